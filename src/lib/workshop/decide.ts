/** Decides what a command leads to: facts, or a refusal. Pure: the same state, command and context give the same answer. */
import type { Command } from './command.ts';
import type { Context, Decision, Family } from './family.ts';
import { FAMILIES, type State } from './state.ts';

interface AnyFamily extends Pick<Family<unknown, never>, 'batches' | 'isBatchOver'> {
	decide: Record<string, ((state: State, command: Command, context: Context) => Decision) | undefined>;
}

const families = Object.values(FAMILIES) as unknown as AnyFamily[];

/** @throws for a kind of command that no family has: the door lets none through */
export function decide(state: State, command: Command, context: Context): Decision {
	const family = families.find((candidate) => Object.hasOwn(candidate.decide, command.kind));
	const decideOn = family?.decide[command.kind];
	if (!decideOn) throw new Error(`No family decides on ${command.kind}`);
	return decideOn(state, command, context);
}

/** @returns the batches of the sealed store that deciding the command reads */
export function batchesFor(state: State, command: Command): string[] {
	return families.flatMap((family) => family.batches?.(state, command) ?? []);
}

/** @returns whether what is left in a batch of the sealed store has had its time, and is to be forgotten */
export function isBatchOver(state: State, batch: string): boolean {
	return Object.entries(FAMILIES).some(([name, family]) =>
		(family as unknown as AnyFamily).isBatchOver?.(state[name as keyof State], batch)
	);
}
