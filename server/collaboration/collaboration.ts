/**
 * The sync server: Hocuspocus with our validation before it applies, our journal before it answers,
 * and our word on who is who. Every hook catches what it throws: an exception that escapes one ends the process.
 */
import { Hocuspocus, type Connection, type Document } from '@hocuspocus/server';
import type * as Y from 'yjs';
import { documentName, parseDocumentName } from '../../src/lib/document/names.ts';
import { encodeOperations } from '../../src/lib/history/words.ts';
import { StoreError, type Revision, type Seq } from '../../src/lib/server/store/port.ts';
import { Cursors, seatIn } from './cursors.ts';
import { EditDoor } from './edit-door.ts';
import {
	editOrigin,
	unusedClientId,
	writeUpdates,
	type ConnectionContext,
	type EditOrigin,
	type Requested
} from './edits.ts';
import type { CollaborationOptions } from './options.ts';
import { Journal } from './journal.ts';
import { commitWindowMs, FULL_PAUSE_MS, MAX_CONNECTIONS_PER_PARTICIPANT, MAX_WINDOW_MS } from './limits.ts';
import { Openings } from './openings.ts';
import { stampPresence, type PresentUser } from './presence.ts';
import { Rooms, type Room } from './rooms.ts';
import { peerOf, type Peer } from './peer.ts';
import { Turn } from './turn.ts';
import { RefusedError, type Refusal } from './validation/refusal.ts';

export class Collaboration {
	readonly journal: Journal;
	readonly rooms: Rooms;
	readonly hocuspocus: Hocuspocus<ConnectionContext>;
	readonly peers = new Set<Peer>();
	readonly edits: EditDoor;
	readonly turn = new Turn();
	readonly cursors = new Cursors((reader, name) => seatIn(this.rooms.get(name)?.document, reader));
	#options: CollaborationOptions;
	#openings = new Openings({ peers: this.peers, send: (peer, frame) => this.journal.send(peer, frame) });
	/** Rooms with revisions not yet handed to a commit, and those of the commit under way. */
	#dirty = new Set<Room>();
	#committing: ReadonlySet<Room> = new Set();
	/** When a workshop for which the store had no room may try again (clock time). */
	#fullUntil = new Map<string, number>();
	/** What is known of the edit under way that no connection brought; null otherwise. */
	#requested: Requested | null = null;

	constructor(options: CollaborationOptions) {
		this.#options = options;
		this.journal = new Journal({
			log: options.store.log,
			clock: options.clock,
			flushBroadcasts: () => this.#flushBroadcasts(),
			onStored: (revisions, durationMs) => this.#onStored(revisions, durationMs),
			onFailed: (workshopIds, error) =>
				this.#onFailed(workshopIds, error.kind === 'full' ? 'storageFull' : 'storageFailed')
		});
		this.hocuspocus = new Hocuspocus<ConnectionContext>({
			quiet: true,
			// Our commits flush; this is for presence when nobody edits.
			flushDelay: MAX_WINDOW_MS,
			onAuthenticate: (payload) => this.#authenticate(payload),
			onLoadDocument: async ({ document }) => this.#load(document),
			afterLoadDocument: async ({ document }) => {
				this.#takeOver(document);
				this.#openings.opened(document);
			},
			connected: async ({ connection, documentName }) => {
				peerOf(connection).sat(connection);
				this.cursors.joined(peerOf(connection), documentName);
			},
			beforeSync: (message) => this.edits.beforeSync(message),
			beforeHandleAwareness: async ({ connection, documentName, states, context }) => {
				const room = this.rooms.get(documentName);
				if (!connection || !room) states.clear();
				else stampPresence(states, { room, connection, user: context?.user ?? null });
			},
			onDisconnect: async ({ documentName }) => {
				const room = this.rooms.get(documentName);
				if (room) this.rooms.watchIdle(room);
				this.cursors.look(documentName);
			},
			// Unused; undefined spares a promise for every message.
			...({ onChange: undefined, beforeHandleMessage: undefined, afterHandleMessage: undefined } as object)
		});
		this.rooms = new Rooms({
			hocuspocus: this.hocuspocus,
			journal: this.journal,
			log: options.store.log,
			onRead: async (name, stored) => {
				await this.#openings.answer(name, stored);
				await this.#openRecordBeside(name);
			}
		});
		this.edits = new EditDoor({
			rooms: this.rooms,
			turn: this.turn,
			clock: options.clock,
			logger: options.logger,
			isFull: (workshopId) => this.#isFull(workshopId),
			refuse: (connection, refusal) => this.#refuse(connection, refusal),
			onBroken: (room) => this.#onFailed(new Set([room.workshopId]), 'storageFailed')
		});
	}

	/** Stores what is pending, so that the log is complete. */
	settle(): Promise<void> {
		return this.journal.commit();
	}

