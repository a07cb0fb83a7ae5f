import { describe, expect, it } from 'vitest';
import { landingIndex } from './drag-order.ts';

describe('where a dragged action lands', () => {
	it('is after every action whose middle is above the pointer', () => {
		const middles = [50, 150, 250];
		expect(landingIndex(middles, 10)).toBe(0);
		expect(landingIndex(middles, 100)).toBe(1);
		expect(landingIndex(middles, 249)).toBe(2);
		expect(landingIndex(middles, 900)).toBe(3);
		expect(landingIndex([], 900)).toBe(0);
	});
});
