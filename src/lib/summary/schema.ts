/** The published shape of `summary.json`, version 1 (JSON Schema 2020-12). */
import { ACTION_FIELDS, PROBLEM_SLOTS } from '../document/shape.ts';
import { EXPORT_PROFILES, SUMMARY_LANGUAGES, SUMMARY_VERSION } from './types.ts';

const text = { type: 'string' } as const;
const moment = { type: 'string', format: 'date-time', description: 'ISO 8601, UTC' } as const;
const language = { type: 'string', enum: SUMMARY_LANGUAGES } as const;

/** Every property is there, always; further ones may come with later versions of the program. */
function object<Properties extends Record<string, unknown>>(properties: Properties, description?: string) {
	return {
		type: 'object',
		...(description !== undefined && { description }),
		properties,
		required: Object.keys(properties)
	} as const;
}

const who = {
	description: 'Somebody, as far as the profile lets them be known.',
	oneOf: [
		object({ kind: { const: 'person' }, name: text, party: { type: ['string', 'null'] } }),
		object({ kind: { const: 'party' }, name: text }),
		object(
			{ kind: { const: 'written' }, name: text },
			'A name written by hand that belongs to nobody in the workshop.'
		),
		object({ kind: { const: 'participant' } }, 'Of no party, and the name is left out or erased.'),
		object({ kind: { const: 'withheld' } }, 'A name written by hand that the profile leaves out.'),
		object({ kind: { const: 'system' } }, 'The program itself.')
	]
} as const;

const people = { type: 'array', items: who } as const;

const action = object({
	id: text,
	title: text,
	detail: text,
	detailMarkdown: { ...text, description: 'The detail with its formatting (CommonMark).' },
	responsible: { anyOf: [who, { type: 'null' }] },
	contributors: people,
	firstStep: text,
	due: { ...text, description: 'YYYY-MM-DD, or empty.' },
	status: {
		...text,
		description: 'draft, waiting, active, stuck, done or dropped; what another program wrote otherwise.'
	},
	signOfSuccess: text,
	needs: text,
	existing: text,
	novelty: { ...text, description: 'new, translated, developed, combined, or empty.' },
	adaptation: text
});

const told = { by: who, at: moment, reason: { type: ['string', 'null'] } } as const;
const slot = { type: 'string', enum: PROBLEM_SLOTS } as const;
const valueFields = Object.keys(ACTION_FIELDS).filter(
	(field) => !/^(responsible|contributors|order|answers|dependsOn)$/.test(field)
);

const change = {
	oneOf: [
		object({ kind: { const: 'slot' }, slot, before: text, after: text, ...told }),
		object({
			kind: { const: 'field' },
			action: text,
			field: { type: 'string', enum: valueFields },
			before: text,
			after: text,
			...told
		}),
		object({
			kind: { const: 'people' },
			action: text,
			field: { type: 'string', enum: ['responsible', 'contributors'] },
			before: people,
			after: people,
			...told
		}),
		object({ kind: { const: 'added' }, action: text, ...told }),
		object({ kind: { const: 'removed' }, action: text, ...told })
	]
} as const;

/** What `toJson` writes. `action` in a change is the action's title. */
export const SUMMARY_SCHEMA = object({
	version: { const: SUMMARY_VERSION },
	profile: { type: 'string', enum: EXPORT_PROFILES },
	language,
	workshop: object({ id: text, title: text, question: text, language }),
	at: { ...moment, description: 'When it was made; ISO 8601, UTC.' },
	seq: { type: 'integer', minimum: 0, description: 'The last revision it takes in.' },
	problem: {
		type: 'array',
		description: 'Every slot, in reading order.',
		items: object({ slot, text, markdown: text })
	},
	plan: { type: 'array', items: action },
	changes: { type: 'array', description: 'The latest changes, newest first.', items: change },
	hasEarlierChanges: { type: 'boolean' },
	parties: {
		type: 'array',
		items: object({
			name: { type: ['string', 'null'], description: 'null for those who gave no party.' },
			participants: { type: 'integer', minimum: 1 },
			names: { type: 'array', items: text, description: 'Empty when the profile leaves names out.' }
		})
	}
});
