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
	/** What kind of party it is; '' while nobody has said. */
	sector: string;
}

/** A party with its place in the list, by which it is told apart everywhere. */
export interface PartyAtTable extends Party {
	index: number;
}

export class PeopleController {
	participants = $state.raw<readonly Participant[]>([]);
	parties = $state.raw<readonly PartyAtTable[]>([]);

	constructor(participants: readonly Participant[], parties: readonly Party[]) {
		this.update(participants, parties);
	}

	update(participants: readonly Participant[], parties: readonly Party[]): void {
		this.participants = participants;
		this.parties = parties.map((party, index) => ({ ...party, index }));
	}

	isKnown(participantId: string): boolean {
		return this.participants.some(({ id }) => id === participantId);
	}

	party(partyId: string | null): PartyAtTable | null {
		return this.parties.find(({ id }) => id === partyId) ?? null;
	}

	/** @returns the party of a person, or the party itself, of what stands in a plan; null for a name written by hand */
	partyOf(value: string): PartyAtTable | null {
		const participant = this.participants.find(({ id }) => id === value);
		return this.party(participant ? participant.partyId : value);
	}

	/** @param value a participant id, a party id or a name. @returns the name, '' for a person whose name was erased */
	nameOf(value: string): string {
		const known = this.participants.find(({ id }) => id === value) ?? this.parties.find(({ id }) => id === value);
		return known ? known.name : value;
	}
}
