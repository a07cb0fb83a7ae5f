/** What the browser begins with, before it knows which page it shows. */
import { opensDrawn } from '$lib/state/layout.svelte';

/** A workshop's table. */
const TABLE = /^\/w\/[^/]+\/?$/;

// The canvas is the largest piece of script: where it will be shown, it comes while the page is brought to life. Whether
// it came is seen where it is asked for.
if (TABLE.test(location.pathname) && opensDrawn()) void import('$lib/canvas/island').catch(() => undefined);
