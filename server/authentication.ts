/** Who is behind a socket: its token, or for a browser the cookie of its device. */
import { parse } from 'node:querystring';
import type { WorkshopService } from '../src/lib/server/workshops.ts';
import type { Authenticated } from './collaboration/edits.ts';

/** What a browser sends for a token: "I have a cookie". */
const DEVICE = 'device';

/** @returns the sync server's way to ask what a token, or the request's cookie, opens */
export function createAuthentication(workshops: WorkshopService) {
	return async (token: string, headers: Headers, workshopId: string): Promise<Authenticated | null> => {
		const presented = token === DEVICE ? cookieToken(headers, workshopId) : token;
		const access = presented ? await workshops.authenticate(presented) : null;
		if (!presented || !access) return null;
		const tokenHash = Buffer.from(workshops.tokenHash(presented)).toString('hex');
		if (access.kind !== 'participant') return { access, user: null, tokenHash };
		const participant = await workshops.participant(workshopId, access.participantId);
		if (!participant) return null;
		const { id, name, partyId } = participant;
		return { access, user: { participantId: id, name, partyId }, tokenHash };
	};
}

function cookieToken(headers: Headers, workshopId: string): string | null {
	const value = parse(headers.get('cookie') ?? '', '; ')[`rundbord_${workshopId}`];
	return typeof value === 'string' ? value : null;
}
