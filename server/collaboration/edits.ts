/** Whose an edit is: what a connection was allowed when it came in, or what is known where no connection brought it. */
import { randomInt } from 'node:crypto';
import type * as Y from 'yjs';
import type { DocumentKind } from '../../src/lib/document/names.ts';
import type { Access } from '../../src/lib/server/application.ts';
import type { Seq } from '../../src/lib/server/store/port.ts';
import type { PresentUser } from './presence.ts';

/** What a connection to a document is allowed, decided once when it authenticates. */
export interface ConnectionContext {
	workshopId: string;
	kind: DocumentKind;
	/** Null for readers. */
	user: PresentUser | null;
	/** The stored hash of its token, in hex: by it the connection is found when the token is revoked. */
	tokenHash: string;
}

export interface Authenticated {
	access: Access;
	user: PresentUser | null;
	tokenHash: string;
}

/** Of an edit that no connection brought: who asked for it (null for the system), what it brings back, its meeting. */
export interface Requested {
	participantId: string | null;
	restores: Seq | null;
	/** Left out: the one that is open. */
	sessionId?: string | null;
}

/** @returns a Yjs client id that nobody has used in the document */
export function unusedClientId(doc: Y.Doc): number {
	let clientId: number;
	do clientId = randomInt(1, 2 ** 31);
	while (doc.store.clients.has(clientId));
	return clientId;
}

/** @returns whether a Yjs transaction was brought by a connection */
export function isFromConnection(origin: unknown): origin is { connection: { context: ConnectionContext } } {
	return typeof origin === 'object' && origin !== null && 'source' in origin && origin.source === 'connection';
}
