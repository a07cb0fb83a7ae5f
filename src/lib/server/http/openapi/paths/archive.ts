import { anyToken, EXAMPLE, json, noToken, refusals, workshopId } from '../parts.ts';
import { exampleLinks } from '../examples.ts';
import type { Paths } from '../types.ts';

const zip = { 'application/zip': { schema: { type: 'string', format: 'binary' } } } as const;

export const archivePaths: Paths = {
	'/api/workshops/{id}/archive': {
		get: {
			operationId: 'takeArchive',
			tags: ['archive'],
			summary: 'Everything, history included',
			description:
				'A ZIP of plain files (version 1; its README tells of them): every revision of every document byte for byte, the people, and forms to read. No tokens, nothing sealed. For participants; 6 a minute for each.',
			security: anyToken,
			parameters: [workshopId],
			responses: {
				200: {
					description: 'The archive.',
					headers: { 'Content-Disposition': { description: 'A name for the file.', schema: { type: 'string' } } },
					content: zip
				},
				...refusals('unauthorized', 'other-workshop', 'participant-needed', 'too-many-requests')
			}
		}
	},
	'/api/workshops/import': {
		post: {
			operationId: 'bringArchive',
			tags: ['archive'],
			summary: 'Bring a workshop in from its archive',
			description:
				'Makes a new workshop with the same history under a new id, with new links, or leaves nothing behind. Anyone may; at most 2 a minute on one server, one at a time, 256 MB each. `errors` of a refusal name the file or the `seq` it is about.',
			security: noToken,
			requestBody: { required: true, content: zip },
			responses: {
				201: {
					description: 'Brought in.',
					headers: { Location: { description: "The workshop's own address.", schema: { type: 'string' } } },
					content: json('BroughtWorkshop', {
						id: EXAMPLE.workshopId,
						title: 'Trygge aftener i Nordbyen',
						question: 'Hvordan bliver stationspladsen et sted, man går hen?',
						language: 'da',
						...exampleLinks,
						revisions: 4182,
						participants: 23
					})
				},
				...refusals('archive-refused', 'archive-type', 'cross-site', 'too-many-requests', 'store-failed', 'store-full')
			}
		}
	}
};
