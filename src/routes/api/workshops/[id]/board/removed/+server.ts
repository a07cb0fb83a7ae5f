import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { limit } from '$lib/server/http/limits';
import type { RequestHandler } from './$types';

/** What was deleted from the board, to bring back. */
export const GET: RequestHandler = async (event) => {
	const { application } = event.locals;
	const { workshopId, participantId } = await requireAccess(event, event.params.id, 'participant');
	limit(application, 'fact', `${workshopId}:${participantId}`);
	return json({ removed: await application.timeline.removedFromBoard(workshopId) });
};
