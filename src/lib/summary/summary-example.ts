/** A small workshop for tests: alice and bob of the association and the municipality, carol of no party. */
import type { Change } from '../history/types.ts';
import { facts, ours, paragraph, richBlocks, theirs, type Block, type Outline } from './blocks.ts';
import { outlineOf } from './outline/outline.ts';
import { summarise, type PlannedAction, type SummarisedState, type SummaryInput } from './summarise.ts';

const EMPTY = { text: '', markdown: '' };

export function exampleAction(given: Partial<PlannedAction> = {}): PlannedAction {
	return {
		id: 'action-1',
		title: 'Åbent værksted',
		detail: '',
		detailMarkdown: '',
		firstStep: 'Find et lokale',
		responsible: 'p-alice',
		contributors: ['p-bob', 'p-carol'],
		due: '2027-01-15',
		status: 'active',
		signOfSuccess: 'Ti unge kommer igen',
		needs: 'Nøgler',
		existing: '',
		novelty: '',
		adaptation: '',
		order: 'a0',
		answers: '',
		dependsOn: [],
		...given
	};
}

export function exampleState(given: Partial<SummarisedState> = {}): SummarisedState {
	return {
		id: 'w-1',
		title: 'Fællesskab efter skole',
		question: 'Hvad gør vi sammen?',
		language: 'da',
		seq: 12,
		problem: {
			statement: { text: 'Mange unge er alene.', markdown: 'Mange unge er **alene**.' },
			affected: { text: 'Unge\nForældre', markdown: '- Unge\n- Forældre' },
			known: EMPTY,
			unknown: EMPTY,
			excluded: EMPTY
		},
		plan: [exampleAction()],
		parties: [
			{ id: 'party-f', name: 'Foreningen' },
			{ id: 'party-k', name: 'Kommunen' }
		],
		participants: [
			{ id: 'p-alice', name: 'Alice', partyId: 'party-f' },
			{ id: 'p-bob', name: 'Bob', partyId: 'party-k' },
			{ id: 'p-carol', name: 'Carol', partyId: null }
		],
		...given
	};
}

export function exampleChange(given: Partial<Change> = {}): Change {
	return {
		statement: { kind: 'slot', slot: 'statement' },
		before: 'Nogle unge er alene.',
		after: 'Mange unge er alene.',
		participantId: 'p-bob',
		fromSeq: 9,
		toSeq: 12,
		from: '2026-11-23T13:00:00.000Z',
		to: '2026-11-23T13:05:00.000Z',
		...given
	};
}

export function exampleInput(given: Partial<SummaryInput> = {}): SummaryInput {
	return {
		state: exampleState(),
		stretch: { period: { kind: 'workshop' }, fromSeq: 0, toSeq: 1_000 },
		facts: [],
		renegotiations: [],
		board: { areas: [], items: [], connections: [] },
		notesAdded: [],
		inShort: { text: '', markdown: '' },
		corrections: { text: '', markdown: '' },
		changes: [exampleChange()],
		hasEarlierChanges: false,
		at: '2026-11-23T14:30:00.000Z',
		language: 'da',
		profile: 'group',
		...given
	};
}

export function exampleOutline(given: Partial<SummaryInput> = {}): Outline {
	return outlineOf(summarise(exampleInput(given)));
}

/** A sheet that holds every kind of block, in every look; `text` stands wherever people write. */
export function exampleSheet(text: string): Outline {
	const wording: Block[] = richBlocks('Mange unge er **alene** og *bange*.\n\n1. Unge\n2. Forældre\n   - og naboer');
	const blocks: Block[] = [
		paragraph([theirs(text)], 'lead'),
		{ kind: 'heading', level: 3, content: [ours('1. '), theirs(text)] },
		...wording,
		{ kind: 'heading', level: 4, content: [ours('Nærmere')] },
		paragraph([ours('Gælder nu', { meaning: 'holds' }), ours('. '), theirs(text)], 'note'),
		paragraph('Forbehold', 'label'),
		paragraph([theirs(text)], 'quote'),
		...facts([
			['Før', [theirs('Nogle', { op: 'removed' }), theirs(' unge')]],
			['Nu', [theirs('Mange', { op: 'added' }), theirs(' unge')]],
			['Tomt', [ours('')]]
		]),
		{ kind: 'list', isOrdered: false, items: [[paragraph([theirs(text)]), ...facts([['Hvorfor', [theirs(text)]]])]] },
		{
			kind: 'table',
			look: 'records',
			name: 'Handlingsplan',
			columns: [
				{ heading: 'Handling', share: 2 },
				{ heading: 'Frist', share: 1 }
			],
			rows: [
				{
					header: [ours('1. ', { soft: true }), theirs(text)],
					cells: [[ours('1. maj\nsenest')]],
					further: facts([['Kræver', [theirs(text)]]])
				}
			]
		},
		{
			kind: 'table',
			look: 'grid',
			name: 'Parter',
			columns: [
				{ heading: 'Part', share: 2 },
				{ heading: 'Navne', share: 1 }
			],
			rows: [{ header: [theirs(text)], cells: [[ours('Alice')]], further: [] }]
		},
		{ kind: 'picture', svg: SVG, alternative: 'Tavlen: to sedler', widthPx: 400, heightPx: 200 }
	];
	return {
		...exampleOutline(),
		title: text.replace(/\s+/g, ' ').trim(),
		question: text,
		sections: [
			{ heading: 'Kernen', blocks, isAppendix: false },
			{ heading: 'Bilag', blocks: [paragraph('Sidst')], isAppendix: true }
		]
	};
}

const SVG =
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" width="400" height="200"><rect width="400" height="200" fill="#fdfbf7"/><text x="20" y="100" font-family="Atkinson Hyperlegible Next" font-size="30">To sedler</text></svg>';
