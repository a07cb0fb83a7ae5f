/** Hats: what somebody looks after for the others. Anyone takes one, one person at a time, and all see it. None adds a right. */
import { accept, factOf, refuse, type Decision, type Family, type Rules } from './family.ts';

export const HATS = ['facilitator', 'timekeeper', 'scribe', 'host'] as const;
export type Hat = (typeof HATS)[number];

export type HatsCommand = { kind: 'takeHat'; hat: Hat } | { kind: 'putDownHat'; hat: Hat };

export type HatsFact =
	/** `former`: who wore it until then. */
	{ kind: 'HatTaken'; hat: Hat; former: string | null } | { kind: 'HatPutDown'; hat: Hat };

export interface HatsState {
	/** Who wears it now. */
	readonly worn: Readonly<Partial<Record<Hat, string>>>;
}

export const hats: Family<HatsState> = {
	initial: { worn: {} },
	evolve: {
		HatTaken: (slice, { hat, by }) => (by === null ? slice : { worn: { ...slice.worn, [hat]: by } }),
		HatPutDown: ({ worn }, { hat }) => {
			const { [hat]: _, ...others } = worn;
			return { worn: others };
		}
	}
};

export const hatsRules: Rules<HatsCommand['kind']> = {
	decide: {
		takeHat(state, { hat }, context): Decision {
			const former = state.hats.worn[hat] ?? null;
			return accept(factOf(state, context, { kind: 'HatTaken', hat, former }));
		},
		putDownHat(state, { hat }, context): Decision {
			if (state.hats.worn[hat] !== context.by) return refuse('hat-not-yours');
			return accept(factOf(state, context, { kind: 'HatPutDown', hat }));
		}
	}
};
