/** What was said and decided, as the trail shows it: facts without the wording they carry, which is a link away. */
import type { ToldFact } from './story.ts';

type Without<Told extends ToldFact> = Told extends { kind: 'MarkerSet' }
	? Omit<Told, 'entries'> & { entries: readonly { statement: string; number: number }[] }
	: Told;
export type SaidFact = Without<ToldFact>;

export function withoutWording(fact: ToldFact): SaidFact {
	if (fact.kind !== 'MarkerSet') return fact;
	return { ...fact, entries: fact.entries.map(({ statement, number }) => ({ statement, number })) };
}
