import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { readBody } from '$lib/server/http/body';
import { wordingToRestore } from '$lib/server/http/input';
import { refuse } from '$lib/server/http/problem';
import type { RequestHandler } from './$types';

/** Brings earlier wording back, as a new change by the participant who asks. */
export const POST: RequestHandler = async (event) => {
	const { workshopId, participantId } = await requireAccess(event, event.params.id, 'participant');
	const { seq, what } = await readBody(event.request, wordingToRestore);
	const restored = await event.locals.application.timeline.restore(workshopId, { participantId, seq, what });
	return json(restored ?? refuse('unknown-revision'));
};
