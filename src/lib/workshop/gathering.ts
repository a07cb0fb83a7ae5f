/**
 * "Gather here": somebody invites everybody to a place. It is an invitation and nothing else: the record says that it
 * was given, and no view is moved by it. Only the latest is open.
 */

import { accept, factOf, refuse, type Family, type Rules } from './family.ts';

/** Where people are invited: a sheet, the whole board, or an area of it (`area:{recordId}`). */
export type GatheringPlace = 'problem' | 'plan' | 'board' | `area:${string}`;

export interface GatheringCalled {
	kind: 'GatheringCalled';
	place: GatheringPlace;
}

export interface GatheringEnded {
	kind: 'GatheringEnded';
	gathering: string;
}

export type GatheringFact = GatheringCalled | GatheringEnded;

export type GatheringCommand =
	{ kind: 'callGathering'; place: GatheringPlace } | { kind: 'endGathering'; gathering: string };

export interface Gathering {
	/** The id of the fact that called it. */
	id: string;
	place: GatheringPlace;
	/** Who invited. */
	by: string | null;
	at: string;
}

export interface GatheringState {
	readonly open: Gathering | null;
}

export const gathering: Family<GatheringState> = {
	initial: { open: null },
	evolve: {
		GatheringCalled: (_, { id, place, by, at }) => ({ open: { id, place, by, at } }),
		GatheringEnded: (slice, { gathering: id }) => (slice.open?.id === id ? { open: null } : slice)
	}
};

export const gatheringRules: Rules<GatheringCommand['kind']> = {
	decide: {
		callGathering(state, { place }, context) {
			return accept(factOf(state, context, { kind: 'GatheringCalled', place }));
		},
		endGathering(state, { gathering: id }, context) {
			if (state.gathering.open?.id !== id) return refuse('no-open-gathering');
			return accept(factOf(state, context, { kind: 'GatheringEnded', gathering: id }));
		}
	}
};
