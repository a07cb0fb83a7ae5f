import type { RequestEvent } from '@sveltejs/kit';
import type { Board } from '../../document/board.ts';
import type { CardPart } from '../../document/board-cards.ts';
import { boardPicture, openingPicture, type CardPicture } from '../../document/board-picture.ts';
import { PROBLEM_SLOTS } from '../../document/shape.ts';
import { cardPictures } from '../../summary/board-cards-pictured.ts';
import type { WorkshopState } from '../application.ts';
import { pngOf } from '../export/png.ts';
import { requireAccess } from './access.ts';
import { momentQuery, openingQuery } from './input.ts';
import { refuse } from './problem.ts';
import { readQuery } from './query.ts';

/**
 * @returns the board's picture
 * @throws Problem for a wrong token, or a moment that is not of the workshop
 */
export async function boardPictureFile(event: RequestEvent<{ id: string }>, form: 'svg' | 'png'): Promise<Response> {
	const { id } = event.params;
	await requireAccess(event, id, 'any');
	const { at } = readQuery(event.url, momentQuery);
	const { part } = form === 'svg' ? readQuery(event.url, openingQuery) : {};
	const { boards, timeline } = event.locals.application;
	const { board } = (await boards.at(id, at)) ?? refuse('unknown-revision');
	const hasCards = board.items.some(({ kind }) => kind === 'card');
	const state = hasCards ? await (at === undefined ? timeline.present(id) : timeline.at(id, at)) : null;
	const draw = part === 'opening' ? openingPicture : boardPicture;
	const picture = draw(board, state ? picturedOn(board, state) : new Map());
	return form === 'svg'
		? new Response(picture, { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } })
		: new Response(new Uint8Array(pngOf(picture)), { headers: { 'content-type': 'image/png' } });
}

function picturedOn(board: Board, { problem, plan, language }: WorkshopState): Map<CardPart, CardPicture> {
	const slots = PROBLEM_SLOTS.map(
		(slot) => [slot, { text: problem[slot].text, standing: problem[slot].state }] as const
	);
	const actions = plan.map(({ title, state }) => ({ title, standing: state }));
	return cardPictures(board, { problem: new Map(slots), plan: actions }, language);
}
