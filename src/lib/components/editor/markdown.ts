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
		const line = lines[at]!;
		const marker = MARKER.exec(line);
		if (line.trim() === '') {
			at += 1;
		} else if (marker) {
			const isOrdered = marker[1] !== undefined;
			const end = endOfItem(lines, at, marker[0].length);
			const item = readBlocks([line, ...lines.slice(at + 1, end)].map((text) => text.slice(marker[0].length)));
			const previous = blocks.at(-1);
			if (previous?.kind === 'list' && previous.isOrdered === isOrdered && marker[1] !== '1') previous.items.push(item);
			else blocks.push({ kind: 'list', isOrdered, items: [item] });
			at = end;
		} else {
			const start = at;
			at += 1;
			while (at < lines.length && lines[at]!.trim() !== '' && !MARKER.test(lines[at]!)) at += 1;
			blocks.push({ kind: 'paragraph', runs: readRuns(lines.slice(start, at).join('\n')) });
		}
	}
	return blocks;
}

/** @returns the index of the first line that no longer belongs to the item beginning at `start` */
function endOfItem(lines: string[], start: number, indent: number): number {
	let end = start + 1;
	while (end < lines.length && (lines[end] === '' || lines[end]!.startsWith(' '.repeat(indent)))) end += 1;
	// Empty lines before what comes next are not part of the item.
	while (end > start + 1 && lines[end - 1] === '') end -= 1;
	return end;
}

function readRuns(markdown: string): Run[] {
	const runs: Run[] = [];
	let text = '';
	let isBold = false;
	let isItalic = false;
	const flush = () => {
		if (text !== '') runs.push({ text, isBold, isItalic });
		text = '';
	};
	for (let at = 0; at < markdown.length; at++) {
		const letter = markdown[at]!;
		if (letter === '\\' && at + 1 < markdown.length) {
			at += 1;
			text += markdown[at];
		} else if (letter === '*') {
			flush();
			const stars: number = /^\*+/.exec(markdown.slice(at))![0].length;
			// Each run of marked text is closed before the next opens, also where they touch.
			const opening: number = stars - (isBold ? 2 : 0) - (isItalic ? 1 : 0);
			isBold = opening >= 2;
			isItalic = opening % 2 === 1;
			at += stars - 1;
		} else text += letter;
	}
	flush();
	return runs;
}
