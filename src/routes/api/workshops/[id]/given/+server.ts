import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import type { RequestHandler } from './$types';

/** What one has given oneself that is hidden until it is revealed. */
export const GET: RequestHandler = async (event) => {
	const { workshopId, participantId } = await requireAccess(event, event.params.id, 'participant');
	const given = await event.locals.application.decisions.given(workshopId, participantId);
	return json({ given }, { headers: { 'cache-control': 'no-store' } });
};
