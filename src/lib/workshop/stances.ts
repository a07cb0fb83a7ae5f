/**
 * Stances: one person's answer to one exact wording. It counts only while the statement reads so. While a round is open
 * on a statement, answers to it are hidden (`rounds.ts`).
 */
import {
	accept,
	factOf,
	refuse,
	type Context,
	type Decision,
	type Family,
	type Rules,
	type Refusal,
	type SealedEntry
} from './family.ts';
import type { Fact, NewFact } from './fact.ts';
import type { State } from './state.ts';

export const STANCE_LEVELS = ['agree', 'reservations', 'aside', 'talk', 'object'] as const;
export type StanceLevel = (typeof STANCE_LEVELS)[number];

/** What somebody answers to a wording. */
export interface StanceAnswer {
	wordingId: string;
	level: StanceLevel;
	/** In the person's own words; what the reservation is, for `reservations`. */
	reason?: string;
	/** For `object`: what may happen, and what would have to change. */
	risk?: string;
	condition?: string;
}

export type StancesCommand =
	({ kind: 'takeStance'; statement: string } & StanceAnswer) | { kind: 'withdrawReservation'; reservation: string };

export type StancesFact =
	| ({ kind: 'StanceTaken'; statement: string } & StanceAnswer)
	/** `reservation` is the id of the stance it came with. */
	| { kind: 'ReservationWithdrawn'; statement: string; reservation: string };

export interface Stance extends StanceAnswer {
	id: string;
	statement: string;
	by: string;
	seq: number;
	at: string;
	session: string | null;
}

/** A reservation that its author has not withdrawn, whatever the statement reads now. */
export interface Reservation {
	/** The id of the stance it came with. */
	id: string;
	statement: string;
	by: string;
	wordingId: string;
	reason: string;
	seq: number;
	at: string;
}

export interface StancesState {
	/** Statement → wording → participant → their last answer to it. */
	readonly byWording: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Stance>>>>>>;
	/** Those that stand, oldest first. */
	readonly reservations: readonly Reservation[];
}

/** @returns what everybody last answered to exactly this wording, by participant */
export function stancesOn(state: State, statement: string, wordingId: string): Readonly<Record<string, Stance>> {
	return state.stances.byWording[statement]?.[wordingId] ?? {};
}

/** @returns somebody's answers to every wording of a statement, in the order they gave them */
export function stancesOf(state: State, statement: string, participantId: string): Stance[] {
	return Object.values(state.stances.byWording[statement] ?? {})
		.flatMap((answers) => answers[participantId] ?? [])
		.sort((a, b) => a.seq - b.seq);
}

/** The hidden answers of a round: one row for each participant, who may change it until it is revealed. */
export function roundBatch(roundId: string): string {
	return `round:${roundId}`;
}

/** What one participant's row holds: their answer to each statement of the round. */
export type SealedAnswers = Readonly<Record<string, StanceAnswer>>;

export const stances: Family<StancesState> = {
	initial: { byWording: {}, reservations: [] },
	evolve: {
		StanceTaken: (slice, { v: _v, kind: _kind, ...stance }) => {
			const { by } = stance;
			return by === null ? slice : take(slice, { ...stance, by });
		},
		RoundRevealed: (slice, { answers, seq, at, session }) =>
			answers.reduce((taken, answer) => take(taken, { ...answer, seq, at, session }), slice),
		ReservationWithdrawn: (slice, { reservation }) => ({
			...slice,
			reservations: slice.reservations.filter(({ id }) => id !== reservation)
		})
	}
};

