/** Decides what a command leads to: facts, or a refusal. Pure: the same state, command and context give the same answer. */
import type { Command } from './command.ts';
import type { NewFact } from './fact.ts';
import type { Context, Decision, FoundBatch, Rules } from './family.ts';
import { cardsRules } from './cards.ts';
import { commentsRules } from './comments.ts';
import { commitmentsRules } from './commitments.ts';
import { gatheringRules } from './gathering.ts';
import { hatsRules } from './hats.ts';
import { markersRules } from './markers.ts';
import { minutesRules } from './minutes.ts';
import { parkingRules } from './parking.ts';
import { partiesRules } from './parties.ts';
import { prioritiesRules } from './priorities.ts';
import { reasonsRules } from './reasons.ts';
import { roundsRules } from './rounds.ts';
import { sessionsRules } from './sessions.ts';
import { silenceRules } from './silence.ts';
import { sourcesRules } from './sources.ts';
import { stancesRules } from './stances.ts';
import type { State } from './state.ts';
import { stepsRules } from './steps.ts';

interface AnyRules extends Omit<Rules<never, unknown>, 'decide'> {
	decide: Record<string, ((state: State, command: Command, context: Context) => Decision) | undefined>;
}

/** The rules of every family, under the name of its slice. */
export const RULES = {
	markers: markersRules,
	stances: stancesRules,
	rounds: roundsRules,
	reasons: reasonsRules,
	commitments: commitmentsRules,
	parties: partiesRules,
	sessions: sessionsRules,
	minutes: minutesRules,
	hats: hatsRules,
	parking: parkingRules,
	cards: cardsRules,
	comments: commentsRules,
	gathering: gatheringRules,
	priorities: prioritiesRules,
	silence: silenceRules,
	sources: sourcesRules,
	steps: stepsRules
} satisfies Record<keyof State, unknown>;

const families = Object.entries(RULES) as unknown as [keyof State, AnyRules][];

/** @throws for a kind of command that no family has: the door lets none through */
export function decide(state: State, command: Command, context: Context): Decision {
	const decideOn = rulesFor(command)?.decide[command.kind];
	if (!decideOn) throw new Error(`No family decides on ${command.kind}`);
	return decideOn(state, command, context);
}

/** @returns the batches of the sealed store that deciding the command reads */
export function batchesFor(state: State, command: Command): string[] {
	return families.flatMap(([, rules]) => rules.batches?.(state, command) ?? []);
}

/** @returns whether what is left in a batch of the sealed store has had its time, and is to be forgotten */
export function isBatchOver(state: State, batch: string): boolean {
	return families.some(([name, rules]) => rules.isBatchOver?.(state[name], batch));
}

/** @returns the fact that is missing about a batch, where a crash came between hiding something and telling so */
export function mend(state: State, found: FoundBatch, context: Pick<Context, 'now' | 'newId'>): NewFact | null {
	for (const [, rules] of families) {
		const fact = rules.mend?.(state, found, context);
		if (fact) return fact;
	}
	return null;
}

/** @returns whether deciding the command looks at notes of the board */
export function readsBoard(command: Command): boolean {
	return rulesFor(command)?.readsBoard === true;
}

function rulesFor({ kind }: Command): AnyRules | undefined {
	return families.find(([, rules]) => Object.hasOwn(rules.decide, kind))?.[1];
}
