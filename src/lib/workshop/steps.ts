/**
 * Steps: where a meeting is in its recipe. Anybody goes to any step, forwards or back, and all see the same one; its
 * time is soft, and nothing ends by it.
 */
import { accept, factOf, refuse, type Decision, type Family, type Rules } from './family.ts';

/** `step`: which step of the meeting's recipe, counted from 0. */
export interface StepsCommand {
	kind: 'goToStep';
	step: number;
}

export interface StepsFact {
	kind: 'StepStarted';
	step: number;
}

export interface CurrentStep {
	step: number;
	startedAt: string;
	by: string | null;
	/** The meeting it is a step of. */
	session: string | null;
}

export interface StepsState {
	/** null while no step was begun in the meeting that is on. */
	readonly current: CurrentStep | null;
}

export const steps: Family<StepsState> = {
	initial: { current: null },
	evolve: {
		StepStarted: (_, { step, at, by, session }) => ({ current: { step, startedAt: at, by, session } }),
		SessionStarted: () => ({ current: null }),
		SessionEnded: () => ({ current: null })
	}
};

export const stepsRules: Rules<StepsCommand['kind']> = {
	decide: {
		goToStep(state, { step }, context): Decision {
			const { open } = state.sessions;
			if (!open) return refuse('no-open-session');
			if (open.template === null) return refuse('no-steps');
			return accept(factOf(state, context, { kind: 'StepStarted', step }));
		}
	}
};
