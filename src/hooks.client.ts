/** What the browser begins with, before it knows which page it shows. */
import { askAhead } from '$lib/connection/head-start';
import { opensDrawn } from '$lib/state/layout.svelte';

/** A workshop's table. */
const TABLE = /^\/w\/([^/]+)\/?$/;

const workshopId = TABLE.exec(location.pathname)?.[1];
if (workshopId !== undefined && opensDrawn()) {
	// The canvas is the largest piece of script, and a board may be large too: where it will be shown drawn, both come while
	// the page is brought to life. Whether they came is seen where they are asked for.
	void import('$lib/canvas/island').catch(() => undefined);
	askAhead(workshopId);
}
