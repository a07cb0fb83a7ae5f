import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { personalLink } from '$lib/server/http/links';
import { ownOrigin } from '$lib/server/http/origin';
import type { RequestHandler } from './$types';

/** Makes a personal link, by which the same participant comes in on another device. */
export const POST: RequestHandler = async (event) => {
	const { participantId, workshopId } = await requireAccess(event, event.params.id, 'participant');
	const token = await event.locals.application.workshops.addDevice(workshopId, participantId);
	return json({ link: personalLink({ origin: ownOrigin(event), workshopId }, token) }, { status: 201 });
};