	/** @returns a live document with the seq it stands at; null when it is not in memory or not all stored */
	stored(name: string): { doc: Y.Doc; seq: Seq } | null {
		const room = this.rooms.get(name);
		if (!room || this.journal.isPending(room.workshopId, room.kind)) return null;
		return { doc: room.document, seq: this.journal.stored(room.workshopId) };
	}

	/**
	 * Edits a live document for a participant who asked for it over HTTP, under the same journal as everybody.
	 * @param restores the earlier revision whose wording the edit brings back
	 * @returns the seq of the edit, once it is stored; null when it changed nothing
	 * @throws StoreError when it could not be stored; then it did not happen
	 */
	async edit(
		name: string,
		{ participantId, restores, change }: Requested & { change: (doc: Y.Doc) => void }
	): Promise<Seq | null> {
		const room = await this.open(name);
		const { document } = room;
		return this.write(room, { participantId, restores }, () => {
			const ownClientId = document.clientID;
			// The edit is the participant's, so it is written under a client id that is theirs.
			document.clientID = unusedClientId(document);
			const origin: EditOrigin = { source: 'local', newClients: [document.clientID] };
			try {
				document.transact(() => change(document), origin);
			} finally {
				document.clientID = ownClientId;
			}
		});
	}

	/**
	 * Runs an edit that no connection brought, under the same journal as everybody.
	 * @param change edits the room's document at once
	 * @returns the seq of the edit, once it is stored; null when it changed nothing
	 * @throws StoreError when it could not be stored; then it did not happen
	 */
	async write({ workshopId }: Room, requested: Requested, change: () => void): Promise<Seq | null> {
		if (this.#isFull(workshopId)) throw new StoreError('full', 'there was no room a moment ago');
		const before = this.journal.assigned(workshopId);
		this.#requested = requested;
		try {
			change();
		} finally {
			this.#requested = null;
		}
		const seq = this.journal.assigned(workshopId);
		if (seq === before) return null;
		await this.journal.commit();
		if (this.journal.stored(workshopId) >= seq) return seq;
		throw new StoreError(this.#isFull(workshopId) ? 'full' : 'failed', 'the edit was dropped');
	}

	/** @returns the document's room, loaded where it is not in memory */
	async open(name: string): Promise<Room> {
		const request = new Request('http://localhost');
		await this.hocuspocus.createDocument(name, request, 'server', { isAuthenticated: true, readOnly: false });
		const room = this.rooms.get(name);
		if (!room) throw new Error(`The document ${name} could not be opened`);
		return room;
	}

	/** @returns the participants who are connected to any document of the workshop */
	connected(workshopId: string): PresentUser[] {
		const connections = this.rooms.inWorkshop(workshopId).flatMap(({ document }) => document.getConnections());
		return connections.flatMap(({ context }) => (context as ConnectionContext).user ?? []);
	}

	/** Ends every connection that came in by a token. */
	revoke(tokenHash: Uint8Array): void {
		const hash = Buffer.from(tokenHash).toString('hex');
		for (const room of this.rooms.all()) {
			for (const connection of room.document.getConnections()) {
				if ((connection.context as ConnectionContext).tokenHash === hash) this.#refuse(connection, 'revoked');
			}
		}
	}

	/** Ends every connection and stores what is pending; nothing is lost, everybody may come back. */
	async close(): Promise<void> {
		await this.journal.commit();
		for (const peer of this.peers) peer.refuse('shuttingDown');
		await this.journal.commit();
	}

	async #authenticate({
		token,
		documentName,
		requestHeaders,
		connectionConfig
	}: {
		token: string;
		documentName: string;
		requestHeaders: Headers;
		connectionConfig: { readOnly: boolean };
	}): Promise<ConnectionContext> {
		const parsed = parseDocumentName(documentName);
		if (!parsed) throw this.#count('unknownDocument');
		const { workshopId, kind } = parsed;
		const authenticated = await this.#options.authenticate(token, requestHeaders, workshopId);
		if (!authenticated || authenticated.access.workshopId !== workshopId || authenticated.access.kind === 'invite') {
			throw this.#count('wrongToken');
		}
		if (this.#connectionsOf(authenticated.user, documentName) >= MAX_CONNECTIONS_PER_PARTICIPANT) {
			throw this.#count('tooMany');
		}
		if (authenticated.user) this.#options.onSeen(workshopId, authenticated.user.participantId);
		connectionConfig.readOnly = authenticated.access.kind === 'view' || kind === 'record';
		return { workshopId, kind, user: authenticated.user, tokenHash: authenticated.tokenHash };
	}

