import type { RequestEvent } from '@sveltejs/kit';
import { bearerToken } from './bearer.ts';
import { DEVICE_COOKIE_PREFIX } from './device-cookie.ts';
import { ownOrigin } from './origin.ts';

/**
 * A browser sends our cookies along with requests that other sites' pages make, so a request that
 * changes something must come from our own page, unless a bearer token (which only its holder can
 * add) says who asks.
 * @returns whether the request has to be refused
 */
export function isCrossSite(event: Pick<RequestEvent, 'request' | 'locals' | 'url' | 'cookies'>): boolean {
	const { request, cookies } = event;
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false;
	if (bearerToken(request) !== null) return false;
	const sender = request.headers.get('origin');
	// Programs send none and hold no cookie of ours; a browser always sends it with what changes something.
	if (sender === null) return cookies.getAll().some(({ name }) => name.startsWith(DEVICE_COOKIE_PREFIX));
	const own = ownOrigin(event);
	if (sender === own) return false;
	// Reached past the proxy (in the local network, say), the host that was asked for is ours too.
	const host = request.headers.get('host');
	return host === new URL(own).host || (sender !== `http://${host}` && sender !== `https://${host}`);
}
