import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CardBatches } from './card-batches.ts';

beforeEach(() => {
	vi.useFakeTimers({ now: Date.parse('2026-11-26T18:07:31Z') });
});
afterEach(() => {
	vi.useRealTimers();
});

test('[CARD3] waiting cards of a workshop are laid out together at the full quarter', () => {
	const released: string[] = [];
	const batches = new CardBatches({
		clock: Date.now,
		release: (workshopId) => released.push(`${workshopId} ${new Date(Date.now()).toISOString()}`)
	});
	batches.waiting('w1');
	vi.advanceTimersByTime(60_000);
	batches.waiting('w1');
	batches.waiting('w2');
	vi.advanceTimersByTime(15 * 60_000);
	expect(released).toEqual(['w1 2026-11-26T18:15:00.000Z', 'w2 2026-11-26T18:15:00.000Z']);
	batches.waiting('w1');
	batches.close();
	vi.runAllTimers();
	expect(released).toHaveLength(2);
});
