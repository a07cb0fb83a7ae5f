import type { TrailFilter } from '$lib/history/trail';
import type { Participant } from '$lib/server/application';

/** @returns what the address asks to see of the trail: `punkt`, `person`, `part`, `moede` */
export function filterIn(url: URL): TrailFilter {
	return {
		statementId: url.searchParams.get('punkt') || null,
		participantId: url.searchParams.get('person') || null,
		partyId: url.searchParams.get('part') || null,
		meetingId: url.searchParams.get('moede') || null
	};
}

/** @returns the same as the timeline is asked it */
export function questionOf(
	{ statementId, participantId, partyId, meetingId }: TrailFilter,
	participants: readonly Participant[]
): { statements?: string[]; participantIds?: string[]; meetingId?: string } {
	const inParty = participants.filter((person) => person.partyId === partyId).map(({ id }) => id);
	const people = participantId === null ? inParty : [participantId].filter((id) => !partyId || inParty.includes(id));
	return {
		...(statementId === null ? {} : { statements: [statementId] }),
		...(participantId === null && partyId === null ? {} : { participantIds: people }),
		...(meetingId === null ? {} : { meetingId })
	};
}
