/** What decisions see of the board, and what they put there: notes. */
import type * as Y from 'yjs';
import { readRecord } from '../../src/lib/document/board-records.ts';
import { addNote, shapeId } from '../../src/lib/document/board-write.ts';
import type { NoteToLay, NoteView } from '../../src/lib/workshop/family.ts';

/** @returns the note of this record id; null when it is not on the board */
export function noteOn(doc: Y.Doc, recordId: string): NoteView | null {
	const record = readRecord(doc, recordId);
	return record?.type === 'note' ? { words: record.words ?? '', author: record.author } : null;
}

/** Puts a note on the board; one that is there already stays as it is. */
export function layNote(doc: Y.Doc, { id, words, author, noteKind, language, area }: NoteToLay): void {
	if (noteOn(doc, shapeId(id)) !== null) return;
	addNote(doc, {
		id: shapeId(id),
		words,
		author,
		areaId: area,
		noteKind: noteKind as Parameters<typeof addNote>[1]['noteKind'],
		language,
		origin: { source: 'local' }
	});
}
