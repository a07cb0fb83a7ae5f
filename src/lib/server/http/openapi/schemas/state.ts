import { ACTION_STATUSES, NOVELTIES, PROBLEM_SLOTS, type ActionField } from '../../../../document/shape.ts';
import { ref } from '../parts.ts';
import type { Schema } from '../types.ts';
import { language, moment, seq } from './common.ts';
import { agreedProperties, marker, standingProperties, tableProperties } from './standing.ts';

const text: Schema = { type: 'string' };

const actionProperties: Record<ActionField, Schema> = {
	title: text,
	detail: { type: 'string', description: 'Its blocks joined by one newline.' },
	firstStep: text,
	responsible: { type: 'string', description: "A participant's id, a party's id, a name written by hand, or ''." },
	contributors: { type: 'array', items: { type: 'string' }, description: 'As `responsible`, any number.' },
	due: { type: 'string', description: "`YYYY-MM-DD`, or '' when there is none." },
	status: {
		type: 'string',
		description: `Usually one of ${ACTION_STATUSES.join(', ')}; other clients may write others.`
	},
	signOfSuccess: text,
	needs: text,
	existing: { type: 'string', description: 'What exists already.' },
	novelty: { type: 'string', description: `Usually one of ${NOVELTIES.join(', ')}, or ''.` },
	adaptation: { type: 'string', description: 'How it is adapted here.' },
	order: { type: 'string', description: 'A fractional index; the plan is sorted by it, then by id.' },
	answers: {
		type: 'string',
		description: "The number of the problem marker it answers; '' for one added before there was any."
	},
	dependsOn: { type: 'array', items: { type: 'string' }, description: 'The ids of the actions it cannot do without.' }
};

export const stateSchemas: Record<string, Schema> = {
	Workshop: {
		description: 'A workshop as it was right after revision `seq`.',
		type: 'object',
		required: [
			'id',
			'title',
			'question',
			'language',
			'seq',
			'problem',
			'plan',
			'parties',
			'participants',
			...Object.keys(tableProperties)
		],
		properties: {
			id: { type: 'string' },
			title: { type: 'string' },
			question: { type: 'string' },
			language,
			seq,
			problem: {
				type: 'object',
				required: PROBLEM_SLOTS,
				properties: Object.fromEntries(PROBLEM_SLOTS.map((slot) => [slot, ref('ProblemSlot')]))
			},
			plan: { type: 'array', items: ref('Action') },
			parties: { type: 'array', items: ref('Party') },
			participants: { type: 'array', items: ref('Participant') },
			...tableProperties
		}
	},
	ProblemSlot: {
		type: 'object',
		required: ['text', 'markdown', ...Object.keys(standingProperties)],
		properties: {
			text: { type: 'string', description: 'Its blocks joined by one newline; newlines inside a block are kept.' },
			markdown: { type: 'string', description: 'The same with its formatting (CommonMark).' },
			...standingProperties,
			marker
		}
	},
	Action: {
		type: 'object',
		required: ['id', ...Object.keys(actionProperties), 'detailMarkdown', ...Object.keys(agreedProperties)],
		properties: {
			id: { type: 'string' },
			...actionProperties,
			detailMarkdown: text,
			...agreedProperties,
			marker
		}
	},
	Participant: {
		type: 'object',
		required: ['id', 'name', 'partyId', 'joinedAt'],
		properties: {
			id: { type: 'string' },
			name: { type: 'string', description: "'' once it was erased." },
			partyId: { type: ['string', 'null'] },
			joinedAt: moment
		}
	}
};
