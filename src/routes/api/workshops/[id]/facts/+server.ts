import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { readBody } from '$lib/server/http/body';
import { anyCommand } from '$lib/server/http/facts/doors';
import { factsQuery } from '$lib/server/http/input';
import { limit } from '$lib/server/http/limits';
import { refuse } from '$lib/server/http/problem';
import { readQuery } from '$lib/server/http/query';
import type { RequestHandler } from './$types';

/** A page of what was decided, in order. */
export const GET: RequestHandler = async (event) => {
	await requireAccess(event, event.params.id, 'any');
	const query = readQuery(event.url, factsQuery);
	return json(await event.locals.application.timeline.factsPage(event.params.id, query));
};

/** Asks for something to be decided; answers with the fact that was recorded. */
export const POST: RequestHandler = async (event) => {
	const { application } = event.locals;
	const { workshopId, participantId } = await requireAccess(event, event.params.id, 'participant');
	const command = await readBody(event.request, anyCommand);
	limit(application, 'fact', `${workshopId}:${participantId}`);
	const answer = await application.decisions.ask(workshopId, participantId, command);
	if (answer.kind === 'recorded') return json(answer.fact, { status: 201 });
	if (answer.kind === 'kept') return json({ kept: true }, { status: 202 });
	const { kind, ...present } = answer.refusal;
	return refuse(kind, { present });
};
