import type { BoardEntry, SaidEntry, TrailEntry } from '$lib/components/history/trail-entry';
import type { StoryEntry } from '$lib/history/story';
import { boardEntryOf, dayOf, entryOf, saidEntryOf, type Source } from './times';

const ENTRIES_A_PAGE = 30;

/** @returns a page of the changes and of what was said between them, newest first, by the day they began */
export async function changesView(
	source: Source,
	{
		question,
		before
	}: { question: { statements?: string[]; participantIds?: string[]; meetingId?: string }; before: number | null }
) {
	const { entries, next } = await source.timeline.story(source.workshopId, {
		...question,
		limit: ENTRIES_A_PAGE,
		...(before === null ? {} : { before })
	});
	const days: { day: string; entries: (TrailEntry | BoardEntry | SaidEntry)[] }[] = [];
	for (const entry of entries) {
		const told = await tell(source, entry);
		const day = dayOf(told.from.at);
		if (days.at(-1)?.day !== day) days.push({ day, entries: [] });
		days.at(-1)?.entries.push(told);
	}
	return { kind: 'changes' as const, days, older: next, isNewest: before === null };
}

async function tell(source: Source, entry: StoryEntry): Promise<TrailEntry | BoardEntry | SaidEntry> {
	switch (entry.kind) {
		case 'said':
			return saidEntryOf(entry);
		case 'board':
			return boardEntryOf(source, entry.step, entry.meeting);
		case 'change':
			return entryOf(source, entry.change, entry);
	}
}
