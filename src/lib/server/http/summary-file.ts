import type { RequestEvent } from '@sveltejs/kit';
import { fileName } from '../../summary/file-name.ts';
import type { Summary } from '../../summary/types.ts';
import { presentSummary } from '../summary.ts';
import { requireAccess } from './access.ts';
import { summaryQuery } from './input.ts';
import { readQuery } from './query.ts';

export interface SummaryForm {
	content: 'summary' | 'plan';
	/** Without the dot. */
	extension: string;
	contentType: string;
	write: (summary: Summary) => string;
}

/**
 * @returns the summary, or the plan alone, as a file to take away, by the profile and language the address asks for
 * @throws Problem for a wrong token, profile or language
 */
export async function summaryFile(
	event: RequestEvent<{ id: string }>,
	{ content, extension, contentType, write }: SummaryForm
): Promise<Response> {
	const access = await requireAccess(event, event.params.id, 'any');
	const wish = readQuery(event.url, summaryQuery);
	const { timeline } = event.locals.application;
	const summary = await presentSummary(timeline, { access, wish, at: new Date().toISOString() });
	return new Response(write(summary), {
		headers: {
			'content-type': contentType,
			'content-disposition': `attachment; filename="${fileName(summary, content, extension)}"`,
			'content-language': summary.language
		}
	});
}
