import { describe, expect, test } from 'vitest';
import { momentOf, overviewOf } from './overview.ts';
import type { Change, Statement } from './types.ts';

const ZONE = 'Europe/Copenhagen';

function change(fromSeq: number, toSeq: number, to: string, more: Partial<Change> = {}): Change {
	return {
		statement: { kind: 'slot', slot: 'statement' },
		before: '',
		after: '',
		participantId: 'alice',
		fromSeq,
		toSeq,
		from: to,
		to,
		...more
	};
}

const kitchen: Statement = { kind: 'action', actionId: 'kitchen', field: 'title' };

const TRAIL = [
	change(1, 4, '2026-10-05T17:10:00.000Z'),
	change(2, 3, '2026-10-05T17:05:00.000Z', { statement: kitchen, title: 'Kitchen', participantId: 'bob' }),
	// Midnight in Copenhagen is 22:00 in UTC that day.
	change(5, 6, '2026-10-05T22:30:00.000Z', { participantId: 'bob' })
];

describe('the trail from above', () => {
	test('has each moment in order, and the days as the zone has them with the revisions on either side', () => {
		expect(overviewOf(TRAIL, { columns: 160, zone: ZONE })).toEqual({
			count: 3,
			columns: [
				{ position: 1, at: '2026-10-05T17:05:00.000Z' },
				{ position: 2, at: '2026-10-05T17:10:00.000Z' },
				{ position: 3, at: '2026-10-05T22:30:00.000Z' }
			],
			days: [
				{ at: '2026-10-05T17:05:00.000Z', first: 1, last: 2, before: 0, after: 4 },
				{ at: '2026-10-05T22:30:00.000Z', first: 3, last: 3, before: 4, after: 6 }
			],
			lanes: [
				{ kind: 'action', id: 'kitchen', title: 'Kitchen', counts: [1, 0, 0], stones: [], away: [] },
				{ kind: 'slot', id: 'statement', title: '', counts: [0, 1, 1], stones: [], away: [] }
			],
			authors: ['alice', 'bob'],
			meetings: []
		});
	});

	test('has markers as stones, renegotiations as stretches and meetings as bands, where they lie between the moments', () => {
		const marks = {
			stones: [
				{ statement: 'problem:statement', seq: 5 },
				{ statement: 'plan:kitchen', seq: 4 }
			],
			stretches: [{ statement: 'problem:statement', from: 6, to: null }],
			meetings: [{ id: 'october', title: 'Oktober', from: 2, to: 5 }]
		};
		const { lanes, meetings } = overviewOf(TRAIL, { columns: 160, zone: ZONE }, [], marks);
		expect(lanes.map(({ id, stones, away }) => ({ id, stones, away }))).toEqual([
			{ id: 'kitchen', stones: [1], away: [] },
			{ id: 'statement', stones: [1], away: [{ from: 2, to: 2 }] }
		]);
		expect(meetings).toEqual([{ id: 'october', title: 'Oktober', from: 0, to: 2 }]);
	});

	test('counts only what was changed during a meeting', () => {
		const meeting = { id: 'october', title: '', from: 5, to: null };
		expect(overviewOf(TRAIL, { columns: 160, zone: ZONE, meeting }).lanes.map(({ counts }) => counts)).toEqual([
			[0, 0, 0],
			[0, 0, 1]
		]);
	});

	test('[TRAIL8] draws a thousand renegotiations in no more than its columns', () => {
		const long = Array.from({ length: 2_000 }, (_, index) => change(index + 1, index + 1, '2026-10-05T17:10:00.000Z'));
		const stones = long.map(({ fromSeq: seq }) => ({ statement: 'problem:statement', seq }));
		const stretches = stones.map(({ statement, seq }) => ({ statement, from: seq, to: seq }));
		const [lane] = overviewOf(long, { columns: 160, zone: ZONE }, [], { stones, stretches, meetings: [] }).lanes;
		expect(lane?.stones).toHaveLength(160);
		expect(lane?.away).toEqual([{ from: 0, to: 159 }]);
	});

	test('counts only what is asked for, and keeps every lane and column', () => {
		const { lanes, columns } = overviewOf(TRAIL, { columns: 160, zone: ZONE, participantIds: ['bob'] });
		expect(lanes.map(({ counts }) => counts)).toEqual([
			[1, 0, 0],
			[0, 0, 1]
		]);
		expect(columns).toHaveLength(3);
		const filtered = overviewOf(TRAIL, { columns: 160, zone: ZONE, statements: ['kitchen'] });
		expect(filtered.lanes.map(({ counts }) => counts)).toEqual([
			[1, 0, 0],
			[0, 0, 0]
		]);
	});

	test('[TRAIL8] is no larger for a history a thousand times as long', () => {
		const long = Array.from({ length: 20_000 }, (_, index) =>
			change(index + 1, index + 1, new Date(Date.UTC(2026, 9, 5, 8) + index * 1_000).toISOString())
		);
		const { columns, lanes, count, days } = overviewOf(long, { columns: 160, zone: ZONE });
		expect({ count, columns: columns.length, days: days.length }).toEqual({ count: 20_000, columns: 160, days: 1 });
		expect(lanes.map(({ counts }) => counts)).toEqual([new Array<number>(160).fill(125)]);
		expect([columns[1]?.position, columns.at(-1)?.position]).toEqual([250, 20_000]);
	});

	test('of nothing is empty', () => {
		expect(overviewOf([], { columns: 160, zone: ZONE })).toEqual({
			count: 0,
			columns: [],
			days: [],
			lanes: [],
			authors: [],
			meetings: []
		});
	});
});

describe('a moment', () => {
	test('is found by its place or its revision, and tells the way on', () => {
		const second = { seq: 4, previous: 3, next: 6, here: [TRAIL[0]], board: [], position: 2, count: 3 };
		expect(momentOf(TRAIL, { position: 2 })).toEqual(second);
		expect(momentOf(TRAIL, { seq: 4 })).toEqual(second);
		expect(momentOf(TRAIL, { position: 0 })).toMatchObject({ seq: 0, previous: null, next: 3, position: 0 });
		expect(momentOf(TRAIL, { position: 99 })).toMatchObject({ seq: 6, next: null });
		expect(momentOf([], { position: 1 })).toMatchObject({ seq: 0, count: 0 });
	});
});
