import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { beginningQuery } from '$lib/server/http/input';
import { readQuery } from '$lib/server/http/query';
import type { RequestHandler } from './$types';

/** What is shown first of a large board, before its document is there. */
export const GET: RequestHandler = async (event) => {
	const { workshopId } = await requireAccess(event, event.params.id, 'any');
	const beginning = await event.locals.application.boards.beginning(workshopId, readQuery(event.url, beginningQuery));
	return beginning ? json(beginning) : new Response(null, { status: 204 });
};
