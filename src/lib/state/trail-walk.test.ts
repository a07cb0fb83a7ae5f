import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TrailWalk, type ShownMoment } from './trail-walk.svelte';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** A trail whose revisions are ten times their places; each wish is kept, and granted when the test says so. */
function trail(at: number) {
	let shown: ShownMoment = { position: at, seq: at * 10 };
	const asked: { position: number; since: number | null; grant: () => void }[] = [];
	const walk = new TrailWalk(
		() => shown,
		(position, since) =>
			new Promise((resolve) => {
				const grant = () => {
					shown = { position, seq: position * 10 };
					resolve();
				};
				asked.push({ position, since, grant });
			})
	);
	return { walk, asked, wishes: () => asked.map(({ position, since }) => ({ position, since })) };
}

describe('the slider', () => {
	test('[TRAIL2] a drag asks when the hand rests, and marks what is new since the drag began', async () => {
		const { walk, asked, wishes } = trail(2);
		for (const position of [3, 4, 5]) void walk.move(position, { isDone: false });
		expect(walk.wanted).toBe(5);
		expect(wishes()).toEqual([]);
		await vi.advanceTimersByTimeAsync(100);
		asked[0]?.grant();
		await vi.advanceTimersByTimeAsync(0);
		expect(walk.wanted).toBeNull();
		void walk.move(9, { isDone: true });
		expect(wishes()).toEqual([
			{ position: 5, since: 20 },
			{ position: 9, since: 20 }
		]);
	});

	test('one step on, or any way back, marks the last change only', () => {
		const { walk, wishes } = trail(4);
		void walk.move(5, { isDone: true });
		void walk.move(1, { isDone: true });
		expect(wishes()).toEqual([
			{ position: 5, since: null },
			{ position: 1, since: null }
		]);
	});

	test('[TRAIL2] stays where the hand is when an earlier wish is granted late', async () => {
		const { walk, asked } = trail(1);
		void walk.move(2, { isDone: true });
		void walk.move(3, { isDone: true });
		asked[0]?.grant();
		await vi.advanceTimersByTimeAsync(0);
		expect(walk.wanted).toBe(3);
		asked[1]?.grant();
		await vi.advanceTimersByTimeAsync(0);
		expect(walk.wanted).toBeNull();
	});

	test('asks for nothing where it stands already', () => {
		const { walk, wishes } = trail(3);
		void walk.move(3, { isDone: true });
		expect(wishes()).toEqual([]);
	});
});
