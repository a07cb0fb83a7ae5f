/**
 * The renegotiations of a workshop: each stretch in which a statement stood away from its marker, with who opened it and
 * why, the changes within it, before → now, and where people stood. Pure: made from the stretches, the folded changes and the
 * facts of the record, which add up here as they do at the table.
 */
import { actionStatement, slotStatement, WORDED_FIELDS, type StatementId, type Wording } from '../document/wording.ts';
import { evolve } from '../workshop/evolve.ts';
import type { Fact } from '../workshop/fact.ts';
import type { ReasonChip } from '../workshop/reasons.ts';
import { stancesOn, type StanceAnswer } from '../workshop/stances.ts';
import { INITIAL_STATE, type State } from '../workshop/state.ts';
import { isNothing } from './fold.ts';
import { isWordingField, type Fields, type Stretch } from './stretches.ts';
import type { Change } from './types.ts';

type WordedField = (typeof WORDED_FIELDS)[number];

/** A meeting; at most one is open at a time. */
export interface Meeting {
	id: string;
	title: string;
	/** Its first and last revision; null while it is open. */
	from: number;
	to: number | null;
}

/** Where somebody stood. */
export interface RenegotiationStance extends Omit<StanceAnswer, 'wordingId'> {
	/** Which of the two wordings it is about. */
	on: 'before' | 'now';
	participantId: string;
	/** ISO 8601, UTC. */
	at: string;
}

export interface RenegotiationReason {
	participantId: string | null;
	/** ISO 8601, UTC. */
	at: string;
	chip?: ReasonChip;
	text?: string;
}

/** How a renegotiation ended: with a new marker, with the old wording typed back, or not yet. */
export type Outcome = 'marker' | 'return' | 'open';

export interface Renegotiation {
	statement: StatementId;
	/** An action's title; '' for a problem slot. */
	title: string;
	/** The number of the marker it opened after, and of the one that ended it. */
	marker: number;
	newMarker: number | null;
	outcome: Outcome;
	openedBy: string | null;
	openedAt: string;
	/** The first revision away from the marker. */
	openedSeq: number;
	/** The meeting it was opened in. */
	openedIn: string | null;
	/** The first reason of whoever opened it, or else the first anybody gave. */
	reason?: string;
	reasons: RenegotiationReason[];
	closedBy?: string | null;
	closedAt?: string;
	closedSeq?: number;
	closedIn?: string | null;
	/** The wording that held, and the wording it ended with (or stands at), as text and with its formatting. */
	before: string;
	now: string;
	beforeMarkdown: string;
	nowMarkdown: string;
	/** The same wording has the same id; null for an action that is gone. */
	beforeId: string;
	nowId: string | null;
	/** Of an action, the fields that read otherwise, before → now; empty for a slot. */
	fields: { field: WordedField; before: string; after: string }[];
	/** What was changed within it, cut at its ends. */
	changes: Change[];
	/** Where people stood on the wording before when it opened, and on the wording now until it was opened again. */
	stances: RenegotiationStance[];
	/** The reservations that stood at its end, or stand now. */
	reservations: { participantId: string; text: string; wordingId: string; at: string }[];
}

interface Input {
	/** In the order in which they opened. */
	stretches: readonly Stretch[];
	changes: readonly Change[];
	/** All of the workshop, in order of seq. */
	facts: readonly Fact[];
	/** @returns how a statement reads now; an action that is gone has no wording and no fields */
	present: (statement: StatementId) => Present;
}

export interface Present {
	wording: Wording | null;
	fields: Fields;
}

