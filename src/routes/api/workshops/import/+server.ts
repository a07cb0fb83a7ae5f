import { bringArchive } from '$lib/server/http/archive';
import type { RequestHandler } from './$types';

/** Brings a workshop in from an archive, under a new id. Anyone may. */
export const POST: RequestHandler = (event) => bringArchive(event);
