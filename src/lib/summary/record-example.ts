/**
 * A record for tests: alice and bob mark a problem, one of them has a reservation and one an objection, carol takes the
 * problem up again in a second meeting, and bob says yes to an action that alice was asked to do first.
 */
import { actionStatement, agreementId, slotStatement, wordingOf } from '../document/wording.ts';
import type { Negotiation } from '../document/read.ts';
import type { RenegotiationTold } from '../history/renegotiation-page.ts';
import { FACT_VERSION, type Fact, type FactContent } from '../workshop/fact.ts';
import type { SummaryInput } from './summarise.ts';
import { exampleAction, exampleInput, exampleState } from './summary-example.ts';

const PROBLEM = slotStatement('statement');
const ACTION = actionStatement('action-1');

/** Texts that people wrote, where a test wants its own. */
export interface Said {
	reason: string;
	risk: string;
	condition: string;
	reservation: string;
	why: string;
	question: string;
	answer: string;
	perspective: string;
	place: string;
	meeting: string;
	fit: string;
	short: string;
	card: string;
	unsigned: string;
	offer: string;
}

const SAID: Said = {
	reason: 'Vi glemmer de yngste',
	risk: 'De yngste bliver væk',
	condition: 'Skriv dem ind',
	reservation: 'Kun hvis der er en voksen til stede',
	why: 'Skolen har talt dem',
	question: 'Hvem betaler for lyset?',
	answer: 'Det gør foreningen',
	perspective: 'Vi ser unge, der ikke kommer hjem før klokken otte',
	place: 'Medborgerhuset',
	meeting: 'Anden samling',
	fit: 'Målgruppen er den samme',
	short: 'Vi blev enige om at begynde i det små.',
	card: 'Jeg kan kun om torsdagen',
	unsigned: 'Vi ved ikke, hvem vi skal spørge',
	offer: 'Jeg kender en i forvaltningen'
};

