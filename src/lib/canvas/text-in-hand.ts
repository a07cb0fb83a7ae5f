/** Others' letters come into the text that is being written in, without moving the caret away. */
import type { Editor, TLShapeId } from 'tldraw';
import { differenceOf } from '../document/board-records.ts';
import { plainWords } from './record-mapping.ts';

/**
 * @param words what the shape's words are by now
 * @returns whether the shape is being written in here and its text editor has taken the words over
 */
export function takeOverWords(editor: Editor, id: string, words: string): boolean {
	const text = editor.getRichTextEditor();
	if (text === null || editor.getEditingShapeId() !== (id as TLShapeId)) return false;
	const before = plainWords(text.getJSON());
	const edit = differenceOf(before, words);
	const { state, view, schema } = text;
	if (edit === null) return true;
	// Each paragraph is a line: its end takes two places in the editor, and one sign in the words.
	const placeOf = (index: number) => 1 + index + (before.slice(0, index).split('\n').length - 1);
	const [from, to] = [placeOf(edit.index), placeOf(edit.index + edit.remove)];
	if (to > state.doc.content.size) return false;
	const transaction = state.tr.setMeta('addToHistory', false).delete(from, to);
	edit.insert.split('\n').forEach((line, index) => {
		const at = transaction.mapping.map(to);
		if (index > 0) transaction.split(at);
		if (line !== '') transaction.insert(transaction.mapping.map(to), schema.text(line));
	});
	view.dispatch(transaction);
	return plainWords(text.getJSON()) === words;
}
