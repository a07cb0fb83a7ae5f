/** Tells of the board: what stands on it, area by area, through a profile's eyes. */
import { groupsOf, type Board, type BoardItem } from '../document/board.ts';
import type { CardPart } from '../document/board-cards.ts';
import { boardPicture, type CardPicture } from '../document/board-picture.ts';
import type { SummaryBoard, SummaryEnd, SummaryThing } from './board-types.ts';
import type { People } from './people.ts';

/** How many things, and as many connections, are told; whoever wants all of a larger board takes the archive. */
export const THINGS_TOLD = 1_000;

/** @param cards what its cards show. @returns null for a board on which nothing stands */
export function boardTold(
	board: Board,
	people: People,
	cards: ReadonlyMap<CardPart, CardPicture>
): SummaryBoard | null {
	const { areas, items, connections } = board;
	if (areas.length + items.length + connections.length === 0) return null;
	const ends = new Map<string, SummaryEnd>([...areas, ...items].map(({ id, kind, words }) => [id, { kind, words }]));
	const endOf = (id: string | null) => (id === null ? null : (ends.get(id) ?? null));
	const told = items.slice(0, THINGS_TOLD);
	return {
		picture: pictureOf(board, cards),
		areas: groupsOf({ ...board, items: told }).map(({ area, items: held }) => ({
			name: area && area.words,
			things: held.map((item) => thingTold(item, people))
		})),
		connections: connections
			.slice(0, THINGS_TOLD)
			.map(({ from, to, words }) => ({ from: endOf(from), to: endOf(to), words })),
		counts: countsOf(board),
		hasMore: items.length > THINGS_TOLD || connections.length > THINGS_TOLD
	};
}

function thingTold(item: BoardItem, people: People): SummaryThing {
	const { kind, words, description, author } = item;
	const note = item.kind === 'note' ? item : null;
	return {
		kind,
		shows: item.kind === 'card' ? item.shows : null,
		words,
		description,
		by: author === null ? null : people.author(author),
		noteKind: note?.noteKind ?? null,
		language: note?.language ?? null,
		writtenFor: people.contributors([note?.writtenFor ?? ''])[0] ?? null,
		isFromPaper: note?.origin === 'paper'
	};
}

function countsOf({ areas, items, connections }: Board): SummaryBoard['counts'] {
	const counts = {
		note: 0,
		text: 0,
		shape: 0,
		drawing: 0,
		card: 0,
		area: areas.length,
		connection: connections.length
	};
	for (const { kind } of items) counts[kind] += 1;
	return counts;
}

function pictureOf(board: Board, cards: ReadonlyMap<CardPart, CardPicture>): SummaryBoard['picture'] {
	const svg = boardPicture(board, cards);
	const [, width, height] = /^<svg [^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
	return { svg, widthPx: Math.ceil(Number(width)), heightPx: Math.ceil(Number(height)) };
}