/** @returns the input of a summary in which everything has happened */
export function exampleRecord(given: Partial<SummaryInput> = {}, said: Partial<Said> = {}): SummaryInput {
	const words = { ...SAID, ...said };
	const state = exampleState({
		plan: [
			exampleAction({ answers: '1', dependsOn: ['action-2'] }),
			exampleAction({ id: 'action-2', title: 'Nøgler', responsible: '' })
		]
	});
	const { problem, plan } = state;
	const negotiation: Negotiation = {
		problem,
		plan: plan.map(({ detail, detailMarkdown, ...action }) => ({
			...action,
			detail: { text: detail, markdown: detailMarkdown }
		}))
	};
	const now = wordingOf(negotiation, PROBLEM) ?? { id: '', text: '', markdown: '' };
	const before = { id: 'wording-before', text: 'Nogle unge er alene.', markdown: 'Nogle unge er alene.' };
	const action = wordingOf(negotiation, ACTION) ?? now;
	const agreement = negotiation.plan[0] ? agreementId(negotiation.plan[0]) : '';

	const facts: Fact[] = [];
	let session: string | null = null;
	const add = (by: string | null, minute: number, content: FactContent) => {
		const seq = facts.length + 1;
		const id = `fact-${seq}`;
		if (content.kind === 'SessionStarted') session = id;
		const at = new Date(Date.UTC(2026, 10, minute < 60 ? 3 : 23, 13, minute % 60)).toISOString();
		facts.push({ v: FACT_VERSION, id, seq, at, by, session, ...content });
		if (content.kind === 'SessionEnded') session = null;
	};
	add('p-alice', 0, { kind: 'SessionStarted', title: 'Åbning', mode: 'live', template: null });
	add('p-bob', 1, { kind: 'HatTaken', hat: 'facilitator', former: null });
	add(null, 2, { kind: 'PresenceNoted', participants: ['p-alice', 'p-bob'] });
	add('p-alice', 10, { kind: 'MarkerSet', entries: [{ statement: PROBLEM, number: 1, wording: before }] });
	add('p-bob', 12, {
		kind: 'StanceTaken',
		statement: PROBLEM,
		wordingId: before.id,
		level: 'reservations',
		reason: words.reservation
	});
	add('p-alice', 20, { kind: 'QuestionParked', text: words.question });
	add('p-alice', 40, {
		kind: 'SessionEnded',
		present: ['p-alice', 'p-bob'],
		endedAt: '2026-11-03T13:40:00.000Z',
		isForgotten: false
	});
	add('p-carol', 60, { kind: 'SessionStarted', title: words.meeting, mode: 'live', template: null });
	add('p-carol', 61, { kind: 'ReasonGiven', statement: PROBLEM, marker: 1, chip: 'newKnowledge', text: words.why });
	add('p-carol', 70, {
		kind: 'MarkerSet',
		entries: [
			{ statement: PROBLEM, number: 2, wording: now },
			{ statement: ACTION, number: 1, wording: action }
		]
	});
	add('p-alice', 71, { kind: 'StanceTaken', statement: PROBLEM, wordingId: now.id, level: 'agree' });
	add('p-carol', 72, {
		kind: 'StanceTaken',
		statement: PROBLEM,
		wordingId: now.id,
		level: 'object',
		reason: words.reason,
		risk: words.risk,
		condition: words.condition
	});
	add('p-alice', 80, { kind: 'YesSaid', actionId: 'action-1', agreementId: agreement, party: null });
	add('p-bob', 81, { kind: 'FitAnswered', actionId: 'action-1', problemMarker: 2, fit: 'fits', text: words.fit });
	add('p-bob', 82, { kind: 'PerspectiveWritten', party: 'party-k', text: words.perspective });
	add('p-bob', 83, { kind: 'QuestionSettled', question: 'fact-6', answer: words.answer });
	add('p-carol', 83, { kind: 'CardPlaced', card: 'card-1', about: 'limit', text: words.card });
	add(null, 83, {
		kind: 'CardsReleased',
		cards: [{ card: 'card-2', about: 'stuck', text: words.unsigned, party: null }]
	});
	add('p-bob', 83, { kind: 'CardAnswered', card: 'card-2', answer: 'offer', text: words.offer });
	add('p-alice', 83, { kind: 'CardAnswered', card: 'card-2', answer: 'sameHere', text: '' });
	add('p-alice', 84, { kind: 'NextMeetingPlanned', meetsAt: '2026-12-14T16:00:00.000Z', place: words.place });

	const renegotiation: RenegotiationTold = {
		statement: PROBLEM,
		title: '',
		marker: 1,
		newMarker: 2,
		outcome: 'marker',
		openedBy: 'p-carol',
		openedAt: '2026-11-23T13:05:00.000Z',
		openedSeq: 8,
		openedIn: 'fact-8',
		reason: words.why,
		reasons: [{ participantId: 'p-carol', at: '2026-11-23T13:01:00.000Z', chip: 'newKnowledge', text: words.why }],
		closedBy: 'p-carol',
		closedAt: '2026-11-23T13:10:00.000Z',
		closedSeq: 10,
		closedIn: 'fact-8',
		before: before.text,
		now: now.text,
		beforeMarkdown: before.markdown,
		nowMarkdown: now.markdown,
		beforeId: before.id,
		nowId: now.id,
		fields: [],
		authors: ['p-bob', 'p-carol'],
		stances: [{ on: 'now', participantId: 'p-alice', at: '2026-11-23T13:11:00.000Z', level: 'agree' }],
		reservations: [
			{ participantId: 'p-bob', text: words.reservation, wordingId: before.id, at: '2026-11-03T13:12:00.000Z' }
		]
	};
	const planChanged: RenegotiationTold = {
		...renegotiation,
		statement: ACTION,
		title: 'Åbent værksted',
		outcome: 'open',
		newMarker: null,
		reasons: [],
		closedBy: null,
		closedSeq: undefined,
		closedAt: undefined,
		openedSeq: 11,
		before: 'Åbent værksted\np-bob',
		now: 'Åbent værksted\np-alice',
		fields: [
			{ field: 'responsible', before: 'p-bob', after: 'p-alice' },
			{ field: 'contributors', before: 'Dorte', after: 'p-bob, p-carol' },
			{ field: 'due', before: '2027-01-01', after: '2027-01-15' }
		],
		stances: [],
		reservations: []
	};
	return exampleInput({
		state: { ...state, seq: facts.length },
		stretch: { period: { kind: 'workshop' }, fromSeq: 0, toSeq: facts.length },
		facts,
		renegotiations: [renegotiation, planChanged],
		inShort: { text: words.short, markdown: words.short },
		...given
	});
}
