import { summaryFile } from '$lib/server/http/summary-file';
import type { RequestHandler } from './$types';

/** The changes as CSV for a spreadsheet. */
export const GET: RequestHandler = (event) => summaryFile(event, 'changes.csv');
