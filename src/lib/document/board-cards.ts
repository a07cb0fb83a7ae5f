/**
 * Cards: the problem's slots and the plan, standing on the board. A card is a place and nothing else: which part it shows
 * is in its id, so that there is one for each and no more, and its words are read where they are written.
 */
import { PROBLEM_SLOTS, type ProblemSlot } from './shape.ts';

/** What a card shows. */
export type CardPart = `problem:${ProblemSlot}` | 'plan';

export const CARD_PARTS: readonly CardPart[] = [...PROBLEM_SLOTS.map((slot) => `problem:${slot}` as const), 'plan'];

const PARTS: ReadonlyMap<string, CardPart> = new Map(CARD_PARTS.map((part) => [cardId(part), part]));

/** @returns the record id of the one card that shows it */
export function cardId(part: CardPart): string {
	return `shape:card-${part.replace(':', '-')}`;
}

/** @returns what the card under a record id shows; null where the id is no card's */
export function cardPart(id: string): CardPart | null {
	return PARTS.get(id) ?? null;
}
