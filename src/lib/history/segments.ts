/**
 * From exact pieces of text to a difference that people can read: whole words instead of letters, and no text shown
 * as removed and added that reads the same. Keeps: `same` + `removed` is the text before, `same` + `added` the text after.
 */
import { diffArrays } from 'diff';
import type { Piece } from './two-moments.ts';
import type { Segment } from './types.ts';

/** Text with its author; null where nobody is known. */
interface Written {
	text: string;
	participantId: string | null;
}

/** A stretch that stayed, or one that was replaced (one side may be empty). */
type Part = { kind: 'same'; text: string } | Replaced;
interface Replaced {
	kind: 'replaced';
	removed: Written[];
	added: Written[];
}

/** Beyond this many differing words a stretch is shown as replaced whole; comparing takes time in its square. */
const MAX_WORD_EDITS = 1500;

/** A letter, digit, mark, joiner, or half of a character outside the basic plane (which must never be cut). */
const WORD_UNIT = /^[\p{L}\p{N}\p{M}\p{Cs}\u200d]$/u;
const WORDS = /[\p{L}\p{N}\p{M}\u200d]+|[^\p{L}\p{N}\p{M}\u200d]/gu;

/** @returns the difference in whole words; neighbours of the same kind and author are joined */
export function toSegments(pieces: readonly Piece[]): Segment[] {
	return write(joinAcrossSpaces(widenToWords(toParts(pieces)).flatMap(settle)));
}

/** @returns the difference between two wordings in whole words, without authors */
export function compareWording(before: string, after: string): Segment[] {
	const parts = toParts([
		{ moment: 'before', text: before, origin: null },
		{ moment: 'after', text: after, origin: null }
	]);
	return write(joinAcrossSpaces(parts.flatMap(settle))).map(({ op, text }) => ({ op, text }));
}

function toParts(pieces: readonly Piece[]): Part[] {
	const parts: Part[] = [];
	for (const { moment, text, origin } of pieces) {
		const last = parts.at(-1);
		if (moment === 'both') {
			if (last?.kind === 'same') last.text += text;
			else parts.push({ kind: 'same', text });
			continue;
		}
		const replaced: Replaced = last?.kind === 'replaced' ? last : { kind: 'replaced', removed: [], added: [] };
		if (replaced !== last) parts.push(replaced);
		replaced[moment === 'before' ? 'removed' : 'added'].push({ text, participantId: origin?.participantId ?? null });
	}
	return parts;
}

/** Where a change begins or ends inside a word, the whole word is taken into it. */
function widenToWords(parts: readonly Part[]): Part[] {
	const rest = parts.map((part) => ({ ...part })).reverse();
	const done: Part[] = [];
	for (let part = rest.pop(); part; part = rest.pop()) {
		if (part.kind === 'same') {
			done.push(part);
			continue;
		}
		let before = done.at(-1);
		takeFromRight(part, before?.kind === 'same' ? before.text : '', rest);
		const following = rest.at(-1);
		const textAfter = following?.kind === 'same' ? following.text : '';
		if (
			before?.kind === 'same' &&
			isInWord(before.text, textOf(part.removed) + textAfter, textOf(part.added) + textAfter)
		) {
			const cut = before.text.length - wordEnd(before.text).length;
			part = extended(part, { left: before.text.slice(cut) });
			before.text = before.text.slice(0, cut);
			if (before.text === '') done.pop();
		}
		before = done.at(-1);
		if (before?.kind === 'replaced') done[done.length - 1] = joined(before, part);
		else done.push(part);
	}
	return done;
}

/** Takes the beginning of what follows while it belongs to a word that the change reaches into. */
function takeFromRight(part: Replaced, textBefore: string, rest: Part[]): void {
	for (let next = rest.at(-1); next; next = rest.at(-1)) {
		if (next.kind === 'replaced') {
			Object.assign(part, joined(part, next));
			rest.pop();
			continue;
		}
		if (!isUnit(next.text.charAt(0))) return;
		const ends = [textBefore + textOf(part.removed), textBefore + textOf(part.added)];
		if (!ends.some((text) => isUnit(text.charAt(text.length - 1)))) return;
		const word = wordStart(next.text);
		Object.assign(part, extended(part, { right: word }));
		next.text = next.text.slice(word.length);
		if (next.text !== '') return;
		rest.pop();
	}
}

function isInWord(before: string, ...after: string[]): boolean {
	return isUnit(before.charAt(before.length - 1)) && after.some((text) => isUnit(text.charAt(0)));
}

