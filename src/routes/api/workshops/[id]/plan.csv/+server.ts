import { summaryFile } from '$lib/server/http/summary-file';
import { toPlanCsv } from '$lib/summary/csv';
import type { RequestHandler } from './$types';

/** The plan as CSV for a spreadsheet. */
export const GET: RequestHandler = (event) =>
	summaryFile(event, {
		content: 'plan',
		extension: 'csv',
		contentType: 'text/csv; charset=utf-8',
		write: toPlanCsv
	});
