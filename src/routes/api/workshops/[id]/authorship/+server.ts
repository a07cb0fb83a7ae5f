import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { momentQuery } from '$lib/server/http/input';
import { refuse } from '$lib/server/http/problem';
import { readQuery } from '$lib/server/http/query';
import type { RequestHandler } from './$types';

/** Who wrote each part of the problem and the plan, now or at `at`. */
export const GET: RequestHandler = async (event) => {
	await requireAccess(event, event.params.id, 'any');
	const { at } = readQuery(event.url, momentQuery);
	const authorship = await event.locals.application.timeline.authorship(event.params.id, at);
	return json(authorship ?? refuse('unknown-revision'));
};
