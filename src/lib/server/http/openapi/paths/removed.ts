import { anyToken, json, refusals, workshopId } from '../parts.ts';
import { moment, participantOrNull, seq } from '../schemas/common.ts';
import type { Paths, Schema } from '../types.ts';

const record: Schema = {
	description: 'A record of the board, as it stood.',
	type: 'object',
	required: ['id', 'type', 'properties', 'words', 'author'],
	properties: {
		id: { type: 'string' },
		type: { type: 'string' },
		properties: { type: 'object', additionalProperties: true },
		words: { type: ['string', 'null'] },
		author: participantOrNull
	}
};

export const removedSchemas: Record<string, Schema> = {
	RemovedFromBoard: {
		type: 'object',
		required: ['removed'],
		properties: {
			removed: {
				type: 'array',
				items: {
					type: 'object',
					required: ['kind', 'words', 'records', 'seq', 'at', 'participantId'],
					properties: {
						kind: { type: 'string', enum: ['note', 'area', 'other'] },
						words: { type: 'string', description: 'What it was called; empty for what has no words.' },
						records: { type: 'array', items: record },
						seq: { ...seq, description: 'The revision that deleted it.' },
						at: moment,
						participantId: participantOrNull
					}
				}
			}
		}
	}
};

export const removedPaths: Paths = {
	'/api/workshops/{id}/board/removed': {
		get: {
			operationId: 'readRemovedFromBoard',
			tags: ['history'],
			summary: 'What was deleted from the board and is not there again, newest first',
			description:
				'Needs a participant token. Whoever writes the records back to the live document `canvas` brings it back. At most 200.',
			security: anyToken,
			parameters: [workshopId],
			responses: {
				200: {
					description: 'What was deleted.',
					content: json('RemovedFromBoard', {
						removed: [
							{
								kind: 'note',
								words: 'Natbus',
								records: [
									{
										id: 'shape:Kx3Rt8Wq5Zv1Mb6P',
										type: 'note',
										properties: { xy: [24, 24] },
										words: 'Natbus',
										author: 'p7Xq2Lm9'
									}
								],
								seq: 57,
								at: '2026-11-23T18:12:40.000Z',
								participantId: 'p7Xq2Lm9'
							}
						]
					})
				},
				...refusals('unauthorized', 'other-workshop', 'participant-needed', 'too-many-requests')
			}
		}
	}
};
