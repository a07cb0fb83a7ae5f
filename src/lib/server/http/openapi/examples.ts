import { summarise, type SummarisedState } from '../../../summary/summarise.ts';
import { EXAMPLE } from './parts.ts';

const standing = (statement: string, wordingId: string) => ({
	statement,
	wordingId,
	state: 'draft',
	reasons: [],
	stances: [],
	tally: { agree: 0, reservations: 0, aside: 0, talk: 0, object: 0, notAnswered: 2 },
	reservations: []
});

const emptySlot = (slot: string) => ({
	text: '',
	markdown: '',
	...standing(`problem:${slot}`, '47DEQpj8HBSa-_TImW-5JC')
});

/** A workshop early in its life, as `GET /api/workshops/{id}` gives it. */
export const exampleState = {
	id: EXAMPLE.workshopId,
	title: 'Trygge aftener i Nordbyen',
	question: 'Hvordan bliver stationspladsen et sted, man går hen?',
	language: 'da',
	seq: 42,
	problem: {
		statement: {
			text: 'Efter klokken 19 går folk en omvej uden om pladsen.',
			markdown: 'Efter klokken 19 går folk en *omvej* uden om pladsen.',
			...standing('problem:statement', 'NaFQ7IN_rBLkyCk0e1uy4Z'),
			state: 'holds',
			marker: {
				number: 1,
				wording: {
					id: 'NaFQ7IN_rBLkyCk0e1uy4Z',
					text: 'Efter klokken 19 går folk en omvej uden om pladsen.',
					markdown: 'Efter klokken 19 går folk en *omvej* uden om pladsen.'
				},
				at: '2026-11-23T18:40:02.000Z',
				by: EXAMPLE.aliceId,
				seq: 40,
				session: null
			},
			stances: [
				{
					id: 's7Tance4xW2kPq8Z',
					by: EXAMPLE.bobId,
					wordingId: 'NaFQ7IN_rBLkyCk0e1uy4Z',
					level: 'agree',
					at: '2026-11-23T18:41:30.000Z',
					seq: 41,
					isStale: false
				}
			],
			tally: { agree: 1, reservations: 0, aside: 0, talk: 0, object: 0, notAnswered: 1 }
		},
		affected: emptySlot('affected'),
		known: emptySlot('known'),
		unknown: emptySlot('unknown'),
		excluded: emptySlot('excluded')
	},
	plan: [
		{
			id: EXAMPLE.actionId,
			title: 'Suppe på pladsen hver torsdag',
			detail: '',
			firstStep: 'Låne gryder i beboerhuset',
			responsible: EXAMPLE.aliceId,
			contributors: [EXAMPLE.partyId],
			due: '2027-02-04',
			status: 'active',
			signOfSuccess: 'Tyve spiser med, og ti bliver lidt længere',
			needs: 'Strøm',
			existing: '',
			novelty: 'translated',
			adaptation: '',
			order: 'a0',
			answers: '1',
			dependsOn: [],
			detailMarkdown: '',
			...standing(`plan:${EXAMPLE.actionId}`, 'ORjsKPbzsL_6_sfCiu4cv3'),
			agreementId: 'aswTwZbg3hOTksABqKxrNl',
			yes: { kind: 'waiting' },
			fit: { kind: 'none' }
		}
	],
	parties: [
		{
			id: EXAMPLE.partyId,
			name: 'Nordbyens Beboerhus',
			sector: 'association',
			look: { place: 0, icon: 'circle', pattern: 'plain', colour: 'party-0' },
			formerIds: []
		}
	],
	participants: [
		{ id: EXAMPLE.aliceId, name: 'Alice', partyId: EXAMPLE.partyId, joinedAt: '2026-11-23T17:02:11.000Z' },
		{ id: EXAMPLE.bobId, name: 'Bob', partyId: null, joinedAt: '2026-11-23T17:03:40.000Z' }
	],
	sessions: [],
	nextMeeting: null,
	problemMarker: 1,
	round: null,
	hats: {},
	questions: [],
	perspectives: [],
	missingSectors: ['municipality', 'citizens', 'company', 'education']
};

/** How the statement came to read as it does in that workshop. */
export const exampleRenegotiation = {
	statement: 'problem:statement',
	title: '',
	marker: 1,
	newMarker: 2,
	outcome: 'marker',
	openedBy: EXAMPLE.bobId,
	openedAt: '2026-11-23T17:06:30.000Z',
	openedSeq: 31,
	openedIn: null,
	reason: 'De unge siger, at det begynder før',
	reasons: [
		{
			participantId: EXAMPLE.bobId,
			at: '2026-11-23T17:06:52.000Z',
			chip: 'newKnowledge',
			text: 'De unge siger, at det begynder før'
		}
	],
	closedBy: EXAMPLE.aliceId,
	closedAt: '2026-11-23T17:08:10.000Z',
	closedSeq: 38,
	closedIn: null,
	before: 'Efter klokken 21 går folk en omvej uden om pladsen.',
	now: exampleState.problem.statement.text,
	beforeMarkdown: 'Efter klokken 21 går folk en *omvej* uden om pladsen.',
	nowMarkdown: exampleState.problem.statement.markdown,
	beforeId: 'Yb1x0mQ7cV4rTn2KpZs9Lw',
	nowId: 'f3Jd8sQa1WzXe5RtYu7Io0',
	fields: [],
	changes: [
		{
			statement: { kind: 'slot', slot: 'statement' },
			before: 'Efter klokken 21 går folk en omvej uden om pladsen.',
			after: exampleState.problem.statement.text,
			participantId: EXAMPLE.bobId,
			fromSeq: 31,
			toSeq: 34,
			from: '2026-11-23T17:06:30.000Z',
			to: '2026-11-23T17:06:41.000Z'
		}
	],
	stances: [
		{ on: 'before', participantId: EXAMPLE.aliceId, at: '2026-11-23T17:05:00.000Z', level: 'agree' },
		{
			on: 'now',
			participantId: EXAMPLE.aliceId,
			at: '2026-11-23T17:08:40.000Z',
			level: 'reservations',
			reason: 'Vi har kun hørt fra dem, der bor tæt på'
		}
	],
	reservations: [
		{
			participantId: EXAMPLE.aliceId,
			text: 'Vi har kun hørt fra dem, der bor tæt på',
			wordingId: 'f3Jd8sQa1WzXe5RtYu7Io0',
			at: '2026-11-23T17:08:40.000Z'
		}
	]
};

export const exampleLinks = {
	inviteToken: EXAMPLE.inviteToken,
	viewToken: EXAMPLE.viewToken,
	code: 'K7QM-2XRD',
	links: {
		join: `https://rundbord.example.dk/j/${EXAMPLE.workshopId}#${EXAMPLE.inviteToken}`,
		view: `https://rundbord.example.dk/v/${EXAMPLE.workshopId}#${EXAMPLE.viewToken}`
	}
};

/** What `GET …/summary.json?profile=journal` gives of the same workshop. */
export const exampleSummary = summarise({
	state: exampleState as unknown as SummarisedState,
	stretch: { period: { kind: 'workshop' }, fromSeq: 0, toSeq: exampleState.seq },
	facts: [],
	renegotiations: [],
	board: { areas: [], items: [], connections: [] },
	notesAdded: [],
	inShort: { text: '', markdown: '' },
	corrections: { text: '', markdown: '' },
	changes: [],
	hasEarlierChanges: false,
	at: '2026-11-23T19:30:00.000Z',
	language: 'da',
	profile: 'journal'
});
