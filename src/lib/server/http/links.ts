/** The addresses by which people come in. What is secret stands after the `#`, which browsers do not send and nobody logs. */
import type { Links } from '../application.ts';

interface Room {
	/** Our own address, without a slash at the end. */
	origin: string;
	workshopId: string;
}

/** @returns the addresses to share: to take part, and to look */
function sharedLinks(
	{ origin, workshopId }: Room,
	{ inviteToken, viewToken }: Pick<Links, 'inviteToken' | 'viewToken'>
): { join: string; view: string } {
	return { join: `${origin}/j/${workshopId}#${inviteToken}`, view: `${origin}/v/${workshopId}#${viewToken}` };
}

/** @returns a participant's own address, to open on another device */
export function personalLink({ origin, workshopId }: Room, token: string): string {
	return `${origin}/p/${workshopId}#${token}`;
}

/** @returns the workshop's links as the API gives them */
export function linksAnswer(room: Room, links: Links) {
	const { inviteToken, viewToken, code } = links;
	return { inviteToken, viewToken, code, links: sharedLinks(room, links) };
}
