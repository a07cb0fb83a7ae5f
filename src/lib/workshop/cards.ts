/**
 * Open cards: where somebody is stuck, does not know, may not, has a limit or a dilemma. A card is signed by a name, by a
 * party or by nobody. Only a card signed by a name has an author here; the others are kept sealed without one and laid
 * out in shuffled batches. Cards are answered only by questions, offers of help and "so are we".
 */
import type { Command } from './command.ts';
import type { NewFact } from './fact.ts';
import { accept, factOf, refuse, type Context, type Family, type Rules, type SealedEntry } from './family.ts';
import type { State } from './state.ts';

export const CARD_SUBJECTS = ['stuck', 'unknown', 'notAllowed', 'limit', 'dilemma'] as const;
export type CardSubject = (typeof CARD_SUBJECTS)[number];

export const CARD_SIGNATURES = ['name', 'party', 'nobody'] as const;
export type CardSignature = (typeof CARD_SIGNATURES)[number];

export const CARD_ANSWERS = ['question', 'offer', 'sameHere'] as const;
export type CardAnswerKind = (typeof CARD_ANSWERS)[number];

/** The sealed batch in which cards without authors wait for each other. */
export const WAITING_CARDS = 'cards';

/** Cards without authors are laid out by themselves this often; their time is rounded down to it. */
export const CARDS_INTERVAL_MS = 15 * 60_000;

/** Below this many people at the table an anonymous writer is warned in plain words. */
export const FEW_WRITERS = 5;

/** A card without an author, as it waits and as it is laid out. */
export interface UnsignedCard {
	card: string;
	about: CardSubject;
	text: string;
	/** The party that signs it; null when nobody does. */
	party: string | null;
}

export interface CardPlaced {
	kind: 'CardPlaced';
	card: string;
	about: CardSubject;
	text: string;
}

/** A batch of cards without authors, in no order of theirs. Nobody stands behind the fact either. */
export interface CardsReleased {
	kind: 'CardsReleased';
	cards: readonly UnsignedCard[];
}

export interface CardAnswered {
	kind: 'CardAnswered';
	card: string;
	answer: CardAnswerKind;
	/** '' for `sameHere`. */
	text: string;
}

export type CardsFact = CardPlaced | CardsReleased | CardAnswered;

export type CardsCommand =
	| { kind: 'placeCard'; about: CardSubject; text: string; signed: CardSignature }
	| { kind: 'releaseCards' }
	| { kind: 'answerCard'; card: string; answer: CardAnswerKind; text: string };

export interface CardAnswer {
	answer: CardAnswerKind;
	text: string;
	by: string | null;
	at: string;
}

export interface OpenCard {
	id: string;
	about: CardSubject;
	text: string;
	signed: { by: 'name'; participantId: string | null } | { by: 'party'; party: string } | { by: 'nobody' };
	/** When it was laid out: for a card without an author the rounded time of its batch. */
	at: string;
	answers: readonly CardAnswer[];
}

export interface CardsState {
	/** In the order in which they were laid out. */
	readonly all: readonly OpenCard[];
}

export const cards: Family<CardsState> = {
	initial: { all: [] },
	evolve: {
		CardPlaced: ({ all }, { card: id, about, text, by, at }) => ({
			all: [...all, { id, about, text, signed: { by: 'name', participantId: by }, at, answers: [] }]
		}),
		CardsReleased: ({ all }, { cards: batch, at }) => ({
			all: [
				...all,
				...batch.map(({ card: id, about, text, party }): OpenCard => {
					const signed = party === null ? ({ by: 'nobody' } as const) : ({ by: 'party', party } as const);
					return { id, about, text, signed, at, answers: [] };
				})
			]
		}),
		CardAnswered: ({ all }, { card: id, answer, text, by, at }) => ({
			all: all.map((card) =>
				card.id === id ? { ...card, answers: [...card.answers, { answer, text, by, at }] } : card
			)
		})
	}
};

export const cardsRules: Rules<CardsCommand['kind']> = {
	decide: {
		placeCard(state, { about, text, signed }, context) {
			const card = context.newId();
			if (signed === 'name') return accept(factOf(state, context, { kind: 'CardPlaced', card, about, text }));
			const party = signed === 'party' ? context.partyOf(context.by) : null;
			if (signed === 'party' && party === null) return refuse('no-party');
			const payload: UnsignedCard = { card, about, text, party };
			return { ...accept(), seals: [{ batch: WAITING_CARDS, participantId: null, payload }] };
		},
		releaseCards(state, _, context) {
			const fact = releaseWaiting(state, context.sealed(WAITING_CARDS), context);
			return fact ? { ...accept(fact), unseals: [WAITING_CARDS] } : refuse('no-cards-waiting');
		},
		answerCard(state, { card, answer, text }, context) {
			const open = state.cards.all.find(({ id }) => id === card);
			if (!open) return refuse('unknown-card');
			if (answer !== 'sameHere' && text === '') return refuse('answer-incomplete');
			if (answer === 'sameHere' && open.answers.some((other) => other.answer === answer && other.by === context.by)) {
				return refuse('said-already');
			}
			const said = answer === 'sameHere' ? '' : text;
			return accept(factOf(state, context, { kind: 'CardAnswered', card, answer, text: said }));
		}
	},
	batches: (_, { kind }) => (kind === 'releaseCards' ? [WAITING_CARDS] : [])
};

/**
 * @param waiting what lies in the sealed batch of cards
 * @returns the fact that lays them out, in no order of theirs; null when none wait
 */
export function releaseWaiting(
	state: State,
	waiting: readonly SealedEntry[],
	{ now, newId }: Pick<Context, 'now' | 'newId'>
): NewFact | null {
	const cards = waiting
		.map(({ payload }) => payload as UnsignedCard)
		// After a crash what was laid out may still lie there.
		.filter(({ card }) => state.cards.all.every(({ id }) => id !== card))
		// Ids are random, so their order has nothing to do with the order of writing.
		.sort((a, b) => (a.card < b.card ? -1 : 1));
	// Whoever asks for it may have written one of them: the fact names nobody.
	const head = { now: roundedTime(now), newId, by: null };
	return cards.length === 0 ? null : factOf(state, head, { kind: 'CardsReleased', cards });
}

/** @returns whether nothing may tell that somebody asked for it, or when */
export function isNameless(command: Command): boolean {
	return command.kind === 'releaseCards' || (command.kind === 'placeCard' && command.signed !== 'name');
}

/** @param now ISO 8601. @returns the time rounded down to the interval */
function roundedTime(now: string): string {
	const time = Date.parse(now);
	return new Date(time - (time % CARDS_INTERVAL_MS)).toISOString();
}
