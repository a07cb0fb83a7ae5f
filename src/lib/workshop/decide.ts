/** Decides what a command leads to: facts, or a refusal. Pure: the same state, command and context give the same answer. */
import type { Command } from './command.ts';
import type { NewFact } from './fact.ts';
import type { Context, Decision, Family, FoundBatch } from './family.ts';
import { FAMILIES, type State } from './state.ts';

interface AnyFamily extends Pick<Family<unknown, never>, 'batches' | 'isBatchOver' | 'mend' | 'readsBoard'> {
	decide: Record<string, ((state: State, command: Command, context: Context) => Decision) | undefined>;
}

const families = Object.values(FAMILIES) as unknown as AnyFamily[];

/** @throws for a kind of command that no family has: the door lets none through */
export function decide(state: State, command: Command, context: Context): Decision {
	const decideOn = familyOf(command)?.decide[command.kind];
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

/** @returns the fact that is missing about a batch, where a crash came between hiding something and telling so */
export function mend(state: State, found: FoundBatch, context: Pick<Context, 'now' | 'newId'>): NewFact | null {
	for (const family of families) {
		const fact = family.mend?.(state, found, context);
		if (fact) return fact;
	}
	return null;
}

/** @returns whether deciding the command looks at notes of the board */
export function readsBoard(command: Command): boolean {
	return familyOf(command)?.readsBoard === true;
}

function familyOf({ kind }: Command): AnyFamily | undefined {
	return families.find((family) => Object.hasOwn(family.decide, kind));
}