/** @returns the renegotiations in the order in which they opened; one that told nothing is left out */
export function renegotiationsOf({ stretches, changes, facts, present }: Input): Renegotiation[] {
	const changesOf = groupBy(changes, (change) => statementOf(change));
	const stretchesOf = groupBy(stretches, ({ statement }) => statement);
	const nextOpening = ({ statement }: Stretch, index: number) =>
		stretchesOf.get(statement)?.[index + 1]?.opened.seq ?? Infinity;
	const lasting = stretches.map((stretch) =>
		nextOpening(stretch, stretchesOf.get(stretch.statement)?.indexOf(stretch) ?? 0)
	);
	const stateBefore = statesBefore(facts, [...stretches.map(({ opened }) => opened.seq), ...lasting, Infinity]);
	const latest = stateBefore(Infinity);
	const reasonsOf = assignReasons(stretchesOf, latest);
	const meetings = meetingsOf(latest);

	return stretches.flatMap((stretch, index): Renegotiation[] => {
		const { statement, opened, end, before } = stretch;
		const own = changesWithin(stretch, changesOf.get(statement) ?? []);
		const reasons = reasonsOf.get(stretch) ?? [];
		if (isIdle(stretch, own, reasons, latest)) return [];
		const now =
			end === null
				? present(statement)
				: end.kind === 'marker'
					? end
					: { wording: before, fields: stretch.beforeFields };
		const { wording } = now;
		const first = reasons.find(({ participantId }) => participantId === opened.by) ?? reasons[0];
		const reason = first?.text ?? first?.chip;
		const after = stateBefore(lasting[index] ?? Infinity);
		return [
			{
				statement,
				title: titleOf(stretch, own),
				marker: stretch.marker,
				newMarker: end?.kind === 'marker' ? end.number : null,
				outcome: end?.kind ?? 'open',
				openedBy: opened.by,
				openedAt: opened.at,
				openedSeq: opened.seq,
				openedIn: meetingAt(meetings, opened.seq)?.id ?? null,
				...(reason === undefined ? {} : { reason }),
				reasons,
				...(end && {
					closedBy: end.by,
					closedAt: end.at,
					closedSeq: end.seq,
					closedIn: meetingAt(meetings, end.seq)?.id ?? null
				}),
				before: before.text,
				now: wording?.text ?? '',
				beforeMarkdown: before.markdown,
				nowMarkdown: wording?.markdown ?? '',
				beforeId: before.id,
				nowId: wording?.id ?? null,
				fields: fieldDifferences(stretch.beforeFields, now.fields),
				changes: own,
				stances: [
					...standing(stateBefore(opened.seq), statement, before.id, 'before'),
					...(wording ? standing(after, statement, wording.id, 'now') : [])
				],
				reservations: after.stances.reservations
					.filter((reservation) => reservation.statement === statement)
					.map(({ by, reason: text, wordingId, at }) => ({ participantId: by, text, wordingId, at }))
			}
		];
	});
}

function fieldDifferences(before: Fields, after: Fields): Renegotiation['fields'] {
	return WORDED_FIELDS.map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' })).filter(
		(field) => field.before !== field.after
	);
}

/** @returns all meetings, oldest first */
export function meetingsOf({ sessions: { ended, open } }: State): Meeting[] {
	return [
		...ended.map(({ id, title, startSeq, endSeq }) => ({ id, title, from: startSeq, to: endSeq })),
		...(open ? [{ id: open.id, title: open.title, from: open.startSeq, to: null }] : [])
	];
}

/** @returns a function that gives the state right before a revision, which is one of `seqs` */
function statesBefore(facts: readonly Fact[], seqs: readonly number[]): (seq: number) => State {
	const states = new Map<number, State>();
	let state = INITIAL_STATE;
	let next = 0;
	for (const seq of [...new Set(seqs)].sort((a, b) => a - b)) {
		for (let fact = facts[next]; fact && fact.seq < seq; fact = facts[(next += 1)]) state = evolve(state, fact);
		states.set(seq, state);
	}
	return (seq) => states.get(seq) ?? INITIAL_STATE;
}

function standing(
	state: State,
	statement: StatementId,
	wordingId: string,
	on: RenegotiationStance['on']
): RenegotiationStance[] {
	return Object.values(stancesOn(state, statement, wordingId)).map(({ by, at, level, reason, risk, condition }) => ({
		on,
		participantId: by,
		at,
		level,
		...(reason === undefined ? {} : { reason }),
		...(risk === undefined ? {} : { risk }),
		...(condition === undefined ? {} : { condition })
	}));
}

