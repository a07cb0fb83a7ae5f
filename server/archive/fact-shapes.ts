/**
 * What each kind of fact holds, field by field: whoever brings an archive in may have written it by hand, and everything
 * behind this door trusts what it reads. A field that is not named here is one that a newer program added; it is let be.
 */
import * as v from 'valibot';
import { CARD_ANSWERS, CARD_SUBJECTS } from '../../src/lib/workshop/cards.ts';
import { FITS } from '../../src/lib/workshop/commitments.ts';
import type { FactContent, FactHead, FactKind } from '../../src/lib/workshop/fact.ts';
import { HATS } from '../../src/lib/workshop/hats.ts';
import { MINUTES_ANSWERS, MINUTES_OUTCOMES } from '../../src/lib/workshop/minutes.ts';
import { SECTORS } from '../../src/lib/workshop/parties.ts';
import { REASON_CHIPS } from '../../src/lib/workshop/reasons.ts';
import { SESSION_MODES } from '../../src/lib/workshop/sessions.ts';
import { STANCE_LEVELS } from '../../src/lib/workshop/stances.ts';
import { archivedId } from './format.ts';

type Schema = v.GenericSchema;

/** A schema for every field that a kind of fact has. */
type Fields<Content> = { readonly [Field in Exclude<keyof Content, 'kind'>]-?: Schema };
type FieldsOfKinds = { readonly [Kind in FactKind]: Fields<Extract<FactContent, { kind: Kind }>> };

export type FactVerdict = 'good' | 'malformed' | 'unknown-kind';

/** Judges what stands in facts, by who took part in the workshop. */
export class FactShapes {
	#head: Schema;
	#shapes: ReadonlyMap<string, Schema>;

	constructor(participants: ReadonlySet<string>) {
		const person = v.pipe(
			v.string(),
			v.check((id) => participants.has(id))
		);
		this.#head = v.object(headFields(person));
		this.#shapes = new Map(Object.entries(fieldsOf(person)).map(([kind, fields]) => [kind, v.object(fields)]));
	}

	judge(fact: { kind: string }): FactVerdict {
		const shape = this.#shapes.get(fact.kind);
		if (!shape) return 'unknown-kind';
		return v.is(this.#head, fact) && v.is(shape, fact) ? 'good' : 'malformed';
	}
}

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const text = v.string();
const flag = v.boolean();
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000));
const orNone = (schema: Schema) => v.nullable(schema);
const listOf = (schema: Schema) => v.pipe(v.array(schema), v.maxLength(20_000));
const moment = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
	v.check((value) => !Number.isNaN(Date.parse(value)))
);
/** A day, with or without a time; '' for one that is not settled. Moments are what demonstrations were written with. */
const meetsAt = v.pipe(v.string(), v.regex(/^(\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d\.\d{3}Z)?)?)?$/));
const statement = v.pipe(v.string(), v.regex(/^(problem|plan):./s), v.maxLength(200));
const subject = v.pipe(v.string(), v.regex(/^(note|problem|plan):./s), v.maxLength(200));
const place = v.pipe(v.string(), v.regex(/^(problem|plan|board|area:.+)$/s), v.maxLength(200));
const fingerprint = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const sector = v.picklist(['', ...SECTORS]);
const wording = v.object({ id: text, text, markdown: text });
const answer = {
	wordingId: text,
	level: v.picklist(STANCE_LEVELS),
	reason: v.optional(text),
	risk: v.optional(text),
	condition: v.optional(text)
};

function headFields(person: Schema): Record<keyof Omit<FactHead, 'v' | 'seq'>, Schema> {
	// A meeting goes by the id of the fact that began it, and its files lie under that.
	return { id: archivedId, at: moment, by: orNone(person), session: orNone(archivedId) };
}

function fieldsOf(person: Schema): FieldsOfKinds {
	return {
		MarkerSet: { entries: listOf(v.object({ statement, number: count, wording })) },
		StanceTaken: { statement, ...answer },
		ReservationWithdrawn: { statement, reservation: id },
		RoundStarted: { statements: listOf(statement) },
		RoundAnswered: { round: id, count },
		RoundRevealed: { round: id, answers: listOf(v.object({ id, by: person, statement, ...answer })) },
		RoundCancelled: { round: id },
		ReasonGiven: {
			statement,
			marker: count,
			chip: v.optional(v.picklist(REASON_CHIPS)),
			text: v.optional(text)
		},
		YesSaid: { actionId: id, agreementId: text, party: orNone(id) },
		YesWithdrawn: { actionIds: listOf(id), yeses: listOf(id), falling: listOf(id) },
		FitAnswered: { actionId: id, problemMarker: count, fit: v.picklist(FITS), text: v.optional(text) },
		PartyJoined: { party: orNone(id), former: orNone(id) },
		PartyDescribed: { party: id, name: text, sector, former: orNone(v.object({ name: text, sector })) },
		PartiesMerged: { from: id, into: id },
		PerspectiveWritten: { party: id, text },
		SessionStarted: { title: text, mode: v.picklist(SESSION_MODES), template: orNone(text) },
		PresenceNoted: { participants: listOf(person) },
		SessionEnded: { present: listOf(person), endedAt: moment, isForgotten: flag },
		NextMeetingPlanned: { meetsAt, place: text },
		MinutesSaid: { meeting: id, answer: v.picklist(MINUTES_ANSWERS), text },
		MinutesFrozen: { meeting: id, upTo: count, outcome: v.picklist(MINUTES_OUTCOMES), fingerprint },
		HatTaken: { hat: v.picklist(HATS), former: orNone(person) },
		HatPutDown: { hat: v.picklist(HATS) },
		QuestionParked: { text },
		QuestionSettled: { question: id, answer: text },
		CardPlaced: { card: id, about: v.picklist(CARD_SUBJECTS), text },
		CardsReleased: {
			cards: listOf(v.object({ card: id, about: v.picklist(CARD_SUBJECTS), text, party: orNone(id) }))
		},
		CardAnswered: { card: id, answer: v.picklist(CARD_ANSWERS), text },
		CommentAdded: { subject, text },
		CommentSettled: { comment: id },
		GatheringCalled: { place },
		GatheringEnded: { gathering: id },
		PrioritisingStarted: { question: text, items: listOf(v.object({ item: subject, text })) },
		PrioritiesAnswered: { prioritising: id, count },
		PrioritiesRevealed: {
			prioritising: id,
			tallies: listOf(v.object({ item: subject, strong: count, possible: count, notNow: count, notAnswered: count }))
		},
		PrioritisingCancelled: { prioritising: id },
		SilenceStarted: { prompt: text, area: orNone(id) },
		SilenceEnded: { silence: id },
		SilenceRevealed: { silence: id, notes: count, writers: count },
		OwnNotesRevealed: { silence: id, notes: count },
		NotesUsed: { statement, notes: listOf(v.object({ note: id, text, author: orNone(person) })) },
		StepStarted: { step: count }
	};
}
