import { redirect } from '@sveltejs/kit';
import { accessTo } from '$lib/server/http/access';
import type { PageServerLoad } from './$types';

/** A participant who opens the link to look stays a participant. */
export const load: PageServerLoad = async (event) => {
	const access = await accessTo(event, event.params.id);
	// The bare `#` keeps the browser from carrying the secret of the link over to the new address.
	if (access?.kind === 'participant') redirect(303, `/w/${event.params.id}#`);
};
