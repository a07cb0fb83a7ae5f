/**
 * How often what anybody may do can be done. Never counted by network address: a whole workshop sits
 * behind one. The counts live as long as the application does.
 */
import type { Application } from '../application.ts';
import { refuse } from './problem.ts';
import { levelOf, take, type Bucket, type BucketSize } from './token-bucket.ts';

const SIZES = {
	start: { burst: 60, perMinute: 30 },
	wrongCode: { burst: 40, perMinute: 20 },
	join: { burst: 300, perMinute: 300 },
	/** For each participant. */
	fact: { burst: 60, perMinute: 120 },
	/** For each workshop: a file is read whole, and nothing of it is kept. */
	checkFile: { burst: 60, perMinute: 60 },
	takeArchive: { burst: 12, perMinute: 6 },
	bringArchive: { burst: 6, perMinute: 2 }
} satisfies Record<string, BucketSize>;

type LimitKind = keyof typeof SIZES;

const bucketsOf = new WeakMap<Application, Map<string, Bucket>>();

/** Buckets kept before those that have filled up again are dropped. */
const MOST_BUCKETS = 10_000;

/**
 * Counts one use.
 * @param key what the limit is for, when there is one for each (a workshop's id)
 * @returns a function that takes the use back, for what turns out not to count
 * @throws Problem 429 when there were too many
 */
export function limit(application: Application, kind: LimitKind, key = ''): () => void {
	const buckets = bucketsOf.get(application) ?? new Map<string, Bucket>();
	bucketsOf.set(application, buckets);
	const now = performance.now();
	if (buckets.size >= MOST_BUCKETS) dropFull(buckets, now);
	const name = `${kind}:${key}`;
	const { bucket, waitMs } = take(buckets.get(name), SIZES[kind], now);
	buckets.set(name, bucket);
	if (waitMs !== null) refuse('too-many-requests', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
	return () => {
		const { tokens, at } = buckets.get(name) ?? bucket;
		buckets.set(name, { tokens: tokens + 1, at });
	};
}

function dropFull(buckets: Map<string, Bucket>, now: number): void {
	for (const [name, bucket] of buckets) {
		const size = SIZES[name.slice(0, name.indexOf(':')) as LimitKind];
		if (levelOf(bucket, size, now) === size.burst) buckets.delete(name);
	}
}
