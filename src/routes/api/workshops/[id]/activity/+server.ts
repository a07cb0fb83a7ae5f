import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { activityQuery } from '$lib/server/http/input';
import { readQuery } from '$lib/server/http/query';
import type { RequestHandler } from './$types';

/** How much each statement changed over time. */
export const GET: RequestHandler = async (event) => {
	await requireAccess(event, event.params.id, 'any');
	const { stretches } = readQuery(event.url, activityQuery);
	return json(await event.locals.application.timeline.activity(event.params.id, stretches));
};
