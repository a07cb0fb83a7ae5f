/**
 * The secret of a link, which stands after its `#`. It is taken out of the address bar, so that nobody
 * reads it over a shoulder or copies it by mistake, and kept for this tab until it has been used: a
 * reload (a new language, a phone that was put away) must not lose it.
 */
import { replaceState } from '$app/navigation';
import { tick } from 'svelte';

const storageKey = (workshopId: string) => `rundbord:arrival:${workshopId}`;

/** @returns the token the visitor came with, or '' when the address had none. Call it in afterNavigate. */
export async function takeArrivalToken(workshopId: string): Promise<string> {
	// On the first page SvelteKit calls afterNavigate just before its router takes orders.
	await tick();
	const key = storageKey(workshopId);
	const token = decodeURIComponent(location.hash.slice(1));
	if (token !== '') replaceState(location.pathname + location.search, {});
	try {
		if (token !== '') sessionStorage.setItem(key, token);
		return token || (sessionStorage.getItem(key) ?? '');
	} catch {
		// Storage can be switched off; then the token lives as long as the page.
		return token;
	}
}

export function forgetArrivalToken(workshopId: string): void {
	try {
		sessionStorage.removeItem(storageKey(workshopId));
	} catch {
		// Nothing was kept.
	}
}
