import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { limit } from '$lib/server/http/limits';
import { checkAnswer } from '$lib/server/http/minutes-answer';
import type { RequestHandler } from './$types';

/** Says which frozen file a file is, or that it is none. */
export const POST: RequestHandler = async (event) => {
	const { application } = event.locals;
	const { workshopId } = await requireAccess(event, event.params.id, 'any');
	limit(application, 'checkFile', workshopId);
	return json(await checkAnswer(application, workshopId, event.request));
};
