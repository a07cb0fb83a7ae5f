/** The shape of a history over time: how much each statement changed when, for drawing its lanes. */
import type { Activity, Change } from './types.ts';

/**
 * @param changes in order of `fromSeq`
 * @param buckets how many equal stretches of time to count in, at least 1
 */
export function summariseActivity(changes: readonly Change[], buckets: number): Activity {
	const first = changes[0];
	if (!first) return { from: null, to: null, seqs: [], statements: [] };
	const fromMs = Date.parse(first.from);
	const toMs = Math.max(...changes.map((change) => Date.parse(change.to)));
	const bucketOf = (time: string) =>
		Math.min(buckets - 1, Math.floor(((Date.parse(time) - fromMs) / Math.max(1, toMs - fromMs)) * buckets));
	const seqs = new Array<number>(buckets).fill(0);
	const counts = new Map<string, { kind: 'slot' | 'action'; id: string; title: string; counts: number[] }>();
	for (const change of changes) {
		const { statement } = change;
		const id = statement.kind === 'slot' ? statement.slot : statement.actionId;
		const lane = counts.get(id) ?? { kind: statement.kind, id, title: '', counts: new Array<number>(buckets).fill(0) };
		counts.set(id, lane);
		lane.title = change.title ?? lane.title;
		const bucket = bucketOf(change.from);
		lane.counts[bucket] = (lane.counts[bucket] ?? 0) + 1;
		const end = bucketOf(change.to);
		seqs[end] = Math.max(seqs[end] ?? 0, change.toSeq);
	}
	// A stretch in which nothing ended stands where the one before it stood.
	for (let bucket = 1; bucket < buckets; bucket += 1) seqs[bucket] = Math.max(seqs[bucket] ?? 0, seqs[bucket - 1] ?? 0);
	return {
		from: first.from,
		to: new Date(toMs).toISOString(),
		seqs,
		statements: [...counts.values()]
	};
}
