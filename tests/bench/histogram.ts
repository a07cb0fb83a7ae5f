/** Times in milliseconds, counted in buckets: 0.05 ms wide up to 200 ms, 5 ms wide up to a minute. */

const FINE_MS = 0.05;
const FINE_BUCKETS = 4_000;
const FINE_UP_TO_MS = FINE_MS * FINE_BUCKETS;
const COARSE_MS = 5;
const COARSE_BUCKETS = 12_000;

export interface Percentiles {
	count: number;
	p50: number;
	p95: number;
	p99: number;
	max: number;
}

export class Histogram {
	#buckets = new Uint32Array(FINE_BUCKETS + COARSE_BUCKETS);
	#count = 0;
	#max = 0;

	add(ms: number): void {
		const bucket =
			ms < FINE_UP_TO_MS
				? Math.max(0, Math.floor(ms / FINE_MS))
				: Math.min(FINE_BUCKETS + COARSE_BUCKETS - 1, FINE_BUCKETS + Math.floor((ms - FINE_UP_TO_MS) / COARSE_MS));
		this.#buckets[bucket] = (this.#buckets[bucket] as number) + 1;
		this.#count += 1;
		if (ms > this.#max) this.#max = ms;
	}

	/** @returns each percentile as the upper edge of its bucket; zeros when nothing was added */
	percentiles(): Percentiles {
		return { count: this.#count, p50: this.#at(0.5), p95: this.#at(0.95), p99: this.#at(0.99), max: this.#max };
	}

	#at(share: number): number {
		const wanted = Math.ceil(this.#count * share);
		let seen = 0;
		for (let bucket = 0; seen < wanted; bucket += 1) {
			seen += this.#buckets[bucket] as number;
			if (seen >= wanted) return Math.min(upperEdge(bucket), this.#max);
		}
		return 0;
	}
}

/** @returns the same percentiles of a plain list of times */
export function percentilesOf(times: readonly number[]): Percentiles {
	const histogram = new Histogram();
	times.forEach((ms) => histogram.add(ms));
	return histogram.percentiles();
}

/** @returns the middle of some figures; the mean of the two in the middle where their number is even */
export function median(figures: readonly number[]): number {
	const sorted = [...figures].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const upper = sorted[Math.floor(middle)] ?? Number.NaN;
	return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}

function upperEdge(bucket: number): number {
	return bucket < FINE_BUCKETS ? (bucket + 1) * FINE_MS : FINE_UP_TO_MS + (bucket - FINE_BUCKETS + 1) * COARSE_MS;
}
