/**
 * One live document on the page's connection: its handshake, who is present in it, the copy kept in this browser,
 * and what of it the server has not acknowledged. The socket below it is shared and belongs to the connection.
 */
import { Awareness } from 'y-protocols/awareness';
import { applyUpdate, type Doc, type Transaction } from 'yjs';
import { takeFirstState } from '../document/first-state.ts';
import type { Beginning } from '../document/board-opening.ts';
import { documentName, type DocumentKind } from '../document/names.ts';
import { cursorsOf, type CursorChannel } from './cursors.ts';
import { fetchBeginning, fetchBoardState } from './head-start.ts';
import { offlineCopyName, openOfflineCopy, type OfflineCopy } from './offline-copy.ts';
import { SplittingProvider, type HandshakingSocket } from './socket.ts';
import type { DocumentFacts } from './status.ts';

/** A large board that has come beside the socket and waits: what is shown of it first, and what takes in all of it. */
export interface WaitingBoard extends Beginning {
	/** At once; does nothing when it has been taken in. */
	takeIn: () => void;
}

export interface LinkOptions {
	kind: DocumentKind;
	workshopId: string;
	/** Who writes here; null for a reader's link, which keeps no copy and sends nothing. */
	participantId: string | null;
	doc: Doc;
	socket: HandshakingSocket;
	/** Called once, when the document holds what the server has (or, without a connection, what was kept here). */
	onLoaded: () => void;
	/** Told of a large board of which nothing was here. By itself it is taken in after a while; left out, at once. */
	onWaiting?: ((board: WaitingBoard) => void) | undefined;
	/** Something that the facts tell of has changed. */
	onChange: () => void;
	/** The server has answered for the first time on the present connection. */
	onSynced: () => void;
	/** The server ended this document, or did not let it in. */
	onEnded: (code: number, reason: string) => void;
}

/** How long to wait for the server's wording before the kept copy is shown alone. */
const PATIENCE_MS = 2_500;
/** The same while the server is there: a large board is long on its way, and would be shown empty. */
const LONG_PATIENCE_MS = 6_000;

/** How long to wait for the kept copy before connecting without it. */
const COPY_PATIENCE_MS = 1_500;

/** How long to wait for what comes beside the socket before the socket brings all of it. */
const HEAD_START_PATIENCE_MS = 4_000;

/** How long a large board that has come waits to be taken in, while what is seen of it first is shown. */
const BEGINNING_MS = 3_000;

export class LinkedDocument {
	readonly awareness: Awareness;
	/** Where people point in it; nothing is sent or heard before somebody asks for it. */
	readonly cursors: CursorChannel;
	readonly doc: Doc;
	private readonly options: LinkOptions;
	private readonly provider: SplittingProvider;
	private readonly isWritten: boolean;
	private copy: OfflineCopy | null = null;
	private readonly isCopyOpened: Promise<void>;
	private unsent = 0;
	/** Joined after the socket was open, and not answered yet. */
	private isNew = true;
	private isLoaded = false;
	/** Whether the server's wording may still come soon. */
	private isPatient = true;
	private isClosed = false;
	/** Ends the waiting for what comes beside the socket. */
	private readonly headStart = new AbortController();
	private readonly timers = new Set<ReturnType<typeof setTimeout>>();

	constructor(options: LinkOptions) {
		this.options = options;
		const { kind, workshopId, participantId, doc, socket } = options;
		this.doc = doc;
		this.isWritten = participantId !== null && kind !== 'record';
		this.awareness = new Awareness(doc);
		this.provider = new SplittingProvider({
			// Nobody is anywhere in the record: it is only read.
			awareness: kind === 'record' ? null : this.awareness,
			name: documentName(workshopId, kind),
			document: doc,
			token: 'device',
			websocketProvider: socket,
			onSynced: () => this.synced(),
			onUnsyncedChanges: () => this.changed(),
			onAuthenticationFailed: ({ reason }) => options.onEnded(1000, reason)
		});
		this.cursors = cursorsOf(this.provider, participantId);
		this.provider.on('close', ({ event }: { event: { code: number; reason: string } }) => {
			// The server ended the document but not the socket: only a new socket brings it back.
			if (socket.webSocket?.readyState === WebSocket.OPEN) options.onEnded(event.code, event.reason);
		});
		doc.on('update', this.countUnsent);
		this.isCopyOpened = this.openCopy();
		this.later(PATIENCE_MS, () => {
			this.isPatient = false;
			if (socket.webSocket?.readyState !== WebSocket.OPEN) this.showCopy();
		});
		this.later(LONG_PATIENCE_MS, () => this.showCopy());
	}

