import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { boardChangesQuery } from '$lib/server/http/input';
import { readQuery } from '$lib/server/http/query';
import type { RequestHandler } from './$types';

/** A page of what happened to the board. */
export const GET: RequestHandler = async (event) => {
	await requireAccess(event, event.params.id, 'any');
	const page = readQuery(event.url, boardChangesQuery);
	return json(await event.locals.application.boards.changes(event.params.id, page));
};
