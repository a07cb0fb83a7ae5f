/** What the connection can truthfully say of the reader's work. Pure: facts in, one status out. */

export type ConnectionStatus =
	/** The first answer has not come yet. */
	| { kind: 'connecting' }
	/** Everything written here is stored on the server. */
	| { kind: 'saved' }
	/** Something written here is on its way. */
	| { kind: 'saving' }
	/** No connection. `isKept`: what is written here also survives closing the page. */
	| { kind: 'offline'; unsent: number; isKept: boolean }
	/** The server has no room; it is tried again by itself. */
	| { kind: 'storageFull'; unsent: number; isKept: boolean }
	/** The server will not take this device's work, and trying again would not help. */
	| { kind: 'refused'; reason: RefusalReason; unsent: number }
	/** A reader's link: nothing is written from here. */
	| { kind: 'reading'; isConnected: boolean };

/** `access`: the link no longer opens the workshop. `content`: something written here is not accepted. */
export type RefusalReason = 'access' | 'content';

export interface ConnectionFacts {
	mayWrite: boolean;
	isConnected: boolean;
	/** Whether the handshake of the present connection is done. */
	isSynced: boolean;
	/** Messages the server has not acknowledged. */
	unacknowledged: number;
	/** Changes made here since everything was last acknowledged. */
	unsent: number;
	/** Whether this browser keeps a copy that outlives the page. */
	isKept: boolean;
	/** Whether a connection has ever been tried to its end. */
	hasTried: boolean;
	closure: Closure | null;
}

/** Why the server ended the connection, when it said so. */
export type Closure = { kind: 'passing' } | { kind: 'storageFull' } | { kind: 'refused'; reason: RefusalReason };

/** What one of the documents on the connection tells. */
export interface DocumentFacts {
	/** Whether this page may write in it. */
	isWritten: boolean;
	/** Joined while the connection stood, and not answered yet: nothing is lost, only not known. */
	isNew: boolean;
	isSynced: boolean;
	unacknowledged: number;
	unsent: number;
	isKept: boolean;
}

/**
 * The documents as one: saved only when each is, kept only when each is. Where anything is written, what is only read
 * does not matter to that; for a reader all of it does.
 */
export function together(
	documents: readonly DocumentFacts[]
): Pick<ConnectionFacts, 'isSynced' | 'unacknowledged' | 'unsent' | 'isKept'> {
	const written = documents.filter(({ isWritten }) => isWritten);
	const counted = written.length > 0 ? written : documents;
	const sum = (of: (facts: DocumentFacts) => number) => counted.reduce((total, facts) => total + of(facts), 0);
	return {
		isSynced: counted.length > 0 && counted.every(({ isSynced, isNew }) => isSynced || isNew),
		unacknowledged: sum(({ unacknowledged, isNew }) => (isNew ? Math.max(1, unacknowledged) : unacknowledged)),
		unsent: sum(({ unsent }) => unsent),
		isKept: counted.length > 0 && counted.every(({ isKept }) => isKept)
	};
}

export function statusOf(facts: ConnectionFacts): ConnectionStatus {
	const { mayWrite, isConnected, isSynced, unacknowledged, unsent, isKept, hasTried, closure } = facts;
	if (closure?.kind === 'refused') return { kind: 'refused', reason: closure.reason, unsent };
	if (!mayWrite) return hasTried ? { kind: 'reading', isConnected: isConnected && isSynced } : { kind: 'connecting' };
	if (closure?.kind === 'storageFull') return { kind: 'storageFull', unsent, isKept };
	if (isConnected && isSynced) return unacknowledged === 0 ? { kind: 'saved' } : { kind: 'saving' };
	return hasTried ? { kind: 'offline', unsent, isKept } : { kind: 'connecting' };
}

/** The server's reasons that are about who asks, not about what was written (server/collaboration/validation/refusal.ts). */
const ACCESS_REASONS = new Set(['wrong-token', 'revoked', 'unknown-document', 'read-only']);

/** Closes in the private range that say only that the connection was at fault. */
const PASSING_CODES = new Set([4205, 4408, 4429]);

/** @param event the code and reason of a closed socket, or of a closed document (then the code is always 1000) */
export function classifyClosure({ code, reason }: { code: number; reason: string }): Closure {
	if (reason === 'storage-full') return { kind: 'storageFull' };
	if (ACCESS_REASONS.has(reason)) return { kind: 'refused', reason: 'access' };
	if (code < 4400 || code > 4499 || PASSING_CODES.has(code)) return { kind: 'passing' };
	return { kind: 'refused', reason: 'content' };
}
