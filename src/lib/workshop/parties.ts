/**
 * Parties: the sides at the table. Anyone names them, says what sector they are of, and merges those that are the same;
 * who is in which, one says for oneself. There is no field for power. The registry holds what parties are called now;
 * these facts tell how it came about, and what a merged party has become.
 */
import { accept, factOf, refuse, type Context, type Decision, type Family, type Rules } from './family.ts';
import type { State } from './state.ts';

export const SECTORS = ['municipality', 'association', 'citizens', 'company', 'education', 'other'] as const;
export type Sector = (typeof SECTORS)[number];

export type PartiesCommand =
	/** A party by its id, or by its name, which is made where it is new; neither: of no party. */
	| { kind: 'joinParty'; party?: string; name?: string; sector?: Sector }
	| { kind: 'describeParty'; party: string; name?: string; sector?: Sector }
	| { kind: 'mergeParties'; from: string; into: string }
	| { kind: 'writePerspective'; party: string; text: string };

export type PartiesFact =
	/** `former`: the party that `by` was of before. */
	| { kind: 'PartyJoined'; party: string | null; former: string | null }
	/** `former`: how it was described before; null for a new party. */
	| { kind: 'PartyDescribed'; party: string; name: string; sector: string; former: PartyDescription | null }
	/** Who was in `from` is in `into`. */
	| { kind: 'PartiesMerged'; from: string; into: string }
	| { kind: 'PerspectiveWritten'; party: string; text: string };

export interface PartyDescription {
	name: string;
	/** One of SECTORS, or '' while nobody has said. */
	sector: string;
}

/** A party's own view of the problem, beside the joint wording. */
export interface Perspective {
	id: string;
	party: string;
	text: string;
	by: string | null;
	seq: number;
	at: string;
}

export interface PartiesState {
	/** Party → its last description; parties that nobody described stand as they joined. */
	readonly described: Readonly<Record<string, PartyDescription>>;
	/** Participant → the party they said last. */
	readonly joined: Readonly<Record<string, string | null>>;
	/** Merged party → the party it has become. */
	readonly merged: Readonly<Record<string, string>>;
	/** Party → what it wrote, oldest first; the last one stands. */
	readonly perspectives: Readonly<Record<string, readonly Perspective[]>>;
}

/** @returns the party that an id stands for now: itself, or what it was merged into */
export function resolveParty(state: State, party: string): string {
	const { merged } = state.parties;
	let resolved = party;
	while (Object.hasOwn(merged, resolved)) resolved = merged[resolved] as string;
	return resolved;
}

/** @returns what a party last wrote of how it sees the problem, its merged parties' views before its own */
export function perspectivesOf(state: State, party: string): Perspective[] {
	return Object.entries(state.parties.perspectives)
		.filter(([id]) => resolveParty(state, id) === party)
		.flatMap(([, written]) => written.at(-1) ?? [])
		.filter(({ text }) => text !== '')
		.sort((a, b) => a.seq - b.seq);
}

export const parties: Family<PartiesState> = {
	initial: { described: {}, joined: {}, merged: {}, perspectives: {} },
	evolve: {
		PartyJoined: (slice, { party, by }) =>
			by === null ? slice : { ...slice, joined: { ...slice.joined, [by]: party } },
		PartyDescribed: (slice, { party, name, sector }) => ({
			...slice,
			described: { ...slice.described, [party]: { name, sector } }
		}),
		PartiesMerged: (slice, { from, into }) => ({ ...slice, merged: { ...slice.merged, [from]: into } }),
		PerspectiveWritten: (slice, { id, party, text, by, seq, at }) => ({
			...slice,
			perspectives: {
				...slice.perspectives,
				[party]: [...(slice.perspectives[party] ?? []), { id, party, text, by, seq, at }]
			}
		})
	}
};

export const partiesRules: Rules<PartiesCommand['kind']> = {
	decide: {
		joinParty(state, { party, name = '', sector = '' as Sector }, context): Decision {
			const former = context.partyOf(context.by);
			const join = (joined: string | null) => factOf(state, context, { kind: 'PartyJoined', party: joined, former });
			if (party !== undefined) {
				const known = partyNow(state, party, context);
				return known ? accept(join(known.id)) : refuse('unknown-party');
			}
			if (name === '') return accept(join(null));
			const known = named(name, context);
			if (known) return accept(join(known.id));
			const made = context.newId();
			const described = { kind: 'PartyDescribed', party: made, name, sector, former: null } as const;
			return accept(factOf(state, context, described), join(made));
		},
		describeParty(state, { party, name, sector }, context): Decision {
			const known = partyNow(state, party, context);
			if (!known) return refuse('unknown-party');
			const namesake = name === undefined ? undefined : named(name, context);
			if (namesake && namesake.id !== known.id) return refuse('party-name-taken');
			return accept(
				factOf(state, context, {
					kind: 'PartyDescribed',
					party: known.id,
					name: name ?? known.name,
					sector: sector ?? known.sector,
					former: { name: known.name, sector: known.sector }
				})
			);
		},
		mergeParties(state, { from, into }, context): Decision {
			const [one, other] = [partyNow(state, from, context), partyNow(state, into, context)];
			if (!one || !other) return refuse('unknown-party');
			if (one.id === other.id) return refuse('same-party');
			return accept(factOf(state, context, { kind: 'PartiesMerged', from: one.id, into: other.id }));
		},
		writePerspective(state, { party, text }, context): Decision {
			const known = partyNow(state, party, context);
			if (!known) return refuse('unknown-party');
			if (context.partyOf(context.by) !== known.id) return refuse('not-your-party');
			return accept(factOf(state, context, { kind: 'PerspectiveWritten', party: known.id, text: text.trim() }));
		}
	}
};

function partyNow(state: State, id: string, { parties: known }: Context) {
	const resolved = resolveParty(state, id);
	return known.find((party) => party.id === resolved);
}

function named(name: string, { parties: known }: Context) {
	const wanted = name.toLocaleLowerCase('da');
	return known.find((party) => party.name.toLocaleLowerCase('da') === wanted);
}
