import { error } from '@sveltejs/kit';
import { markChanges, unlike, type Wording } from '$lib/history/marks';
import type { StoodThen } from '$lib/components/history/trail-entry';
import { ACTION_FIELDS, PROBLEM_SLOTS, type ActionField } from '$lib/document/shape';
import type { StatementId } from '$lib/document/wording';
import type { MomentWanted } from '$lib/history/overview';
import type { WorkshopState } from '$lib/server/application';
import { boardView } from './board-view';
import { boardEntryOf, entriesOf, timeOf, type Source } from './times';

/**
 * @param since a moment before, whose wording this one's is marked against; null for the change just before
 * @param from a moment already picked to compare from
 * @returns the wording at a moment, what was new in it, and what would differ if it were brought back
 */
export async function momentView(
	source: Source,
	{ wanted, since, from }: { wanted: MomentWanted; since: number | null; from: number | null }
) {
	const { timeline, workshopId } = source;
	const { seq, here, board, ...neighbours } = await timeline.moment(workshopId, wanted);
	const [state, present] = await Promise.all([timeline.at(workshopId, seq), timeline.present(workshopId)]);
	if (!state) error(404, { message: 'No such moment', kind: 'not-found' });
	const base = since !== null && since < seq ? since : (neighbours.previous ?? 0);
	// With nothing of a change here, nothing is new: the moment lies between changes.
	const isAtChange = here.length > 0 || board.length > 0 || since !== null;
	const before = isAtChange ? await timeline.at(workshopId, base) : null;
	const differs = unlike(state, present);
	return {
		kind: 'moment' as const,
		seq,
		...neighbours,
		time: await timeOf(source, seq),
		isNow: neighbours.next === null,
		here: await entriesOf(source, here),
		steps: await Promise.all(board.map((step) => boardEntryOf(source, step))),
		board: await boardView(source, { seq, base: isAtChange ? base : null }),
		/** Set when marks cover more than the last change. */
		since: since !== null && base === since ? { seq: base, time: await timeOf(source, base) } : null,
		...wordingOf(state),
		stood: stoodThen(state),
		marks: markChanges(before ?? state, state),
		differs,
		from: from === null ? null : await pickedMoment(source, from)
	};
}

/** What the page shows of the state: its wording alone, however much was said of it. */
function wordingOf({ problem, plan }: WorkshopState): Wording {
	return {
		problem: Object.fromEntries(
			PROBLEM_SLOTS.map((slot) => [slot, { text: problem[slot].text, markdown: problem[slot].markdown }])
		) as Wording['problem'],
		plan: plan.map((action) => ({
			...(Object.fromEntries(FIELDS.map((field) => [field, action[field]])) as Pick<typeof action, ActionField>),
			id: action.id,
			detailMarkdown: action.detailMarkdown
		}))
	};
}

const FIELDS = Object.keys(ACTION_FIELDS) as ActionField[];

/** @returns where each statement stood, by its id; one that nobody had marked or answered is left out */
function stoodThen({ problem, plan }: WorkshopState): Record<StatementId, StoodThen> {
	const answers = [...PROBLEM_SLOTS.map((slot) => problem[slot]), ...plan];
	const said = answers.filter(({ marker, stances }) => marker !== undefined || stances.some(({ isStale }) => !isStale));
	return Object.fromEntries(
		said.map(({ statement, state, marker, tally }) => [statement, { state, marker: marker?.number ?? null, tally }])
	);
}

/** @returns a moment picked to compare, with its place in the trail */
export async function pickedMoment(source: Source, seq: number) {
	const { position } = await source.timeline.moment(source.workshopId, { seq });
	return { seq, position, time: await timeOf(source, seq) };
}
