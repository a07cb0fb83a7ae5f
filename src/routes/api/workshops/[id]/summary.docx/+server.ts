import { summaryFile } from '$lib/server/http/summary-file';
import type { RequestHandler } from './$types';

/** The summary as a Word document. */
export const GET: RequestHandler = (event) => summaryFile(event, 'summary.docx');
