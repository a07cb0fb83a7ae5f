import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { differenceQuery } from '$lib/server/http/input';
import { refuse } from '$lib/server/http/problem';
import { readQuery } from '$lib/server/http/query';
import type { RequestHandler } from './$types';

/** What differs on the board between two moments, with who did it. */
export const GET: RequestHandler = async (event) => {
	await requireAccess(event, event.params.id, 'any');
	const { from, to } = readQuery(event.url, differenceQuery);
	const differences = await event.locals.application.boards.difference(event.params.id, from, to);
	return json(differences ? { from, to, differences } : refuse('unknown-revision'));
};
