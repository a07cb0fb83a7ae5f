import { exampleLinks } from '../examples.ts';
import {
	anyToken,
	bearerToken,
	body,
	bodyRefusals,
	deviceCookie,
	EXAMPLE,
	json,
	noToken,
	refusals,
	storeRefusals,
	workshopId
} from '../parts.ts';
import type { Paths } from '../types.ts';

export const peoplePaths: Paths = {
	'/api/codes': {
		post: {
			operationId: 'findByCode',
			tags: ['people'],
			summary: 'Where a code typed by hand leads',
			description: 'At most 20 wrong codes a minute on one server, 40 at once.',
			security: noToken,
			requestBody: body('TypedCode', { code: 'k7qm 2xrd' }),
			responses: {
				200: {
					description: 'Found.',
					content: json('CodeFound', { workshopId: EXAMPLE.workshopId, inviteToken: EXAMPLE.inviteToken })
				},
				...refusals(...bodyRefusals, 'cross-site', 'unknown-code', 'too-many-requests')
			}
		}
	},
	'/api/workshops/{id}/invitation': {
		get: {
			operationId: 'readInvitation',
			tags: ['people'],
			summary: 'What somebody who is about to join wants to know',
			security: anyToken,
			parameters: [workshopId],
			responses: {
				200: {
					description: 'The invitation.',
					content: json('Invitation', {
						id: EXAMPLE.workshopId,
						title: 'Trygge aftener i Nordbyen',
						question: 'Hvordan bliver stationspladsen et sted, man går hen?',
						language: 'da',
						parties: [{ id: EXAMPLE.partyId, name: 'Nordbyens Beboerhus' }]
					})
				},
				...refusals('unauthorized', 'other-workshop')
			}
		}
	},
	'/api/workshops/{id}/participants': {
		post: {
			operationId: 'join',
			tags: ['people'],
			summary: 'Join the workshop',
			description: 'Needs the invite token. At most 300 a minute in one workshop.',
			security: bearerToken,
			parameters: [workshopId],
			requestBody: body('NewParticipant', { name: 'Alice', party: 'Nordbyens Beboerhus' }),
			responses: {
				201: {
					description: 'Joined. With `device: true` there is no `token` in the answer, but a cookie.',
					content: json('JoinedParticipant', { participantId: EXAMPLE.aliceId, token: EXAMPLE.participantToken })
				},
				...refusals(
					...bodyRefusals,
					'unauthorized',
					'other-workshop',
					'invite-needed',
					'cross-site',
					'too-many-requests',
					...storeRefusals
				)
			}
		}
	},
	'/api/workshops/{id}/links': {
		get: {
			operationId: 'readLinks',
			tags: ['people'],
			summary: 'The links to share',
			description: 'Needs a participant token.',
			security: anyToken,
			parameters: [workshopId],
			responses: {
				200: { description: 'The links.', content: json('Links', exampleLinks) },
				...refusals('unauthorized', 'other-workshop', 'participant-needed')
			}
		},
		post: {
			operationId: 'replaceLink',
			tags: ['people'],
			summary: 'End a link and make a new one',
			description: 'Needs a participant token. The code changes with the invite link. Those who have joined stay in.',
			security: anyToken,
			parameters: [workshopId],
			requestBody: body('LinkToReplace', { kind: 'invite' }),
			responses: {
				200: { description: 'All links, with the new one.', content: json('Links', exampleLinks) },
				...refusals(
					...bodyRefusals,
					'unauthorized',
					'other-workshop',
					'participant-needed',
					'cross-site',
					...storeRefusals
				)
			}
		}
	},
	'/api/workshops/{id}/device': {
		post: {
			operationId: 'rememberOnDevice',
			tags: ['people'],
			summary: 'Keep a participant or view token in this device’s cookie',
			description:
				'For browsers that opened a personal link or a view link. A view token never puts a participant out.',
			security: bearerToken,
			parameters: [workshopId],
			responses: {
				204: { description: 'The device has a cookie of the workshop.' },
				...refusals('unauthorized', 'other-workshop', 'participant-needed', 'cross-site')
			}
		},
		delete: {
			operationId: 'forgetOnDevice',
			tags: ['people'],
			summary: 'Make this device forget the workshop',
			description:
				"Ends the participant token in this device's cookie and clears the cookie; a view token goes on elsewhere.",
			security: deviceCookie,
			parameters: [workshopId],
			responses: {
				204: { description: 'The device holds nothing of the workshop.' },
				...refusals('cross-site', ...storeRefusals)
			}
		}
	},
	'/api/workshops/{id}/devices': {
		post: {
			operationId: 'addDevice',
			tags: ['people'],
			summary: 'Make a personal link for another device',
			description: 'Needs a participant token. Whoever opens the link is that participant.',
			security: anyToken,
			parameters: [workshopId],
			responses: {
				201: {
					description: 'Made.',
					content: json('PersonalLink', {
						link: `https://rundbord.example.dk/p/${EXAMPLE.workshopId}#${EXAMPLE.participantToken}`
					})
				},
				...refusals('unauthorized', 'other-workshop', 'participant-needed', 'cross-site', ...storeRefusals)
			}
		}
	}
};
