/** Makes a shared text read as given blocks or letters, touching only what differs, so that the rest keeps its authors. */
import { diffChars } from 'diff';
import * as Y from 'yjs';
import { BOLD_OFF, BOLD_ON, HARD_BREAK, ITALIC_OFF, ITALIC_ON, LEVELS, readBlocks } from './blocks.ts';

/** Longer texts are replaced as a whole: comparing letter by letter would take too long. */
const MAX_COMPARED_LENGTH = 20_000;

/** @param blocks as `readBlocks` gives them */
export function writeBlocks(fragment: Y.XmlFragment, blocks: readonly string[]): void {
	const before = unitsOf(readBlocks(fragment));
	const after = unitsOf(blocks);
	// What is not in our schema has no units of ours: then everything is written anew.
	if (before.length !== fragment.length) {
		fragment.delete(0, fragment.length);
		fragment.insert(0, after.map(build));
		return;
	}
	const isSame = (one: Unit | undefined, other: Unit | undefined) => one?.join('\n') === other?.join('\n');
	let start = 0;
	while (start < before.length && start < after.length && isSame(before[start], after[start])) start += 1;
	let end = 0;
	while (end < before.length - start && end < after.length - start && isSame(before.at(-1 - end), after.at(-1 - end)))
		end += 1;
	const removed = before.slice(start, before.length - end);
	const inserted = after.slice(start, after.length - end);
	const kept = Math.min(removed.length, inserted.length);
	// From the back, so that places further on stay where they are.
	if (removed.length > kept) fragment.delete(start + kept, removed.length - kept);
	if (inserted.length > kept) fragment.insert(start + kept, inserted.slice(kept).map(build));
	for (let index = kept - 1; index >= 0; index -= 1) {
		rewriteUnit(fragment, start + index, { before: removed[index] as Unit, after: inserted[index] as Unit });
	}
}

/** Makes a shared text read as given, letter by letter. */
export function writeText(text: Y.Text, after: string): void {
	const before = text.toString();
	if (before.length + after.length > MAX_COMPARED_LENGTH) {
		text.delete(0, before.length);
		text.insert(0, after);
		return;
	}
	let at = 0;
	for (const part of diffChars(before, after)) {
		if (part.removed) text.delete(at, part.value.length);
		else {
			if (part.added) text.insert(at, part.value);
			at += part.value.length;
		}
	}
}

/** The blocks of one child of a fragment: a paragraph, or a whole list. */
type Unit = string[];

function unitsOf(blocks: readonly string[]): Unit[] {
	const units: Unit[] = [];
	for (const block of blocks) {
		const level = levelsOf(block)[0];
		const goesOn = level !== undefined && level !== LEVELS.bulletStart && level !== LEVELS.orderedStart;
		if (goesOn && units.length > 0) units.at(-1)?.push(block);
		else units.push([block]);
	}
	return units;
}

function rewriteUnit(fragment: Y.XmlFragment, index: number, { before, after }: { before: Unit; after: Unit }): void {
	const child: unknown = fragment.get(index);
	const only: unknown = child instanceof Y.XmlElement && child.length === 1 ? child.get(0) : null;
	const isLetters = [before, after].every((unit) => unit.length === 1 && isLiteral(unit[0] ?? ''));
	if (isLetters && only instanceof Y.XmlText) return writeText(only, after[0] ?? '');
	fragment.delete(index, 1);
	fragment.insert(index, [build(after)]);
}

/** Whether a block is nothing but letters: no list, no mark, no break. */
function isLiteral(block: string): boolean {
	// eslint-disable-next-line no-control-regex -- the characters of blocks.ts
	return !/[\u0001-\u0006\u000e-\u0012]/.test(block);
}

function levelsOf(block: string): string {
	// eslint-disable-next-line no-control-regex -- the characters of blocks.ts
	return /^[\u0001-\u0006]*/.exec(block)?.[0] ?? '';
}

function build(unit: Unit): Y.XmlElement {
	const levels = levelsOf(unit[0] ?? '');
	return levels === '' ? buildParagraph(unit[0] ?? '') : buildList(unit, 0);
}

function buildList(blocks: readonly string[], depth: number): Y.XmlElement {
	const isOrdered = (blocks[0]?.[depth] ?? '') >= LEVELS.orderedStart;
	const items: string[][] = [];
	for (const block of blocks) {
		const isInside = block[depth] === LEVELS.bulletInside || block[depth] === LEVELS.orderedInside;
		if (isInside && items.length > 0) items.at(-1)?.push(block);
		else items.push([block]);
	}
	const list = new Y.XmlElement(isOrdered ? 'orderedList' : 'bulletList');
	list.insert(
		0,
		items.map((item) => buildItem(item, depth + 1))
	);
	return list;
}

function buildItem(blocks: readonly string[], depth: number): Y.XmlElement {
	const children: Y.XmlElement[] = [];
	for (let index = 0; index < blocks.length;) {
		const block = blocks[index] as string;
		if (levelsOf(block).length <= depth) {
			children.push(buildParagraph(block.slice(depth)));
			index += 1;
			continue;
		}
		let end = index + 1;
		const isMore = (next: string | undefined) =>
			next !== undefined &&
			levelsOf(next).length > depth &&
			next[depth] !== LEVELS.bulletStart &&
			next[depth] !== LEVELS.orderedStart;
		while (isMore(blocks[end])) end += 1;
		children.push(buildList(blocks.slice(index, end), depth));
		index = end;
	}
	const item = new Y.XmlElement('listItem');
	item.insert(0, children);
	return item;
}

function buildParagraph(inline: string): Y.XmlElement {
	const nodes: (Y.XmlText | Y.XmlElement)[] = [];
	let parts: { insert: string; attributes: object }[] = [];
	const endText = () => {
		if (parts.length === 0) return;
		const text = new Y.XmlText();
		text.applyDelta(parts);
		nodes.push(text);
		parts = [];
	};
	const marks: { bold?: object; italic?: object } = {};
	// eslint-disable-next-line no-control-regex -- the characters of blocks.ts
	for (const [run] of inline.matchAll(/[\u000e-\u0012]|[^\u000e-\u0012]+/g)) {
		if (run === BOLD_ON) marks.bold = {};
		else if (run === BOLD_OFF) delete marks.bold;
		else if (run === ITALIC_ON) marks.italic = {};
		else if (run === ITALIC_OFF) delete marks.italic;
		else if (run !== HARD_BREAK) parts.push({ insert: run, attributes: { ...marks } });
		else {
			endText();
			nodes.push(new Y.XmlElement('hardBreak'));
		}
	}
	endText();
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, nodes);
	return paragraph;
}
