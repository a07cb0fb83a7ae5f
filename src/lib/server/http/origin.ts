import type { RequestEvent } from '@sveltejs/kit';

/** What of a request says where it came to. */
export type Addressed = Pick<RequestEvent, 'request' | 'locals' | 'url'>;

/**
 * @returns the address people know us by, as in `https://rundbord.example.dk`: the ORIGIN setting, else the
 * host that was asked for. A proxy that takes https off and says nothing of it is seen by the browser's
 * own Origin header.
 */
export function ownOrigin({ request, locals, url }: Addressed): string {
	if (locals.application.settings.origin) return locals.application.settings.origin;
	return request.headers.get('origin') === `https://${url.host}` ? `https://${url.host}` : url.origin;
}
