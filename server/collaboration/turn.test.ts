import { expect, test } from 'vitest';
import { MAX_TURN_MS } from './limits.ts';
import { Turn } from './turn.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

test('[REFUSE6] a turn of the event loop is spent once it has been worked long enough, and then another begins', async () => {
	let now = 0;
	const turn = new Turn(() => now);
	const work = (ms: number) => turn.spend(() => (now += ms));
	expect(turn.isSpent).toBe(false);
	work(MAX_TURN_MS);
	now += 1_000;
	expect(turn.isSpent).toBe(false);
	work(1);
	expect(turn.isSpent).toBe(true);
	await nextTurn();
	expect(turn.isSpent).toBe(false);
});

test('[REFUSE6] many who have much to do get their turns one after another, and each has its own', async () => {
	let now = 0;
	const turn = new Turn(() => now);
	let turns = 0;
	let isDone = false;
	const count = () => {
		turns += 1;
		if (!isDone) setImmediate(count);
	};
	count();
	const at: number[] = [];
	const work = () => {
		at.push(turns);
		now += MAX_TURN_MS + 1;
	};
	await Promise.all(['alice', 'bob', 'carol'].map(() => turn.inTime(work)));
	isDone = true;
	expect(new Set(at).size).toBe(3);
});
