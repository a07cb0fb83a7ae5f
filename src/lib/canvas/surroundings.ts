/**
 * What the canvas shows that is not in the board's document: who people are, what came of notes, how problem and plan
 * read now. The page tells it, all of it anew each time; nothing of it is stored on the board.
 */
import type { CardPart } from '../document/board-cards.ts';

/** How a party is told from the others, in the style sheet's words. */
export interface PartyMark {
	/** The name of its icon, as in `circle`: drawn with the CSS variable `--icon-circle`. */
	icon: string;
	/** A CSS colour. */
	colour: string;
	/** A CSS `background-image` in `currentColor`, and its size. */
	pattern: string;
	patternSize: string;
}

/** @returns the CSS variables by which the style sheet draws a party; of no party, empty ones, which take away what was there */
export function partyVariables(party: PartyMark | null): Record<`--${string}`, string> {
	const { colour = '', pattern = '', patternSize = '' } = party ?? {};
	return { '--party': colour, '--pattern': pattern, '--pattern-size': patternSize };
}

/** How a person is shown to others. */
export interface PersonLook {
	/** Name and party, as in `Alice · Ældre Sagen`. */
	label: string;
	/** A colour that the canvas can draw with, as in `#1b6b6f`. */
	colour: string;
	/** Null for somebody who is of no party. */
	party: PartyMark | null;
}

/** What stands on a card for a part of the problem, or for the plan. */
export interface CardWords {
	title: string;
	/** Whether it holds, as `data-state`, and in words; null where nothing is agreed on. */
	state: { kind: string; words: string } | null;
	/** Its wording, a paragraph or an action each. */
	lines: readonly string[];
	/** Said where there are no lines. */
	empty: string;
}

export interface Surroundings {
	lookOf: (participantId: string) => PersonLook;
	/** @param name a participant, a party or a name. @returns as in `Skrevet for Nadia` */
	writtenFor: (name: string) => string;
	/** @returns what the note was put into, as in `Brugt i: Det ved vi`; '' when nothing has come of it */
	usedIn: (noteId: string) => string;
	cards: ReadonlyMap<CardPart, CardWords>;
}

/** As long as the page has told nothing. */
export const NO_SURROUNDINGS: Surroundings = {
	lookOf: (participantId) => ({ label: participantId, colour: '#555555', party: null }),
	writtenFor: (name) => name,
	usedIn: () => '',
	cards: new Map()
};
