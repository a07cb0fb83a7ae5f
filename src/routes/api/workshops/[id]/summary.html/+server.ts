import { summaryFile } from '$lib/server/http/summary-file';
import { toHtml } from '$lib/summary/html';
import type { RequestHandler } from './$types';

/** The summary as one HTML file, ready to print. */
export const GET: RequestHandler = (event) =>
	summaryFile(event, {
		content: 'summary',
		extension: 'html',
		contentType: 'text/html; charset=utf-8',
		write: toHtml
	});
