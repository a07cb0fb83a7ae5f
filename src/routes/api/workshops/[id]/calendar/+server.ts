import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { ownOrigin } from '$lib/server/http/origin';
import type { RequestHandler } from './$types';

/** Makes an address that a calendar can subscribe to; the participant's earlier one ends. */
export const POST: RequestHandler = async (event) => {
	const { workshopId, participantId } = await requireAccess(event, event.params.id, 'participant');
	const key = await event.locals.application.workshops.subscribe(workshopId, participantId);
	return json({ address: `${ownOrigin(event)}/api/workshops/${workshopId}/calendar.ics?key=${key}` }, { status: 201 });
};

/** Ends the participant's address. */
export const DELETE: RequestHandler = async (event) => {
	const { workshopId, participantId } = await requireAccess(event, event.params.id, 'participant');
	await event.locals.application.workshops.unsubscribe(workshopId, participantId);
	return new Response(null, { status: 204 });
};