	/**
	 * Takes part in the connection from now on. The kept copy comes first: the handshake then sends only what the
	 * server lacks, not all of it.
	 */
	async join(): Promise<void> {
		const { kind, workshopId } = this.options;
		// A board of which nothing is kept here comes faster beside the socket; it is asked for while the copy is looked for.
		const { signal } = this.headStart;
		const ahead = kind === 'canvas' ? fetchBoardState(workshopId, signal) : null;
		const first = ahead && this.options.onWaiting ? fetchBeginning(workshopId, signal) : null;
		await Promise.race([this.isCopyOpened, new Promise<void>((resolve) => this.later(COPY_PATIENCE_MS, resolve))]);
		if (this.isClosed || this.doc.store.clients.size > 0) this.headStart.abort();
		else this.later(HEAD_START_PATIENCE_MS, () => this.headStart.abort());
		const state = await ahead;
		// A small board waits for nothing more.
		const beginning = state && (await first);
		if (this.isClosed) return;
		if (!state || signal.aborted) this.provider.attach();
		else if (beginning) this.letWait(state, beginning);
		else this.takeIn(state);
	}

	private letWait(state: Uint8Array, beginning: Beginning): void {
		let isTaken = false;
		const takeIn = () => {
			if (isTaken || this.isClosed) return;
			isTaken = true;
			this.takeIn(state);
		};
		this.later(BEGINNING_MS, takeIn);
		this.options.onWaiting?.({ ...beginning, takeIn });
	}

	private takeIn(state: Uint8Array): void {
		// What is kept here, or was written here, may have come first.
		const take = this.doc.store.clients.size === 0 ? takeFirstState : applyUpdate;
		take(this.doc, state, this.provider);
		this.provider.attach();
	}

	facts(): DocumentFacts {
		const { isSynced, unsyncedChanges } = this.provider;
		return {
			isWritten: this.isWritten,
			isNew: this.isNew && !isSynced,
			isSynced,
			unacknowledged: unsyncedChanges,
			unsent: this.unsent,
			isKept: this.copy !== null
		};
	}

	/** The socket is gone; what follows begins with a new handshake. */
	disconnected(): void {
		this.isNew = false;
		if (!this.isPatient) this.showCopy();
	}

	/** Forgets the copy kept here; for work the server has refused for good. */
	async forget(): Promise<void> {
		await this.isCopyOpened;
		await this.copy?.clear();
		this.copy = null;
	}

	close(): void {
		this.isClosed = true;
		this.headStart.abort();
		for (const timer of this.timers) clearTimeout(timer);
		this.doc.off('update', this.countUnsent);
		this.cursors.close();
		this.provider.destroy();
		this.awareness.destroy();
		void this.copy?.close();
	}

	private async openCopy(): Promise<void> {
		const { workshopId, participantId, kind } = this.options;
		if (participantId === null) return;
		this.copy = await openOfflineCopy(offlineCopyName(workshopId, participantId, kind), this.doc);
		if (this.isClosed) await this.copy?.close();
		else this.changed();
	}

	private readonly countUnsent = (_update: Uint8Array, _origin: unknown, _doc: Doc, { local }: Transaction): void => {
		if (!local) return;
		this.unsent += 1;
		this.changed();
	};

	private changed(): void {
		const { isSynced, unsyncedChanges } = this.provider;
		if (isSynced && unsyncedChanges === 0) this.unsent = 0;
		this.options.onChange();
	}

	private synced(): void {
		this.isNew = false;
		this.options.onSynced();
		this.showCopy();
	}

	/** The document is what is kept here, and what the server has told of it so far. */
	private showCopy(): void {
		void this.isCopyOpened.then(() => this.loaded());
	}

	private loaded(): void {
		if (this.isLoaded || this.isClosed) return;
		this.isLoaded = true;
		this.options.onLoaded();
	}

	private later(afterMs: number, run: () => void): void {
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			if (!this.isClosed) run();
		}, afterMs);
		this.timers.add(timer);
	}
}
