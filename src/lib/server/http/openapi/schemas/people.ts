import type { Schema } from '../types.ts';
import { ref } from '../parts.ts';
import { language } from './common.ts';

const token: Schema = { type: 'string', description: 'Unguessable. Send it as `Authorization: Bearer …`.' };

const title: Schema = { type: 'string', minLength: 1, maxLength: 200 };
const question: Schema = { type: 'string', maxLength: 1000, description: 'The open question it starts from.' };
const code: Schema = {
	type: 'string',
	pattern: '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$',
	description: 'To type by hand; it leads to the invite link.'
};

const sharedLinks: Schema = {
	description: 'The addresses to share. The token stands after the `#`, which browsers do not send.',
	type: 'object',
	required: ['join', 'view'],
	properties: { join: { type: 'string', format: 'uri' }, view: { type: 'string', format: 'uri' } }
};

const linkProperties: Record<string, Schema> = {
	inviteToken: { ...token, description: 'Whoever holds it may take part.' },
	viewToken: { ...token, description: 'Whoever holds it may look.' },
	code,
	links: sharedLinks
};

export const peopleSchemas: Record<string, Schema> = {
	NewWorkshop: {
		type: 'object',
		required: ['title'],
		properties: {
			title,
			question: { ...question, default: '' },
			language: { ...language, default: 'da', description: 'The language the workshop is held in.' }
		}
	},
	StartedWorkshop: {
		type: 'object',
		required: ['id', 'title', 'question', 'language', ...Object.keys(linkProperties)],
		properties: { id: { type: 'string' }, title, question, language, ...linkProperties }
	},
	BroughtWorkshop: {
		type: 'object',
		required: ['id', 'title', 'question', 'language', ...Object.keys(linkProperties), 'revisions', 'participants'],
		properties: {
			id: { type: 'string' },
			title,
			question,
			language,
			...linkProperties,
			revisions: { type: 'integer', minimum: 0, description: 'How many came in.' },
			participants: { type: 'integer', minimum: 0, description: 'How many stand as authors.' }
		}
	},
	NewParticipant: {
		type: 'object',
		required: ['name'],
		properties: {
			name: { type: 'string', minLength: 1, maxLength: 80 },
			party: {
				type: 'string',
				maxLength: 80,
				default: '',
				description: 'The side at the table. A party of the same name is joined, letter case aside.'
			},
			device: {
				type: 'boolean',
				default: false,
				description: "For browsers: keep the token in this device's cookie and leave it out of the answer."
			}
		}
	},
	JoinedParticipant: {
		type: 'object',
		required: ['participantId'],
		properties: { participantId: { type: 'string' }, token }
	},
	Invitation: {
		description: 'What somebody who is about to join wants to know.',
		type: 'object',
		required: ['id', 'title', 'question', 'language', 'parties'],
		properties: {
			id: { type: 'string' },
			title,
			question,
			language,
			parties: { type: 'array', items: ref('InvitedParty') }
		}
	},
	TypedCode: {
		type: 'object',
		required: ['code'],
		properties: {
			code: {
				type: 'string',
				maxLength: 100,
				description: 'As somebody typed it: letter case, spaces and dashes do not matter.'
			}
		}
	},
	CodeFound: {
		type: 'object',
		required: ['workshopId', 'inviteToken'],
		properties: { workshopId: { type: 'string' }, inviteToken: token }
	},
	Links: { type: 'object', required: Object.keys(linkProperties), properties: linkProperties },
	LinkToReplace: {
		type: 'object',
		required: ['kind'],
		properties: { kind: { type: 'string', enum: ['invite', 'view'] } }
	},
	CalendarAddress: {
		type: 'object',
		required: ['address'],
		properties: { address: { type: 'string', format: 'uri', description: 'To subscribe to; keep it as a secret.' } }
	},
	PersonalLink: {
		type: 'object',
		required: ['link'],
		properties: {
			link: { type: 'string', format: 'uri', description: 'For the same participant, to open on another device.' }
		}
	}
};
