import { EXAMPLE } from './parts.ts';

const emptySlot = { text: '', markdown: '', state: 'draft', stances: [] };

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
			state: 'draft',
			stances: []
		},
		affected: emptySlot,
		known: emptySlot,
		unknown: emptySlot,
		excluded: emptySlot
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
			detailMarkdown: ''
		}
	],
	parties: [{ id: EXAMPLE.partyId, name: 'Nordbyens Beboerhus' }],
	participants: [
		{ id: EXAMPLE.aliceId, name: 'Alice', partyId: EXAMPLE.partyId, joinedAt: '2026-11-23T17:02:11.000Z' },
		{ id: EXAMPLE.bobId, name: 'Bob', partyId: null, joinedAt: '2026-11-23T17:03:40.000Z' }
	],
	sessions: []
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
export const exampleSummary = {
	version: 1,
	profile: 'journal',
	language: 'da',
	workshop: {
		id: EXAMPLE.workshopId,
		title: exampleState.title,
		question: exampleState.question,
		language: 'da'
	},
	at: '2026-11-23T19:30:00.000Z',
	seq: exampleState.seq,
	problem: Object.entries(exampleState.problem).map(([slot, { text, markdown }]) => ({ slot, text, markdown })),
	plan: [
		{
			id: EXAMPLE.actionId,
			title: 'Suppe på pladsen hver torsdag',
			detail: '',
			detailMarkdown: '',
			responsible: { kind: 'person', name: 'Alice', party: 'Nordbyens Beboerhus' },
			contributors: [{ kind: 'party', name: 'Nordbyens Beboerhus' }],
			firstStep: 'Låne gryder i beboerhuset',
			due: '2027-02-04',
			status: 'active',
			signOfSuccess: 'Tyve spiser med, og ti bliver lidt længere',
			needs: 'Strøm',
			existing: '',
			novelty: 'translated',
			adaptation: ''
		}
	],
	changes: [],
	hasEarlierChanges: false,
	parties: [{ name: 'Nordbyens Beboerhus', participants: 1, names: [] }]
};
