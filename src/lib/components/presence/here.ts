import type { PersonHere } from '$lib/state/presence.svelte';
import type { TableController } from '$lib/state/table.svelte';

/** @returns who is at the table just now, whoever looks first */
export function everybodyHere({ people, presence, participantId }: TableController): PersonHere[] {
	const self = people.participants.find(({ id }) => id === participantId);
	const own = self ? [{ participantId: self.id, name: self.name, partyId: self.partyId, place: null }] : [];
	return [...own, ...presence.others];
}
