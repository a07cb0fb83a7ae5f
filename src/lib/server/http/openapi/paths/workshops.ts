import { anyToken, body, bodyRefusals, EXAMPLE, json, noToken, refusals, storeRefusals, workshopId } from '../parts.ts';
import { exampleLinks, exampleState } from '../examples.ts';
import type { Paths } from '../types.ts';

export const workshopPaths: Paths = {
	'/api/workshops': {
		post: {
			operationId: 'startWorkshop',
			tags: ['workshops'],
			summary: 'Start a workshop',
			description: 'Anyone may. At most 30 a minute on one server, 60 at once.',
			security: noToken,
			requestBody: body('NewWorkshop', {
				title: 'Trygge aftener i Nordbyen',
				question: 'Hvordan bliver stationspladsen et sted, man går hen?',
				language: 'da'
			}),
			responses: {
				201: {
					description: 'Started.',
					headers: { Location: { description: "The workshop's own address.", schema: { type: 'string' } } },
					content: json('StartedWorkshop', {
						id: EXAMPLE.workshopId,
						title: 'Trygge aftener i Nordbyen',
						question: 'Hvordan bliver stationspladsen et sted, man går hen?',
						language: 'da',
						...exampleLinks
					})
				},
				...refusals(...bodyRefusals, 'cross-site', 'too-many-requests', ...storeRefusals)
			}
		}
	},
	'/api/workshops/{id}': {
		get: {
			operationId: 'readWorkshop',
			tags: ['workshops'],
			summary: 'The workshop as it is now',
			security: anyToken,
			parameters: [workshopId],
			responses: {
				200: { description: 'The present state.', content: json('Workshop', exampleState) },
				...refusals('unauthorized', 'other-workshop')
			}
		}
	}
};
