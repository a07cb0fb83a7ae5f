/** People typing at the same time, each in letters of their own, so that who wrote what can be read off the text. */
import type * as Y from 'yjs';

/** A seeded generator of whole numbers (mulberry32). @returns a number from 0 up to, not including, `below` */
export function randomFrom(seed: number): (below: number) => number {
	let state = seed >>> 0;
	return (below) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}

/** Lets sockets be read and written. */
export function nextTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}

/** @returns how often each letter stands in a text, other signs aside */
export function letterCounts(text: string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const letter of text.match(/\p{L}/gu) ?? []) counts[letter] = (counts[letter] ?? 0) + 1;
	return counts;
}

/** Writes one letter somewhere in a shared text. */
export function typeLetter(text: Y.Text, letter: string, random: (below: number) => number): void {
	text.insert(random(text.length + 1), letter);
}
