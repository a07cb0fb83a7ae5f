import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOf, take, type Bucket } from './token-bucket.ts';

const size = { burst: 3, perMinute: 6 };

/** Takes a token at each of the moments (milliseconds). @returns the waits told */
function takeAt(...moments: number[]): (number | null)[] {
	let bucket: Bucket | undefined;
	return moments.map((now) => {
		const taken = take(bucket, size, now);
		bucket = taken.bucket;
		return taken.waitMs;
	});
}

describe('a token bucket', () => {
	it('lets through as many at once as it holds, then tells how long to wait', () => {
		expect(takeAt(0, 0, 0, 0)).toEqual([null, null, null, 10_000]);
	});

	it('lets the next through once the wait is over, and not a millisecond before', () => {
		expect(takeAt(0, 0, 0, 9_999, 10_000, 10_000)).toEqual([null, null, null, expect.closeTo(1, 5), null, 10_000]);
	});

	it('never holds more than its size, however long nobody takes', () => {
		const { bucket } = take(undefined, size, 0);
		expect(levelOf(bucket, size, 3_600_000)).toBe(3);
	});

	it('never lets more through than its size and what was added since', () => {
		fc.assert(
			fc.property(fc.array(fc.nat({ max: 5_000 }), { minLength: 5, maxLength: 200 }), (gaps) => {
				let now = 0;
				const moments = gaps.map((gap) => (now += gap));
				const through = takeAt(...moments).filter((wait) => wait === null).length;
				expect(through).toBeLessThanOrEqual(size.burst + (now / 60_000) * size.perMinute + 1e-6);
			})
		);
	});
});
