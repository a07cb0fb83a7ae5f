/** Rich text, rendered from its blocks as plain text and as Markdown. */
import type * as Y from 'yjs';
import { BOLD_OFF, BOLD_ON, HARD_BREAK, ITALIC_OFF, ITALIC_ON, LEVELS, readBlocks } from './blocks.ts';

export interface RichText {
	/** The blocks joined by one newline; a break inside a block is a newline too. */
	text: string;
	/** The same with its formatting (CommonMark). */
	markdown: string;
}

/** @param fragment a problem slot, or an action's detail */
export function readRichText(fragment: Y.XmlFragment): RichText {
	return renderRichText(readBlocks(fragment));
}

/** @param blocks as `readBlocks` gives them */
export function renderRichText(blocks: readonly string[]): RichText {
	return { text: renderPlainText(blocks), markdown: toMarkdown(blocks) };
}

/** @returns the plain text alone, at a small part of the cost of both */
export function renderPlainText(blocks: readonly string[]): string {
	return blocks.map(plainText).join('\n');
}

// eslint-disable-next-line no-control-regex -- the characters of blocks.ts
const LEVELS_AND_MARKS = /[\u0001-\u0006\u000e-\u0011]/g;
// eslint-disable-next-line no-control-regex -- the characters of blocks.ts
const LEADING_LEVELS = /^[\u0001-\u0006]*/;
// eslint-disable-next-line no-control-regex -- the characters of blocks.ts
const RUNS = /[\u000e-\u0012]|[^\u000e-\u0012]+/g;

function plainText(block: string): string {
	return block.replace(LEVELS_AND_MARKS, '').replaceAll(HARD_BREAK, '\n');
}

function toMarkdown(blocks: readonly string[]): string {
	let markdown = '';
	const numbers: number[] = [];
	let previousDepth = -1;
	for (const block of blocks) {
		const levels = LEADING_LEVELS.exec(block)?.[0] ?? '';
		const last = levels.at(-1) ?? '';
		const isItem = last !== '' && last !== LEVELS.bulletInside && last !== LEVELS.orderedInside;
		// Items of the same list follow each other without an empty line.
		if (previousDepth >= 0) markdown += isItem && previousDepth > 0 ? '\n' : '\n\n';
		const markers = [...levels].map((level, depth) => markerText(level, depth, numbers));
		const hanging = markers.map((marker) => ' '.repeat(marker.length)).join('');
		const lead = isItem
			? hanging.slice(0, hanging.length - (markers.at(-1)?.length ?? 0)) + (markers.at(-1) ?? '')
			: hanging;
		markdown += lead + inlineMarkdown(block.slice(levels.length)).replaceAll('\n', `\n${hanging}`);
		previousDepth = levels.length;
	}
	return markdown;
}

/** @param numbers the number reached in the list at each depth; kept up to date here */
function markerText(level: string, depth: number, numbers: number[]): string {
	if (level < LEVELS.orderedStart) return '- ';
	if (level === LEVELS.orderedStart) numbers[depth] = 1;
	else if (level === LEVELS.orderedItem) numbers[depth] = (numbers[depth] ?? 0) + 1;
	return `${numbers[depth] ?? 1}. `;
}

function inlineMarkdown(inline: string): string {
	let markdown = '';
	let isBold = false;
	let isItalic = false;
	for (const [run] of inline.matchAll(RUNS)) {
		if (run === BOLD_ON || run === BOLD_OFF) isBold = run === BOLD_ON;
		else if (run === ITALIC_ON || run === ITALIC_OFF) isItalic = run === ITALIC_ON;
		else markdown += run === HARD_BREAK ? '\\\n' : emphasise(run, (isBold ? '**' : '') + (isItalic ? '*' : ''));
	}
	return markdown;
}

function emphasise(text: string, mark: string): string {
	const escaped = escapeMarkdown(text);
	if (mark === '' || text.trim() === '') return escaped;
	// Emphasis must hug its words, so surrounding spaces stay outside.
	const words = escaped.trim();
	const start = escaped.indexOf(words);
	const after = escaped.slice(start + words.length);
	return `${escaped.slice(0, start)}${mark}${words}${[...mark].reverse().join('')}${after}`;
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
