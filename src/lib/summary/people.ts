/** Who may be named: turns what the plan and the history say of people into what a profile shows of them. */
import type { ExportProfile, SummaryParty, Who } from './types.ts';

export interface KnownParticipant {
	id: string;
	/** '' once the name was erased. */
	name: string;
	partyId: string | null;
}

export interface KnownParty {
	id: string;
	name: string;
}

/** Shows people as one profile lets them be known. */
export interface People {
	/** @param reference a participant id, a party id or a name written by hand; null when '' */
	responsible(reference: string): Who | null;
	/** @param references participant ids, party ids or names written by hand */
	contributors(references: readonly string[]): Who[];
	/** @param participantId null for the program itself */
	author(participantId: string | null): Who;
	/** @returns the names of these, where the profile lets them be known; none of those whose name was erased */
	names(participantIds: readonly string[]): string[];
	/** @returns the party's name; '' for one that is not there any more */
	party(partyId: string): string;
	/**
	 * @param participantIds only these; left out: everybody who takes part
	 * @returns them by party in the order of the parties; those of none last
	 */
	parties(participantIds?: readonly string[]): SummaryParty[];
}

export interface PeopleInput {
	profile: ExportProfile;
	participants: readonly KnownParticipant[];
	parties: readonly KnownParty[];
	/** What the plan's actions have as responsible now: the only people a journal names. */
	responsibleNow: readonly string[];
}

/** @returns the people of a workshop, seen through a profile */
export function createPeople({ profile, participants, parties, responsibleNow }: PeopleInput): People {
	const participantById = new Map(participants.map((participant) => [participant.id, participant]));
	const partyById = new Map(parties.map((party) => [party.id, party.name]));
	const partyByName = new Map(parties.map((party) => [comparable(party.name), party.name]));
	const participantsByName = groupByName(participants);
	const answerable = new Set(responsibleNow.map((reference) => reference.trim()));

	function shownParticipant(participant: KnownParticipant, mayName: boolean): Who {
		const party = participant.partyId === null ? null : (partyById.get(participant.partyId) ?? null);
		if (mayName && participant.name !== '') return { kind: 'person', name: participant.name, party };
		return party === null ? { kind: 'participant' } : { kind: 'party', name: party };
	}

	/** A name written by hand can be a party's, and stays so in every profile; a person's is theirs to leave out. */
	function shownName(name: string, mayName: boolean): Who {
		const party = partyByName.get(comparable(name));
		const namesakes = participantsByName.get(comparable(name)) ?? [];
		if (party !== undefined && (mayName || namesakes.length === 0)) return { kind: 'party', name: party };
		if (mayName) return { kind: 'written', name };
		const [only, ...others] = namesakes;
		return only && others.length === 0 ? shownParticipant(only, false) : { kind: 'withheld' };
	}

	function shown(reference: string, mayName: boolean): Who {
		const participant = participantById.get(reference);
		if (participant) return shownParticipant(participant, mayName);
		const party = partyById.get(reference);
		return party === undefined ? shownName(reference, mayName) : { kind: 'party', name: party };
	}

	return {
		responsible(untrimmed) {
			const reference = untrimmed.trim();
			if (reference === '') return null;
			return shown(reference, profile === 'group' || (profile === 'journal' && answerable.has(reference)));
		},
		contributors: (references) =>
			withoutRepeats(
				references
					.map((reference) => reference.trim())
					.filter((reference) => reference !== '')
					.map((reference) => shown(reference, profile === 'group'))
			),
		author(participantId) {
			if (participantId === null) return { kind: 'system' };
			const participant = participantById.get(participantId);
			return participant ? shownParticipant(participant, profile === 'group') : { kind: 'participant' };
		},
		names: (participantIds) =>
			profile === 'group'
				? participantIds.map((id) => participantById.get(id)?.name ?? '').filter((name) => name !== '')
				: [],
		party: (partyId) => partyById.get(partyId) ?? '',
		parties: (participantIds) =>
			[...parties.map(({ id, name }) => ({ id, name })), { id: null, name: null }]
				.map(({ id, name }) => {
					const members = participants.filter(
						(participant) =>
							partyOf(participant.partyId, partyById) === id && (participantIds?.includes(participant.id) ?? true)
					);
					const names = profile === 'group' ? members.map((member) => member.name).filter((known) => known !== '') : [];
					return { name, participants: members.length, names };
				})
				.filter((party) => party.participants > 0)
	};
}

/** Two people of one party are one party where people are not named. */
function withoutRepeats(people: readonly Who[]): Who[] {
	const seen = new Map(people.map((who) => [JSON.stringify(who), who]));
	return [...seen.values()];
}

/** A party that is not there any more is none. */
function partyOf(partyId: string | null, parties: ReadonlyMap<string, string>): string | null {
	return partyId !== null && parties.has(partyId) ? partyId : null;
}

function groupByName(participants: readonly KnownParticipant[]): Map<string, KnownParticipant[]> {
	const groups = new Map<string, KnownParticipant[]>();
	for (const participant of participants) {
		if (participant.name === '') continue;
		const key = comparable(participant.name);
		groups.set(key, [...(groups.get(key) ?? []), participant]);
	}
	return groups;
}

function comparable(name: string): string {
	return name.trim().normalize('NFC').toLocaleLowerCase('da');
}
