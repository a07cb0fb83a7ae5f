/**
 * Reads the Markdown that `readRichText` writes (paragraphs, lists, bold, italic, breaks) back into
 * blocks to draw. Not a Markdown parser: people's own asterisks arrive escaped.
 */

export interface Run {
	text: string;
	isBold: boolean;
	isItalic: boolean;
}

export type Block = { kind: 'paragraph'; runs: Run[] } | { kind: 'list'; isOrdered: boolean; items: Block[][] };

/** @param markdown as `readRichText` gives it */
export function readMarkdown(markdown: string): Block[] {
	return markdown === '' ? [] : readBlocks(markdown.split('\n'));
}

const MARKER = /^(?:- |(\d+)\. )/;

function readBlocks(lines: string[]): Block[] {
	const blocks: Block[] = [];
	let at = 0;
	while (at < lines.length) {
		const line = lines[at] ?? '';
		const marker = MARKER.exec(line);
		const end = marker ? endOfItem(lines, at, marker[0].length) : endOfParagraph(lines, at);
		if (marker) {
			const item = readBlocks([line, ...lines.slice(at + 1, end)].map((text) => text.slice(marker[0].length)));
			addItem(blocks, item, marker[1]);
		} else if (line.trim() !== '') {
			blocks.push({ kind: 'paragraph', runs: readRuns(lines.slice(at, end).join('\n')) });
		}
		at = end;
	}
	return blocks;
}

/** @param number of the item, where it has one; 1 begins a new list */
function addItem(blocks: Block[], item: Block[], number: string | undefined): void {
	const isOrdered = number !== undefined;
	const list = blocks.at(-1);
	if (list?.kind === 'list' && list.isOrdered === isOrdered && number !== '1') list.items.push(item);
	else blocks.push({ kind: 'list', isOrdered, items: [item] });
}

function endOfParagraph(lines: string[], start: number): number {
	if (lines[start]?.trim() === '') return start + 1;
	const length = lines.slice(start + 1).findIndex((line) => line.trim() === '' || MARKER.test(line));
	return length < 0 ? lines.length : start + 1 + length;
}

/** @returns the index of the first line that no longer belongs to the item beginning at `start` */
function endOfItem(lines: string[], start: number, indent: number): number {
	const margin = ' '.repeat(indent);
	const length = lines.slice(start + 1).findIndex((line) => line !== '' && !line.startsWith(margin));
	let end = length < 0 ? lines.length : start + 1 + length;
	// Empty lines before what comes next are not part of the item.
	while (end > start + 1 && lines[end - 1] === '') end -= 1;
	return end;
}

/** An escaped letter, a run of asterisks, or letters that are neither. */
const PIECE = /\\([\s\S])|(\*+)|[^\\*]+|\\$/g;

function readRuns(markdown: string): Run[] {
	const runs: Run[] = [];
	let current: Run = { text: '', isBold: false, isItalic: false };
	for (const [piece, escaped, stars] of markdown.matchAll(PIECE)) {
		if (stars === undefined) {
			current.text += escaped ?? piece;
			continue;
		}
		if (current.text !== '') runs.push(current);
		// Each run of marked text is closed before the next opens, also where they touch.
		const opening = stars.length - (current.isBold ? 2 : 0) - (current.isItalic ? 1 : 0);
		current = { text: '', isBold: opening >= 2, isItalic: opening % 2 === 1 };
	}
	if (current.text !== '') runs.push(current);
	return runs;
}