/** @returns the meeting that was open at a revision */
export function meetingAt(meetings: readonly Meeting[], seq: number): Meeting | null {
	return meetings.find(({ from, to }) => from <= seq && (to === null || seq <= to)) ?? null;
}

/** @returns whether any of the revisions of a stretch came during the meeting */
export function isDuring({ from, to }: Meeting, fromSeq: number, toSeq: number): boolean {
	return toSeq >= from && (to === null || fromSeq <= to);
}

/** Somebody who types a letter and takes it back at once has not opened anything anybody need read about. */
function isIdle(
	{ statement, end, opened, before }: Stretch,
	changes: readonly Change[],
	reasons: readonly unknown[],
	latest: State
): boolean {
	if (end?.kind !== 'return' || changes.length > 0 || reasons.length > 0) return false;
	const answers = Object.entries(latest.stances.byWording[statement] ?? {});
	return !answers.some(
		([wordingId, stances]) =>
			wordingId !== before.id && Object.values(stances).some(({ seq }) => seq > opened.seq && seq < end.seq)
	);
}

/** A reason belongs to the renegotiation that was open when it was given; one that came first, to the one it announces. */
function assignReasons(
	stretchesOf: ReadonlyMap<StatementId, Stretch[]>,
	{ reasons: { byStatement } }: State
): Map<Stretch, RenegotiationReason[]> {
	const assigned = new Map<Stretch, RenegotiationReason[]>();
	for (const { statement, marker, seq, by, at, chip, text } of Object.values(byStatement).flat()) {
		const candidates = (stretchesOf.get(statement) ?? []).filter((stretch) => stretch.marker === marker);
		const stretch = candidates.findLast(({ opened }) => opened.seq < seq) ?? candidates[0];
		if (!stretch) continue;
		const reason = { participantId: by, at, ...(chip === null ? {} : { chip }), ...(text === '' ? {} : { text }) };
		assigned.set(stretch, [...(assigned.get(stretch) ?? []), reason]);
	}
	return assigned;
}

/** A folded change may begin before the renegotiation and go on after it: what is told of it is what lies within. */
function changesWithin({ opened, end, beforeFields }: Stretch, changes: readonly Change[]): Change[] {
	const endSeq = end?.seq ?? Infinity;
	const endFields = end?.kind === 'marker' ? end.fields : beforeFields;
	return changes.flatMap((change): Change[] => {
		if (change.toSeq < opened.seq || change.fromSeq > endSeq || !isWording(change)) return [];
		let cut = { ...change };
		if (end && endSeq < change.toSeq) {
			cut = { ...cut, toSeq: endSeq, to: end.at, after: endFields[fieldOf(change)] ?? '' };
		}
		if (change.fromSeq < opened.seq) {
			// That the action was added lies before; the typing of its title goes on.
			const { statement } = change;
			const isLife = statement.kind === 'action' && statement.field === 'added';
			cut = {
				...cut,
				...(isLife ? { statement: { ...statement, field: 'title' } } : {}),
				fromSeq: opened.seq,
				from: opened.at,
				before: textIn(beforeFields, change)
			};
		}
		return isNothing(cut) ? [] : [cut];
	});
}

function textIn(fields: Fields, change: Change): string {
	return fields[fieldOf(change)] ?? '';
}

function fieldOf({ statement }: Change): string {
	if (statement.kind === 'slot') return 'text';
	return statement.field === 'added' || statement.field === 'removed' ? 'title' : statement.field;
}

/** @returns the id that a change's statement goes by in facts */
export function statementOf({ statement }: Change): StatementId {
	return statement.kind === 'slot' ? slotStatement(statement.slot) : actionStatement(statement.actionId);
}

function isWording({ statement }: Change): boolean {
	return statement.kind === 'slot' || isWordingField(statement.field);
}

function titleOf({ beforeFields, end }: Stretch, changes: readonly Change[]): string {
	if (end?.kind === 'marker' && end.fields.title) return end.fields.title;
	if (end?.kind === 'return') return beforeFields.title ?? '';
	return changes.at(-1)?.title ?? beforeFields.title ?? '';
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
	const groups = new Map<string, Item[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}
