import { ACTION_FIELDS, PROBLEM_SLOTS } from '../../../../document/shape.ts';
import { ref } from '../parts.ts';
import type { Schema } from '../types.ts';
import { documentKind, moment, nextPage, participantOrNull, seq } from './common.ts';

const slot: Schema = { type: 'string', enum: PROBLEM_SLOTS };
const fields = Object.keys(ACTION_FIELDS);

export const historySchemas: Record<string, Schema> = {
	Revisions: {
		type: 'object',
		required: ['revisions', 'next'],
		properties: { revisions: { type: 'array', items: ref('Revision') }, next: nextPage }
	},
	Revision: {
		description: 'One stored change, as it reached the server. Never changed afterwards.',
		type: 'object',
		required: ['seq', 'document', 'at', 'participantId', 'sessionId', 'bytes'],
		properties: {
			seq: { ...seq, minimum: 1 },
			document: documentKind,
			at: moment,
			participantId: participantOrNull,
			sessionId: { type: ['string', 'null'] },
			bytes: { type: 'integer', minimum: 1 }
		}
	},
	Changes: {
		type: 'object',
		required: ['changes', 'next'],
		properties: { changes: { type: 'array', items: ref('Change') }, next: nextPage }
	},
	Change: {
		description: 'Revisions of one statement by one person close in time, folded into one readable before → after.',
		type: 'object',
		required: ['statement', 'before', 'after', 'participantId', 'fromSeq', 'toSeq', 'from', 'to'],
		properties: {
			statement: ref('Statement'),
			before: { type: 'string' },
			after: { type: 'string' },
			participantId: participantOrNull,
			fromSeq: { ...seq, minimum: 1 },
			toSeq: { ...seq, minimum: 1 },
			from: { ...moment, description: 'When the first of the revisions came; ISO 8601 in UTC.' },
			to: { ...moment, description: 'When the last of the revisions came; ISO 8601 in UTC.' },
			title: { type: 'string', description: "The action's title after the change." },
			reason: { type: 'string' },
			restoredFrom: { ...seq, description: 'It brings back the wording of this earlier revision.' }
		}
	},
	Activity: {
		description: 'How much each statement changed over time, in equal stretches of it.',
		type: 'object',
		required: ['from', 'to', 'seqs', 'statements'],
		properties: {
			from: { type: ['string', 'null'], format: 'date-time' },
			to: { type: ['string', 'null'], format: 'date-time' },
			seqs: { type: 'array', items: seq, description: 'For each stretch, how far the log had come at its end.' },
			statements: {
				type: 'array',
				items: {
					type: 'object',
					required: ['kind', 'id', 'title', 'counts'],
					properties: {
						kind: { type: 'string', enum: ['slot', 'action'] },
						id: { type: 'string' },
						title: { type: 'string' },
						counts: { type: 'array', items: { type: 'integer', minimum: 0 } }
					}
				}
			}
		}
	},
	WordingToRestore: {
		type: 'object',
		required: ['seq', 'what'],
		properties: {
			seq,
			what: {
				oneOf: [
					{ type: 'object', required: ['kind', 'slot'], properties: { kind: { type: 'string', const: 'slot' }, slot } },
					{
						type: 'object',
						required: ['kind', 'actionId'],
						properties: {
							kind: { type: 'string', const: 'action' },
							actionId: { type: 'string', minLength: 1, maxLength: 128 }
						}
					},
					{ type: 'object', required: ['kind'], properties: { kind: { type: 'string', enum: ['problem', 'plan'] } } }
				]
			}
		}
	},
	Restored: {
		type: 'object',
		required: ['seq'],
		properties: { seq: { type: ['integer', 'null'], minimum: 1 } }
	},
	Statement: {
		description: 'A piece of wording that can be agreed on: a slot of the problem, or a field of an action.',
		oneOf: [
			{
				type: 'object',
				required: ['kind', 'slot'],
				properties: { kind: { type: 'string', const: 'slot' }, slot }
			},
			{
				type: 'object',
				required: ['kind', 'actionId', 'field'],
				properties: {
					kind: { type: 'string', const: 'action' },
					actionId: { type: 'string' },
					field: { type: 'string', enum: [...fields, 'added', 'removed'] }
				}
			}
		]
	},
	Difference: {
		description: 'What differs between two moments. What reads the same is left out.',
		type: 'object',
		required: ['from', 'to', 'problem', 'plan'],
		properties: {
			from: seq,
			to: seq,
			problem: {
				type: 'array',
				items: {
					type: 'object',
					required: ['slot', 'segments'],
					properties: { slot, segments: { type: 'array', items: ref('Segment') } }
				}
			},
			plan: { type: 'array', items: ref('ActionDifference') }
		}
	},
	Authorship: {
		description: 'Who wrote each part of what stands.',
		type: 'object',
		required: ['seq', 'problem', 'plan'],
		properties: {
			seq,
			problem: {
				type: 'array',
				items: {
					type: 'object',
					required: ['slot', 'runs'],
					properties: { slot, runs: { type: 'array', items: ref('AuthorshipRun') } }
				}
			},
			plan: {
				type: 'array',
				items: {
					type: 'object',
					required: ['actionId', 'title', 'fields'],
					properties: {
						actionId: { type: 'string' },
						title: { type: 'string' },
						fields: {
							type: 'array',
							items: {
								type: 'object',
								required: ['field', 'runs'],
								properties: {
									field: { type: 'string', enum: fields },
									runs: { type: 'array', items: ref('AuthorshipRun') }
								}
							}
						}
					}
				}
			}
		}
	},
	AuthorshipRun: {
		description: 'A stretch of text by one person.',
		type: 'object',
		required: ['text', 'participantId', 'seq', 'at'],
		properties: {
			text: { type: 'string' },
			participantId: { ...participantOrNull, description: 'Who wrote it; null for the system.' },
			seq: { ...seq, description: 'The newest revision that is in it.' },
			at: moment
		}
	},
	Segment: {
		type: 'object',
		required: ['op', 'text'],
		properties: {
			op: { type: 'string', enum: ['same', 'added', 'removed'] },
			text: { type: 'string' },
			participantId: { ...participantOrNull, description: 'Who added or removed it; null for the system.' }
		}
	},
	ActionDifference: {
		type: 'object',
		required: ['actionId', 'kind', 'title', 'fields'],
		properties: {
			actionId: { type: 'string' },
			kind: { type: 'string', enum: ['added', 'removed', 'changed'] },
			title: { type: 'string', description: 'At the later moment; at the earlier, when it was removed.' },
			fields: {
				type: 'array',
				items: {
					type: 'object',
					required: ['field', 'before', 'after', 'participantId', 'at'],
					properties: {
						field: { type: 'string', enum: fields },
						before: { type: 'string' },
						after: { type: 'string' },
						participantId: participantOrNull,
						at: moment
					}
				}
			}
		}
	}
};
