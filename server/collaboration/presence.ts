/** Who is here. A connection may speak for itself only; who that is, the server says. */
import type { Document } from '@hocuspocus/server';
import { MAX_PRESENCE_BYTES, MAX_PRESENCES } from './limits.ts';
import type { Room } from './rooms.ts';

/** What the server stamps on a person's presence. */
export interface PresentUser {
	participantId: string;
	name: string;
	partyId: string | null;
}

type Connection = Parameters<Document['hasConnection']>[0];

/**
 * Rewrites an incoming presence update in place: drops what speaks for others, what is empty or too
 * large, and stamps the rest. Readers (`user` null) are not present.
 */
export function stampPresence(
	states: Map<number, Record<string, unknown>>,
	{ room, connection, user }: { room: Room; connection: Connection; user: PresentUser | null }
): void {
	const own = room.document.getClients(connection) as Set<number>;
	for (const [clientId, state] of [...states]) {
		const mayClaim = own.size < MAX_PRESENCES && isFree(room, clientId, user) && !isEcho(room, { clientId, state });
		const isOwn = own.has(clientId) || mayClaim;
		if (user === null || !isOwn || isEmpty(state) || JSON.stringify(state).length > MAX_PRESENCE_BYTES) {
			states.delete(clientId);
		} else {
			claim(room, connection, clientId);
			states.set(clientId, { ...state, user });
		}
	}
}

/**
 * From now on a client id is present through this connection, and gone with it. Hocuspocus claims only ids that it
 * sees for the first time, not those of a client that comes back.
 */
function claim(room: Room, connection: Connection, clientId: number): void {
	const own = room.document.getClients(connection) as Set<number>;
	if (own.has(clientId)) return;
	for (const { clients } of room.document.connections.values()) clients.delete(clientId);
	own.add(clientId);
}

/** @returns the participant who is present under a Yjs client id, if anybody is */
export function presentUnder(room: Room, clientId: number): string | undefined {
	const present = room.document.awareness.getStates().get(clientId) as { user?: PresentUser } | undefined;
	return present?.user?.participantId;
}

/** A client id nobody else speaks for: not another connection's presence, not another person's edits. */
function isFree(room: Room, clientId: number, user: PresentUser | null): boolean {
	const isMine = (participantId: string | undefined) =>
		participantId === undefined || participantId === user?.participantId;
	return isMine(room.clients.get(clientId)) && isMine(presentUnder(room, clientId));
}

/**
 * A y-websocket client sends on what it hears of others. When the same person is here twice, the echo of the one
 * would take the presence of the other along when it goes. Only an echo bears our stamp.
 */
function isEcho(room: Room, { clientId, state }: { clientId: number; state: Record<string, unknown> }): boolean {
	const stamp = state.user as Partial<PresentUser> | null | undefined;
	if (stamp?.participantId === undefined || stamp.participantId !== presentUnder(room, clientId)) return false;
	return [...room.document.connections.values()].some(({ clients }) => clients.has(clientId));
}

/** Hocuspocus decodes into a scratch awareness that always holds one empty state of its own. */
function isEmpty(state: Record<string, unknown>): boolean {
	return Object.keys(state).length === 0;
}
