import { describe, expect, test } from 'vitest';
import { excerptOf, neighboursOf, tellChange, tellField } from './trail.ts';
import type { Change, Segment, Statement } from './types.ts';

function change(fromSeq: number, more: Partial<Change> = {}): Change {
	const at = new Date(Date.UTC(2026, 10, 23, 18, fromSeq)).toISOString();
	return {
		statement: { kind: 'slot', slot: 'statement' },
		before: 'One',
		after: 'Two',
		participantId: 'alice',
		fromSeq,
		toSeq: fromSeq,
		from: at,
		to: at,
		...more
	};
}

const action = (actionId: string, field: 'due' | 'added' = 'due'): Statement => ({ kind: 'action', actionId, field });

describe('the way through the trail', () => {
	test('leads from any moment to the change before and after it', () => {
		const trail = [change(1, { toSeq: 4 }), change(2, { toSeq: 2 }), change(6, { toSeq: 9 })];

		expect(neighboursOf(trail, 4)).toEqual({
			previous: 2,
			next: 9,
			here: [trail[0]],
			board: [],
			position: 2,
			count: 3
		});
		expect(neighboursOf(trail, 5)).toEqual({ previous: 4, next: 9, here: [], board: [], position: 2, count: 3 });
		expect(neighboursOf(trail, 0)).toEqual({ previous: null, next: 2, here: [], board: [], position: 0, count: 3 });
		expect(neighboursOf(trail, 9).next).toBeNull();
		expect(neighboursOf([], 7)).toEqual({ previous: null, next: null, here: [], board: [], position: 0, count: 0 });
	});
});

describe('how a change is told', () => {
	test('wording as a redline, a picked value from and to, a move up or down, a life as such', () => {
		expect(tellChange(change(1))).toEqual({
			kind: 'written',
			excerpt: [
				{ op: 'removed', text: 'One' },
				{ op: 'added', text: 'Two' }
			],
			whole: null
		});
		expect(tellChange(change(1, { statement: action('a1'), before: '', after: '2026-12-01' }))).toEqual({
			kind: 'picked',
			field: 'due',
			before: '',
			after: '2026-12-01'
		});
		expect(tellField('order', 'a1', 'a0')).toEqual({ kind: 'moved', direction: 'up' });
		expect(tellField('order', 'a0', 'a1')).toEqual({ kind: 'moved', direction: 'down' });
		expect(tellChange(change(1, { statement: action('a1', 'added') }))).toEqual({ kind: 'added' });
	});

	test('long text that stayed is left out around the change, at whole words', () => {
		const long = 'word '.repeat(100);
		const segments: Segment[] = [
			{ op: 'same', text: long },
			{ op: 'added', text: 'new ' },
			{ op: 'same', text: long }
		];
		const parts = excerptOf(segments);

		expect(parts.map(({ op }) => op)).toEqual(['gap', 'same', 'added', 'same', 'gap']);
		for (const part of parts) {
			if (part.op !== 'same') continue;
			expect(part.text.length).toBeLessThanOrEqual(90);
			expect(
				part.text
					.trim()
					.split(/\s+/)
					.every((word) => word === 'word')
			).toBe(true);
		}
		expect(tellField('firstStep', long, `${long}new`)).toMatchObject({
			kind: 'written',
			whole: [{ text: long }, { text: 'new' }]
		});
	});

	test('short text that stayed is shown whole', () => {
		const segments: Segment[] = [
			{ op: 'same', text: 'Forty people ' },
			{ op: 'removed', text: 'eat' }
		];
		expect(excerptOf(segments)).toEqual(segments);
	});
});
