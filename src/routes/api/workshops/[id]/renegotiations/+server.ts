import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { renegotiationsQuery } from '$lib/server/http/input';
import { readQuery } from '$lib/server/http/query';
import type { RequestHandler } from './$types';

/** Every renegotiation: who opened it and why, from what to what, and where people stood. */
export const GET: RequestHandler = async (event) => {
	await requireAccess(event, event.params.id, 'any');
	const { statement: wanted } = readQuery(event.url, renegotiationsQuery);
	const all = await event.locals.application.timeline.renegotiations(event.params.id);
	return json(wanted ? all.filter(({ statement }) => wanted.includes(statement)) : all);
};
