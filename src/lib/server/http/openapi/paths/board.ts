import { anyToken, body, bodyRefusals, json, pageParameters, refusals, storeRefusals, workshopId } from '../parts.ts';
import { exampleBoardChange, exampleBoardState } from '../schemas/board.ts';
import { seq } from '../schemas/common.ts';
import type { MediaType, Operation, Parameter, Paths } from '../types.ts';

const at: Parameter = {
	name: 'at',
	in: 'query',
	description: 'The moment to show; left out, the present.',
	required: false,
	schema: seq
};

const part: Parameter = {
	name: 'part',
	in: 'query',
	description:
		'`opening`: what the canvas shows first. Of a board too large to be read at once that is its beginning, without a size of its own.',
	required: false,
	schema: { type: 'string', enum: ['opening'] }
};

const side = (name: string): Parameter => ({
	...{ name, in: 'query', description: 'Of the window, in points.', required: false },
	schema: { type: 'integer', minimum: 0 }
});

function picture(form: 'svg' | 'png', content: Record<string, MediaType>): Paths {
	const operation: Operation = {
		operationId: `readBoard${form === 'svg' ? 'Svg' : 'Png'}`,
		tags: ['board'],
		summary: `A picture of the board as ${form.toUpperCase()}`,
		security: anyToken,
		parameters: form === 'svg' ? [workshopId, at, part] : [workshopId, at],
		responses: {
			200: { description: 'The picture.', content },
			...refusals('unauthorized', 'other-workshop', 'invalid-input', 'unknown-revision')
		}
	};
	return { [`/api/workshops/{id}/board.${form}`]: { get: operation } };
}

export const boardPaths: Paths = {
	...picture('svg', { 'image/svg+xml': { schema: { type: 'string' } } }),
	...picture('png', { 'image/png': { schema: { type: 'string', format: 'binary' } } }),
	'/api/workshops/{id}/board/beginning': {
		get: {
			operationId: 'readBoardBeginning',
			tags: ['board'],
			summary: 'What is shown first of a large board',
			description: 'For a page that draws it before it has the live document `canvas`.',
			security: anyToken,
			parameters: [workshopId, side('width'), side('height')],
			responses: {
				200: {
					description: 'Where the board begins, and the records that are seen there.',
					content: json('BoardBeginning', {
						opening: { around: { x: 0, y: 0, width: 22376, height: 11176 }, isSmall: false, start: { x: 0, y: 0 } },
						records: [
							{
								id: 'shape:Kx3',
								type: 'note',
								properties: { xy: [0, 0], 'meta.order': 'a0' },
								words: 'Ensomhed',
								author: 'p1'
							}
						]
					})
				},
				204: { description: 'The board is not so large that anything of it comes later.' },
				...refusals('unauthorized', 'other-workshop', 'invalid-input')
			}
		}
	},
	'/api/workshops/{id}/board/state': {
		get: {
			operationId: 'readBoardDocument',
			tags: ['board'],
			summary: 'The present document of a large board',
			description:
				'One Yjs update, for a page that is about to open the live document `canvas`: the socket then brings only what is new.',
			security: anyToken,
			parameters: [workshopId],
			responses: {
				200: {
					description: 'The document.',
					content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
				},
				204: { description: 'It is small: open it at once.' },
				...refusals('unauthorized', 'other-workshop')
			}
		}
	},
	'/api/workshops/{id}/board/at/{seq}': {
		get: {
			operationId: 'readBoardAt',
			tags: ['board'],
			summary: 'The board right after a revision',
			security: anyToken,
			parameters: [
				workshopId,
				{ name: 'seq', in: 'path', description: 'The revision; 0 is the empty start.', required: true, schema: seq }
			],
			responses: {
				200: { description: 'The board.', content: json('BoardState', exampleBoardState) },
				...refusals('unauthorized', 'other-workshop', 'invalid-input', 'unknown-revision')
			}
		}
	},
	'/api/workshops/{id}/board/changes': {
		get: {
			operationId: 'listBoardChanges',
			tags: ['board'],
			summary: 'What happened to the board, and by whom',
			description: 'What one participant did to one thing close in time is one change. Oldest first.',
			security: anyToken,
			parameters: [workshopId, ...pageParameters],
			responses: {
				200: {
					description: 'A page of changes.',
					content: json('BoardChanges', { changes: [exampleBoardChange], next: null })
				},
				...refusals('unauthorized', 'other-workshop', 'invalid-input')
			}
		}
	},
	'/api/workshops/{id}/board/diff': {
		get: {
			operationId: 'readBoardDifference',
			tags: ['board'],
			summary: 'What differs on the board between two moments, and who did it',
			security: anyToken,
			parameters: [
				workshopId,
				{ name: 'from', in: 'query', description: 'The earlier moment, as a revision.', required: true, schema: seq },
				{ name: 'to', in: 'query', description: 'The later moment, as a revision.', required: true, schema: seq }
			],
			responses: {
				200: {
					description: 'The differences: what was added, reworded, moved, styled, removed.',
					content: json('BoardDifferences', {
						from: 12,
						to: 42,
						differences: [
							{
								id: 'shape:Kx3',
								what: 'note',
								deed: 'reworded',
								before: 'Ensomhed',
								after: 'Stor ensomhed',
								area: 'Det, vi ved',
								participantIds: ['p1']
							}
						]
					})
				},
				...refusals('unauthorized', 'other-workshop', 'invalid-input', 'unknown-revision')
			}
		}
	},
	'/api/workshops/{id}/board/restore': {
		post: {
			operationId: 'restoreBoard',
			tags: ['board'],
			summary: 'Bring back what was deleted from the board, as a new change',
			description:
				'What stood on the board at `seq` and is not there now comes back as it was: all of it, what `ids` names, or what one participant deleted. What is there stays as it is. Any participant may.',
			security: anyToken,
			parameters: [workshopId],
			requestBody: body('BoardToRestore', { seq: 12 }),
			responses: {
				200: {
					description: 'The revision that brought it back; null when nothing was missing.',
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
