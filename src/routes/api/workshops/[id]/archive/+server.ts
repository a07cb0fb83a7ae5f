import { requireAccess } from '$lib/server/http/access';
import { archiveAnswer } from '$lib/server/http/archive';
import type { RequestHandler } from './$types';

/** Everything, history included, to take away. */
export const GET: RequestHandler = async (event) => {
	const access = await requireAccess(event, event.params.id, 'participant');
	return archiveAnswer(event, access);
};
