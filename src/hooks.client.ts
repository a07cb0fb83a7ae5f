/** What the browser begins with, before it knows which page it shows. */
import { getLocale, overwriteGetLocale } from '$lib/paraglide/runtime';
import { opensDrawn } from '$lib/state/layout.svelte';

/** A workshop's table. */
const TABLE = /^\/w\/[^/]+\/?$/;

// Every word on the page asks which language it is said in, and a new one brings a new page: read from the cookie once.
const language = getLocale();
overwriteGetLocale(() => language);

// The board's sheet asks for the canvas too, but is itself still to come: whoever opens a table at its address has the
// largest piece of script on its way before. Whether it came is seen where it is asked for.
if (TABLE.test(location.pathname) && opensDrawn()) void import('$lib/canvas/island').catch(() => undefined);