export const stancesRules: Rules<StancesCommand['kind']> = {
	decide: {
		takeStance(state, { kind: _, statement, ...given }, context): Decision {
			const answer = trimmed(given);
			const fault = faultOf(statement, answer, context);
			if (fault) return { kind: 'refused', refusal: fault };
			const round = state.rounds.open;
			if (round?.statements.includes(statement)) return seal(state, { statement, answer }, context);
			return accept(factOf(state, context, { kind: 'StanceTaken', statement, ...answer }));
		},
		withdrawReservation(state, { reservation: id }, context): Decision {
			const reservation = state.stances.reservations.find((candidate) => candidate.id === id);
			if (!reservation) return refuse('unknown-reservation');
			const { statement, by } = reservation;
			if (by !== context.by) return refuse('reservation-not-yours', { statement });
			return accept(factOf(state, context, { kind: 'ReservationWithdrawn', statement, reservation: id }));
		}
	},
	batches: ({ rounds: { open } }, command) =>
		open && command.kind === 'takeStance' && open.statements.includes(command.statement) ? [roundBatch(open.id)] : []
};

function trimmed({ wordingId, level, reason = '', risk = '', condition = '' }: StanceAnswer): StanceAnswer {
	return {
		wordingId,
		level,
		...(reason.trim() !== '' && { reason: reason.trim() }),
		...(level === 'object' && { risk: risk.trim(), condition: condition.trim() })
	};
}

function faultOf(statement: string, answer: StanceAnswer, { table }: Context): Refusal | null {
	const wording = table.wordingOf(statement);
	if (wording === null) return { kind: 'unknown-statement', statement };
	if (wording.id !== answer.wordingId) return { kind: 'wording-changed', statement, wording };
	if (answer.level === 'reservations' && !answer.reason) return { kind: 'reservation-incomplete', statement };
	const isObjection = answer.level === 'object';
	if (isObjection && !(answer.risk && answer.condition)) return { kind: 'objection-incomplete', statement };
	return null;
}

/** Hides an answer. What is recorded tells only how many have answered, and only when that has changed. */
function seal(
	state: State,
	{ statement, answer }: { statement: string; answer: StanceAnswer },
	context: Context
): Decision {
	const round = state.rounds.open;
	if (!round) return refuse('no-open-round');
	const batch = roundBatch(round.id);
	const rows = context.sealed(batch);
	const own = rows.find(({ participantId }) => participantId === context.by);
	const payload: SealedAnswers = { ...(own?.payload as SealedAnswers | undefined), [statement]: answer };
	const count = rows.length + (own ? 0 : 1);
	const isTold = own !== undefined && round.answered?.count === count;
	return {
		kind: 'accepted',
		facts: isTold ? [] : [answeredFact(state, { round: round.id, count }, context)],
		seals: [{ batch, participantId: context.by, payload }],
		unseals: [],
		standing: isTold ? round.answered : null
	};
}

/** @returns the fact that so many have answered; it names nobody */
export function answeredFact(
	state: State,
	{ round, count }: { round: string; count: number },
	context: Pick<Context, 'now' | 'newId'>
): NewFact {
	return factOf(state, { ...context, by: null }, { kind: 'RoundAnswered', round, count });
}

/** @returns the hidden answers of a round as it reveals them, in an order that tells nothing of who came first */
export function revealedAnswers(rows: readonly SealedEntry[], newId: () => string): Fact<'RoundRevealed'>['answers'] {
	return rows
		.flatMap(({ participantId: by, payload }) =>
			by === null
				? []
				: Object.entries(payload as SealedAnswers).map(([statement, answer]) => ({ by, statement, ...answer }))
		)
		.sort((a, b) => compare(a.by, b.by) || compare(a.statement, b.statement))
		.map((answer) => ({ id: newId(), ...answer }));
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * A new answer to the same wording takes the place of the one before, its reservation with it. A reservation about
 * another wording is carried on.
 */
function take({ byWording, reservations }: StancesState, stance: Stance): StancesState {
	const { statement, wordingId, by, level, reason = '', id, seq, at } = stance;
	const wordings = byWording[statement] ?? {};
	const others = reservations.filter(
		(other) => !(other.by === by && other.statement === statement && other.wordingId === wordingId)
	);
	return {
		byWording: {
			...byWording,
			[statement]: { ...wordings, [wordingId]: { ...wordings[wordingId], [by]: stance } }
		},
		reservations: level === 'reservations' ? [...others, { id, statement, by, wordingId, reason, seq, at }] : others
	};
}
