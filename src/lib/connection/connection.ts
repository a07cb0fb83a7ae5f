/**
 * The page's one connection to a workshop's live document: the socket, the handshake, the copy kept
 * in this browser, and the truth about what the server has acknowledged. Knows nothing of Svelte.
 */
import { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { documentName } from '../document/names.ts';
import { offlineCopyName, openOfflineCopy, type OfflineCopy } from './offline-copy.ts';
import { HandshakingSocket, SplittingProvider } from './socket.ts';
import { classifyClosure, statusOf, type Closure, type ConnectionStatus } from './status.ts';

export type { ConnectionStatus } from './status.ts';

export interface ConnectionOptions {
	workshopId: string;
	/** Who writes here; null for a reader's link, which keeps no copy and sends nothing. */
	participantId: string | null;
	doc: Y.Doc;
	/** As in `wss://rundbord.example.dk/collab`. */
	url: string;
	onStatus: (status: ConnectionStatus) => void;
	/** Called once, when the document holds the present wording (or, without a connection, the kept one). */
	onLoaded: () => void;
}

/** How long to wait for the server's wording before the kept copy is shown alone. */
const PATIENCE_MS = 2_500;

/** How long to wait for the kept copy before connecting without it. */
const COPY_PATIENCE_MS = 1_500;

/** How long to wait before asking a full server again: twice as long each time, up to the longest. */
const FULL_RETRY_MS = 3_000;
const LONGEST_FULL_RETRY_MS = 24_000;

export class WorkshopConnection {
	readonly awareness: Awareness;
	private readonly options: ConnectionOptions;
	private readonly socket: HandshakingSocket;
	private readonly provider: SplittingProvider;
	private copy: OfflineCopy | null = null;
	private readonly isCopyOpened: Promise<void>;
	private readonly facts = { isConnected: false, unsent: 0, hasTried: false, closure: null as Closure | null };
	private isLoaded = false;
	private isClosed = false;
	private fullTries = 0;
	private hasHadChance = false;
	private readonly timers = new Set<ReturnType<typeof setTimeout>>();
	private readonly abort = new AbortController();

	constructor(options: ConnectionOptions) {
		this.options = options;
		this.socket = new HandshakingSocket({
			url: options.url,
			autoConnect: false,
			delay: 1_000,
			maxDelay: 15_000,
			onClose: ({ event }) => this.ended(event.code, event.reason),
			onOpen: () => this.changed({ isConnected: true })
		});
		this.awareness = new Awareness(options.doc);
		this.provider = new SplittingProvider({
			awareness: this.awareness,
			name: documentName(options.workshopId, 'negotiation'),
			document: options.doc,
			token: 'device',
			websocketProvider: this.socket,
			onSynced: () => this.synced(),
			onUnsyncedChanges: () => this.changed({}),
			onAuthenticationFailed: ({ reason }) => {
				this.ended(1000, reason);
				this.socket.webSocket?.close();
			}
		});
		this.provider.on('close', ({ event }: { event: { code: number; reason: string } }) => {
			// The server ended the document but not the socket: only a new socket brings it back.
			if (this.socket.webSocket?.readyState === WebSocket.OPEN) {
				this.ended(event.code, event.reason);
				this.socket.webSocket?.close();
			}
		});
		options.doc.on('update', this.countUnsent);
		this.listenToTheBrowser();
		this.isCopyOpened = this.openCopy();
		void this.begin();
	}

	/** Forgets the copy kept here; for work the server has refused for good. */
	async forget(): Promise<void> {
		await this.isCopyOpened;
		await this.copy?.clear();
		this.copy = null;
	}

	close(): void {
		this.isClosed = true;
		this.abort.abort();
		for (const timer of this.timers) clearTimeout(timer);
		this.options.doc.off('update', this.countUnsent);
		this.provider.destroy();
		this.socket.destroy();
		void this.copy?.close();
	}

	/** The kept copy comes first: the handshake then sends only what the server lacks, not all of it. */
	private async begin(): Promise<void> {
		this.later(PATIENCE_MS, () => {
			this.changed({ hasTried: true });
			void this.isCopyOpened.then(() => this.loaded());
		});
		await Promise.race([this.isCopyOpened, new Promise<void>((resolve) => this.later(COPY_PATIENCE_MS, resolve))]);
		if (this.isClosed) return;
		this.provider.attach();
		void this.socket.connect();
	}

	private async openCopy(): Promise<void> {
		const { workshopId, participantId, doc } = this.options;
		if (participantId === null) return;
		this.copy = await openOfflineCopy(offlineCopyName(workshopId, participantId, 'negotiation'), doc);
		if (this.isClosed) await this.copy?.close();
		else this.changed({});
	}

	private readonly countUnsent = (
		_update: Uint8Array,
		_origin: unknown,
		_doc: Y.Doc,
		transaction: Y.Transaction
	): void => {
		if (transaction.local) this.changed({ unsent: this.facts.unsent + 1 });
	};

	private synced(): void {
		this.changed({ hasTried: true });
		void this.isCopyOpened.then(() => this.loaded());
	}

	private loaded(): void {
		if (this.isLoaded || this.isClosed) return;
		this.isLoaded = true;
		this.options.onLoaded();
	}

	private ended(code: number, reason: string): void {
		if (this.isClosed || this.facts.closure?.kind === 'refused') return;
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
		Object.assign(this.facts, facts);
		const { isSynced, unsyncedChanges } = this.provider;
		if (this.facts.isConnected && isSynced && unsyncedChanges === 0) {
			this.facts.unsent = 0;
			this.fullTries = 0;
			this.hasHadChance = false;
			if (this.facts.closure?.kind === 'storageFull') this.facts.closure = null;
		}
		this.options.onStatus(
			statusOf({
				...this.facts,
				mayWrite: this.options.participantId !== null,
				isSynced,
				unacknowledged: unsyncedChanges,
				isKept: this.copy !== null
			})
		);
	}

	/** Comes back at once when the network or the page does, rather than at the next attempt. */
	private listenToTheBrowser(): void {
		const { signal } = this.abort;
		const hurry = () => {
			if (this.facts.closure !== null || this.facts.isConnected) return;
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
				if (this.facts.unsent > 0 && this.copy === null && this.options.participantId !== null) event.preventDefault();
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
