import { summaryFile } from '$lib/server/http/summary-file';
import { toMarkdown } from '$lib/summary/markdown';
import type { RequestHandler } from './$types';

/** The summary as Markdown. */
export const GET: RequestHandler = (event) =>
	summaryFile(event, {
		content: 'summary',
		extension: 'md',
		contentType: 'text/markdown; charset=utf-8',
		write: toMarkdown
	});
