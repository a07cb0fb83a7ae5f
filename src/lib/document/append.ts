/** Adds plain paragraphs at the end of a rich text, leaving everything in it as it is. */
import * as Y from 'yjs';

/**
 * @param lines a paragraph each; a line break inside one begins a further paragraph
 * @param origin of the one transaction, so that undo knows one's own work
 */
export function appendParagraphs(fragment: Y.XmlFragment, lines: readonly string[], origin?: unknown): void {
	const paragraphs = lines
		.flatMap((line) => line.split('\n'))
		.filter((line) => line.trim() !== '')
		.map(paragraphOf);
	if (paragraphs.length === 0) return;
	const append = () => {
		// An editor leaves an empty paragraph where nothing is written.
		const last: unknown = fragment.length > 0 ? fragment.get(fragment.length - 1) : null;
		if (last instanceof Y.XmlElement && last.nodeName === 'paragraph' && last.length === 0) {
			fragment.insert(fragment.length - 1, paragraphs);
			fragment.delete(fragment.length - 1, 1);
		} else fragment.insert(fragment.length, paragraphs);
	};
	if (fragment.doc) fragment.doc.transact(append, origin);
	else append();
}

function paragraphOf(line: string): Y.XmlElement {
	const paragraph = new Y.XmlElement('paragraph');
	const text = new Y.XmlText();
	text.insert(0, line);
	paragraph.insert(0, [text]);
	return paragraph;
}
