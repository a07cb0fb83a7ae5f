import { summaryFile } from '$lib/server/http/summary-file';
import type { RequestHandler } from './$types';

/** Where people stand, as CSV for a spreadsheet. */
export const GET: RequestHandler = (event) => summaryFile(event, 'stances.csv');
