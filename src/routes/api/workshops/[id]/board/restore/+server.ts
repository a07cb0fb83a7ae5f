import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { readBody } from '$lib/server/http/body';
import { boardToRestore } from '$lib/server/http/input';
import { refuse } from '$lib/server/http/problem';
import type { RequestHandler } from './$types';

/** Brings back what stood on the board at a moment and is gone, as a new change by the participant who asks. */
export const POST: RequestHandler = async (event) => {
	const { workshopId, participantId } = await requireAccess(event, event.params.id, 'participant');
	const wish = await readBody(event.request, boardToRestore);
	const restored = await event.locals.application.boards.restore(workshopId, { participantId, ...wish });
	return json(restored ?? refuse('unknown-revision'));
};
