import { DOCUMENT_KINDS } from '../../../../document/names.ts';
import { SECTORS } from '../../../../workshop/parties.ts';
import { PARTY_ICONS, PARTY_PATTERNS } from '../../../../workshop/party-look-name.ts';
import { PROBLEMS } from '../../problem-words.ts';
import { ref } from '../parts.ts';
import type { Schema } from '../types.ts';

/** Ids of participants that stand where nobody, or nobody known, did it. */
export const participantOrNull: Schema = {
	description: 'The participant; null for the system.',
	type: ['string', 'null']
};

export const moment: Schema = { type: 'string', format: 'date-time', description: 'ISO 8601 in UTC.' };

export const seq: Schema = {
	type: 'integer',
	minimum: 0,
	description: 'A place on the one timeline of the workshop; 0 is before the first revision.'
};

export const nextPage: Schema = {
	type: ['integer', 'null'],
	description: 'What to give as `after` for the next page; null on the last.'
};

export const language: Schema = { type: 'string', enum: ['da', 'en'] };

export const documentKind: Schema = { type: 'string', enum: DOCUMENT_KINDS };

export const commonSchemas: Record<string, Schema> = {
	Problem: {
		description:
			'A refusal (RFC 9457). Words are in the language of the `rundbord_language` cookie or Accept-Language.',
		type: 'object',
		required: ['title', 'status', 'kind'],
		properties: {
			title: { type: 'string', description: 'A sentence a person can read.' },
			status: { type: 'integer', minimum: 400, maximum: 599 },
			kind: { type: 'string', enum: Object.keys(PROBLEMS), description: 'A stable word to branch on.' },
			detail: { type: 'string', description: 'All of `errors` in one text.' },
			errors: {
				type: 'array',
				items: {
					type: 'object',
					required: ['field', 'detail'],
					properties: {
						field: { type: 'string', description: "A field of the body or a parameter; '' for the whole body." },
						detail: { type: 'string' }
					}
				}
			},
			statement: { type: 'string', description: 'Of a refused command: the statement it was about.' },
			wording: { anyOf: [ref('Wording'), { type: 'null' }], description: 'How the statement reads now.' },
			agreementId: { type: 'string', description: 'What a yes to the action would be bound to now.' },
			errorId: { type: 'string', description: "Names the entry in the server's log." }
		}
	},
	Wording: {
		description: 'An exact wording. The same words have the same id whenever they come back.',
		type: 'object',
		required: ['id', 'text', 'markdown'],
		properties: {
			id: { type: 'string', minLength: 22, maxLength: 22 },
			text: { type: 'string' },
			markdown: { type: 'string' }
		}
	},
	Party: {
		type: 'object',
		required: ['id', 'name', 'sector', 'look', 'formerIds'],
		properties: {
			id: { type: 'string' },
			name: { type: 'string' },
			sector: { type: 'string', enum: ['', ...SECTORS], description: "'' while nobody has said." },
			look: {
				description: 'How it is told apart, the same everywhere; by the order in which parties came.',
				type: 'object',
				required: ['place', 'icon', 'pattern', 'colour'],
				properties: {
					place: { type: 'integer', minimum: 0 },
					icon: { type: 'string', enum: PARTY_ICONS },
					pattern: { type: 'string', enum: PARTY_PATTERNS },
					colour: { type: 'string', pattern: '^party-[0-7]$' }
				}
			},
			formerIds: {
				type: 'array',
				items: { type: 'string' },
				description: 'The parties that were merged into it: whatever names one of them means this one.'
			}
		}
	},
	InvitedParty: {
		type: 'object',
		required: ['id', 'name'],
		properties: { id: { type: 'string' }, name: { type: 'string' } }
	},
	Health: {
		type: 'object',
		required: ['status'],
		properties: { status: { type: 'string', enum: ['alive', 'ready'] } }
	}
};
