import { REFUSAL_KINDS } from '../../../../workshop/refusal.ts';
import { anyToken, bodyRefusals, json, pageParameters, ref, refusals, storeRefusals, workshopId } from '../parts.ts';
import { commandExamples, factExamples } from '../schemas/facts.ts';
import type { Paths } from '../types.ts';

export const factPaths: Paths = {
	'/api/workshops/{id}/facts': {
		get: {
			operationId: 'readFacts',
			tags: ['negotiation'],
			summary: 'What was decided, in order',
			description: 'Every fact of the record; the live document `record` has the same.',
			security: anyToken,
			parameters: [workshopId, ...pageParameters],
			responses: {
				200: {
					description: 'Facts in order.',
					content: json('FactsPage', { facts: [factExamples.HatTaken?.value], next: null })
				},
				...refusals('invalid-input', 'unauthorized', 'other-workshop')
			}
		},
		post: {
			operationId: 'recordFact',
			tags: ['negotiation'],
			summary: 'Ask for something to be decided: a marker, a stance, a yes, a meeting …',
			description:
				'Needs a participant token. The answer is the fact that was recorded, once it is stored. A refusal says why; when the wording it was about has changed, it brings the present wording. At most 120 a minute for each participant, 60 at once.',
			security: anyToken,
			parameters: [workshopId],
			requestBody: {
				required: true,
				content: { 'application/json': { schema: ref('Command'), examples: commandExamples } }
			},
			responses: {
				201: {
					description: 'Recorded.',
					content: { 'application/json': { schema: ref('Fact'), examples: factExamples } }
				},
				202: {
					description:
						'Kept, and no fact tells of it: a note written in silence, or a card without a name that waits for others.',
					content: json('Kept', { kept: true })
				},
				...refusals(
					...bodyRefusals,
					'unauthorized',
					'other-workshop',
					'participant-needed',
					'cross-site',
					'too-many-requests',
					...REFUSAL_KINDS,
					...storeRefusals
				)
			}
		}
	},
	'/api/workshops/{id}/given': {
		get: {
			operationId: 'readGiven',
			tags: ['negotiation'],
			summary: 'What one has given oneself that is hidden until it is revealed',
			description: 'Needs a participant token. Nobody else sees it, and nobody is told that it is there.',
			security: anyToken,
			parameters: [workshopId],
			responses: {
				200: {
					description: 'One’s own.',
					content: json('Given', {
						given: [
							{
								batch: 'round:r0Und7aQ2mXs9Kd4',
								payload: { 'problem:statement': { wordingId: 'NaFQ7IN_rBLkyCk0e1uy4Z', level: 'agree' } }
							}
						]
					})
				},
				...refusals('unauthorized', 'other-workshop', 'participant-needed')
			}
		}
	}
};
