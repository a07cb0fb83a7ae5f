/** The published shape of `summary.json`, version 1 (JSON Schema 2020-12). */
import { ACTION_FIELDS, PROBLEM_SLOTS } from '../document/shape.ts';
import { CARD_PARTS } from '../document/board-cards.ts';
import { CARD_SUBJECTS } from '../workshop/cards.ts';
import { NOTE_KINDS } from '../document/board-shape.ts';
import { MINUTES_OUTCOMES } from '../workshop/minutes.ts';
import { STANCE_LEVELS } from '../workshop/stances.ts';
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

const nullable = <Schema extends object>(schema: Schema) => ({ anyOf: [schema, { type: 'null' }] }) as const;
const count = { type: 'integer', minimum: 0 } as const;
const oneOf = (...values: readonly string[]) => ({ type: 'string', enum: values }) as const;
const subject = {
	oneOf: [object({ kind: { const: 'slot' }, slot: text }), object({ kind: { const: 'action' }, title: text })]
} as const;
const moments = nullable(moment);

/** Where a statement stands. */
const stand = {
	standing: oneOf('draft', 'holds', 'renegotiating'),
	marker: nullable(
		object({ number: count, at: moment, by: who, text: { ...text, description: "Of a slot; '' of an action." } })
	),
	tally: object(
		Object.fromEntries([...STANCE_LEVELS, 'notAnswered'].map((level) => [level, count])),
		'How many answer the present wording with what, and how many have not answered it.'
	),
	stances: {
		type: 'array',
		description: 'The answers to the present wording, in the order they were given.',
		items: object({
			who,
			level: oneOf(...STANCE_LEVELS),
			at: moment,
			reason: text,
			risk: text,
			condition: text
		})
	},
	reservations: {
		type: 'array',
		items: object({ who, text, at: moment, isAboutPresent: { type: 'boolean' } })
	}
} as const;

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
	adaptation: text,
	answers: { type: ['integer', 'null'], description: "The number of the problem's marker it was made for." },
	fit: object({
		state: oneOf('none', 'asked', 'fits', 'doesNot', 'unsure'),
		problemMarker: count,
		by: nullable(who),
		text
	}),
	yes: object({ state: oneOf('notAsked', 'waiting', 'yes', 'askedAgain'), by: nullable(who), at: moments }),
	dependsOn: { type: 'array', items: text },
	...stand
});

const told = {
	by: who,
	alsoBy: { type: 'array', items: who, description: 'The others who wrote it by turns with whoever began.' },
	at: moment,
	reason: { type: ['string', 'null'] }
} as const;
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

const presentParty = object({
	party: { type: ['string', 'null'] },
	participants: count,
	names: { type: 'array', items: text }
});

const session = object({
	id: text,
	title: text,
	mode: oneOf('live', 'days'),
	startedAt: moment,
	endedAt: moments,
	present: { type: 'array', items: presentParty },
	hats: { type: 'array', items: object({ hat: text, who }) }
});

const renegotiation = object({
	statement: text,
	subject,
	outcome: oneOf('marker', 'return', 'open', 'removed'),
	openedBy: who,
	openedAt: moment,
	closedAt: moments,
	reasons: { type: 'array', items: object({ by: who, chip: { type: ['string', 'null'] }, text }) },
	before: text,
	now: text,
	fields: {
		type: 'array',
		items: {
			oneOf: [
				object({ kind: { const: 'value' }, field: text, before: text, after: text }),
				object({ kind: { const: 'people' }, field: text, before: people, after: people })
			]
		}
	},
	authors: people,
	levels: { type: 'object', additionalProperties: count },
	reservations: { type: 'array', items: object({ who, text }) }
});

const thingKinds = ['note', 'text', 'shape', 'drawing', 'card'] as const;
const end = nullable(object({ kind: oneOf(...thingKinds, 'area'), words: text }, 'Null for a loose end.'));

