import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { accessTo } from '$lib/server/http/access';
import { summaryQuery } from '$lib/server/http/input';
import type { Timeline } from '$lib/server/application';
import { presentSummary, type SummaryWish } from '$lib/server/summary';
import { toHtmlBody } from '$lib/summary/html';
import { outlineOf } from '$lib/summary/outline/outline';
import { speechIn } from '$lib/summary/language';
import { toPlainText } from '$lib/summary/text';
import type { SummaryLanguage } from '$lib/summary/types';
import { fold } from '$lib/workshop/evolve';
import type { PageServerLoad } from './$types';

/** The summary as it would be taken away now, by the profile and language the address asks for. */
export const load: PageServerLoad = async (event) => {
	const access = await accessTo(event, event.params.id);
	if (!access) error(403, { message: 'No access', kind: 'no-access' });
	const { timeline, exports } = event.locals.application;
	const at = new Date().toISOString();
	const wish = wishIn(event.url);
	const summary =
		(await presentSummary(timeline, { access, wish, at })) ??
		(await presentSummary(timeline, { access, wish: { profile: wish.profile, language: wish.language }, at }));
	if (!summary) error(404, { message: 'No summary', kind: 'not-found' });
	exports.prepare();
	const outline = outlineOf(summary);
	return {
		title: summary.workshop.title,
		exportProfile: summary.profile,
		summaryLanguage: summary.language,
		mayChooseProfile: access.kind !== 'view',
		body: toHtmlBody(outline),
		session: summary.period.kind === 'session' ? summary.period.id : null,
		sessions: await sessionsToChoose(timeline, event.params.id, summary.language),
		// What is mailed is read on a phone: the appendices are in the files.
		mailText: toPlainText({ ...outline, sections: outline.sections.filter(({ isAppendix }) => !isAppendix) }),
		inShort: summary.inShort.markdown
	};
};

/** @returns the meetings there have been, newest first */
async function sessionsToChoose(timeline: Timeline, workshopId: string, language: SummaryLanguage) {
	const { ended, open } = fold(await timeline.facts(workshopId)).sessions;
	const { day } = speechIn(language);
	return [...ended, ...(open ? [open] : [])]
		.reverse()
		.map(({ id, title, startedAt }) => ({ id, title, day: day(startedAt) }));
}

/** An address with a wish that nobody can fulfil shows the summary as if nothing was wished. */
function wishIn(url: URL): SummaryWish {
	const wish = v.safeParse(summaryQuery, Object.fromEntries(url.searchParams));
	return wish.success ? wish.output : {};
}
