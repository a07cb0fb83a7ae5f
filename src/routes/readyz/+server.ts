import { json } from '@sveltejs/kit';
import { refuse } from '$lib/server/http/problem';
import type { RequestHandler } from './$types';

/** The process can serve: its store answers, and it is not shutting down. */
export const GET: RequestHandler = async ({ locals }) => {
	if (!(await locals.application.ready())) refuse('not-ready', { retryAfterSeconds: 5 });
	return json({ status: 'ready' });
};
