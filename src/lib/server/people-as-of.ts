/** Who took part, and which parties there were, at an earlier moment: the registry of today, with what came later taken back. */
import type { Fact } from '../workshop/fact.ts';
import type { Participant, Party } from './application.ts';
import type { KnownWorkshops } from './timeline.ts';

/**
 * Names are those of today: a name is said once, and erased for good. Parties that were merged since stay merged.
 * @param laterFacts what was decided after the moment, in order
 * @param momentMs Unix time
 */
export function peopleAsOf(
	workshops: KnownWorkshops,
	{ laterFacts, momentMs }: { laterFacts: readonly Fact[]; momentMs: number }
): KnownWorkshops {
	const undone = undo(laterFacts);
	return {
		profile: (workshopId) => workshops.profile(workshopId),
		async participants(workshopId) {
			const present = new Set((await workshops.parties(workshopId)).flatMap(({ id, formerIds }) => [id, ...formerIds]));
			return (await workshops.participants(workshopId))
				.filter(({ joinedAt }) => Date.parse(joinedAt) <= momentMs)
				.map((participant): Participant => {
					const { id, partyId } = participant;
					const former = undone.partyOf.has(id) ? (undone.partyOf.get(id) ?? null) : partyId;
					return { ...participant, partyId: former !== null && present.has(former) ? former : partyId };
				});
		},
		async parties(workshopId) {
			return (await workshops.parties(workshopId))
				.filter(({ id }) => !undone.made.has(id))
				.map((party): Party => ({ ...party, ...undone.described.get(party.id) }));
		}
	};
}

/** What each fact says of how it was before it, from the last one back. */
function undo(facts: readonly Fact[]) {
	const partyOf = new Map<string, string | null>();
	const described = new Map<string, { name: string; sector: string }>();
	const made = new Set<string>();
	for (const fact of facts.toReversed()) {
		if (fact.kind === 'PartyJoined' && fact.by !== null) partyOf.set(fact.by, fact.former);
		if (fact.kind !== 'PartyDescribed') continue;
		if (fact.former === null) made.add(fact.party);
		else described.set(fact.party, fact.former);
	}
	return { partyOf, described, made };
}
