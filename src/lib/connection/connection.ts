/**
 * The page's one connection to a workshop: one socket that carries its live documents, and the truth about what the
 * server has acknowledged of all of them together. Knows nothing of Svelte.
 */
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { DocumentKind } from '../document/names.ts';
import type { Cursors } from './cursors.ts';
import { LinkedDocument, type WaitingBoard } from './linked-document.ts';
import { readMovedCaret } from './moved-caret.ts';
import { HandshakingSocket } from './socket.ts';
import { classifyClosure, statusOf, together, type Closure, type ConnectionStatus } from './status.ts';

export type { WaitingBoard } from './linked-document.ts';
export type { ConnectionStatus } from './status.ts';

export interface ConnectionOptions {
	workshopId: string;
	/** Who writes here; null for a reader's link, which keeps no copy and sends nothing. */
	participantId: string | null;
	/** As in `wss://rundbord.example.dk/collab`. */
	url: string;
	onStatus: (status: ConnectionStatus) => void;
}

export interface OpenOptions {
	/** The page's own copy of the document; it must live until the document is closed. */
	doc: Y.Doc;
	/** Called once, when the document holds what the server has (or, without a connection, what was kept here). */
	onLoaded: () => void;
	/** Told of a large board, as in `LinkOptions`. */
	onWaiting?: ((board: WaitingBoard) => void) | undefined;
}

/** A live document of the workshop, as long as somebody here looks at it. */
export interface OpenDocument {
	/** Who is present in it. Nobody is in the record, which is only read. */
	readonly awareness: Awareness;
	/** Where people point in it. */
	readonly cursors: Cursors;
	/** Whether the server has told all of it: until then it is what was kept here, or nothing. */
	readonly isTold: () => boolean;
	/** Leaves the document as soon as all that was written here is acknowledged. */
	close(): void;
}

/** How long to wait for a first answer before saying that there is none. */
const PATIENCE_MS = 2_500;

/** How long to wait before asking a full server again: twice as long each time, up to the longest. */
const FULL_RETRY_MS = 3_000;
const LONGEST_FULL_RETRY_MS = 24_000;

/** How long a decision waits for what was written before it. */
const STORED_PATIENCE_MS = 10_000;

export class WorkshopConnection {
	private readonly options: ConnectionOptions;
	private readonly socket: HandshakingSocket;
	private readonly documents = new Map<DocumentKind, LinkedDocument>();
	/** Documents that nobody looks at any more, but that still hold what was not acknowledged. */
	private readonly leaving = new Set<LinkedDocument>();
	private readonly facts = { isConnected: false, hasTried: false, closure: null as Closure | null };
	private isStarted = false;
	private isClosed = false;
	private fullTries = 0;
	private hasHadChance = false;
	private readonly timers = new Set<ReturnType<typeof setTimeout>>();
	/** Told once all that was written here is stored. */
	private readonly awaitingStored = new Set<(isStored: boolean) => void>();
	private readonly abort = new AbortController();

	constructor(options: ConnectionOptions) {
		this.options = options;
		this.socket = new HandshakingSocket({
			url: options.url,
			autoConnect: false,
			delay: 1_000,
			maxDelay: 15_000,
			// Called before the documents read the frame.
			onMessage: readMovedCaret,
			onClose: ({ event }) => this.ended(event.code, event.reason),
			onOpen: () => this.changed({ isConnected: true })
		});
		this.listenToTheBrowser();
		this.later(PATIENCE_MS, () => this.changed({ hasTried: true }));
	}

	/**
	 * Brings in one of the workshop's documents, and keeps it live until it is closed.
	 * @throws when the page has that document open already
	 */
	open(kind: DocumentKind, { doc, onLoaded, onWaiting }: OpenOptions): OpenDocument {
		const before = this.documents.get(kind);
		if (before && !this.leaving.has(before)) throw new Error(`The ${kind} is open on this page already.`);
		if (before) {
			// What it still held goes on with the new copy.
			Y.applyUpdate(doc, Y.encodeStateAsUpdate(before.doc));
			this.drop(kind, before);
		}
		const { workshopId, participantId } = this.options;
		const document = new LinkedDocument({
			kind,
			workshopId,
			participantId,
			doc,
			socket: this.socket,
			onLoaded,
			onWaiting,
			onChange: () => this.changed({}),
			onSynced: () => this.changed({ hasTried: true }),
			onEnded: (code, reason) => {
				this.ended(code, reason);
				this.socket.webSocket?.close();
			}
		});
		this.documents.set(kind, document);
		// The socket is on its way while the kept copy is read.
		void document.join();
		this.start();
		return {
			awareness: document.awareness,
			cursors: document.cursors,
			isTold: () => document.facts().isSynced,
			close: () => {
				this.leaving.add(document);
				this.changed({});
			}
		};
	}

