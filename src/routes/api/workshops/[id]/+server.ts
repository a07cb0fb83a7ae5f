import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import type { RequestHandler } from './$types';

/** The workshop as it is now. */
export const GET: RequestHandler = async (event) => {
	await requireAccess(event, event.params.id, 'any');
	return json(await event.locals.application.timeline.present(event.params.id));
};
