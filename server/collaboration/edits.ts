/** Whose an edit is: what a connection was allowed when it came in, or what is known where no connection brought it. */
import { randomInt } from 'node:crypto';
import type { Connection, Document } from '@hocuspocus/server';
import type * as Y from 'yjs';
import { updateOf } from '../../src/lib/document/encode-update.ts';
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

/**
 * Where a Yjs transaction comes from. `newClients`: the client ids that it uses for the first time; `writers`: those it brings
 * anything of.
 */
export type EditOrigin =
	| { source: 'connection'; connection: Connection; newClients: readonly number[]; writers: readonly number[] }
	| { source: 'local'; newClients: readonly number[] };

/** @returns what is known of a Yjs transaction's origin; null for one that was not made as an edit */
export function editOrigin(origin: unknown): EditOrigin | null {
	return typeof origin === 'object' && origin !== null && 'newClients' in origin ? (origin as EditOrigin) : null;
}

/**
 * Yjs writes the update of each transaction by looking at everybody who has ever written in the document; from here on, those
 * who listen to a document's updates get the same bytes from us.
 */
export function writeUpdates(document: Document): void {
	const listeners = [...(document._observers.get('update') ?? [])] as ((...update: unknown[]) => void)[];
	for (const listener of listeners) document.off('update', listener);
	document.on('afterTransactionCleanup', (transaction: Y.Transaction) => {
		const edit = editOrigin(transaction.origin);
		const update = updateOf(transaction, edit?.source === 'connection' ? edit.writers : null);
		if (update !== null) listeners.forEach((listener) => listener(update, transaction.origin, document, transaction));
	});
}
