/** Whether the editor can open a rich text without losing any of it. Pure. */
import * as Y from 'yjs';
import { ELEMENT_CHILDREN, TEXT_BLOCK, TEXT_MARKS } from '$lib/document/shape';

/**
 * The editor deletes what its schema does not know, in the reader's name. Other programs may have
 * written such content; then it is shown, not opened.
 */
export function fitsEditor(fragment: Y.XmlFragment): boolean {
	return fragment.toArray().every((child) => fits(child, ''));
}

function fits(node: unknown, parent: string): boolean {
	if (node instanceof Y.XmlText) return parent === TEXT_BLOCK && fitsMarks(node);
	if (!(node instanceof Y.XmlElement) || !ELEMENT_CHILDREN[parent]?.includes(node.nodeName)) return false;
	const children = node.toArray() as unknown[];
	if (isList(node.nodeName) && children.length === 0) return false;
	if (node.nodeName === 'listItem' && !isParagraph(children[0])) return false;
	return children.every((child) => fits(child, node.nodeName));
}

function isList(name: string): boolean {
	return name === 'bulletList' || name === 'orderedList';
}

function isParagraph(node: unknown): boolean {
	return node instanceof Y.XmlElement && node.nodeName === 'paragraph';
}

function fitsMarks(text: Y.XmlText): boolean {
	return (text.toDelta() as { insert: unknown; attributes?: object }[]).every(
		({ insert, attributes }) =>
			typeof insert === 'string' &&
			Object.keys(attributes ?? {}).every((mark) => (TEXT_MARKS as readonly string[]).includes(mark))
	);
}
