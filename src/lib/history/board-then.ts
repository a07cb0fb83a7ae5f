/** The board at a moment as the trail shows it: area by area, as much of each as one reads, and what differs from another. */
import { boardOf, groupsOf, type BoardItem } from '../document/board.ts';
import type { BoardRecord } from '../document/board-records.ts';
import { BOARD_KINDS, deedOf, wordsIn, type BoardChange, type BoardDeed } from './board-history.ts';

export type BoardWhat = BoardChange['what'];

/** One thing that differs between two moments. */
export interface BoardDifference {
	id: string;
	what: BoardWhat;
	deed: BoardDeed;
	/** Its words at each moment; '' where there are none. */
	before: string;
	after: string;
	/** The name of the area it stands in at the later moment, or stood in; '' for none. */
	area: string;
	/** Everybody who did so between the moments, in the order in which they first did; null for the system. */
	participantIds: (string | null)[];
}

/** What differs by what was done: so much of it as is named, and how much there is. */
export interface DifferenceGroup {
	deed: BoardDeed;
	/** What all of it is; null for several kinds. */
	what: BoardWhat | null;
	count: number;
	things: readonly BoardDifference[];
}

/** An area and what stands in it, in reading order. */
export interface AreaThen {
	/** Null for what stands in no area. */
	id: string | null;
	name: string;
	/** How much stands in it. */
	count: number;
	/** As much as was asked for. */
	items: ItemThen[];
}

export interface ItemThen {
	id: string;
	what: BoardWhat;
	words: string;
	/** What it shows, for those who do not see it. */
	description: string;
	author: string | null;
}

export interface BoardThen {
	/** The last revision of the board by then: it looked so from there. 0 for the empty start. */
	seq: number;
	/** How much stands on it, areas and connections aside. */
	count: number;
	connections: number;
	/** How much of it, areas and connections included, is not there any more. */
	gone: number;
	areas: AreaThen[];
}

/** So many items of each area, from `skip`; of one area only where it is named (null for what stands in none). */
export interface BoardThenQuery {
	most: number;
	skip?: number;
	areaId?: string | null;
}

/** @param now the board's records as they stand now */
export function boardThen(
	records: readonly BoardRecord[],
	now: readonly BoardRecord[],
	{ seq, most, skip = 0, areaId }: BoardThenQuery & { seq: number }
): BoardThen {
	const present = new Set(now.map(({ id }) => id));
	const board = boardOf(records);
	const groups = groupsOf(board).filter(({ area }) => areaId === undefined || (area?.id ?? null) === areaId);
	return {
		seq,
		count: board.items.length,
		connections: board.connections.length,
		gone: records.filter(({ id }) => id.startsWith('shape:') && !present.has(id)).length,
		areas: groups.map(({ area, items }) => ({
			id: area?.id ?? null,
			name: area?.words ?? '',
			count: items.length,
			items: items.slice(skip, skip + most).map(itemThen)
		}))
	};
}

function itemThen({ id, kind, words, description, author }: BoardItem): ItemThen {
	return { id, what: kind, words, description, author };
}

/**
 * @param changes of the board, those between the moments at least
 * @returns what differs between two moments: by what was done, then in the order in which it was first done
 */
export function boardDifference(
	before: readonly BoardRecord[],
	after: readonly BoardRecord[],
	{ from, to, changes }: { from: number; to: number; changes: readonly BoardChange[] }
): BoardDifference[] {
	const byId = (records: readonly BoardRecord[]) => new Map(records.map((record) => [record.id, record]));
	const [earlier, later] = [byId(before), byId(after)];
	const differences: BoardDifference[] = [];
	// What nobody did anything to in between is the same.
	for (const [id, own] of changesBetween(changes, { from, to })) {
		const [old, now] = [earlier.get(id) ?? null, later.get(id) ?? null];
		const record = now ?? old;
		const deed = deedOf(old, now);
		if (!record || !deed) continue;
		const same = own.filter((change) => change.deed === deed);
		const parent = (now ? later : earlier).get(record.properties.parentId as string);
		differences.push({
			id,
			what: BOARD_KINDS[record.type as keyof typeof BOARD_KINDS],
			deed,
			before: old ? wordsIn(old) : '',
			after: now ? wordsIn(now) : '',
			area: parent?.type === 'frame' ? wordsIn(parent) : '',
			// What came and went and came again is named by the last who did it.
			participantIds: namesOf(deed === 'added' || deed === 'removed' ? same.slice(-1) : same, own)
		});
	}
	return differences.sort((a, b) => DEEDS.indexOf(a.deed) - DEEDS.indexOf(b.deed));
}

const DEEDS: readonly BoardDeed[] = ['added', 'reworded', 'moved', 'styled', 'removed'];

/** A change that began before the one moment, or ended after the other, may have been at work between them. */
function changesBetween(
	changes: readonly BoardChange[],
	{ from, to }: { from: number; to: number }
): Map<string, BoardChange[]> {
	const between = new Map<string, BoardChange[]>();
	for (const change of changes) {
		if (change.fromSeq > to || change.toSeq <= from) continue;
		const own = between.get(change.id) ?? [];
		if (own.length === 0) between.set(change.id, own);
		own.push(change);
	}
	return between;
}

function namesOf(same: readonly BoardChange[], otherwise: readonly BoardChange[]): (string | null)[] {
	return [...new Set((same.length > 0 ? same : otherwise).map(({ participantId }) => participantId))];
}
