/** History of what real people wrote, against the recording's own replay. */
import { beforeAll, describe, expect, test } from 'vitest';
import { readProblem } from '../document/read.ts';
import {
	loadTrace,
	NO_TRACES,
	textsAfter,
	traceBeginning,
	traceUpdates,
	type Trace,
	type TraceName
} from '../../../tests/support/editing-trace.ts';
import { withOperations } from '../../../tests/support/negotiation-log.ts';
import { authorshipOf, differenceOf } from '../../../tests/support/difference.ts';
import { createChangeFolder } from './fold.ts';
import { replay } from './replay.ts';
import type { HistoryRevision, Segment } from './types.ts';

const PEOPLE = ['alice', 'bob'];
const POINTS = 20;
/** Which of the points are compared: near and far. */
const PAIRS = [
	[0, 1],
	[0, 19],
	[3, 12],
	[7, 8],
	[12, 18]
] as const;
const LETTER_MS = 200;

/** The log of a recording as stored: the first revision makes the paragraph, then one for each step. */
async function logOf(trace: Trace): Promise<HistoryRevision[]> {
	const beginning = traceBeginning('statement', 99);
	const updates = await traceUpdates(trace, { slot: 'statement', beginning, clientIds: [1, 2].slice(0, trace.agents) });
	const revision = (update: Uint8Array, index: number, participantId: string): HistoryRevision => ({
		seq: index + 1,
		at: index * LETTER_MS,
		participantId,
		document: 'negotiation',
		update
	});
	return [
		revision(beginning, 0, 'carol'),
		...updates.map(({ agent, update }, index) => revision(update, index + 1, PEOPLE[agent]!))
	];
}

/** The same points in every run, spread over the recording by the golden ratio. */
function pointsOf(trace: Trace): number[] {
	return Array.from({ length: POINTS }, (_, index) =>
		Math.floor((((index + 1) * 0.618034) % 1) * trace.steps.length)
	).sort((a, b) => a - b);
}

function join(segments: readonly Segment[], ...ops: Segment['op'][]): string {
	return segments
		.filter(({ op }) => ops.includes(op))
		.map(({ text }) => text)
		.join('');
}

describe.each<TraceName>(['friendsforever', 'json-crdt-blog-post'])('the recording %s', (name) => {
	const trace = loadTrace(name);
	let log: HistoryRevision[] = [];
	let points: number[] = [];
	let texts: string[] = [];

	beforeAll(async () => {
		if (!trace) return;
		log = await logOf(trace);
		points = pointsOf(trace);
		texts = await textsAfter(trace, [...points, trace.steps.length]);
	}, 60_000);

	test('reads at any point as it did then, and in the end as it ended', ({ skip }) => {
		if (!trace) return skip(NO_TRACES);
		const updates = log.map(({ update }) => update);
		const textAt = (count: number): string => readProblem(replay(null, updates.slice(0, count + 1))).statement.text;
		expect(points.map(textAt)).toEqual(texts.slice(0, -1));
		expect(texts.at(-1)).toBe(trace.endContent);
		expect(textAt(trace.steps.length)).toBe(trace.endContent);
	});

	test('differs between any two points by exactly what was written and deleted', ({ skip }) => {
		if (!trace) return skip(NO_TRACES);
		for (const [a, b] of PAIRS) {
			const { problem } = differenceOf(log, { from: points[a]! + 1, to: points[b]! + 1 });
			const segments = problem[0]?.segments ?? [{ op: 'same', text: texts[a]! }];
			expect(join(segments, 'same', 'removed')).toBe(texts[a]);
			expect(join(segments, 'same', 'added')).toBe(texts[b]);
		}
	});

	test('is attributed to its writers and folds into changes that lead to its end', ({ skip }) => {
		if (!trace) return skip(NO_TRACES);
		const runs = authorshipOf(log).problem[0]?.runs ?? [];
		expect(runs.map(({ text }) => text).join('')).toBe(trace.endContent);
		expect(new Set(runs.map(({ participantId }) => participantId))).toEqual(new Set(PEOPLE.slice(0, trace.agents)));

		const folder = createChangeFolder();
		for (const revision of withOperations(log)) folder.push(revision);
		let text = '';
		for (const { before, after, participantId } of folder.changes()) {
			expect(before).toBe(text);
			expect(PEOPLE).toContain(participantId);
			text = after;
		}
		expect(text).toBe(trace.endContent);
	});
});
