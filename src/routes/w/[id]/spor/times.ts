/** When, in words: told by the server, so that what stands under a day is of that day whatever zone the device is set to. */
import { getLocale } from '$lib/paraglide/runtime';
import { clockTime, dayInWords, exactTime } from '$lib/components/ui/moment';
import { tellChange } from '$lib/history/trail';
import type { TrailEntry } from '$lib/components/history/trail-entry';
import type { Change } from '$lib/history/types';
import type { Timeline } from '$lib/server/application';

/** Where the trail's parts are read from. */
export interface Source {
	timeline: Timeline;
	workshopId: string;
}

/** @returns when the revision came, in words; null for the beginning */
export async function timeOf({ timeline, workshopId }: Source, seq: number): Promise<string | null> {
	if (seq === 0) return null;
	const { revisions } = await timeline.revisions(workshopId, { after: seq - 1, limit: 1 });
	return revisions[0] ? exactTime(revisions[0].at, getLocale()) : null;
}

/** @returns the change, ready to be shown */
export async function entryOf(source: Source, change: Change): Promise<TrailEntry> {
	const { statement, title = '', participantId, fromSeq, toSeq, from, to, restoredFrom } = change;
	const time = (at: string) => ({ at, clock: clockTime(at, getLocale()) });
	return {
		key: `${fromSeq} ${JSON.stringify(statement)}`,
		statement,
		title,
		participantId,
		before: fromSeq - 1,
		seq: toSeq,
		from: time(from),
		to: time(to),
		told: tellChange(change),
		restored: restoredFrom === undefined ? null : { seq: restoredFrom, time: await timeOf(source, restoredFrom) }
	};
}

export function entriesOf(source: Source, changes: readonly Change[]): Promise<TrailEntry[]> {
	return Promise.all(changes.map((change) => entryOf(source, change)));
}

export function dayOf(at: string): string {
	return dayInWords(at, getLocale());
}
