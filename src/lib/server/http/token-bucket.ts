/** A limit on how often something may happen: a bucket that holds some tokens and fills steadily. Pure; the clock is given. */

export interface BucketSize {
	/** How many may happen at once. */
	burst: number;
	/** How many are added each minute. */
	perMinute: number;
}

/** How full a bucket was at a moment (milliseconds of any steady clock). */
export interface Bucket {
	tokens: number;
	at: number;
}

/** @returns how full the bucket is now; one never used is full */
export function levelOf(bucket: Bucket | undefined, size: BucketSize, now: number): number {
	if (!bucket) return size.burst;
	const minutes = Math.max(0, now - bucket.at) / 60_000;
	return Math.min(size.burst, bucket.tokens + minutes * size.perMinute);
}

/** Takes one token. @returns the bucket afterwards, and the milliseconds until there is one when there is none */
export function take(
	bucket: Bucket | undefined,
	size: BucketSize,
	now: number
): { bucket: Bucket; waitMs: number | null } {
	const level = levelOf(bucket, size, now);
	if (level >= 1) return { bucket: { tokens: level - 1, at: now }, waitMs: null };
	return { bucket: { tokens: level, at: now }, waitMs: ((1 - level) / size.perMinute) * 60_000 };
}
