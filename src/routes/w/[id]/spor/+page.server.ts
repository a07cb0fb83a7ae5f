/**
 * The trail: its changes newest first (`punkt`, `person`, `foer`), the wording at one moment (`ved`), or what differs
 * between two (`fra`, `til`). All of it is in the first HTML, and every way on is a plain link or form. Days and times
 * are put in words here, so that what stands under a day is of that day whatever zone the reader's device is set to.
 */
import { error } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { clockTime, dayInWords, exactTime } from '$lib/components/ui/moment';
import { momentsToCompare, neighboursOf, newestChanges, statementId, tellChange, tellField } from '$lib/history/trail';
import type { TrailEntry } from '$lib/components/history/trail-entry';
import type { Change, Difference } from '$lib/history/types';
import type { Timeline } from '$lib/server/application';
import type { PageServerLoad } from './$types';

const CHANGES_A_PAGE = 30;
const MOMENTS_TO_CHOOSE = 60;

export const load: PageServerLoad = async ({ params, url, locals, parent }) => {
	await parent();
	const { timeline } = locals.application;
	const { changes } = await timeline.changes(params.id, { after: 0, limit: Number.MAX_SAFE_INTEGER });
	const head = (await timeline.present(params.id)).seq;
	const at = seqIn(url, 'ved');
	if (at !== null) return { view: await moment(timeline, params.id, { changes, seq: at, head }), moments: null };
	const moments = choices(changes);
	const [from, to] = [seqIn(url, 'fra'), seqIn(url, 'til')];
	if (from !== null || to !== null) {
		const [earlier, later] = [from ?? 0, to ?? head].sort((a, b) => a - b) as [number, number];
		return { view: await comparison(timeline, params.id, { from: earlier, to: later, head }), moments };
	}
	return { view: trail(changes, url), moments };
};

function trail(changes: readonly Change[], url: URL) {
	const filter = {
		statementId: url.searchParams.get('punkt') || null,
		participantId: url.searchParams.get('person') || null
	};
	const page = newestChanges(changes, { filter, before: seqIn(url, 'foer'), limit: CHANGES_A_PAGE });
	const days: { day: string; entries: TrailEntry[] }[] = [];
	for (const change of page.changes) {
		const day = dayOf(change);
		if (days.at(-1)?.day !== day) days.push({ day, entries: [] });
		days.at(-1)?.entries.push(entry(change));
	}
	const titles = new Map<string, string>();
	for (const change of changes) {
		if (change.statement.kind === 'action') titles.set(statementId(change.statement), change.title ?? '');
	}
	return {
		kind: 'changes' as const,
		days,
		older: page.before,
		isNewest: !url.searchParams.has('foer'),
		isEmpty: changes.length === 0,
		filter,
		/** What the trail can be filtered by: actions that are gone too, and everybody who changed something. */
		actions: [...titles].map(([id, title]) => ({ id, title })),
		authors: [...new Set(changes.map(({ participantId }) => participantId))].filter((id) => id !== null)
	};
}

async function moment(
	timeline: Timeline,
	workshopId: string,
	{ changes, seq, head }: { changes: readonly Change[]; seq: number; head: number }
) {
	const state = await timeline.at(workshopId, seq);
	if (!state) error(404, { message: 'No such moment', kind: 'not-found' });
	const { here, ...neighbours } = neighboursOf(changes, seq);
	return {
		kind: 'moment' as const,
		seq,
		time: await timeOf(timeline, workshopId, seq),
		isNow: neighbours.next === null,
		head,
		...neighbours,
		here: here.map(entry),
		problem: state.problem,
		plan: state.plan
	};
}

async function comparison(
	timeline: Timeline,
	workshopId: string,
	{ from, to, head }: { from: number; to: number; head: number }
) {
	const difference = await timeline.difference(workshopId, from, to);
	if (!difference) error(404, { message: 'No such moment', kind: 'not-found' });
	return {
		kind: 'comparison' as const,
		from: { seq: from, time: await timeOf(timeline, workshopId, from) },
		to: { seq: to, time: to === head ? null : await timeOf(timeline, workshopId, to) },
		head,
		problem: difference.problem,
		plan: difference.plan.map(({ fields, ...action }) => ({ ...action, fields: fields.map(toldField) }))
	};
}

function toldField({ field, before, after, participantId, at }: Difference['plan'][number]['fields'][number]) {
	return { field, told: tellField(field, before, after), participantId, time: exactTime(at, getLocale()) };
}

/** @returns when the revision came, in words; null for the beginning */
async function timeOf(timeline: Timeline, workshopId: string, seq: number): Promise<string | null> {
	if (seq === 0) return null;
	const { revisions } = await timeline.revisions(workshopId, { after: seq - 1, limit: 1 });
	return revisions[0] ? exactTime(revisions[0].at, getLocale()) : null;
}

function choices(changes: readonly Change[]) {
	const days: {
		day: string;
		moments: {
			seq: number;
			time: string;
			participantId: string | null;
			statement: Change['statement'];
			title: string;
		}[];
	}[] = [];
	for (const change of momentsToCompare(changes, { limit: MOMENTS_TO_CHOOSE, dayOf: dayOfEnd }).reverse()) {
		const day = dayOfEnd(change);
		if (days.at(-1)?.day !== day) days.push({ day, moments: [] });
		const { toSeq: seq, to, participantId, statement, title = '' } = change;
		days.at(-1)?.moments.push({ seq, time: clockTime(to, getLocale()), participantId, statement, title });
	}
	return days;
}

function entry(change: Change): TrailEntry {
	const { statement, title = '', participantId, fromSeq, toSeq, from, to } = change;
	const time = (at: string) => ({ at, clock: clockTime(at, getLocale()) });
	return {
		key: `${fromSeq} ${JSON.stringify(statement)}`,
		statement,
		title,
		participantId,
		seq: toSeq,
		from: time(from),
		to: time(to),
		told: tellChange(change)
	};
}

function dayOf({ from }: Change): string {
	return dayInWords(from, getLocale());
}

function dayOfEnd({ to }: Change): string {
	return dayInWords(to, getLocale());
}

/** @returns the whole number the address gives, or null where it gives none */
function seqIn(url: URL, name: string): number | null {
	const value = url.searchParams.get(name) ?? '';
	return /^\d{1,15}$/.test(value) ? Number(value) : null;
}
