import type { RequestEvent } from '@sveltejs/kit';
import { fileName, type NamedSummary } from '../../summary/file-name.ts';
import { FORMS, type FormName } from '../../summary/form-names.ts';
import { FROZEN_FORMS, isFrozenForm } from '../../summary/frozen-files.ts';
import type { SummaryWish } from '../../summary/period.ts';
import type { Access, Application } from '../application.ts';
import { presentSummary, profileFor } from '../summary.ts';
import { requireAccess } from './access.ts';
import { summaryQuery } from './input.ts';
import { refuse } from './problem.ts';
import { readQuery } from './query.ts';

interface SummaryFile {
	bytes: Uint8Array;
	of: NamedSummary;
}

/**
 * @returns the summary, or a table of it, as a file to take away, by what the address asks for
 * @throws Problem for a wrong token, profile, language or stretch
 */
export async function summaryFile(event: RequestEvent<{ id: string }>, form: FormName): Promise<Response> {
	const access = await requireAccess(event, event.params.id, 'any');
	const wish = readQuery(event.url, summaryQuery);
	const { application } = event.locals;
	const asked = { access, wish, form };
	const { bytes, of } = (await frozenFile(application, asked)) ?? (await presentFile(application, asked));
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': FORMS[form],
			'content-disposition': `attachment; filename="${fileName(of, form)}"`,
			'content-length': String(bytes.byteLength),
			'content-language': of.language
		}
	});
}

interface Asked {
	access: Access;
	wish: SummaryWish;
	form: FormName;
}

async function presentFile({ timeline, exports }: Application, { access, wish, form }: Asked): Promise<SummaryFile> {
	const at = new Date().toISOString();
	const summary = (await presentSummary(timeline, { access, wish, at })) ?? refuse('unknown-stretch');
	return { bytes: await exports.write(form, summary), of: summary };
}

/** @returns the very bytes that were frozen; what was not stored is made of the same; null where nothing is frozen */
async function frozenFile(
	{ minutes, exports, workshops }: Application,
	{ access, wish, form }: Asked
): Promise<SummaryFile | null> {
	const { session } = wish;
	const { workshopId } = access;
	if (session === undefined || !(await minutes.frozen(workshopId, session))) return null;
	const profile = profileFor(access, wish.profile);
	const language = wish.language ?? (await workshops.profile(workshopId))?.language ?? 'da';
	const summary = await minutes.summary(access, { session, profile, language });
	if (!summary) return null;
	const stored = (which: (typeof FROZEN_FORMS)[number]) =>
		minutes.file(workshopId, session, { profile, language, form: which });
	const bytes = isFrozenForm(form) ? await stored(form) : null;
	if (bytes) return { bytes, of: summary };
	const ready: Partial<Record<FormName, Uint8Array>> = {};
	for (const which of form === 'summary.zip' ? FROZEN_FORMS : []) {
		const one = await stored(which);
		if (one) ready[which] = one;
	}
	return { bytes: await exports.write(form, summary, ready), of: summary };
}
