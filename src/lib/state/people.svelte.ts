/** Who belongs to the workshop, and what to call what stands in a plan: a person, a party, or a name written by hand. */

/** Somebody who takes part, as the server knows them; `name` is '' once it was erased. */
export interface Participant {
	id: string;
	name: string;
	partyId: string | null;
}

export interface Party {
	id: string;
	name: string;
	look: { place: number };
	/** The parties that have become this one. */
	formerIds: readonly string[];
}

/** A party with its place among all there ever were, by which it is told apart everywhere. */
export interface PartyAtTable extends Party {
	index: number;
}

export class PeopleController {
	participants = $state.raw<readonly Participant[]>([]);
	parties = $state.raw<readonly PartyAtTable[]>([]);

	/** The party that an id stands for now: itself, or what it was merged into. */
	private readonly resolve: (partyId: string) => string;

	constructor(
		participants: readonly Participant[],
		parties: readonly Party[],
		resolve: (partyId: string) => string = (partyId) => partyId
	) {
		this.resolve = resolve;
		this.update(participants, parties);
	}

	update(participants: readonly Participant[], parties: readonly Party[]): void {
		this.participants = participants;
		this.parties = parties.map((party) => ({ ...party, index: party.look.place }));
	}

	isKnown(participantId: string): boolean {
		return this.participants.some(({ id }) => id === participantId);
	}

	party(partyId: string | null): PartyAtTable | null {
		if (partyId === null) return null;
		const resolved = this.resolve(partyId);
		return this.parties.find(({ id, formerIds }) => id === resolved || formerIds.includes(resolved)) ?? null;
	}

	/** @returns the party of a person, or the party itself, of what stands in a plan; null for a name written by hand */
	partyOf(value: string): PartyAtTable | null {
		const participant = this.participants.find(({ id }) => id === value);
		return this.party(participant ? participant.partyId : value);
	}

	/** @param value a participant id, a party id or a name. @returns the name, '' for a person whose name was erased */
	nameOf(value: string): string {
		const known = this.participants.find(({ id }) => id === value) ?? this.party(value);
		return known ? known.name : value;
	}
}
