import type { TrailEntry } from '$lib/components/history/trail-entry';
import { dayOf, entryOf, type Source } from './times';

const CHANGES_A_PAGE = 30;

/** @returns a page of changes, newest first, by the day they began */
export async function changesView(
	source: Source,
	{ question, before }: { question: { statements?: string[]; participantIds?: string[] }; before: number | null }
) {
	const { changes, next } = await source.timeline.changes(source.workshopId, {
		...question,
		order: 'newest',
		limit: CHANGES_A_PAGE,
		...(before === null ? {} : { before })
	});
	const days: { day: string; entries: TrailEntry[] }[] = [];
	for (const change of changes) {
		const day = dayOf(change.from);
		if (days.at(-1)?.day !== day) days.push({ day, entries: [] });
		days.at(-1)?.entries.push(await entryOf(source, change));
	}
	return { kind: 'changes' as const, days, older: next, isNewest: before === null };
}
