import { describe, expect, test } from 'vitest';
import { summariseActivity } from './activity.ts';
import type { Change } from './types.ts';

function change(seq: number, minute: number, statement: Change['statement'], title?: string): Change {
	const at = new Date(Date.UTC(2026, 10, 23, 18, minute)).toISOString();
	return {
		statement,
		before: '',
		after: 'x',
		participantId: 'alice',
		fromSeq: seq,
		toSeq: seq + 1,
		from: at,
		to: at,
		title
	};
}

describe('the activity of a history', () => {
	test('is nothing without changes', () => {
		expect(summariseActivity([], 4)).toEqual({ from: null, to: null, seqs: [], statements: [] });
	});

	test('counts where changes begin, and says how far the log had come', () => {
		const activity = summariseActivity(
			[
				change(1, 0, { kind: 'slot', slot: 'statement' }),
				change(3, 1, { kind: 'action', actionId: 'a1', field: 'added' }, 'Kaffe'),
				change(5, 30, { kind: 'slot', slot: 'statement' }),
				change(7, 40, { kind: 'action', actionId: 'a1', field: 'due' }, 'Kaffe og kage')
			],
			4
		);
		expect(activity).toEqual({
			from: '2026-11-23T18:00:00.000Z',
			to: '2026-11-23T18:40:00.000Z',
			seqs: [4, 4, 4, 8],
			statements: [
				{ kind: 'slot', id: 'statement', title: '', counts: [1, 0, 0, 1] },
				{ kind: 'action', id: 'a1', title: 'Kaffe og kage', counts: [1, 0, 0, 1] }
			]
		});
	});
});
