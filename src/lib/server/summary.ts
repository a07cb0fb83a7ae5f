/** Makes a workshop's summary from what the process holds. */
import { fold } from '../workshop/evolve.ts';
import { danishDayEnd, danishMoment } from '../summary/danish-time.ts';
import { hasAsked } from '../summary/gathered-told.ts';
import { stretchOf, type PeriodWish, type SummaryWish } from '../summary/period.ts';
import { CHANGES_TOLD, summarise, type SummarisedState } from '../summary/summarise.ts';
import type { ExportProfile, Summary } from '../summary/types.ts';
import type { Access, Timeline } from './application.ts';

/** How far back the latest changes are looked for: many of them only fill in a new action, and are not told. */
const CHANGES_READ = 2 * CHANGES_TOLD;
/** More than a summary can be read with. */
const RENEGOTIATIONS_READ = 500;

/** @returns the profile somebody gets: whoever may only look is never shown more than the public */
export function profileFor(access: Access, wished: ExportProfile = 'group'): ExportProfile {
	return access.kind === 'view' ? 'public' : wished;
}

/** @returns the wish by the revisions of its days, where it is one of days */
async function bySeqs(timeline: Timeline, workshopId: string, wish: SummaryWish): Promise<PeriodWish> {
	const { fromDay, toDay } = wish;
	if (fromDay === undefined && toDay === undefined) return wish;
	const before = fromDay === undefined ? 0 : await timeline.lastBefore(workshopId, danishMoment(fromDay));
	const to = toDay === undefined ? {} : { to: await timeline.lastBefore(workshopId, danishDayEnd(toDay)) };
	// Days on which nothing happened hold no revision, so that they end before they begin.
	return { ...wish, from: before + 1, ...to };
}

/**
 * @param access what the asker's token opens; it names the workshop
 * @param at the moment it is made; ISO 8601, UTC
 * @returns null when the meeting or the stretch it is wished of is not there
 */
export async function presentSummary(
	timeline: Timeline,
	{ access, wish, at }: { access: Access; wish: SummaryWish; at: string }
): Promise<Summary | null> {
	const { workshopId } = access;
	const present = await timeline.present(workshopId);
	const facts = await timeline.facts(workshopId);
	const stretch = stretchOf(await bySeqs(timeline, workshopId, wish), fold(facts), present.seq);
	if (!stretch) return null;
	const { period, fromSeq, toSeq } = stretch;
	const state: SummarisedState | null = toSeq === present.seq ? present : await timeline.at(workshopId, toSeq);
	if (!state) return null;
	const { changes, next } = await timeline.changes(workshopId, {
		order: 'newest',
		after: fromSeq - 1,
		// Somebody may have gone on writing in between.
		before: toSeq + 1,
		limit: CHANGES_READ
	});
	const { renegotiations } = await timeline.renegotiationPage(workshopId, { limit: RENEGOTIATIONS_READ });
	const session = period.kind === 'session' ? period.id : null;
	return summarise({
		state,
		stretch,
		facts,
		renegotiations: renegotiations.toReversed(),
		board: await timeline.board(workshopId, toSeq),
		// Looking through all that ever happened to the board takes its time.
		notesAdded: hasAsked(facts) ? await timeline.notesAdded(workshopId) : [],
		// People write about a meeting after it too.
		...(await timeline.summaryText(workshopId, session)),
		changes: changes.toReversed(),
		hasEarlierChanges: next !== null,
		at,
		language: wish.language ?? state.language,
		profile: profileFor(access, wish.profile)
	});
}
