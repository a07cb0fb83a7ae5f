import { describe, expect, test } from 'vitest';
import { FACT_VERSION, type Fact, type FactContent } from '../workshop/fact.ts';
import type { Renegotiation } from './renegotiation.ts';
import { renegotiationOf, storyOf } from './story.ts';
import type { Change } from './types.ts';

const at = '2026-10-05T17:10:00.000Z';

const change = (fromSeq: number, toSeq: number, more: Partial<Change> = {}): Change => ({
	statement: { kind: 'slot', slot: 'statement' },
	before: 'a',
	after: 'b',
	participantId: 'alice',
	fromSeq,
	toSeq,
	from: at,
	to: at,
	...more
});

const fact = (seq: number, by: string, content: FactContent): Fact => ({
	v: FACT_VERSION,
	id: `fact-${seq}`,
	seq,
	at,
	by,
	session: null,
	...content
});

const stance = (seq: number, by: string, wordingId = 'w'): Fact =>
	fact(seq, by, { kind: 'StanceTaken', statement: 'problem:statement', wordingId, level: 'agree' });

const MEETING = { id: 'october', title: 'Oktober', from: 3, to: 6 };

const STORY = {
	changes: [change(1, 2), change(8, 9, { participantId: 'bob' })],
	facts: [
		fact(3, 'alice', { kind: 'SessionStarted', title: 'Oktober', mode: 'live', template: null }),
		stance(4, 'alice'),
		fact(5, 'bob', { kind: 'PresenceNoted', participants: ['bob'] }),
		stance(6, 'bob'),
		stance(7, 'carol', 'another'),
		fact(10, 'bob', { kind: 'HatTaken', hat: 'scribe', former: null })
	],
	renegotiations: [] as Renegotiation[],
	meetings: [MEETING]
};

const seqs = (query: Parameters<typeof storyOf>[1]) =>
	storyOf(STORY, query).entries.map((entry) => (entry.kind === 'said' ? entry.facts.map(({ seq }) => seq) : entry.seq));

describe('the story', () => {
	test('has the changes and what was said between them on one line, newest first, stances on one wording together', () => {
		expect(seqs({ limit: 10 })).toEqual([[10], 8, [7], [4, 6], [3], 1]);
		expect(storyOf(STORY, { limit: 10 }).entries.map(({ meeting }) => meeting?.id ?? null)).toEqual([
			...[null, null, null],
			...['october', 'october'],
			null
		]);
	});

	test('comes in pages that follow each other and together are all of it', () => {
		const paged: unknown[] = [];
		for (let before: number | null = Infinity; before !== null;) {
			const page = storyOf(STORY, { limit: 2, before });
			paged.push(...page.entries);
			before = page.next;
		}
		expect(paged).toEqual(storyOf(STORY, { limit: 10 }).entries);
	});

	test('[TRAIL5] is only of a person, a statement or a meeting where that is asked for', () => {
		expect(seqs({ limit: 10, participantIds: ['bob'] })).toEqual([[10], 8, [6]]);
		expect(seqs({ limit: 10, statements: ['statement'] })).toEqual([8, [7], [4, 6], 1]);
		expect(seqs({ limit: 10, statements: ['room'] })).toEqual([]);
		expect(seqs({ limit: 10, meeting: MEETING })).toEqual([[4, 6], [3]]);
	});

	test('[TRAIL15] tells what people wrote by turns as one, also where it is asked for one of them', () => {
		const texts = ['', 'a', 'ab', 'abc', 'abcd'];
		const changes = texts.slice(1).map((after, index) =>
			change(index + 1, index + 1, {
				...{ before: texts[index] ?? '', after },
				participantId: index % 2 === 0 ? 'alice' : 'bob'
			})
		);
		for (const query of [{ limit: 10 }, { limit: 10, participantIds: ['bob'] }]) {
			const { entries } = storyOf({ ...STORY, changes, facts: [] }, query);
			expect(entries).toMatchObject([
				{ kind: 'change', seq: 1, writers: ['alice', 'bob'], change: { before: '', after: 'abcd', toSeq: 4 } }
			]);
		}
		expect(storyOf({ ...STORY, changes, facts: [] }, { limit: 10, participantIds: ['carol'] }).entries).toEqual([]);
	});
});

describe('the renegotiation of a change', () => {
	const renegotiation = (openedSeq: number, closedSeq: number, reason?: string) =>
		({ statement: 'problem:statement', marker: 1, openedSeq, closedSeq, reason }) as Renegotiation;

	test('is the one it lies in; of two that it reaches into, the later', () => {
		const all = [renegotiation(2, 4, 'Ny viden'), renegotiation(6, 9)];
		expect(renegotiationOf(change(3, 3), all)).toEqual({
			statement: 'problem:statement',
			marker: 1,
			openedSeq: 2,
			reason: 'Ny viden'
		});
		expect(renegotiationOf(change(4, 6), all)?.openedSeq).toBe(6);
		expect(renegotiationOf(change(5, 5), all)).toBeNull();
	});

	test('is none for what is not wording: an action’s state', () => {
		const status = change(3, 3, { statement: { kind: 'action', actionId: 'a', field: 'status' } });
		expect(renegotiationOf(status, [{ ...renegotiation(1, 9), statement: 'plan:a' }])).toBeNull();
	});
});
