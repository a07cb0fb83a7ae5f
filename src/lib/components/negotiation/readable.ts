/** The text of a wording as a person reads it: names for the ids of people, parties and actions that stand in it. */
import { dayName, noveltyName } from '$lib/components/table/words';
import { getLocale } from '$lib/paraglide/runtime';
import type { NegotiationController } from '$lib/state/negotiation.svelte';
import type { PeopleController } from '$lib/state/people.svelte';

/** @param text as `wordingOf` gives it, each value of an action on a line of its own */
export function readable(
	text: string,
	{ people, negotiation }: { people: PeopleController; negotiation: NegotiationController }
): string {
	const named = (value: string) => negotiation.lastKnown(value)?.title ?? noveltyName(people.nameOf(value));
	const line = (words: string) => dayName(words.split(', ').map(named).join(', '), getLocale());
	return text.split('\n').map(line).join('\n');
}
