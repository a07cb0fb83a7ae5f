import type { BoardChange } from '../../../../history/board-history.ts';
import { CARD_PARTS } from '../../../../document/board-cards.ts';
import { NOTE_KINDS, NOTE_ORIGINS } from '../../../../document/board-shape.ts';
import { ref } from '../parts.ts';
import type { Schema } from '../types.ts';
import { moment, nextPage, participantOrNull, seq } from './common.ts';

const words: Schema = { type: 'string' };
const point: Schema = {
	type: 'object',
	required: ['x', 'y'],
	properties: { x: { type: 'number' }, y: { type: 'number' } }
};
const box: Schema = {
	type: 'object',
	required: ['x', 'y', 'width', 'height'],
	properties: {
		x: { type: 'number' },
		y: { type: 'number' },
		width: { type: 'number' },
		height: { type: 'number' }
	}
};
const WHATS = ['note', 'text', 'shape', 'drawing', 'area', 'connection', 'card'];
const DEEDS = ['added', 'removed', 'reworded', 'moved', 'styled'];
const wordsOrNull: Schema = { type: ['string', 'null'] };

const standing: Record<string, Schema> = {
	id: { type: 'string', description: 'As in `shape:Kx3…`.' },
	areaId: { ...wordsOrNull, description: 'The area it stands in.' },
	order: { type: 'string', description: 'A fractional index: the reading order within its area.' },
	author: { ...wordsOrNull, description: 'The participant who made it; null when it has no author.' },
	x: { type: 'number' },
	y: { type: 'number' },
	width: { type: 'number' },
	height: { type: 'number' },
	words,
	color: { type: 'string' }
};
const required = Object.keys(standing);

export const boardSchemas: Record<string, Schema> = {
	BoardState: {
		type: 'object',
		required: ['seq', 'board'],
		properties: { seq, board: ref('Board') }
	},
	Board: {
		description: 'The board in reading order.',
		type: 'object',
		required: ['areas', 'items', 'connections'],
		properties: {
			areas: { type: 'array', items: ref('BoardArea') },
			items: { type: 'array', items: ref('BoardItem') },
			connections: { type: 'array', items: ref('BoardConnection') }
		}
	},
	BoardArea: { type: 'object', required, properties: { kind: { type: 'string', enum: ['area'] }, ...standing } },
	BoardItem: {
		type: 'object',
		required: ['kind', ...required],
		properties: {
			kind: { type: 'string', enum: ['note', 'text', 'shape', 'drawing', 'card'] },
			...standing,
			noteKind: { type: ['string', 'null'], enum: [...NOTE_KINDS, null], description: 'Of a note.' },
			language: { ...wordsOrNull, description: 'Of a note.' },
			writtenFor: { ...wordsOrNull, description: 'Of a note: for whom somebody else wrote it.' },
			origin: { type: 'string', enum: NOTE_ORIGINS, description: 'Of a note.' },
			form: { type: 'string', description: 'Of a shape, as in `ellipse`.' },
			shows: {
				type: 'string',
				enum: CARD_PARTS,
				description: 'Of a card: the part of the problem, or the plan, that it shows. It has no words of its own.'
			},
			strokes: { type: 'array', items: { type: 'array', items: point }, description: 'Of a drawing.' }
		}
	},
	BoardConnection: {
		type: 'object',
		required: [...required, 'from', 'to'],
		properties: {
			kind: { type: 'string', enum: ['connection'] },
			...standing,
			from: { ...wordsOrNull, description: 'What its start is tied to.' },
			to: { ...wordsOrNull, description: 'What its end is tied to.' },
			start: point,
			end: point
		}
	},
	BoardBeginning: {
		type: 'object',
		required: ['opening', 'records'],
		properties: {
			opening: {
				type: 'object',
				required: ['around', 'isSmall', 'start'],
				properties: {
					around: { ...box, description: 'Everything on the board.' },
					isSmall: { type: 'boolean', description: 'Whether even a small view of it shows all of it.' },
					start: { ...point, description: 'The upper left corner of what is seen first where that is not all of it.' }
				}
			},
			records: {
				type: 'array',
				description: 'All areas and what is seen, as the live document `canvas` holds them.',
				items: {
					type: 'object',
					required: ['id', 'type', 'properties', 'words', 'author'],
					properties: {
						id: { type: 'string' },
						type: { type: 'string' },
						properties: { type: 'object', description: 'Those that are not as they are by default.' },
						words: wordsOrNull,
						author: participantOrNull
					}
				}
			}
		}
	},
	BoardChanges: {
		type: 'object',
		required: ['changes', 'next'],
		properties: { changes: { type: 'array', items: ref('BoardChange') }, next: nextPage }
	},
	BoardChange: {
		type: 'object',
		required: [
			'id',
			'what',
			'deed',
			'fromSeq',
			'toSeq',
			'from',
			'at',
			'participantId',
			'sessionId',
			'before',
			'after',
			'restoredFrom'
		],
		properties: {
			id: { type: 'string' },
			what: { type: 'string', enum: WHATS },
			deed: { type: 'string', enum: DEEDS },
			fromSeq: { ...seq, minimum: 1 },
			toSeq: { ...seq, minimum: 1 },
			from: { ...moment, description: 'When it began. ISO 8601 in UTC.' },
			at: { ...moment, description: 'When it ended. ISO 8601 in UTC.' },
			participantId: participantOrNull,
			sessionId: wordsOrNull,
			before: { ...words, description: "Its words before; '' where there were none." },
			after: { ...words, description: "Its words after; '' where there are none." },
			restoredFrom: { type: ['integer', 'null'], description: 'The earlier revision it was brought back from.' }
		}
	},
	BoardDifferences: {
		type: 'object',
		required: ['from', 'to', 'differences'],
		properties: { from: seq, to: seq, differences: { type: 'array', items: ref('BoardDifference') } }
	},
	BoardDifference: {
		description: 'One thing that differs between two moments. What was both moved and reworded is reworded.',
		type: 'object',
		required: ['id', 'what', 'deed', 'before', 'after', 'area', 'participantIds'],
		properties: {
			id: { type: 'string' },
			what: { type: 'string', enum: WHATS },
			deed: { type: 'string', enum: DEEDS },
			before: { ...words, description: "Its words at the earlier moment; '' where there were none." },
			after: { ...words, description: "Its words at the later moment; '' where there are none." },
			area: { ...words, description: "The name of the area it stands in, or stood in; '' for none." },
			participantIds: { type: 'array', items: participantOrNull, description: 'Everybody who did so in between.' }
		}
	},
	BoardToRestore: {
		type: 'object',
		required: ['seq'],
		properties: {
			seq,
			ids: {
				type: 'array',
				items: { type: 'string', maxLength: 80 },
				maxItems: 10_000,
				description: 'Left out: all of it.'
			},
			deleted: {
				type: 'object',
				description: 'In place of `ids`: what one participant deleted after `seq` and up to `upTo`.',
				required: ['by', 'upTo'],
				properties: { by: participantOrNull, upTo: seq }
			}
		}
	}
};

export const exampleBoardChange: BoardChange = {
	id: 'shape:Kx3',
	what: 'note',
	deed: 'reworded',
	fromSeq: 40,
	toSeq: 42,
	from: '2026-11-26T17:59:00.000Z',
	at: '2026-11-26T18:00:00.000Z',
	participantId: 'p1',
	sessionId: null,
	before: 'Ensomhed',
	after: 'Stor ensomhed',
	restoredFrom: null
};

export const exampleBoardState = { seq: 42, board: { areas: [], items: [], connections: [] } };
