import { summaryFile } from '$lib/server/http/summary-file';
import type { RequestHandler } from './$types';

/** The plan's deadlines for a calendar. */
export const GET: RequestHandler = (event) => summaryFile(event, 'plan.ics');
