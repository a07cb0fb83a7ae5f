import type { RequestEvent } from '@sveltejs/kit';
import { boardPicture } from '../../document/board-picture.ts';
import { pngOf } from '../export/png.ts';
import { requireAccess } from './access.ts';
import { boardPictureQuery } from './input.ts';
import { refuse } from './problem.ts';
import { readQuery } from './query.ts';

/**
 * @returns the board's picture
 * @throws Problem for a wrong token, or a moment that is not of the workshop
 */
export async function boardPictureFile(event: RequestEvent<{ id: string }>, form: 'svg' | 'png'): Promise<Response> {
	const { id } = event.params;
	await requireAccess(event, id, 'any');
	const { at } = readQuery(event.url, boardPictureQuery);
	const { board } = (await event.locals.application.boards.at(id, at)) ?? refuse('unknown-revision');
	const picture = boardPicture(board);
	return form === 'svg'
		? new Response(picture, { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } })
		: new Response(new Uint8Array(pngOf(picture)), { headers: { 'content-type': 'image/png' } });
}
