import type { RequestEvent } from '@sveltejs/kit';
import { fileName } from '../../summary/file-name.ts';
import { FORMS, type FormName } from '../../summary/form-names.ts';
import { presentSummary } from '../summary.ts';
import { requireAccess } from './access.ts';
import { summaryQuery } from './input.ts';
import { refuse } from './problem.ts';
import { readQuery } from './query.ts';

/**
 * @returns the summary, or a table of it, as a file to take away, by what the address asks for
 * @throws Problem for a wrong token, profile, language or stretch
 */
export async function summaryFile(event: RequestEvent<{ id: string }>, form: FormName): Promise<Response> {
	const access = await requireAccess(event, event.params.id, 'any');
	const wish = readQuery(event.url, summaryQuery);
	const { timeline, exports } = event.locals.application;
	const at = new Date().toISOString();
	const summary = (await presentSummary(timeline, { access, wish, at })) ?? refuse('unknown-stretch');
	const bytes = await exports.write(form, summary);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': FORMS[form],
			'content-disposition': `attachment; filename="${fileName(summary, form)}"`,
			'content-length': String(bytes.byteLength),
			'content-language': summary.language
		}
	});
}
