import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { readBody } from '$lib/server/http/body';
import { storeDeviceToken } from '$lib/server/http/device-cookie';
import { newParticipant } from '$lib/server/http/input';
import { limit } from '$lib/server/http/limits';
import type { RequestHandler } from './$types';

/** Joins the workshop. A browser's token goes into its cookie, where scripts cannot read it. */
export const POST: RequestHandler = async (event) => {
	const { application } = event.locals;
	const { id } = event.params;
	await requireAccess(event, id, 'invite');
	const { name, party, device } = await readBody(event.request, newParticipant);
	limit(application, 'join', id);
	const { participantId, token } = await application.workshops.join(id, { name, party });
	if (!device) return json({ participantId, token }, { status: 201 });
	storeDeviceToken(event, id, token);
	return json({ participantId }, { status: 201 });
};