	/** @returns how many connections a person has to a live document; a link that many look through is not counted */
	#connectionsOf(user: PresentUser | null, documentName: string): number {
		const connections = this.rooms.get(documentName)?.document.getConnections() ?? [];
		if (user === null) return 0;
		return connections.filter(
			({ context }) => (context as ConnectionContext).user?.participantId === user.participantId
		).length;
	}

	async #load(document: Document): Promise<void> {
		const room = await this.rooms.load(document);
		if (room.record) this.#options.onRecordLoaded(room.workshopId);
	}

	/** The record is in memory whenever anything of the workshop is: what happens belongs to the meeting it says is open. */
	async #openRecordBeside(name: string): Promise<void> {
		const parsed = parseDocumentName(name);
		if (parsed && parsed.kind !== 'record') await this.open(documentName(parsed.workshopId, 'record'));
	}

	/** From here on, what happens to the document goes to the journal, and nowhere else. */
	#takeOver(document: Document): void {
		writeUpdates(document);
		document.callbacks.onUpdate = (_, origin, update) => {
			const room = this.rooms.get(document.name);
			if (!room) return;
			try {
				this.#record(room, origin, update);
			} catch (error) {
				// An exception in a Yjs update listener would wedge the document for good.
				this.#options.logger.error({ err: error, document: document.name }, 'an update could not be recorded');
				this.#onFailed(new Set([room.workshopId]), 'storageFailed');
			}
		};
	}

	#record(room: Room, origin: unknown, update: Uint8Array): void {
		const edit = editOrigin(origin);
		const newClients = edit?.newClients ?? [];
		const participantId =
			edit?.source === 'connection'
				? ((edit.connection.context as ConnectionContext).user?.participantId ?? null)
				: (this.#requested?.participantId ?? null);
		this.journal.record({
			workshopId: room.workshopId,
			document: room.kind,
			participantId,
			sessionId: this.#requested?.sessionId ?? this.#openSession(room.workshopId),
			restores: this.#requested?.restores ?? null,
			update,
			words: room.wording ? encodeOperations(room.wording.projector.take()) : null,
			newClients
		});
		if (participantId !== null) for (const clientId of newClients) room.clients.set(clientId, participantId);
		room.bytes += update.byteLength;
		room.checkpoint.tailBytes += update.byteLength;
		room.transcript.add(update);
		this.#dirty.add(room);
		this.journal.schedule(commitWindowMs(room.document.connections.size));
	}

	#openSession(workshopId: string): string | null {
		const record = this.rooms.get(documentName(workshopId, 'record'))?.record;
		return record?.openSession(this.#options.clock(), this.journal.lastAt(workshopId)) ?? null;
	}

	/**
	 * Whether the store had no room for this workshop a moment ago. Its writers are then refused one by one: each try
	 * that fails costs everybody in the workshop their connection.
	 */
	#isFull(workshopId: string): boolean {
		const until = this.#fullUntil.get(workshopId);
		if (until === undefined || this.#options.clock() < until) return until !== undefined;
		this.#fullUntil.delete(workshopId);
		return false;
	}

	#flushBroadcasts(): void {
		for (const room of this.#dirty) room.document.flush();
		this.#committing = this.#dirty;
		this.#dirty = new Set();
	}

	#onStored(revisions: readonly Revision[], durationMs: number): void {
		this.#options.metrics.stored(revisions.length, durationMs);
		for (const room of this.#committing) void this.#keepCaches(room);
	}

	async #keepCaches(room: Room): Promise<void> {
		try {
			await this.rooms.checkpointIfDue(room);
			if (await this.rooms.snapshotIfDue(room)) this.#options.onSnapshot(room.workshopId);
		} catch (error) {
			this.#options.logger.warn({ err: error, document: room.name }, 'a checkpoint or snapshot could not be saved');
		}
	}

	/** What could not be stored is forgotten here; the clients still have it and send it again. */
	#onFailed(workshopIds: ReadonlySet<string>, refusal: Refusal): void {
		this.#options.logger.error({ workshops: [...workshopIds], refusal }, 'revisions could not be stored');
		if (refusal === 'storageFull') {
			const until = this.#options.clock() + FULL_PAUSE_MS;
			for (const workshopId of workshopIds) this.#fullUntil.set(workshopId, until);
		}
		for (const room of this.rooms.all()) {
			if (!workshopIds.has(room.workshopId)) continue;
			for (const connection of room.document.getConnections()) {
				this.#count(refusal);
				peerOf(connection).cutOff(refusal);
			}
		}
		for (const room of this.rooms.drop(workshopIds)) this.#dirty.delete(room);
	}

	#count(refusal: Refusal): RefusedError {
		this.#options.metrics.refused(refusal);
		return new RefusedError(refusal);
	}

	#refuse(connection: Connection, refusal: Refusal): RefusedError {
		peerOf(connection).refuse(refusal);
		return this.#count(refusal);
	}
}
