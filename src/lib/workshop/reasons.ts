/** Reasons: one line of why, for whoever opens a renegotiation. Asked for, never demanded; others may add theirs later. */
import { accept, factOf, refuse, type Decision, type Family, type Rules } from './family.ts';
import type { State } from './state.ts';

export const REASON_CHIPS = ['newParticipant', 'newKnowledge', 'triedIt', 'disagreement', 'givenMoved'] as const;
export type ReasonChip = (typeof REASON_CHIPS)[number];

export interface ReasonsCommand {
	kind: 'giveReason';
	statement: string;
	/** The number of the statement's marker that was left. */
	marker: number;
	chip?: ReasonChip;
	text?: string;
}

export interface ReasonsFact {
	kind: 'ReasonGiven';
	statement: string;
	marker: number;
	chip?: ReasonChip;
	text?: string;
}

export interface Reason {
	id: string;
	statement: string;
	marker: number;
	chip: ReasonChip | null;
	text: string;
	by: string | null;
	seq: number;
	at: string;
	session: string | null;
}

export interface ReasonsState {
	/** Oldest first. */
	readonly byStatement: Readonly<Record<string, readonly Reason[]>>;
}

/** @returns why the statement was taken up again after its marker of this number, oldest first */
export function reasonsFor(state: State, statement: string, marker: number): Reason[] {
	return (state.reasons.byStatement[statement] ?? []).filter((reason) => reason.marker === marker);
}

export const reasons: Family<ReasonsState> = {
	initial: { byStatement: {} },
	evolve: {
		ReasonGiven: ({ byStatement }, { id, statement, marker, chip = null, text = '', by, seq, at, session }) => ({
			byStatement: {
				...byStatement,
				[statement]: [...(byStatement[statement] ?? []), { id, statement, marker, chip, text, by, seq, at, session }]
			}
		})
	}
};

export const reasonsRules: Rules<ReasonsCommand['kind']> = {
	decide: {
		giveReason(state, { statement, marker, chip, text = '' }, context): Decision {
			if (!state.markers.byStatement[statement]?.[marker - 1]) return refuse('unknown-marker', { statement });
			const words = text.trim();
			if (!chip && words === '') return refuse('reason-incomplete', { statement });
			return accept(
				factOf(state, context, {
					kind: 'ReasonGiven',
					statement,
					marker,
					...(chip && { chip }),
					...(words !== '' && { text: words })
				})
			);
		}
	}
};
