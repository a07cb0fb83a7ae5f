/** Adds facts up to a state. The same function runs in server and browser, so that both see the same. */
import type { Fact } from './fact.ts';
import type { Family } from './family.ts';
import { FAMILIES, INITIAL_STATE, type State } from './state.ts';

const families = Object.entries(FAMILIES) as unknown as [keyof State, Family<unknown>][];

/** @returns the state after a fact; slices that the fact says nothing about stay the same objects */
export function evolve(state: State, fact: Fact): State {
	const changed: Partial<Record<keyof State, unknown>> = {};
	for (const [name, family] of families) {
		const step = (Object.hasOwn(family.evolve, fact.kind) ? family.evolve[fact.kind] : undefined) as
			((slice: unknown, fact: Fact) => unknown) | undefined;
		if (step) changed[name] = step(state[name], fact);
	}
	return { ...state, ...changed } as State;
}

/** @param facts in the order they were recorded */
export function fold(facts: Iterable<Fact>, from: State = INITIAL_STATE): State {
	let state = from;
	for (const fact of facts) state = evolve(state, fact);
	return state;
}
