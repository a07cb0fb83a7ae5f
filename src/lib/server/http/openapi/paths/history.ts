import { exampleRenegotiation, exampleState } from '../examples.ts';
import {
	anyToken,
	body,
	bodyRefusals,
	EXAMPLE,
	json,
	pageParameters,
	refusals,
	storeRefusals,
	workshopId
} from '../parts.ts';
import { documentKind, seq } from '../schemas/common.ts';
import type { Parameter, Paths } from '../types.ts';

const changesFilters: Parameter[] = [
	{
		name: 'order',
		in: 'query',
		description: 'Which come first; newest first is paged by `before`.',
		required: false,
		schema: { type: 'string', enum: ['oldest', 'newest'], default: 'oldest' }
	},
	{
		name: 'before',
		in: 'query',
		description: 'Only changes that began before this revision.',
		required: false,
		schema: { type: 'integer', minimum: 0 }
	},
	{
		name: 'statement',
		in: 'query',
		description: 'Only changes of these slots and actions, separated by commas.',
		required: false,
		schema: { type: 'string' }
	},
	{
		name: 'participant',
		in: 'query',
		description: 'Only changes by these participants, separated by commas.',
		required: false,
		schema: { type: 'string' }
	}
];

const documentFilter: Parameter = {
	name: 'document',
	in: 'query',
	description: 'Only revisions of this document.',
	required: false,
	schema: documentKind
};

const momentOf = (name: string, description: string): Parameter => ({
	name,
	in: 'query',
	description,
	required: true,
	schema: seq
});

const readRefusals = refusals('unauthorized', 'other-workshop', 'invalid-input');
const momentRefusals = refusals('unauthorized', 'other-workshop', 'invalid-input', 'unknown-revision');

