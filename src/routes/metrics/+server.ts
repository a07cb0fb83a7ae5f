import type { RequestHandler } from './$types';

/** Counts and times in Prometheus text; nothing in it says who or what. */
export const GET: RequestHandler = async ({ locals }) =>
	new Response(await locals.application.metrics(), {
		headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }
	});
