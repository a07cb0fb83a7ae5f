/**
 * Rounds: everybody answers without seeing the others' answers, and all are revealed together. Until then the answers
 * are in the sealed store; the record tells only how many have answered.
 */
import { accept, factOf, refuse, type Decision, type Family, type Rules } from './family.ts';
import type { Fact, NewFact } from './fact.ts';
import { answeredFact, revealedAnswers, roundBatch, type StanceAnswer } from './stances.ts';

export type RoundsCommand =
	| { kind: 'startRound'; statements: readonly string[] }
	| { kind: 'revealRound'; round: string }
	| { kind: 'cancelRound'; round: string };

/** An answer as its round reveals it. */
export type RevealedAnswer = StanceAnswer & { id: string; by: string; statement: string };

export type RoundsFact =
	| { kind: 'RoundStarted'; statements: readonly string[] }
	/** How many have answered something; `by` is null. */
	| { kind: 'RoundAnswered'; round: string; count: number }
	| { kind: 'RoundRevealed'; round: string; answers: readonly RevealedAnswer[] }
	/** The answers are forgotten; nobody has seen them. */
	| { kind: 'RoundCancelled'; round: string };

export interface Round {
	/** The id of the fact that started it. */
	id: string;
	statements: readonly string[];
	startedAt: string;
	startedBy: string | null;
	/** What the record last told of how many have answered; null while nobody has. */
	answered: Fact<'RoundAnswered'> | null;
}

export interface RoundsState {
	/** At most one at a time. */
	readonly open: Round | null;
	readonly over: readonly (Round & { outcome: 'revealed' | 'cancelled'; endedAt: string })[];
}

export const rounds: Family<RoundsState> = {
	initial: { open: null, over: [] },
	evolve: {
		RoundStarted: (slice, { id, statements, at, by }) => ({
			...slice,
			open: { id, statements, startedAt: at, startedBy: by, answered: null }
		}),
		RoundAnswered: (slice, fact) =>
			slice.open?.id === fact.round ? { ...slice, open: { ...slice.open, answered: fact } } : slice,
		RoundRevealed: (slice, { round, at }) => end(slice, { round, at, outcome: 'revealed' }),
		RoundCancelled: (slice, { round, at }) => end(slice, { round, at, outcome: 'cancelled' })
	}
};

export const roundsRules: Rules<RoundsCommand['kind'], RoundsState> = {
	decide: {
		startRound(state, { statements }, context): Decision {
			if (state.rounds.open) return refuse('round-open');
			const unknown = statements.find((statement) => context.table.wordingOf(statement) === null);
			if (unknown !== undefined) return refuse('unknown-statement', { statement: unknown });
			return accept(factOf(state, context, { kind: 'RoundStarted', statements: [...new Set(statements)] }));
		},
		revealRound(state, { round }, context): Decision {
			if (state.rounds.open?.id !== round) return refuse('no-open-round');
			const answers = revealedAnswers(context.sealed(roundBatch(round)), context.newId);
			return ending(round, factOf(state, context, { kind: 'RoundRevealed', round, answers }));
		},
		cancelRound(state, { round }, context): Decision {
			if (state.rounds.open?.id !== round) return refuse('no-open-round');
			return ending(round, factOf(state, context, { kind: 'RoundCancelled', round }));
		}
	},
	batches: (_, command) => (command.kind === 'revealRound' ? [roundBatch(command.round)] : []),
	isBatchOver: ({ over }, batch) => over.some(({ id }) => roundBatch(id) === batch),
	mend(state, { batch, rows }, context) {
		const { open } = state.rounds;
		if (!open || roundBatch(open.id) !== batch || (open.answered?.count ?? 0) === rows.length) return null;
		return answeredFact(state, { round: open.id, count: rows.length }, context);
	}
};

function ending(round: string, fact: NewFact): Decision {
	return { kind: 'accepted', facts: [fact], seals: [], unseals: [roundBatch(round)], standing: null };
}

function end(
	slice: RoundsState,
	{ round, at, outcome }: { round: string; at: string; outcome: 'revealed' | 'cancelled' }
): RoundsState {
	if (slice.open?.id !== round) return slice;
	return { open: null, over: [...slice.over, { ...slice.open, outcome, endedAt: at }] };
}
