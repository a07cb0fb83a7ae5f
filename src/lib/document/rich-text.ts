/** Rich text in a Y.XmlFragment, read as plain text and as Markdown. */
import * as Y from 'yjs';

export interface RichText {
	/** The blocks joined by one newline; a break inside a block is a newline too. */
	text: string;
	/** The same with its formatting (CommonMark). */
	markdown: string;
}

interface Block {
	text: string;
	markdown: string;
	/** The list markers this block stands under, outermost first. */
	listPath: ListMarker[];
}

interface ListMarker {
	ordered: boolean;
	/** 1-based number of the item in its list. */
	number: number;
	/** Whether the block is the first of its item, and so carries the marker. */
	first: boolean;
}

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook | Y.XmlFragment;

/** @param fragment a problem slot, or an action's detail */
export function readRichText(fragment: Y.XmlFragment): RichText {
	const blocks: Block[] = [];
	collectBlocks(fragment, [], blocks);
	return { text: blocks.map((block) => block.text).join('\n'), markdown: toMarkdown(blocks) };
}

function collectBlocks(parent: Y.XmlFragment, listPath: ListMarker[], blocks: Block[]): void {
	for (const child of parent.toArray() as Node[]) {
		if (child instanceof Y.XmlText) blocks.push({ ...inline([child]), listPath });
		else if (!(child instanceof Y.XmlElement)) continue;
		else if (isList(child)) collectList(child, listPath, blocks);
		else if (holdsText(child)) blocks.push({ ...inline(child.toArray() as Node[]), listPath });
		else collectBlocks(child, listPath, blocks);
	}
}

function collectList(list: Y.XmlElement, listPath: ListMarker[], blocks: Block[]): void {
	const ordered = list.nodeName === 'orderedList';
	let number = 0;
	for (const item of list.toArray() as Node[]) {
		if (!(item instanceof Y.XmlElement)) continue;
		number += 1;
		const inItem: Block[] = [];
		const marker: ListMarker = { ordered, number, first: false };
		collectBlocks(item, [...listPath, marker], inItem);
		const head = inItem[0];
		if (head) head.listPath = head.listPath.map((entry) => (entry === marker ? { ...entry, first: true } : entry));
		blocks.push(...inItem);
	}
}

function isList(element: Y.XmlElement): boolean {
	return element.nodeName === 'bulletList' || element.nodeName === 'orderedList';
}

/** A block of text: a paragraph (also an empty one), or anything else that holds text directly. */
function holdsText(element: Y.XmlElement): boolean {
	return (
		element.nodeName === 'paragraph' ||
		(element.toArray() as Node[]).some((child) => child instanceof Y.XmlText)
	);
}

function inline(nodes: Node[]): { text: string; markdown: string } {
	let text = '';
	let markdown = '';
	for (const node of nodes) {
		if (node instanceof Y.XmlText) {
			for (const part of node.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
				if (typeof part.insert !== 'string') continue;
				text += part.insert;
				markdown += emphasise(part.insert, part.attributes ?? {});
			}
		} else if (node instanceof Y.XmlElement && node.nodeName === 'hardBreak') {
			text += '\n';
			markdown += '\\\n';
		}
	}
	return { text, markdown };
}

function emphasise(text: string, attributes: Record<string, unknown>): string {
	const mark = (isOn(attributes.bold) ? '**' : '') + (isOn(attributes.italic) ? '*' : '');
	const escaped = escapeMarkdown(text);
	if (mark === '' || text.trim() === '') return escaped;
	// Emphasis must hug its words, so surrounding spaces stay outside.
	const words = escaped.trim();
	const start = escaped.indexOf(words);
	const after = escaped.slice(start + words.length);
	return `${escaped.slice(0, start)}${mark}${words}${[...mark].reverse().join('')}${after}`;
}

function isOn(attribute: unknown): boolean {
	return attribute !== undefined && attribute !== null && attribute !== false;
}

/** Escapes what CommonMark, and the tables and strikethrough often added to it, would otherwise read as formatting. */
export function escapeMarkdown(text: string): string {
	return text
		.replace(/[\\`*_[\]<>|]|~(?=~)|&(?=#?\w+;)/g, '\\$&')
		.replace(/^([^\S\n]*)([-+#]|\d+[.)])(?=\s|$)/gm, (_, space: string, marker: string) =>
			/^\d/.test(marker) ? `${space}${marker.slice(0, -1)}\\${marker.slice(-1)}` : `${space}\\${marker}`
		)
		.replace(/^([^\S\n]*)(?=#{2,6}(?:\s|$)|[-=][-=\t ]*$)/gm, '$1\\');
}

function toMarkdown(blocks: Block[]): string {
	let markdown = '';
	blocks.forEach((block, index) => {
		const previous = blocks[index - 1];
		if (previous) markdown += isTight(previous, block) ? '\n' : '\n\n';
		const indent = block.listPath
			.map((marker, depth) =>
				marker.first && depth === block.listPath.length - 1 ? markerText(marker) : ' '.repeat(markerText(marker).length)
			)
			.join('');
		const hanging = block.listPath.map((marker) => ' '.repeat(markerText(marker).length)).join('');
		markdown += indent + block.markdown.replaceAll('\n', `\n${hanging}`);
	});
	return markdown;
}

/** Items of the same list follow each other without an empty line. */
function isTight(previous: Block, block: Block): boolean {
	return previous.listPath.length > 0 && block.listPath.length > 0 && (block.listPath.at(-1)?.first ?? false);
}

function markerText(marker: ListMarker): string {
	return marker.ordered ? `${marker.number}. ` : '- ';
}
