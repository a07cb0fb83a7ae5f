import type { RequestEvent } from '@sveltejs/kit';

/** What of a request says where it came to. */
export type Addressed = Pick<RequestEvent, 'request' | 'locals' | 'url'>;

/**
 * @returns the address people know us by, as in `https://rundbord.example.dk`: the ORIGIN setting, else the
 * host that was asked for. Without the setting we are not told of a TLS proxy, so only the browser's own
 * Origin header can say https.
 */
export function ownOrigin({ request, locals, url }: Addressed): string {
	if (locals.application.settings.origin) return locals.application.settings.origin;
	const host = request.headers.get('host') ?? url.host;
	const sender = request.headers.get('origin');
	return sender === `https://${host}` ? sender : `http://${host}`;
}
