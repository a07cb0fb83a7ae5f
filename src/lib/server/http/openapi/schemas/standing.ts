/** Where statements, actions and the table stand, as parts of the workshop's state. */
import { FITS } from '../../../../workshop/commitments.ts';
import { HATS } from '../../../../workshop/hats.ts';
import { SECTORS } from '../../../../workshop/parties.ts';
import { REASON_CHIPS } from '../../../../workshop/reasons.ts';
import { SESSION_MODES } from '../../../../workshop/sessions.ts';
import { STANCE_LEVELS } from '../../../../workshop/stances.ts';
import { ref } from '../parts.ts';
import type { Schema } from '../types.ts';
import { moment, participantOrNull, seq } from './common.ts';

const text: Schema = { type: 'string' };
const id: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const number: Schema = { type: 'integer', minimum: 1 };
const sessionId: Schema = { type: ['string', 'null'], description: 'The meeting it happened in.' };

function object(properties: Record<string, Schema>, optional: readonly string[] = []): Schema {
	return { type: 'object', required: Object.keys(properties).filter((name) => !optional.includes(name)), properties };
}

const list = (items: Schema, description?: string): Schema => ({
	type: 'array',
	items,
	...(description !== undefined && { description })
});
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

/** Left out while there is none. */
export const marker: Schema = {
	...object({ number, wording: ref('Wording'), at: moment, by: participantOrNull, seq, session: sessionId }),
	description: 'The wording that holds; left out while nobody has marked one.'
};

const stance = object(
	{
		id,
		by: { ...id, description: 'The participant.' },
		wordingId: id,
		level: { type: 'string', enum: STANCE_LEVELS },
		reason: text,
		risk: text,
		condition: text,
		at: moment,
		seq,
		isStale: { type: 'boolean', description: 'It is about an earlier wording, and does not count.' }
	},
	['reason', 'risk', 'condition']
);

const reason = object({
	id,
	chip: { type: ['string', 'null'], enum: [...REASON_CHIPS, null] },
	text,
	by: participantOrNull,
	at: moment
});

export const standingProperties: Record<string, Schema> = {
	statement: { ...id, description: 'What commands and facts call it.' },
	wordingId: { ...id, description: "The present wording's id: what a stance is bound to." },
	state: {
		type: 'string',
		enum: ['draft', 'holds', 'renegotiating'],
		description: '`renegotiating`: it reads otherwise than its marker.'
	},
	reasons: list(reason, 'Why it was taken up again after its marker, oldest first.'),
	stances: list(stance, 'The last answer of each person who has answered.'),
	tally: {
		...object(Object.fromEntries([...STANCE_LEVELS, 'notAnswered'].map((level) => [level, count]))),
		description: 'Of those that count. Silence is never agreement.'
	},
	reservations: list(
		object({ id, by: id, wordingId: id, reason: text, seq, at: moment }),
		'Those that nobody has withdrawn, whatever the wording.'
	)
};

const yes = object({ id, agreementId: id, by: id, party: orNull(id), seq, at: moment });
const fitAnswer = object({
	id,
	problemMarker: number,
	fit: { type: 'string', enum: FITS },
	text,
	by: participantOrNull,
	seq,
	at: moment
});
const kind = (...kinds: string[]): Schema => ({ type: 'string', enum: kinds });

export const agreedProperties: Record<string, Schema> = {
	...standingProperties,
	agreementId: { ...id, description: 'What a yes is bound to: title, detail, first step, date and responsible.' },
	yes: {
		description: 'Whether whoever is responsible has said yes to exactly this.',
		oneOf: [object({ kind: kind('notAsked', 'waiting') }), object({ kind: kind('yes', 'askedAgain'), yes })]
	},
	fit: {
		description: 'Whether it fits the problem as it was last marked.',
		oneOf: [
			object({ kind: kind('none') }),
			object({ kind: kind('asked'), answers: count, now: number }),
			object({ kind: kind('answered'), answer: fitAnswer })
		]
	}
};

const session = object({
	id,
	title: text,
	mode: { type: 'string', enum: SESSION_MODES },
	template: orNull(id),
	startedAt: moment,
	startedBy: participantOrNull,
	endedAt: { ...orNull(moment), description: 'null while it is open.' },
	isForgotten: { type: 'boolean', description: 'It ended by itself.' },
	present: list(id)
});

export const tableProperties: Record<string, Schema> = {
	sessions: list(session, 'Oldest first.'),
	nextMeeting: orNull(object({ meetsAt: text, place: text, by: participantOrNull, at: moment, session: sessionId })),
	problemMarker: { ...count, description: 'The number of the newest marker of the problem; 0 while there is none.' },
	round: {
		...orNull(object({ id, statements: list(id), startedAt: moment, startedBy: participantOrNull, answered: count })),
		description: 'The open round. Nobody sees more of it than how many have answered.'
	},
	hats: {
		...object(Object.fromEntries(HATS.map((hat) => [hat, id])), HATS),
		description: 'Who wears which hat.'
	},
	questions: list(
		object({
			id,
			text,
			by: participantOrNull,
			seq,
			at: moment,
			session: sessionId,
			settled: orNull(object({ answer: text, by: participantOrNull, at: moment }))
		}),
		'Parked questions.'
	),
	perspectives: list(object({ partyId: id, text, at: moment }), 'How each party sees the problem.'),
	missingSectors: list({ type: 'string', enum: SECTORS }, 'Sectors that nobody at the table is of.')
};
