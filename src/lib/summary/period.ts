/** What a summary covers: the whole workshop, one meeting, or a stretch of its timeline. */
import type { EndedSession, Session } from '../workshop/sessions.ts';
import { sessionOf } from '../workshop/sessions.ts';
import type { State } from '../workshop/state.ts';
import type { SummaryPeriod } from './stand-types.ts';
import type { ExportProfile, SummaryLanguage } from './types.ts';

/** What somebody wishes a summary to cover; neither: all of it. */
export interface PeriodWish {
	/** A meeting's id. */
	session?: string;
	/** The first and the last revision. */
	from?: number;
	to?: number;
	/** The first and the last day, `YYYY-MM-DD` in Denmark. */
	fromDay?: string;
	toDay?: string;
}

/** What somebody asks a summary to be; left out: of the whole workshop, everybody named, in the workshop's own language. */
export interface SummaryWish extends PeriodWish {
	profile?: ExportProfile;
	language?: SummaryLanguage;
}

/** A period by the revisions it goes from and to, both within it. */
export interface Stretch {
	period: SummaryPeriod;
	fromSeq: number;
	toSeq: number;
}

/**
 * @param record what all facts add up to
 * @param head the last revision there is
 * @returns null when there is no such meeting, or the stretch is not on the timeline
 */
export function stretchOf(
	{ session, from, to, fromDay, toDay }: PeriodWish,
	record: State,
	head: number
): Stretch | null {
	if (session !== undefined) {
		const meeting = sessionOf(record, session);
		return meeting && { period: periodOf(meeting), fromSeq: meeting.startSeq, toSeq: endOf(meeting) ?? head };
	}
	if (from === undefined && to === undefined) return { period: { kind: 'workshop' }, fromSeq: 0, toSeq: head };
	const stretch = { fromSeq: from ?? 0, toSeq: to ?? head };
	if (stretch.fromSeq > stretch.toSeq || stretch.toSeq > head) return null;
	return { period: { kind: 'span', ...stretch, fromDay: fromDay ?? null, toDay: toDay ?? null }, ...stretch };
}

function periodOf({ id, title }: Session): SummaryPeriod {
	return { kind: 'session', id, title };
}

/** @returns the last revision of a meeting; null while it is open */
export function endOf(meeting: Session | EndedSession): number | null {
	return 'endSeq' in meeting ? meeting.endSeq : null;
}
