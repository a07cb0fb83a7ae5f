/** What stands on the board's cards in a picture of it: the wording at that moment, and whether it holds. */
import type { Board } from '../document/board.ts';
import type { CardPart } from '../document/board-cards.ts';
import type { CardPicture } from '../document/board-picture.ts';
import type { ProblemSlot } from '../document/shape.ts';
import type { Standing } from '../workshop/standing.ts';
import { speechIn } from './language.ts';
import type { SummaryLanguage } from './types.ts';

interface PicturedState {
	problem: ReadonlyMap<ProblemSlot, { text: string; standing: Standing }>;
	plan: readonly { title: string; standing: Standing }[];
}

/** @returns what the board's cards show, in a language */
export function cardPictures(
	{ items }: Board,
	state: PicturedState,
	language: SummaryLanguage
): Map<CardPart, CardPicture> {
	const shown = items.flatMap((item) => (item.kind === 'card' ? [item.shows] : []));
	return new Map(shown.map((part) => [part, cardPicture(part, state, language)]));
}

function cardPicture(part: CardPart, { problem, plan }: PicturedState, language: SummaryLanguage): CardPicture {
	const { words } = speechIn(language);
	if (part === 'plan') {
		const lines = plan.map(
			({ title, standing }) => `${title.trim() || words.untitledAction} · ${words.standings[standing]}`
		);
		return { title: words.planHeading, state: '', lines: lines.length > 0 ? lines : [words.planEmpty] };
	}
	const slot = part.slice('problem:'.length) as ProblemSlot;
	const { text = '', standing = 'draft' } = problem.get(slot) ?? {};
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	return {
		title: words.slots[slot],
		state: words.standings[standing],
		lines: lines.length > 0 ? lines : [words.slotEmpty]
	};
}
