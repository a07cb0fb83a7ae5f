import { summaryFile } from '$lib/server/http/summary-file';
import type { RequestHandler } from './$types';

/** The summary in every form, with a manifest. */
export const GET: RequestHandler = (event) => summaryFile(event, 'summary.zip');
