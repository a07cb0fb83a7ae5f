import { json } from '@sveltejs/kit';
import { openApi } from '$lib/server/http/openapi/document';
import type { RequestHandler } from './$types';

/** The description of this API. */
export const GET: RequestHandler = () => json(openApi);
