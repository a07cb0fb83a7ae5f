import { error } from '@sveltejs/kit';
import { accessTo } from '$lib/server/http/access';
import type { LayoutServerLoad } from './$types';

/**
 * What every page of a workshop needs. Whoever has no good link learns nothing of the workshop, not
 * even whether it exists; an invitation is a link to join by, not to look with.
 */
export const load: LayoutServerLoad = async (event) => {
	// Since the path is read, another page loads this again, with whoever has come in the meantime.
	event.depends('rundbord:people', `rundbord:people-at:${event.url.pathname}`);
	const { id } = event.params;
	const { workshops } = event.locals.application;
	const access = await accessTo(event, id);
	if (!access || access.kind === 'invite') error(403, { message: 'No access', kind: 'no-access' });
	const [profile, participants, parties] = await Promise.all([
		workshops.profile(id),
		workshops.participants(id),
		workshops.parties(id)
	]);
	if (!profile) error(403, { message: 'No access', kind: 'no-access' });
	return {
		profile,
		participants,
		parties,
		access: access.kind,
		participantId: access.kind === 'participant' ? access.participantId : null
	};
};
