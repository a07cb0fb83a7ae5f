import { describe, expect, test } from 'vitest';
import { readNegotiation } from '../document/read.ts';
import { addAction } from '../document/write.ts';
import * as Y from 'yjs';
import { FACT_VERSION, type Fact } from '../workshop/fact.ts';
import { NegotiationLog, paragraph } from '../../../tests/support/negotiation-log.ts';
import type { Renegotiation } from './renegotiation.ts';
import { pageOfRenegotiations } from './renegotiation-page.ts';
import { turnsOf } from './turns.ts';
import type { Change } from './types.ts';

const at = '2026-10-05T17:10:00.000Z';

const change = (fromSeq: number, after: string, more: Partial<Change> = {}): Change => ({
	statement: { kind: 'slot', slot: 'statement' },
	before: '',
	after,
	participantId: 'alice',
	fromSeq,
	toSeq: fromSeq,
	from: at,
	to: at,
	...more
});

const renegotiation = (openedSeq: number, more: Partial<Renegotiation> = {}): Renegotiation => ({
	statement: 'problem:statement',
	title: '',
	marker: 1,
	newMarker: null,
	outcome: 'open',
	openedBy: 'bob',
	openedAt: at,
	openedSeq,
	openedIn: null,
	reasons: [],
	before: '',
	now: '',
	beforeMarkdown: '',
	nowMarkdown: '',
	beforeId: 'a',
	nowId: 'b',
	fields: [],
	changes: [change(openedSeq, '', { participantId: 'bob' }), change(openedSeq, '', { participantId: 'carol' })],
	stances: [],
	reservations: [],
	...more
});

describe('before and now', () => {
	test('[TRAIL10] tells of each statement how it first read, how it reads now, and where it turned, in order', () => {
		const log = new NegotiationLog();
		log.edit('alice', (doc) => paragraph(doc, 'statement').insert(0, 'Et sted'));
		log.edit('alice', (doc) => addAction(doc, { id: 'room', title: 'Lokale' }));
		const marker = {
			...{ v: FACT_VERSION, id: 'fact', seq: 4, at, by: 'carol', session: 'october', kind: 'MarkerSet' },
			entries: [{ statement: 'problem:statement', number: 1, wording: { id: 'a', text: '', markdown: '' } }]
		} as Fact;
		const added = { kind: 'action', field: 'added' } as const;
		const told = turnsOf({
			changes: [
				change(1, 'Et rum'),
				change(2, 'Lokale', { statement: { ...added, actionId: 'room' }, title: 'Lokale' }),
				change(3, 'Bus', { statement: { ...added, actionId: 'bus' }, title: 'Bus' }),
				change(5, 'Et sted', { participantId: 'bob' })
			],
			renegotiations: [renegotiation(5)],
			facts: [marker],
			meetings: [{ id: 'october', title: 'Oktober', from: 3, to: 4 }],
			present: readNegotiation(log.doc)
		});
		expect(
			told.map(({ statement, first, now, changeCount }) => [statement, first.text, now?.text, changeCount])
		).toEqual([
			['problem:statement', 'Et rum', 'Et sted', 2],
			['plan:room', 'Lokale', 'Lokale', 1],
			['plan:bus', 'Bus', undefined, 1]
		]);
		expect(told[0]?.turns).toMatchObject([
			{ kind: 'marker', seq: 4, by: 'carol', number: 1, meeting: { title: 'Oktober' } },
			{ kind: 'renegotiation', seq: 5, meeting: null, renegotiation: { authors: ['bob', 'carol'] } }
		]);
	});

	test('of nothing is nothing', () => {
		const present = readNegotiation(new Y.Doc());
		expect(turnsOf({ changes: [], renegotiations: [], facts: [], meetings: [], present })).toEqual([]);
	});
});

describe('the renegotiations some at a time', () => {
	const all = [renegotiation(2, { closedSeq: 4 }), renegotiation(2, { statement: 'plan:room' }), renegotiation(6)];
	const opened = (query: Parameters<typeof pageOfRenegotiations>[1]) =>
		pageOfRenegotiations(all, query).renegotiations.map(({ openedSeq, statement }) => `${openedSeq} ${statement}`);

	test('come newest first, those that opened together on one page', () => {
		expect(pageOfRenegotiations(all, { limit: 1 })).toMatchObject({
			next: 6,
			count: 3,
			renegotiations: [{ openedSeq: 6 }]
		});
		expect(opened({ limit: 1, before: 6 })).toEqual(['2 plan:room', '2 problem:statement']);
	});

	test('[TRAIL5] are only those of a statement, a person or a meeting where that is asked for', () => {
		expect(opened({ limit: 9, statements: ['room'] })).toEqual(['2 plan:room']);
		expect(opened({ limit: 9, participantIds: ['carol'] })).toHaveLength(3);
		expect(opened({ limit: 9, participantIds: ['dave'] })).toEqual([]);
		expect(opened({ limit: 9, meeting: { id: 'm', title: '', from: 5, to: 5 } })).toEqual(['2 plan:room']);
		expect(opened({ limit: 9, openedSeq: 6 })).toEqual(['6 problem:statement']);
	});
});
