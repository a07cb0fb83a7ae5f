import { json } from '@sveltejs/kit';
import { readBody } from '$lib/server/http/body';
import { typedCode } from '$lib/server/http/input';
import { limit } from '$lib/server/http/limits';
import { refuse } from '$lib/server/http/problem';
import type { RequestHandler } from './$types';

/** Where a code typed by hand leads. Only wrong codes count towards the limit, so that codes cannot be guessed. */
export const POST: RequestHandler = async (event) => {
	const { application } = event.locals;
	const { code } = await readBody(event.request, typedCode);
	const takeBack = limit(application, 'wrongCode');
	const found = (await application.workshops.findByCode(code)) ?? refuse('unknown-code');
	takeBack();
	return json({ workshopId: found.workshopId, inviteToken: found.inviteToken });
};
