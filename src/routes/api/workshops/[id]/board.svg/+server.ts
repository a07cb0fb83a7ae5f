import { boardPictureFile } from '$lib/server/http/board-file';
import type { RequestHandler } from './$types';

/** A picture of the board, now or as it was at `at`. */
export const GET: RequestHandler = (event) => boardPictureFile(event, 'svg');
