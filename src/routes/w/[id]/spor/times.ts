/** When, in words: told by the server, so that what stands under a day is of that day whatever zone the device is set to. */
import { getLocale } from '$lib/paraglide/runtime';
import { clockTime, dayInWords, exactTime } from '$lib/components/ui/moment';
import { tellChange } from '$lib/history/trail';
import type { BoardEntry, SaidEntry, TrailEntry } from '$lib/components/history/trail-entry';
import { withoutWording, type SaidFact } from '$lib/history/said';
import type { StoryEntry } from '$lib/history/story';
import type { Change } from '$lib/history/types';
import type { ToldStep } from '$lib/history/board-steps';
import type { Boards, Timeline } from '$lib/server/application';

/** Where the trail's parts are read from. */
export interface Source {
	timeline: Timeline;
	boards: Boards;
	workshopId: string;
}

/** @returns when the revision came, in words; null for the beginning */
export async function timeOf(
	{ timeline, workshopId }: Pick<Source, 'timeline' | 'workshopId'>,
	seq: number
): Promise<string | null> {
	if (seq === 0) return null;
	const { revisions } = await timeline.revisions(workshopId, { after: seq - 1, limit: 1 });
	return revisions[0] ? exactTime(revisions[0].at, getLocale()) : null;
}

/** @returns the change, ready to be shown */
export async function entryOf(
	source: Source,
	change: Change,
	{
		writers = [],
		meeting = null,
		within = null
	}: Partial<Pick<StoryEntry & { kind: 'change' }, 'writers' | 'meeting' | 'within'>> = {}
): Promise<TrailEntry> {
	const { statement, title = '', participantId, fromSeq, toSeq, from, to, restoredFrom } = change;
	return {
		kind: 'change',
		key: `${fromSeq} ${JSON.stringify(statement)}`,
		statement,
		title,
		participantId,
		alsoBy: writers.slice(1),
		before: fromSeq - 1,
		seq: toSeq,
		from: clock(from),
		to: clock(to),
		told: tellChange(change),
		restored: restoredFrom === undefined ? null : { seq: restoredFrom, time: await timeOf(source, restoredFrom) },
		meeting: meeting && meeting.title,
		within
	};
}

export function entriesOf(source: Source, changes: readonly Change[]): Promise<TrailEntry[]> {
	return Promise.all(changes.map((change) => entryOf(source, change)));
}

/** @returns what was done on the board, ready to be shown */
export async function boardEntryOf(
	source: Source,
	{ deed, participantId, fromSeq, toSeq, from, to, restoredFrom, things, what, count }: ToldStep,
	meeting: { title: string } | null = null
): Promise<BoardEntry> {
	return {
		kind: 'board',
		key: `board ${fromSeq} ${things[0]?.id ?? ''}`,
		deed,
		participantId,
		things: things.map((thing) => ({ id: thing.id, what: thing.what, before: thing.before, after: thing.after })),
		what,
		count,
		before: fromSeq - 1,
		seq: toSeq,
		from: clock(from),
		to: clock(to),
		restored: restoredFrom === null ? null : { seq: restoredFrom, time: await timeOf(source, restoredFrom) },
		meeting: meeting && meeting.title
	};
}

/** @returns what was said, ready to be shown */
export function saidEntryOf({ facts, meeting }: StoryEntry & { kind: 'said' }): SaidEntry {
	const said = facts.map(withoutWording) as [SaidFact, ...SaidFact[]];
	const last = said.at(-1) ?? said[0];
	return {
		kind: 'said',
		key: `said ${said[0].id}`,
		facts: said,
		seq: last.seq,
		from: clock(said[0].at),
		to: clock(last.at),
		meeting: meeting && meeting.title
	};
}

function clock(at: string): { at: string; clock: string } {
	return { at, clock: clockTime(at, getLocale()) };
}

export function dayOf(at: string): string {
	return dayInWords(at, getLocale());
}
