import { error } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { exactTime } from '$lib/components/ui/moment';
import { tellField } from '$lib/history/trail';
import type { Difference } from '$lib/history/types';
import { boardGroups } from './board-view';
import { pickedMoment } from './moment-view';
import type { Source } from './times';

/** @param to null for now. @returns what differs between two moments, the earlier first whichever way they are given */
export async function comparisonView(source: Source, { from, to }: { from: number; to: number | null }) {
	const { timeline, workshopId } = source;
	const head = (await timeline.present(workshopId)).seq;
	const [earlier, later] = [from, to ?? head].sort((a, b) => a - b) as [number, number];
	const difference = await timeline.difference(workshopId, earlier, later);
	if (!difference) error(404, { message: 'No such moment', kind: 'not-found' });
	return {
		kind: 'comparison' as const,
		from: await pickedMoment(source, earlier),
		to: { ...(await pickedMoment(source, later)), isNow: later === head },
		problem: difference.problem,
		plan: difference.plan.map(({ fields, ...action }) => ({
			...action,
			// The place of an action that came or went is nothing to read about.
			fields: fields.filter(({ field }) => field !== 'order' || action.kind === 'changed').map(toldField)
		})),
		board: await boardGroups(source, earlier, later)
	};
}

function toldField({ field, before, after, participantId, at }: Difference['plan'][number]['fields'][number]) {
	return { field, told: tellField(field, before, after), participantId, time: exactTime(at, getLocale()) };
}
