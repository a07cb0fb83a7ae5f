/** The board as it was at the end of the period: as a picture, and as the list that says the same. */
import type { CardPart } from '../document/board-cards.ts';
import type { NoteKind } from '../document/board-shape.ts';
import type { Who } from './types.ts';

export interface SummaryBoard {
	/** What it looks like: an SVG that holds no address, no script and no author. */
	picture: { svg: string; widthPx: number; heightPx: number };
	/** In reading order; what stands in no area comes last, under null. */
	areas: { name: string | null; things: SummaryThing[] }[];
	connections: SummaryConnection[];
	/** How much of each kind stands on it, told or not. */
	counts: Record<SummaryThing['kind'] | 'area' | 'connection', number>;
	/** Whether there is more on it than is told. */
	hasMore: boolean;
}

export interface SummaryThing {
	kind: 'note' | 'text' | 'shape' | 'drawing' | 'card';
	/** What a card shows; null for what is no card. Its words are told where they stand. */
	shows: CardPart | null;
	words: string;
	/** What it shows, told for those who do not see it; '' when nobody has. */
	description: string;
	/** Who made it; null for what has no author. */
	by: Who | null;
	/** Of a note. */
	noteKind: NoteKind | null;
	/** As in `da`; null when nobody said. */
	language: string | null;
	/** Whom somebody else wrote a note for. */
	writtenFor: Who | null;
	isFromPaper: boolean;
}

/** An arrow between two things. */
export interface SummaryConnection {
	from: SummaryEnd;
	to: SummaryEnd;
	/** What stands along it; '' when nothing does. */
	words: string;
}

/** What an end of a connection is tied to; null for a loose end. */
export type SummaryEnd = { kind: SummaryThing['kind'] | 'area'; words: string } | null;
