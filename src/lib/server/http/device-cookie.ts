/** The cookie in which a browser holds its participant's (or viewer's) token of one workshop. Scripts never see it. */
import type { RequestEvent } from '@sveltejs/kit';
import { ownOrigin } from './origin.ts';

/** Followed by the workshop's id. Every other cookie of ours begins with it too. */
export const DEVICE_COOKIE_PREFIX = 'rundbord_';

/** The longest that browsers keep a cookie: 400 days. */
const MAX_AGE_SECONDS = 400 * 24 * 60 * 60;

type CookieEvent = Pick<RequestEvent, 'request' | 'cookies' | 'locals' | 'url'>;

/** @returns the token this device holds for the workshop, or null */
export function deviceToken({ cookies }: Pick<CookieEvent, 'cookies'>, workshopId: string): string | null {
	return cookies.get(DEVICE_COOKIE_PREFIX + workshopId) ?? null;
}

export function storeDeviceToken(event: CookieEvent, workshopId: string, token: string): void {
	event.cookies.set(DEVICE_COOKIE_PREFIX + workshopId, token, { ...attributes(event), maxAge: MAX_AGE_SECONDS });
}

export function clearDeviceToken(event: CookieEvent, workshopId: string): void {
	event.cookies.delete(DEVICE_COOKIE_PREFIX + workshopId, attributes(event));
}

function attributes(event: CookieEvent) {
	// On plain http in a local network a Secure cookie would be thrown away by the browser.
	return { path: '/', httpOnly: true, sameSite: 'lax', secure: ownOrigin(event).startsWith('https:') } as const;
}
