/** The board in the trail's words. */
import { m } from '$lib/paraglide/messages';
import type { BoardChange, BoardDeed } from '$lib/history/board-history';
import type { DifferenceGroup } from '$lib/history/board-then';
import type { BoardEntry } from './trail-entry';

const COUNTED: Record<BoardChange['what'], (inputs: { count: number }) => string> = {
	note: m.trail_board_note,
	text: m.trail_board_text,
	shape: m.trail_board_shape,
	drawing: m.trail_board_drawing,
	area: m.trail_board_area,
	connection: m.trail_board_connection,
	card: m.trail_board_card
};

const STEPS: Record<BoardDeed, (inputs: { things: string }) => string> = {
	added: m.trail_board_added,
	removed: m.trail_board_removed,
	reworded: m.trail_board_reworded,
	moved: m.trail_board_moved,
	styled: m.trail_board_styled
};

const DIFFERENCES: Record<BoardDeed, () => string> = {
	added: m.trail_board_d_added,
	reworded: m.trail_board_d_reworded,
	moved: m.trail_board_d_moved,
	styled: m.trail_board_d_styled,
	removed: m.trail_board_d_removed
};

/** @param what what all of them are. @returns as in "3 notes"; of several kinds, where that is null, "3 things" */
export function thingsCounted(what: BoardChange['what'] | null, count: number): string {
	return what ? COUNTED[what]({ count }) : m.trail_board_things({ count });
}

/** @returns a sentence about what was done on the board in one go */
export function stepSentence({ deed, what, count, restored }: Omit<BoardEntry, 'kind'>): string {
	const words = restored && deed === 'added' ? m.trail_board_brought_back : STEPS[deed];
	return words({ things: thingsCounted(what, count) });
}

/** @returns a thing by its words, or by what it is */
export function thingName({ what }: Pick<BoardChange, 'what'>, words: string): string {
	return words.replace(/\s+/g, ' ').trim() || COUNTED[what]({ count: 1 });
}

/** @returns what is different, as a heading */
export function differenceHeading({ deed, what, count }: Pick<DifferenceGroup, 'deed' | 'what' | 'count'>): string {
	return m.trail_board_group({ deed: DIFFERENCES[deed](), things: thingsCounted(what, count) });
}
