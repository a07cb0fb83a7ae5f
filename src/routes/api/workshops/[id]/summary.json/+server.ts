import { summaryFile } from '$lib/server/http/summary-file';
import { toJson } from '$lib/summary/json';
import type { RequestHandler } from './$types';

/** The summary as data, as SUMMARY_SCHEMA describes it. */
export const GET: RequestHandler = (event) =>
	summaryFile(event, {
		content: 'summary',
		extension: 'json',
		contentType: 'application/json',
		write: toJson
	});