const board = object({
	picture: object({ svg: text, widthPx: count, heightPx: count }),
	areas: {
		type: 'array',
		description: 'In reading order; what stands in no area comes last, under null.',
		items: object({
			name: { type: ['string', 'null'] },
			things: {
				type: 'array',
				items: object({
					kind: oneOf(...thingKinds),
					shows: {
						enum: [...CARD_PARTS, null],
						description: 'The part of the problem, or the plan, that a card shows; null for what is no card.'
					},
					words: text,
					description: { ...text, description: 'What it shows, told for those who do not see it.' },
					by: { ...nullable(who), description: 'Who made it; null for what has no author.' },
					noteKind: { anyOf: [{ type: 'string', enum: NOTE_KINDS }, { type: 'null' }] },
					language: { type: ['string', 'null'] },
					writtenFor: nullable(who),
					isFromPaper: { type: 'boolean' }
				})
			}
		})
	},
	connections: { type: 'array', items: object({ from: end, to: end, words: text }) },
	counts: object(Object.fromEntries([...thingKinds, 'area', 'connection'].map((kind) => [kind, count]))),
	hasMore: { type: 'boolean', description: 'Whether there is more on it than is told.' }
});

const minutes = object({
	state: oneOf('draft', ...MINUTES_OUTCOMES),
	until: { ...moment, description: 'When nothing could, or can, be corrected any more.' },
	approvals: count,
	approvedBy: { type: 'array', items: text, description: 'Empty when the profile leaves names out.' },
	notAnswered: { ...count, description: 'How many of those who were there have said nothing of it.' },
	objections: { type: 'array', items: object({ who, text, at: moment }) }
});

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
		items: object({
			slot,
			text,
			markdown: text,
			first: nullable(object({ text, at: moment }, 'How it read at first, where it reads otherwise now.')),
			...stand
		})
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
	},
	period: {
		oneOf: [
			object({ kind: { const: 'workshop' } }),
			object({ kind: { const: 'session' }, id: text, title: text }),
			object({
				kind: { const: 'span' },
				fromSeq: count,
				toSeq: count,
				fromDay: {
					type: ['string', 'null'],
					description: 'The first day it was asked for by; YYYY-MM-DD, in Denmark.'
				},
				toDay: { type: ['string', 'null'] }
			})
		]
	},
	sessions: { type: 'array', items: session },
	inShort: object({ text, markdown: text }, 'What people wrote together about it.'),
	corrections: object({ text, markdown: text }, 'What they corrected of it: what the log cannot know.'),
	minutes: {
		...nullable(minutes),
		description: 'Of a meeting that is over: whether its summary can still be corrected, and what people say of it.'
	},
	renegotiations: { type: 'array', items: renegotiation },
	markers: {
		type: 'array',
		items: object({ at: moment, by: who, entries: { type: 'array', items: object({ subject, number: count }) } })
	},
	perspectives: { type: 'array', items: object({ party: text, text }) },
	questions: {
		type: 'array',
		items: object({ text, by: who, at: moment, settled: nullable(object({ answer: text, by: who, at: moment })) })
	},
	cards: {
		type: 'array',
		items: object({
			about: oneOf(...CARD_SUBJECTS),
			text,
			by: { ...nullable(who), description: 'Null for nobody: then no author is stored anywhere.' },
			at: moment,
			sameHere: count,
			answers: { type: 'array', items: object({ kind: oneOf('question', 'offer'), text, by: who }) }
		})
	},
	gathered: {
		type: 'array',
		description: 'What people wrote on notes when a meeting asked what there is, what it takes and what is expected.',
		items: object({
			about: oneOf('needs', 'resources', 'offers', 'missing', 'combinations', 'expectations'),
			notes: { type: 'array', items: object({ text, by: nullable(who) }) }
		})
	},
	board: { ...nullable(board), description: 'As it was at the end of the period; null when nothing stood on it.' },
	nextMeeting: nullable(object({ meetsAt: text, place: text })),
	log: {
		type: 'array',
		items: object({
			at: moment,
			by: who,
			what: { type: 'object', properties: { kind: text }, required: ['kind'], additionalProperties: true }
		})
	}
});
