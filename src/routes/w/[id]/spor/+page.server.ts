/**
 * The trail: its changes newest first (`foer` for the older ones), the renegotiations (`vis`, one by `aabnet`), the wording at one moment (`ved` a revision, or `nr` in
 * the order of moments), or what differs between two (`fra`, `til`). All of it is in the first HTML, and every way on is a
 * plain link or form. Nothing here reads the whole history: a page of changes, or a moment, is all that is asked for.
 */
import { numberIn } from '$lib/components/trail/address';
import { changesView } from './changes-view';
import { comparisonView } from './comparison-view';
import { filterIn, questionOf } from './filter';
import { momentView } from './moment-view';
import { renegotiationsView } from './renegotiations-view';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals, parent }) => {
	const { participants, overview } = await parent();
	const source = {
		timeline: locals.application.timeline,
		boards: locals.application.boards,
		workshopId: params.id
	};
	const [seq, position, from, to] = ['ved', 'nr', 'fra', 'til'].map((name) => numberIn(url, name));
	if (seq != null || position != null) {
		const wanted = seq != null ? { seq } : { position: position ?? 0 };
		return { view: await momentView(source, { wanted, since: numberIn(url, 'siden'), from: from ?? null }) };
	}
	if (from != null || to != null) return { view: await comparisonView(source, { from: from ?? 0, to: to ?? null }) };
	const question = questionOf(filterIn(url), participants);
	if (url.searchParams.get('vis') === 'genforhandlinger') {
		const meetings = new Map(overview.meetings.map(({ id, title }) => [id, title]));
		const telling = { participants, meetingTitle: (id: string) => meetings.get(id) ?? '' };
		const wanted = { question, before: numberIn(url, 'foer'), openedSeq: numberIn(url, 'aabnet') };
		return { view: await renegotiationsView(source, { ...wanted, ...telling }) };
	}
	return { view: await changesView(source, { question, before: numberIn(url, 'foer') }) };
};
