import { refuse } from '$lib/server/http/problem';
import { presentSummary } from '$lib/server/summary';
import { toIcs } from '$lib/summary/ics';
import type { RequestHandler } from './$types';

/**
 * The plan's dates for a calendar that asks by itself. It can send no header, so its key stands in the address: it opens
 * nothing but this, names nobody, and our log leaves queries out.
 */
export const GET: RequestHandler = async (event) => {
	const { id } = event.params;
	const { timeline, workshops } = event.locals.application;
	const key = event.url.searchParams.get('key') ?? '';
	if (!(await workshops.maySeeDates(id, key))) refuse('unauthorized');
	const access = { kind: 'view', workshopId: id } as const;
	const summary =
		(await presentSummary(timeline, { access, wish: {}, at: new Date().toISOString() })) ?? refuse('unauthorized');
	return new Response(toIcs(summary, 'dates'), { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
};
