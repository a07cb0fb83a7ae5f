/** Makes a workshop's summary from what the process holds. */
import { summarise, type SummarisedState } from '../summary/summarise.ts';
import type { ExportProfile, Summary, SummaryLanguage } from '../summary/types.ts';
import type { Access, Timeline } from './application.ts';

/** How far back the latest changes are looked for: many of them only fill in a new action, and are not told. */
const CHANGES_READ = 300;

/** What somebody asks a summary to be; left out: everybody named, in the workshop's own language. */
export interface SummaryWish {
	profile?: ExportProfile;
	language?: SummaryLanguage;
}

/** @returns the profile somebody gets: whoever may only look is never shown more than the public */
function profileFor(access: Access, wished: ExportProfile = 'group'): ExportProfile {
	return access.kind === 'view' ? 'public' : wished;
}

/**
 * @param access what the asker's token opens; it names the workshop
 * @param at the moment it is made; ISO 8601, UTC
 */
export async function presentSummary(
	timeline: Timeline,
	{ access, wish, at }: { access: Access; wish: SummaryWish; at: string }
): Promise<Summary> {
	const state: SummarisedState = await timeline.present(access.workshopId);
	const { changes, next } = await timeline.changes(access.workshopId, {
		order: 'newest',
		// Somebody may have gone on writing in between.
		before: state.seq + 1,
		limit: CHANGES_READ
	});
	return summarise({
		state,
		changes: changes.toReversed(),
		hasEarlierChanges: next !== null,
		at,
		language: wish.language ?? state.language,
		profile: profileFor(access, wish.profile)
	});
}