	/**
	 * Waits for what was written here: a decision goes another way than writing, and must not come before the words it is
	 * about.
	 * @returns whether all of it is stored; false without a connection, and after ten seconds in which it was not
	 */
	whenStored(): Promise<boolean> {
		const isStored = this.all().unsent === 0;
		if (isStored || !this.facts.isConnected) return Promise.resolve(isStored);
		return new Promise((resolve) => {
			this.awaitingStored.add(resolve);
			this.later(STORED_PATIENCE_MS, () => resolve(false));
		});
	}

	/** Forgets the copies kept here; for work the server has refused for good. */
	async forget(): Promise<void> {
		await Promise.all([...this.documents.values()].map((document) => document.forget()));
	}

	close(): void {
		this.isClosed = true;
		this.abort.abort();
		for (const timer of this.timers) clearTimeout(timer);
		this.tellAwaiting(false);
		for (const [kind, document] of this.documents) this.drop(kind, document);
		this.socket.destroy();
	}

	private start(): void {
		if (this.isStarted || this.isClosed) return;
		this.isStarted = true;
		void this.socket.connect();
	}

	private drop(kind: DocumentKind, document: LinkedDocument): void {
		this.documents.delete(kind);
		this.leaving.delete(document);
		document.close();
	}

	private ended(code: number, reason: string): void {
		if (this.isClosed || this.facts.closure?.kind === 'refused') return;
		for (const document of this.documents.values()) document.disconnected();
		const closure = this.giveOneMoreChance(classifyClosure({ code, reason }));
		this.changed({
			isConnected: false,
			hasTried: true,
			closure: closure.kind === 'passing' ? this.facts.closure : closure
		});
		if (closure.kind === 'refused') this.socket.disconnect();
		if (closure.kind === 'storageFull') this.askAgainLater();
	}

	/** A refused edit may have met a server that had just lost its thread: a new handshake tells. */
	private giveOneMoreChance(closure: Closure): Closure {
		if (closure.kind !== 'refused' || closure.reason !== 'content' || this.hasHadChance) return closure;
		this.hasHadChance = true;
		return { kind: 'passing' };
	}

	/** A full server is asked again, but not every second. */
	private askAgainLater(): void {
		this.socket.disconnect();
		const wait = Math.min(FULL_RETRY_MS * 2 ** this.fullTries, LONGEST_FULL_RETRY_MS);
		this.fullTries += 1;
		this.later(wait, () => void this.socket.connect());
	}

	private changed(facts: Partial<typeof this.facts>): void {
		if (this.isClosed) return;
		Object.assign(this.facts, facts);
		this.letGo();
		const all = this.all();
		const isStored = all.unsent === 0;
		if (isStored || !this.facts.isConnected) this.tellAwaiting(isStored);
		if (this.facts.isConnected && all.isSynced && all.unacknowledged === 0) {
			this.fullTries = 0;
			this.hasHadChance = false;
			if (this.facts.closure?.kind === 'storageFull') this.facts.closure = null;
		}
		this.options.onStatus(statusOf({ ...this.facts, ...all, mayWrite: this.options.participantId !== null }));
	}

	/** What the documents tell, as one. */
	private all(): ReturnType<typeof together> {
		return together([...this.documents.values()].map((document) => document.facts()));
	}

	private tellAwaiting(isStored: boolean): void {
		for (const tell of this.awaitingStored) tell(isStored);
		this.awaitingStored.clear();
	}

	/** A document that was left goes once nothing in it waits, or at once when nobody would lose anything by it. */
	private letGo(): void {
		for (const [kind, document] of this.documents) {
			if (!this.leaving.has(document)) continue;
			const { isWritten, unsent } = document.facts();
			if (!isWritten || unsent === 0) this.drop(kind, document);
		}
	}

	/** Comes back at once when the network or the page does, rather than at the next attempt. */
	private listenToTheBrowser(): void {
		const { signal } = this.abort;
		const hurry = () => {
			if (!this.isStarted || this.facts.closure !== null || this.facts.isConnected) return;
			void this.socket.connect();
		};
		addEventListener('online', hurry, { signal });
		document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && hurry(), { signal });
		addEventListener(
			'offline',
			() => {
				this.socket.webSocket?.close();
				this.changed({ isConnected: false, hasTried: true });
			},
			{ signal }
		);
		addEventListener(
			'beforeunload',
			(event) => {
				const hasAtRisk = [...this.documents.values()].some((document) => {
					const { isWritten, isKept, unsent } = document.facts();
					return isWritten && !isKept && unsent > 0;
				});
				if (hasAtRisk) event.preventDefault();
			},
			{ signal }
		);
	}

	private later(afterMs: number, run: () => void): void {
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			if (!this.isClosed) run();
		}, afterMs);
		this.timers.add(timer);
	}
}
