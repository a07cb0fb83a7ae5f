import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { revisionsQuery } from '$lib/server/http/input';
import { readQuery } from '$lib/server/http/query';
import type { RequestHandler } from './$types';

/** A page of the revision log, in order of seq. */
export const GET: RequestHandler = async (event) => {
	await requireAccess(event, event.params.id, 'any');
	const query = readQuery(event.url, revisionsQuery);
	return json(await event.locals.application.timeline.revisions(event.params.id, query));
};
