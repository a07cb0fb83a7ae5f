/** What the API takes in. Each schema decodes what comes from outside into a precise type; its messages are words of FAULTS. */
import * as v from 'valibot';
import { DOCUMENT_KINDS } from '../../document/names.ts';
import { PROBLEM_SLOTS } from '../../document/shape.ts';
import { danishMoment } from '../../summary/danish-time.ts';
import { EXPORT_PROFILES, SUMMARY_LANGUAGES } from '../../summary/types.ts';
import { body, id, say, text } from './fields.ts';

const language = v.picklist(['da', 'en'], say('language'));

/** `POST /api/workshops` */
export const newWorkshop = body({
	title: text('title', { min: 1, max: 200 }),
	question: text('question', { min: 0, max: 1000, lines: true }),
	language: v.nullish(language, 'da')
});

/** `POST /api/workshops/{id}/participants` */
export const newParticipant = body({
	name: text('name', { min: 1, max: 80 }),
	party: text('party', { min: 0, max: 80 }),
	/** Whether the token goes into this device's cookie instead of the answer. */
	device: v.nullish(v.boolean(say('device')), false)
});

/** `POST /api/codes`. What is no code at all fits no workshop, and is told so. */
export const typedCode = body({ code: v.pipe(v.nullish(v.string(say('code')), ''), v.maxLength(100, say('code'))) });

/** `POST /api/workshops/{id}/links` */
export const linkToReplace = body({
	kind: v.nullish(v.picklist(['invite', 'view'], say('link-kind')), '' as never)
});

/** A whole number in an address. */
export const wholeNumber = v.pipe(
	v.string(say('whole-number')),
	v.regex(/^\d{1,15}$/, say('whole-number')),
	v.transform(Number)
);

const limit = v.pipe(
	v.string(say('limit')),
	v.regex(/^\d{1,4}$/, say('limit')),
	v.transform(Number),
	v.minValue(1, say('limit')),
	v.maxValue(1000, say('limit'))
);

const page = { after: v.optional(wholeNumber, '0'), limit: v.optional(limit, '100') };

/** Several values in one, as in `a,b`. */
const list = v.pipe(
	v.string(),
	v.transform((value) => value.split(',').filter((item) => item !== ''))
);

/** `GET …/revisions` */
export const revisionsQuery = v.object({
	document: v.optional(v.picklist(DOCUMENT_KINDS, say('document'))),
	...page
});

/** `GET …/facts` */
export const factsQuery = v.object(page);

/** `GET …/board/changes` */
export const boardChangesQuery = v.object(page);

/** `POST …/board/restore` */
export const boardToRestore = body({
	seq: v.pipe(v.number(say('seq')), v.integer(say('seq')), v.minValue(0, say('seq'))),
	ids: v.optional(
		v.pipe(
			v.array(v.pipe(v.string(say('restorable')), v.maxLength(80, say('restorable'))), say('restorable')),
			v.maxLength(10_000, say('restorable'))
		)
	),
	deleted: v.optional(
		v.object(
			{
				by: v.nullable(v.pipe(v.string(say('restorable')), v.maxLength(80, say('restorable')))),
				upTo: v.pipe(v.number(say('seq')), v.integer(say('seq')), v.minValue(0, say('seq')))
			},
			say('restorable')
		)
	)
});

/** `GET …/board.svg` and `GET …/authorship` */
export const momentQuery = v.object({ at: v.optional(wholeNumber) });

/** `GET …/board.svg` */
export const openingQuery = v.object({ part: v.optional(v.picklist(['opening'], say('part'))) });

/** `GET …/changes` */
export const changesQuery = v.object({
	...page,
	before: v.optional(wholeNumber),
	order: v.optional(v.picklist(['oldest', 'newest'], say('order'))),
	statement: v.optional(list),
	participant: v.optional(list)
});

/** `GET …/renegotiations` */
export const renegotiationsQuery = v.object({ statement: v.optional(list) });

/** `GET …/activity` */
export const activityQuery = v.object({
	stretches: v.optional(
		v.pipe(
			v.string(say('stretches')),
			v.regex(/^\d{1,4}$/, say('stretches')),
			v.transform(Number),
			v.minValue(1, say('stretches')),
			v.maxValue(1000, say('stretches'))
		),
		'120'
	)
});

/** `POST …/restore` */
export const wordingToRestore = body({
	seq: v.pipe(
		v.number(say('seq')),
		v.integer(say('seq')),
		v.minValue(0, say('seq')),
		v.maxValue(Number.MAX_SAFE_INTEGER, say('seq'))
	),
	what: v.variant(
		'kind',
		[
			v.object({ kind: v.literal('slot'), slot: v.picklist(PROBLEM_SLOTS, say('restorable')) }),
			v.object({
				kind: v.literal('action'),
				actionId: v.pipe(
					v.string(say('restorable')),
					v.minLength(1, say('restorable')),
					v.maxLength(128, say('restorable'))
				)
			}),
			v.object({ kind: v.literal('problem') }),
			v.object({ kind: v.literal('plan') })
		],
		say('restorable')
	)
});

/** `GET …/board/beginning` */
export const beginningQuery = v.object({
	width: v.optional(wholeNumber, '1280'),
	height: v.optional(wholeNumber, '800')
});

/** `GET …/diff` */
export const differenceQuery = v.pipe(
	v.object({ from: v.optional(wholeNumber, ''), to: v.optional(wholeNumber, '') }),
	v.forward(
		v.check(({ from, to }) => from <= to, say('from-after-to')),
		['from']
	)
);

/** `GET …/minutes` */
export const minutesQuery = v.object({ session: v.optional(id, '') });

/** `POST …/minutes/check`, of a file whose SHA-256 is known */
export const fingerprint = body({
	sha256: v.pipe(v.string(say('sha256')), v.toLowerCase(), v.regex(/^[0-9a-f]{64}$/, say('sha256')))
});

/** A day as it is written in an address. */
const day = v.pipe(
	v.string(say('day')),
	v.check((value) => !Number.isNaN(danishMoment(value)) && value.length === 10, say('day'))
);

/** `GET …/summary.{format}`, `GET …/plan.{format}` and the page of the summary */
export const summaryQuery = v.pipe(
	v.object({
		profile: v.optional(v.picklist(EXPORT_PROFILES, say('profile'))),
		language: v.optional(v.picklist(SUMMARY_LANGUAGES, say('language'))),
		session: v.optional(id),
		from: v.optional(wholeNumber),
		to: v.optional(wholeNumber),
		fromDay: v.optional(day),
		toDay: v.optional(day)
	}),
	v.forward(
		v.check(({ fromDay, toDay }) => fromDay === undefined || toDay === undefined || fromDay <= toDay, say('day-after')),
		['fromDay']
	)
);
