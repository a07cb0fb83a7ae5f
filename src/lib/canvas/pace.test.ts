import { describe, expect, test } from 'vitest';
import { Pace } from './pace.ts';

/** Turns of a work that takes so long by itself, and so long for each piece. @returns the room there is then */
function roomAfter(pace: Pace, turns: number, turnMs: number, pieceMs: number): number {
	for (let turn = 0; turn < turns; turn += 1) pace.took(pace.room(), turnMs + pace.room() * pieceMs);
	return pace.room();
}

describe('The pace of a work in turns', () => {
	test('begins with a single piece', () => {
		expect(new Pace(10).room()).toBe(1);
	});

	test('becomes as many pieces as keep a turn between half of its time and all of it', () => {
		const room = roomAfter(new Pace(10), 30, 2, 0.5);
		expect(2 + room * 0.5).toBeGreaterThanOrEqual(5);
		expect(2 + room * 0.5).toBeLessThanOrEqual(10);
	});

	test('slows down where pieces take longer, and does at least one', () => {
		const pace = new Pace(10);
		roomAfter(pace, 30, 2, 0.1);
		expect(roomAfter(pace, 30, 2, 40)).toBe(1);
	});

	test('does not grow by turns that had less to do than they had room for', () => {
		const pace = new Pace(10);
		const room = roomAfter(pace, 3, 0, 0.1);
		for (let turn = 0; turn < 30; turn += 1) pace.took(1, 0.1);
		expect(pace.room()).toBe(room);
	});
});