export const historyPaths: Paths = {
	'/api/workshops/{id}/revisions': {
		get: {
			operationId: 'listRevisions',
			tags: ['history'],
			summary: 'The revision log, in order of seq',
			security: anyToken,
			parameters: [workshopId, documentFilter, ...pageParameters],
			responses: {
				200: {
					description: 'One page of it.',
					content: json('Revisions', {
						revisions: [
							{
								seq: 42,
								document: 'negotiation',
								at: '2026-11-23T17:10:03.120Z',
								participantId: EXAMPLE.aliceId,
								sessionId: null,
								bytes: 31
							}
						],
						next: null
					})
				},
				...readRefusals
			}
		}
	},
	'/api/workshops/{id}/at/{seq}': {
		get: {
			operationId: 'readWorkshopAt',
			tags: ['history'],
			summary: 'The workshop as it was right after a revision',
			description: 'The problem and the plan are those of that moment. 0 is the empty start.',
			security: anyToken,
			parameters: [workshopId, { name: 'seq', in: 'path', description: 'The revision.', required: true, schema: seq }],
			responses: {
				200: { description: 'The state at that moment.', content: json('Workshop', exampleState) },
				...momentRefusals
			}
		}
	},
	'/api/workshops/{id}/diff': {
		get: {
			operationId: 'readDifference',
			tags: ['history'],
			summary: 'What differs between two moments, and who made the difference',
			security: anyToken,
			parameters: [
				workshopId,
				momentOf('from', 'The earlier moment, as a revision; 0 is the empty start.'),
				momentOf('to', 'The later moment, as a revision.')
			],
			responses: {
				200: {
					description: 'The difference.',
					content: json('Difference', {
						from: 12,
						to: 42,
						problem: [
							{
								slot: 'statement',
								segments: [
									{ op: 'same', text: 'Efter klokken ' },
									{ op: 'removed', text: '21', participantId: EXAMPLE.bobId },
									{ op: 'added', text: '19', participantId: EXAMPLE.bobId },
									{ op: 'same', text: ' går folk en omvej uden om pladsen.' }
								]
							}
						],
						plan: [
							{
								actionId: EXAMPLE.actionId,
								kind: 'changed',
								title: 'Suppe på pladsen hver torsdag',
								fields: [
									{
										field: 'due',
										before: '',
										after: '2027-02-04',
										participantId: EXAMPLE.aliceId,
										at: '2026-11-23T17:09:12.004Z'
									}
								]
							}
						]
					})
				},
				...momentRefusals
			}
		}
	},
	'/api/workshops/{id}/authorship': {
		get: {
			operationId: 'readAuthorship',
			tags: ['history'],
			summary: 'Who wrote each part of the problem and the plan',
			description:
				'The runs of a statement joined are its text. What is empty is left out. What was picked, as a date, is by whoever picked it.',
			security: anyToken,
			parameters: [
				workshopId,
				{
					name: 'at',
					in: 'query',
					description: 'The moment, as a revision; left out: now.',
					required: false,
					schema: seq
				}
			],
			responses: {
				200: {
					description: 'The authorship.',
					content: json('Authorship', {
						seq: 42,
						problem: [
							{
								slot: 'statement',
								runs: [
									{ text: 'Efter klokken ', participantId: EXAMPLE.aliceId, seq: 12, at: '2026-11-23T17:01:12.004Z' },
									{ text: '19', participantId: EXAMPLE.bobId, seq: 42, at: '2026-11-23T17:09:12.004Z' }
								]
							}
						],
						plan: [
							{
								actionId: EXAMPLE.actionId,
								title: 'Suppe på pladsen',
								fields: [
									{
										field: 'title',
										runs: [
											{
												text: 'Suppe på pladsen',
												participantId: EXAMPLE.aliceId,
												seq: 20,
												at: '2026-11-23T17:04:12.004Z'
											}
										]
									}
								]
							}
						]
					})
				},
				...momentRefusals
			}
		}
	},
	'/api/workshops/{id}/changes': {
		get: {
			operationId: 'listChanges',
			tags: ['history'],
			summary: 'Revisions folded into readable changes',
			security: anyToken,
			parameters: [workshopId, ...pageParameters, ...changesFilters],
			responses: {
				200: {
					description: 'One page of them.',
					content: json('Changes', {
						changes: [
							{
								statement: { kind: 'action', actionId: EXAMPLE.actionId, field: 'due' },
								before: '',
								after: '2027-02-04',
								participantId: EXAMPLE.aliceId,
								fromSeq: 40,
								toSeq: 40,
								from: '2026-11-23T17:09:12.004Z',
								to: '2026-11-23T17:09:12.004Z',
								title: 'Suppe på pladsen hver torsdag'
							}
						],
						next: null
					})
				},
				...readRefusals
			}
		}
	},
	'/api/workshops/{id}/renegotiations': {
		get: {
			operationId: 'listRenegotiations',
			tags: ['history'],
			summary: 'Every renegotiation: who opened it and why, from what to what, and where people stood',
			description: 'In the order in which they opened. One that a person opened and took back at once is left out.',
			security: anyToken,
			parameters: [
				workshopId,
				{
					name: 'statement',
					in: 'query',
					description: 'Only those of these statements, separated by commas.',
					required: false,
					schema: { type: 'string' }
				}
			],
			responses: {
				200: { description: 'All of them.', content: json('Renegotiations', [exampleRenegotiation]) },
				...readRefusals
			}
		}
	},
	'/api/workshops/{id}/activity': {
		get: {
			operationId: 'readActivity',
			tags: ['history'],
			summary: 'How much each statement changed over time',
			security: anyToken,
			parameters: [
				workshopId,
				{
					name: 'stretches',
					in: 'query',
					description: 'How many equal stretches of time to count in.',
					required: false,
					schema: { type: 'integer', minimum: 1, maximum: 1000, default: 120 }
				}
			],
			responses: {
				200: {
					description: 'The activity.',
					content: json('Activity', {
						from: '2026-11-23T17:00:00.000Z',
						to: '2026-11-23T19:00:00.000Z',
						seqs: [20, 42],
						statements: [{ kind: 'slot', id: 'statement', title: '', counts: [3, 1] }]
					})
				},
				...readRefusals
			}
		}
	},
	'/api/workshops/{id}/restore': {
		post: {
			operationId: 'restoreWording',
			tags: ['history'],
			summary: 'Bring earlier wording back, as a new change',
			description: 'Any participant may. Nothing is rewound: what stood in between stays in the history.',
			security: anyToken,
			parameters: [workshopId],
			requestBody: body('WordingToRestore', { seq: 12, what: { kind: 'slot', slot: 'statement' } }),
			responses: {
				200: {
					description: 'The revision that brought it back; null when it reads so already.',
					content: json('Restored', { seq: 43 })
				},
				...refusals(
					...bodyRefusals,
					'unauthorized',
					'other-workshop',
					'participant-needed',
					'cross-site',
					'unknown-revision',
					...storeRefusals
				)
			}
		}
	}
};
