/** How somebody else's caret is drawn: their party's colour, and their name for a while. */
import { partyLook } from '$lib/components/parties/party-look';
import type { PeopleController } from '$lib/state/people.svelte';
import type { RemoteCaret } from '$lib/state/presence.svelte';

/** @returns a CSS colour */
export function partyColour(partyId: string | null, people: PeopleController): string {
	const party = people.party(partyId);
	return party ? partyLook(party.index).colour : 'var(--ink-soft)';
}

/** @returns an element for the editor to place; not read aloud, since who writes where is said in words beside the text */
export function drawCaret(caret: RemoteCaret, people: PeopleController): HTMLElement {
	const line = document.createElement('span');
	line.className = 'remote-caret';
	line.style.setProperty('--party', partyColour(caret.partyId, people));
	line.setAttribute('aria-hidden', 'true');
	// Drawn from the attribute: a name in the text itself would be found, copied and read with it.
	line.dataset.name = caret.name;
	return line;
}
