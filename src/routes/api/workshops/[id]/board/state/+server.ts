import { requireAccess } from '$lib/server/http/access';
import type { RequestHandler } from './$types';

/** The board's document, where it is large: compressed here, and on its way before the page's socket is open. */
export const GET: RequestHandler = async (event) => {
	const { workshopId } = await requireAccess(event, event.params.id, 'any');
	const state = await event.locals.application.boards.state(workshopId);
	if (state === null) return new Response(null, { status: 204 });
	return new Response(new Uint8Array(state), { headers: { 'content-type': 'application/octet-stream' } });
};