function extended(part: Replaced, { left = '', right = '' }: { left?: string; right?: string }): Replaced {
	const grow = (own: Written[], other: Written[]): Written[] => {
		const first = own[0] ?? other[0];
		const last = own.at(-1) ?? other.at(-1);
		return [
			...(left ? [{ text: left, participantId: first?.participantId ?? null }] : []),
			...own,
			...(right ? [{ text: right, participantId: last?.participantId ?? null }] : [])
		];
	};
	return { kind: 'replaced', removed: grow(part.removed, part.added), added: grow(part.added, part.removed) };
}

function joined(a: Replaced, b: Replaced): Replaced {
	return { kind: 'replaced', removed: [...a.removed, ...b.removed], added: [...a.added, ...b.added] };
}

/** Finds what reads the same on both sides of a replaced stretch, as when a paragraph is split or becomes a list. */
function settle(part: Part): Part[] {
	if (part.kind === 'same') return [part];
	const removed = textOf(part.removed);
	const added = textOf(part.added);
	if (removed === '' || added === '') return [part];
	const words = diffArrays(wordsOf(removed), wordsOf(added), { maxEditLength: MAX_WORD_EDITS });
	if (!words) return [part];
	const parts: Part[] = [];
	let removedAt = 0;
	let addedAt = 0;
	for (const change of words) {
		const length = change.value.reduce((sum, word) => sum + word.length, 0);
		if (!change.added && !change.removed) {
			parts.push({ kind: 'same', text: change.value.join('') });
			removedAt += length;
			addedAt += length;
			continue;
		}
		const last = parts.at(-1);
		const replaced: Replaced = last?.kind === 'replaced' ? last : { kind: 'replaced', removed: [], added: [] };
		if (replaced !== last) parts.push(replaced);
		if (change.removed) replaced.removed.push(...slice(part.removed, removedAt, (removedAt += length)));
		else replaced.added.push(...slice(part.added, addedAt, (addedAt += length)));
	}
	return parts;
}

/** A space or a comma alone beside a replaced stretch and before another change is no help to a reader: they become one. */
function joinAcrossSpaces(parts: readonly Part[]): Part[] {
	const result: Part[] = [];
	for (const part of parts) {
		const last = result.at(-1);
		const beforeLast = result.at(-2);
		if (part.kind === 'replaced' && last?.kind === 'replaced') {
			result[result.length - 1] = joined(last, part);
		} else if (
			part.kind === 'replaced' &&
			last?.kind === 'same' &&
			beforeLast?.kind === 'replaced' &&
			(isBothWays(part) || isBothWays(beforeLast)) &&
			/^[^\p{L}\p{N}\p{M}\n]*$/u.test(last.text)
		) {
			result.splice(-2, 2, joined(extended(beforeLast, { right: last.text }), part));
		} else result.push(part);
	}
	return result;
}

function isBothWays({ removed, added }: Replaced): boolean {
	return textOf(removed) !== '' && textOf(added) !== '';
}

function write(parts: readonly Part[]): Segment[] {
	const segments: Segment[] = [];
	const push = (segment: Segment): void => {
		const last = segments.at(-1);
		if (segment.text === '') return;
		if (last?.op === segment.op && last.participantId === segment.participantId) last.text += segment.text;
		else segments.push(segment);
	};
	for (const part of parts) {
		if (part.kind === 'same') push({ op: 'same', text: part.text });
		else {
			for (const written of part.removed) push({ op: 'removed', ...written });
			for (const written of part.added) push({ op: 'added', ...written });
		}
	}
	return segments;
}

function slice(written: readonly Written[], from: number, to: number): Written[] {
	const result: Written[] = [];
	let at = 0;
	for (const { text, participantId } of written) {
		const cut = text.slice(Math.max(0, from - at), Math.max(0, to - at));
		if (cut !== '') result.push({ text: cut, participantId });
		at += text.length;
	}
	return result;
}

function textOf(written: readonly Written[]): string {
	return written.map(({ text }) => text).join('');
}

function wordsOf(text: string): string[] {
	return text.match(WORDS) ?? [];
}

function isUnit(unit: string): boolean {
	return WORD_UNIT.test(unit);
}

function wordStart(text: string): string {
	let end = 0;
	while (end < text.length && isUnit(text.charAt(end))) end += 1;
	return text.slice(0, end);
}

function wordEnd(text: string): string {
	let start = text.length;
	while (start > 0 && isUnit(text.charAt(start - 1))) start -= 1;
	return text.slice(start);
}
