import { error } from '@sveltejs/kit';
import { accessTo } from '$lib/server/http/access';
import { requestLanguage } from '$lib/server/http/language';
import { presentSummary } from '$lib/server/summary';
import { toHtmlBody } from '$lib/summary/html';
import { outlineOf } from '$lib/summary/outline/outline';
import { speechIn } from '$lib/summary/language';
import { toPlainText } from '$lib/summary/text';
import type { SummaryLanguage } from '$lib/summary/types';
import { fold } from '$lib/workshop/evolve';
import type { State } from '$lib/workshop/state';
import type { PageServerLoad } from './$types';
import { minutesView } from './minutes-view';
import { daysShown, wishIn } from './wish';

/** The summary as it would be taken away now, by the profile and language the address asks for. */
export const load: PageServerLoad = async (event) => {
	const access = await accessTo(event, event.params.id);
	if (!access) error(403, { message: 'No access', kind: 'no-access' });
	const { timeline, exports, minutes } = event.locals.application;
	const at = new Date().toISOString();
	const { wish, days } = wishIn(event.url);
	const { session, profile, language } = wish;
	const summary =
		(session === undefined ? null : await minutes.summary(access, { ...wish, session })) ??
		(await presentSummary(timeline, { access, wish, at })) ??
		(await presentSummary(timeline, { access, wish: { profile, language }, at }));
	if (!summary) error(404, { message: 'No summary', kind: 'not-found' });
	exports.prepare();
	const record = fold(await timeline.facts(event.params.id));
	const outline = outlineOf(summary);
	return {
		title: summary.workshop.title,
		exportProfile: summary.profile,
		summaryLanguage: summary.language,
		mayChooseProfile: access.kind !== 'view',
		body: toHtmlBody(outline),
		session: summary.period.kind === 'session' ? summary.period.id : null,
		days: daysShown(days, summary),
		sessions: sessionsToChoose(record, summary.language),
		// What is mailed is read on a phone: the appendices are in the files.
		mailText: toPlainText({ ...outline, sections: outline.sections.filter(({ isAppendix }) => !isAppendix) }),
		inShort: summary.inShort.markdown,
		corrections: summary.corrections.markdown,
		minutes: await minutesView(minutes, {
			summary,
			record,
			participantId: access.kind === 'participant' ? access.participantId : null,
			language: requestLanguage(event)
		})
	};
};

/** @returns the meetings there have been, newest first */
function sessionsToChoose({ sessions: { ended, open } }: State, language: SummaryLanguage) {
	const { day } = speechIn(language);
	return [...ended, ...(open ? [open] : [])]
		.reverse()
		.map(({ id, title, startedAt }) => ({ id, title, day: day(startedAt) }));
}
