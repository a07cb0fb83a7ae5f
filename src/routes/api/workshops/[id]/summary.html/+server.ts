import { summaryFile } from '$lib/server/http/summary-file';
import type { RequestHandler } from './$types';

/** The summary as one HTML file, ready to print. */
export const GET: RequestHandler = (event) => summaryFile(event, 'summary.html');
