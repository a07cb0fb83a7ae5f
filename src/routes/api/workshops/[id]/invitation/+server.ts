import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { refuse } from '$lib/server/http/problem';
import type { RequestHandler } from './$types';

/** What somebody who is about to join wants to know. */
export const GET: RequestHandler = async (event) => {
	const { workshops } = event.locals.application;
	await requireAccess(event, event.params.id, 'any');
	const profile = (await workshops.profile(event.params.id)) ?? refuse('unauthorized');
	const { id, title, question, language } = profile;
	const parties = await workshops.parties(id);
	return json({ id, title, question, language, parties: parties.map((party) => ({ id: party.id, name: party.name })) });
};
