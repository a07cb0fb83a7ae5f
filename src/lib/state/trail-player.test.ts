import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TrailPlayer } from './trail-player.svelte';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

describe('playing the trail', () => {
	test('[TRAIL3] goes step by step at its pace and stops at the end', async () => {
		const shown: number[] = [];
		const player = new TrailPlayer(async () => shown.push(shown.length + 1) < 3);
		player.play();
		await vi.advanceTimersByTimeAsync(0);
		expect(shown).toEqual([1]);
		await vi.advanceTimersByTimeAsync(1799);
		expect(shown).toEqual([1]);
		await vi.advanceTimersByTimeAsync(1);
		expect(shown).toEqual([1, 2]);
		player.pace = 'quick';
		await vi.advanceTimersByTimeAsync(1800 + 700);
		expect(shown).toEqual([1, 2, 3]);
		expect(player.isPlaying).toBe(false);
	});

	test('a pause holds it where it is, also while a step is under way', async () => {
		let finish: (hasMore: boolean) => void = () => {};
		let steps = 0;
		const player = new TrailPlayer(() => {
			steps += 1;
			return new Promise((resolve) => (finish = resolve));
		});
		player.play();
		player.pause();
		finish(true);
		await vi.advanceTimersByTimeAsync(10_000);
		expect({ steps, isPlaying: player.isPlaying }).toEqual({ steps: 1, isPlaying: false });
	});

	test('[TRAIL3] going on before the step under way is done plays once, not twice at a time', async () => {
		const finishes: ((hasMore: boolean) => void)[] = [];
		const player = new TrailPlayer(() => new Promise((resolve) => finishes.push(resolve)));
		player.play();
		player.pause();
		player.play();
		for (const finish of finishes) finish(true);
		await vi.advanceTimersByTimeAsync(1800);
		expect(finishes).toHaveLength(3);
	});
});
