/** A small workshop for tests: alice and bob of the association and the municipality, carol of no party. */
import type { Change } from '../history/types.ts';
import type { PlannedAction, SummarisedState, SummaryInput } from './summarise.ts';

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
		changes: [exampleChange()],
		hasEarlierChanges: false,
		at: '2026-11-23T14:30:00.000Z',
		language: 'da',
		profile: 'group',
		...given
	};
}
