import { json } from '@sveltejs/kit';
import { readBody } from '$lib/server/http/body';
import { newWorkshop } from '$lib/server/http/input';
import { limit } from '$lib/server/http/limits';
import { linksAnswer } from '$lib/server/http/links';
import { ownOrigin } from '$lib/server/http/origin';
import type { RequestHandler } from './$types';

/** Starts a workshop. Anyone may. */
export const POST: RequestHandler = async (event) => {
	const { application } = event.locals;
	const input = await readBody(event.request, newWorkshop);
	limit(application, 'start');
	const workshop = await application.workshops.start(input);
	const { id, title, question, language } = workshop;
	const links = linksAnswer({ origin: ownOrigin(event), workshopId: id }, workshop);
	return json(
		{ id, title, question, language, ...links },
		{ status: 201, headers: { location: `/api/workshops/${id}` } }
	);
};
