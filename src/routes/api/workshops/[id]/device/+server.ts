import { requireAccess } from '$lib/server/http/access';
import { bearerToken } from '$lib/server/http/bearer';
import { clearDeviceToken, deviceToken, storeDeviceToken } from '$lib/server/http/device-cookie';
import { refuse } from '$lib/server/http/problem';
import type { RequestHandler } from './$types';

/** Lets this device keep the token of a personal link or a view link. */
export const POST: RequestHandler = async (event) => {
	const { id } = event.params;
	const token = bearerToken(event.request) ?? refuse('unauthorized');
	const access = await requireAccess(event, id, 'any');
	if (access.kind === 'invite') refuse('participant-needed');
	if (access.kind === 'participant' || !(await holdsParticipant(event))) storeDeviceToken(event, id, token);
	return new Response(null, { status: 204 });
};

/** Makes this device forget the workshop. A view token is everybody's, so it is forgotten here and not ended. */
export const DELETE: RequestHandler = async (event) => {
	const { id } = event.params;
	const token = deviceToken(event, id);
	if (token !== null) {
		if (await holdsParticipant(event)) await event.locals.application.workshops.revoke(token);
		clearDeviceToken(event, id);
	}
	return new Response(null, { status: 204 });
};

/** @returns whether this device is a participant's: opening a view link must not put them out. */
async function holdsParticipant(event: Parameters<RequestHandler>[0]): Promise<boolean> {
	const token = deviceToken(event, event.params.id);
	const access = token === null ? null : await event.locals.application.workshops.authenticate(token);
	return access?.kind === 'participant' && access.workshopId === event.params.id;
}
