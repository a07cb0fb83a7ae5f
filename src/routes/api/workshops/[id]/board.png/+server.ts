import { boardPictureFile } from '$lib/server/http/board-file';
import type { RequestHandler } from './$types';

/** The same picture for programs that draw no SVG. */
export const GET: RequestHandler = (event) => boardPictureFile(event, 'png');
