import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { changesQuery } from '$lib/server/http/input';
import { readQuery } from '$lib/server/http/query';
import type { RequestHandler } from './$types';

/** A page of the revisions folded into readable changes. */
export const GET: RequestHandler = async (event) => {
	await requireAccess(event, event.params.id, 'any');
	const { statement: statements, participant: participantIds, ...query } = readQuery(event.url, changesQuery);
	const filters = { statements, participantIds };
	return json(await event.locals.application.timeline.changes(event.params.id, { ...query, ...filters }));
};
