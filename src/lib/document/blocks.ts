/**
 * Rich text as a list of blocks, each one a string: the form in which wording is compared, stored in the
 * projection and rendered from. A block is `levels + inline`: one character for each list it stands in,
 * then its text, with single characters for where marks begin and end and for a break inside the block.
 * People's own control characters are replaced, so that these can never be typed.
 */
import * as Y from 'yjs';

/** List levels. `start` opens a list, `item` a further item, `inside` goes on in the same item. */
export const LEVELS = {
	bulletStart: '\u0001',
	bulletItem: '\u0002',
	bulletInside: '\u0003',
	orderedStart: '\u0004',
	orderedItem: '\u0005',
	orderedInside: '\u0006'
} as const;

export const BOLD_ON = '\u000e';
export const BOLD_OFF = '\u000f';
export const ITALIC_ON = '\u0010';
export const ITALIC_OFF = '\u0011';
export const HARD_BREAK = '\u0012';

/** What we use ourselves; in people's text each is replaced by U+FFFD, so that lengths stay the same. */
// eslint-disable-next-line no-control-regex -- these characters are what it is about
const RESERVED = /[\u0001-\u0006\u000e-\u0012]/g;

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook | Y.XmlFragment;

/** @returns people's text without the characters that mean something here */
export function sanitise(text: string): string {
	return text.replace(RESERVED, '\ufffd');
}

/**
 * @param fragment a problem slot, or an action's detail
 * @param onText told, for each block that is one plain shared text, which one and where: edits in it are edits in the block
 */
export function readBlocks(
	fragment: Y.XmlFragment,
	onText?: (text: Y.XmlText, place: { block: number; offset: number }) => void
): string[] {
	const blocks: string[] = [];
	const add = (levels: string, nodes: Node[]) => {
		const only = nodes.length === 1 ? nodes[0] : undefined;
		if (only instanceof Y.XmlText) onText?.(only, { block: blocks.length, offset: levels.length });
		blocks.push(levels + inline(nodes));
	};
	collect(fragment, '', add);
	return blocks;
}

function collect(parent: Y.XmlFragment, levels: string, add: (levels: string, nodes: Node[]) => void): void {
	let isFirst = true;
	for (const child of parent.toArray() as Node[]) {
		// Only the first block of a list item carries its marker.
		const here = isFirst ? levels : asInside(levels);
		if (child instanceof Y.XmlText) add(here, [child]);
		else if (!(child instanceof Y.XmlElement)) continue;
		else if (isList(child)) collectList(child, here, add);
		else if (holdsText(child)) add(here, child.toArray());
		else collect(child, here, add);
		isFirst = false;
	}
}

function collectList(list: Y.XmlElement, levels: string, add: (levels: string, nodes: Node[]) => void): void {
	const isOrdered = list.nodeName === 'orderedList';
	let isFirst = true;
	for (const item of list.toArray() as Node[]) {
		if (!(item instanceof Y.XmlElement)) continue;
		const level = isFirst
			? isOrdered
				? LEVELS.orderedStart
				: LEVELS.bulletStart
			: isOrdered
				? LEVELS.orderedItem
				: LEVELS.bulletItem;
		collect(item, (isFirst ? levels : asInside(levels)) + level, add);
		isFirst = false;
	}
}

function asInside(levels: string): string {
	return [...levels]
		.map((level) => (level < LEVELS.orderedStart ? LEVELS.bulletInside : LEVELS.orderedInside))
		.join('');
}

function isList(element: Y.XmlElement): boolean {
	return element.nodeName === 'bulletList' || element.nodeName === 'orderedList';
}

/** A block of text: a paragraph (also an empty one), or anything else that holds text directly. */
function holdsText(element: Y.XmlElement): boolean {
	return element.nodeName === 'paragraph' || (element.toArray() as Node[]).some((child) => child instanceof Y.XmlText);
}

function inline(nodes: Node[]): string {
	let block = '';
	for (const node of nodes) {
		if (node instanceof Y.XmlElement && node.nodeName === 'hardBreak') block += HARD_BREAK;
		if (!(node instanceof Y.XmlText)) continue;
		for (const { insert, attributes = {} } of node.toDelta() as Part[]) {
			if (typeof insert !== 'string') continue;
			const isBold = isOn(attributes.bold);
			const isItalic = isOn(attributes.italic);
			block +=
				(isBold ? BOLD_ON : '') +
				(isItalic ? ITALIC_ON : '') +
				sanitise(insert) +
				(isItalic ? ITALIC_OFF : '') +
				(isBold ? BOLD_OFF : '');
		}
	}
	return block;
}

interface Part {
	insert: unknown;
	attributes?: Record<string, unknown>;
}

function isOn(attribute: unknown): boolean {
	return attribute !== undefined && attribute !== null && attribute !== false;
}
