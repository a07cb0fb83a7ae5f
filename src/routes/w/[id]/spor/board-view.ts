import { error } from '@sveltejs/kit';
import { kindOf } from '$lib/history/board-steps';
import type { DifferenceGroup } from '$lib/history/board-then';
import type { Source } from './times';

/** Of each area so many things stand in the page of a moment; all of them have a page of their own. */
const ITEMS_AN_AREA = 20;
/** So many areas: the board is then better read area by area. */
const MOST_AREAS = 40;
/** Of what was done in one way so many things are named. */
const MOST_NAMED = 25;

/**
 * @param base the moment it is compared with, to tell what is new; null when nothing is
 * @returns the board at a moment; null when nothing ever stood on it by then
 */
export async function boardView({ boards, workshopId }: Source, { seq, base }: { seq: number; base: number | null }) {
	const then = await boards.then(workshopId, seq, { most: ITEMS_AN_AREA });
	if (!then) error(404, { message: 'No such moment', kind: 'not-found' });
	const news = base === null ? [] : await boardGroups({ boards, workshopId }, base, seq);
	if (then.seq === 0 && news.length === 0) return null;
	const areas = then.areas.slice(0, MOST_AREAS);
	return { ...then, areas, moreAreas: then.areas.length - areas.length, news };
}

/** @returns what differs on the board between two moments, by what was done */
export async function boardGroups(
	{ boards, workshopId }: Pick<Source, 'boards' | 'workshopId'>,
	from: number,
	to: number
): Promise<DifferenceGroup[]> {
	const differences = (await boards.difference(workshopId, from, to)) ?? [];
	return [...Map.groupBy(differences, ({ deed }) => deed)].map(([deed, things]) => ({
		deed,
		what: kindOf(things),
		count: things.length,
		things: things.slice(0, MOST_NAMED)
	}));
}
