/**
 * Who asks, and what they may do. Whoever has no good token learns nothing: an unknown workshop and a
 * wrong token look the same.
 */
import type { RequestEvent } from '@sveltejs/kit';
import type { Access } from '../application.ts';
import { bearerToken } from './bearer.ts';
import { deviceToken } from './device-cookie.ts';
import { refuse } from './problem.ts';

type AccessEvent = Pick<RequestEvent, 'request' | 'cookies' | 'locals'>;
type AccessKind = Access['kind'];

/**
 * @returns what the request's token opens in this workshop, or null when it opens nothing there. A bearer
 * token counts alone; without one, the cookie this device holds for the workshop does.
 */
export async function accessTo(event: AccessEvent, workshopId: string): Promise<Access | null> {
	const access = await authenticate(event, workshopId);
	return access?.workshopId === workshopId ? access : null;
}

/**
 * @param needed `any` token of the workshop, or one of a certain kind
 * @returns what the request's token opens
 * @throws Problem 401 without a good token; 403 when it is another workshop's, or of another kind
 */
export function requireAccess(event: AccessEvent, workshopId: string, needed: 'any'): Promise<Access>;
export function requireAccess<Kind extends 'participant' | 'invite'>(
	event: AccessEvent,
	workshopId: string,
	needed: Kind
): Promise<Extract<Access, { kind: Kind }>>;
export async function requireAccess(
	event: AccessEvent,
	workshopId: string,
	needed: AccessKind | 'any'
): Promise<Access> {
	const access = await authenticate(event, workshopId);
	if (!access) refuse('unauthorized');
	if (access.workshopId !== workshopId) refuse('other-workshop');
	if (needed !== 'any' && access.kind !== needed) {
		refuse(needed === 'invite' ? 'invite-needed' : 'participant-needed');
	}
	return access;
}

async function authenticate(event: AccessEvent, workshopId: string): Promise<Access | null> {
	const token = bearerToken(event.request) ?? deviceToken(event, workshopId);
	return token === null ? null : event.locals.application.workshops.authenticate(token);
}
