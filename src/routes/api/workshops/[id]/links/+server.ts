import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { readBody } from '$lib/server/http/body';
import { linkToReplace } from '$lib/server/http/input';
import { linksAnswer } from '$lib/server/http/links';
import { ownOrigin } from '$lib/server/http/origin';
import type { RequestHandler } from './$types';

/** The links to share. Any participant may. */
export const GET: RequestHandler = async (event) => {
	const { workshopId } = await requireAccess(event, event.params.id, 'participant');
	const links = await event.locals.application.workshops.links(workshopId);
	return json(linksAnswer({ origin: ownOrigin(event), workshopId }, links));
};

/** Ends a link and makes a new one. */
export const POST: RequestHandler = async (event) => {
	const { workshopId } = await requireAccess(event, event.params.id, 'participant');
	const { kind } = await readBody(event.request, linkToReplace);
	const links = await event.locals.application.workshops.replaceLink(workshopId, kind);
	return json(linksAnswer({ origin: ownOrigin(event), workshopId }, links));
};
