import { json } from '@sveltejs/kit';
import { requireAccess } from '$lib/server/http/access';
import { decode } from '$lib/server/http/decode';
import { wholeNumber } from '$lib/server/http/input';
import { refuse } from '$lib/server/http/problem';
import type { RequestHandler } from './$types';

/** The board as it was right after one revision; 0 is the empty start. */
export const GET: RequestHandler = async (event) => {
	const { id, seq } = event.params;
	await requireAccess(event, id, 'any');
	const state = await event.locals.application.boards.at(id, decode(wholeNumber, seq, 'seq'));
	return json(state ?? refuse('unknown-revision'));
};
