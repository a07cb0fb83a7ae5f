import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { differenceQuery } from '$lib/server/http/input';
import { refuse } from '$lib/server/http/problem';
import { readQuery } from '$lib/server/http/query';
import type { RequestHandler } from './$types';

/** What differs between two moments, with who made each difference. */
export const GET: RequestHandler = async (event) => {
	await requireAccess(event, event.params.id, 'any');
	const { from, to } = readQuery(event.url, differenceQuery);
	const difference = await event.locals.application.timeline.difference(event.params.id, from, to);
	return json(difference ?? refuse('unknown-revision'));
};
