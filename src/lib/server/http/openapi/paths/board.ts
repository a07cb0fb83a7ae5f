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

function picture(form: 'svg' | 'png', content: Record<string, MediaType>): Paths {
	const operation: Operation = {
		operationId: `readBoard${form === 'svg' ? 'Svg' : 'Png'}`,
		tags: ['board'],
		summary: `A picture of the board as ${form.toUpperCase()}`,
		security: anyToken,
		parameters: [workshopId, at],
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
	'/api/workshops/{id}/board/restore': {
		post: {
			operationId: 'restoreBoard',
			tags: ['board'],
			summary: 'Bring back what was deleted from the board, as a new change',
			description:
				'What stood on the board at `seq` and is not there now comes back as it was: all of it, or what `ids` names. What is there stays as it is. Any participant may.',
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
