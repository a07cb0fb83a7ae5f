/**
 * Commitments: nobody is responsible for an action until that person, or a person of that party, has said yes to exactly
 * what is agreed. And each action answers a marker of the problem: when the problem moves on, does it still fit?
 */
import {
	accept,
	factOf,
	refuse,
	type ActionView,
	type Context,
	type Decision,
	type Family,
	type Rules
} from './family.ts';
import { problemMarkerNumber } from './markers.ts';
import { resolveParty } from './parties.ts';
import type { State } from './state.ts';

export const FITS = ['fits', 'doesNot', 'unsure'] as const;
export type Fit = (typeof FITS)[number];

export type CommitmentsCommand =
	| { kind: 'sayYes'; actionId: string; agreementId: string }
	| { kind: 'withdrawYes'; actionIds: readonly string[] }
	| { kind: 'answerFit'; actionId: string; problemMarker: number; fit: Fit; text?: string };

export type CommitmentsFact =
	/** `party` is the party that the yes is said for, where a party is responsible. */
	| { kind: 'YesSaid'; actionId: string; agreementId: string; party: string | null }
	/** `yeses`: the ids of what was taken back. `falling`: the actions that cannot do without those, and fall with them. */
	| { kind: 'YesWithdrawn'; actionIds: readonly string[]; yeses: readonly string[]; falling: readonly string[] }
	| { kind: 'FitAnswered'; actionId: string; problemMarker: number; fit: Fit; text?: string };

export interface Yes {
	id: string;
	agreementId: string;
	by: string;
	party: string | null;
	seq: number;
	at: string;
}

export interface FitAnswer {
	id: string;
	problemMarker: number;
	fit: Fit;
	text: string;
	by: string | null;
	seq: number;
	at: string;
}

export interface CommitmentsState {
	/** Action → the yeses that were said and not withdrawn, oldest first. */
	readonly yeses: Readonly<Record<string, readonly Yes[]>>;
	/** Action → the answers to "does this still fit?", oldest first. */
	readonly fits: Readonly<Record<string, readonly FitAnswer[]>>;
}

export const commitments: Family<CommitmentsState> = {
	initial: { yeses: {}, fits: {} },
	evolve: {
		YesSaid: (slice, { id, actionId, agreementId, party, by, seq, at }) => {
			if (by === null) return slice;
			const others = (slice.yeses[actionId] ?? []).filter((yes) => !(yes.agreementId === agreementId && yes.by === by));
			return {
				...slice,
				yeses: { ...slice.yeses, [actionId]: [...others, { id, agreementId, by, party, seq, at }] }
			};
		},
		YesWithdrawn: (slice, { actionIds, yeses: withdrawn }) => {
			const standing = actionIds.map((actionId): [string, Yes[]] => [
				actionId,
				(slice.yeses[actionId] ?? []).filter(({ id }) => !withdrawn.includes(id))
			]);
			return { ...slice, yeses: { ...slice.yeses, ...Object.fromEntries(standing) } };
		},
		FitAnswered: (slice, { id, actionId, problemMarker, fit, text = '', by, seq, at }) => ({
			...slice,
			fits: {
				...slice.fits,
				[actionId]: [...(slice.fits[actionId] ?? []), { id, problemMarker, fit, text, by, seq, at }]
			}
		})
	}
};

export const commitmentsRules: Rules<CommitmentsCommand['kind']> = {
	decide: {
		sayYes(state, { actionId, agreementId }, context): Decision {
			const action = actionOf(context, actionId);
			const statement = `plan:${actionId}`;
			if (!action) return refuse('unknown-action', { statement });
			if (action.agreementId !== agreementId) {
				const wording = context.table.wordingOf(statement);
				return refuse('agreement-changed', { statement, wording, agreementId: action.agreementId });
			}
			const party = speaksFor(state, action, context);
			if (party === false) return refuse('not-responsible', { statement });
			return accept(factOf(state, context, { kind: 'YesSaid', actionId, agreementId, party }));
		},
		withdrawYes(state, { actionIds }, context): Decision {
			const wanted = [...new Set(actionIds)];
			const own = wanted.map((actionId) => yesesOf(state, actionId, context));
			if (wanted.length === 0 || own.some((yeses) => yeses.length === 0)) return refuse('no-yes-to-withdraw');
			const yeses = own.flat().map(({ id }) => id);
			const falling = fallingWith(context.table.actions, wanted);
			return accept(factOf(state, context, { kind: 'YesWithdrawn', actionIds: wanted, yeses, falling }));
		},
		answerFit(state, { actionId, problemMarker, fit, text = '' }, context): Decision {
			const statement = `plan:${actionId}`;
			if (!actionOf(context, actionId)) return refuse('unknown-action', { statement });
			if (problemMarker !== problemMarkerNumber(state)) return refuse('problem-moved-on', { statement });
			const words = text.trim();
			return accept(
				factOf(state, context, {
					kind: 'FitAnswered',
					actionId,
					problemMarker,
					fit,
					...(words !== '' && { text: words })
				})
			);
		}
	}
};

/** @returns the actions that cannot do without some others, directly or through others; without those themselves */
export function fallingWith(
	actions: readonly Pick<ActionView, 'id' | 'dependsOn'>[],
	fallen: readonly string[]
): string[] {
	const down = new Set(fallen);
	for (let before = -1; before < down.size;) {
		before = down.size;
		for (const { id, dependsOn } of actions) if (dependsOn.some((needed) => down.has(needed))) down.add(id);
	}
	return actions.map(({ id }) => id).filter((id) => down.has(id) && !fallen.includes(id));
}

function actionOf({ table }: Context, actionId: string): ActionView | undefined {
	return table.actions.find(({ id }) => id === actionId);
}

/** @returns the party somebody would say yes for, null where they say it for themselves; false where it is not theirs to say */
function speaksFor(state: State, { responsible }: ActionView, { by, partyOf }: Context): string | null | false {
	if (responsible === by) return null;
	const party = partyOf(by);
	return party !== null && resolveParty(state, responsible) === party ? party : false;
}

/** @returns the yeses to an action that are somebody's to take back: their own, and those said for their party */
function yesesOf(state: State, actionId: string, { by, partyOf }: Context): Yes[] {
	const party = partyOf(by);
	return (state.commitments.yeses[actionId] ?? []).filter(
		(yes) => yes.by === by || (yes.party !== null && party !== null && resolveParty(state, yes.party) === party)
	);
}
