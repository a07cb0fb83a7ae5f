import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { minutesQuery } from '$lib/server/http/input';
import { minutesAnswer } from '$lib/server/http/minutes-answer';
import { readQuery } from '$lib/server/http/query';
import type { RequestHandler } from './$types';

/** What people say of a meeting's summary, and the fingerprints of its files once it is frozen. */
export const GET: RequestHandler = async (event) => {
	await requireAccess(event, event.params.id, 'any');
	const { session } = readQuery(event.url, minutesQuery);
	return json(await minutesAnswer(event.locals.application, event.params.id, session));
};
