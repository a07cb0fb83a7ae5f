import { WORDED_FIELDS } from '../../../../document/wording.ts';
import { REASON_CHIPS } from '../../../../workshop/reasons.ts';
import { STANCE_LEVELS } from '../../../../workshop/stances.ts';
import { ref } from '../parts.ts';
import type { Schema } from '../types.ts';
import { moment, participantOrNull, seq } from './common.ts';

const participant: Schema = { type: 'string', description: 'The participant.' };
const meeting: Schema = { type: ['string', 'null'], description: 'The meeting it happened in; null between meetings.' };
const statement: Schema = {
	type: 'string',
	description: '`problem:{slot}` for a slot of the problem, `plan:{actionId}` for an action.'
};

export const renegotiationSchemas: Record<string, Schema> = {
	Renegotiations: { type: 'array', items: ref('Renegotiation') },
	Renegotiation: {
		description:
			'The time in which a statement read otherwise than its marker: from the first revision away from it until the next marker, or until the old wording was back.',
		type: 'object',
		required: [
			...['statement', 'title', 'marker', 'newMarker', 'outcome'],
			...['openedBy', 'openedAt', 'openedSeq', 'openedIn', 'reasons'],
			...['before', 'now', 'beforeMarkdown', 'nowMarkdown', 'beforeId', 'nowId'],
			...['fields', 'changes', 'stances', 'reservations']
		],
		properties: {
			statement,
			title: { type: 'string', description: "The action's title; empty for a slot of the problem." },
			marker: { type: 'integer', minimum: 1, description: 'The number of the marker it left.' },
			newMarker: { type: ['integer', 'null'], minimum: 1, description: 'The number of the marker that ended it.' },
			outcome: {
				type: 'string',
				enum: ['marker', 'return', 'open'],
				description: 'It ended with a new marker, or with the old wording typed back, or goes on.'
			},
			openedBy: participantOrNull,
			openedAt: moment,
			openedSeq: { ...seq, minimum: 1, description: 'The first revision away from the marker.' },
			openedIn: meeting,
			reason: { type: 'string', description: 'Why: in their own words, or one of the reasons to choose from.' },
			reasons: {
				type: 'array',
				items: {
					type: 'object',
					required: ['participantId', 'at'],
					properties: {
						participantId: participantOrNull,
						at: moment,
						chip: { type: 'string', enum: REASON_CHIPS },
						text: { type: 'string' }
					}
				}
			},
			closedBy: participantOrNull,
			closedAt: moment,
			closedSeq: { ...seq, minimum: 1 },
			closedIn: meeting,
			before: { type: 'string', description: 'The wording that held.' },
			now: {
				type: 'string',
				description: 'The wording it ended with, or reads now; empty for an action that is gone.'
			},
			beforeMarkdown: { type: 'string' },
			nowMarkdown: { type: 'string' },
			beforeId: { type: 'string', description: 'The same wording has the same id.' },
			nowId: { type: ['string', 'null'] },
			fields: {
				type: 'array',
				description: 'Of an action, the fields that read otherwise.',
				items: {
					type: 'object',
					required: ['field', 'before', 'after'],
					properties: {
						field: { type: 'string', enum: WORDED_FIELDS },
						before: { type: 'string' },
						after: { type: 'string' }
					}
				}
			},
			changes: { type: 'array', items: ref('Change'), description: 'What was changed within it, cut at its ends.' },
			stances: {
				type: 'array',
				description:
					'Where people stood on the wording before when it opened, and on the wording now until it was opened again.',
				items: {
					type: 'object',
					required: ['on', 'participantId', 'at', 'level'],
					properties: {
						on: { type: 'string', enum: ['before', 'now'] },
						participantId: participant,
						at: moment,
						level: { type: 'string', enum: STANCE_LEVELS },
						reason: { type: 'string' },
						risk: { type: 'string' },
						condition: { type: 'string' }
					}
				}
			},
			reservations: {
				type: 'array',
				description: 'Those that stood at its end, or stand now.',
				items: {
					type: 'object',
					required: ['participantId', 'text', 'wordingId', 'at'],
					properties: {
						participantId: participant,
						text: { type: 'string' },
						wordingId: { type: 'string' },
						at: moment
					}
				}
			}
		}
	}
};
