/**
 * The live documents in memory. A room is made from the log when somebody comes and leaves memory when
 * nobody has been there for a while; what it holds is always in the log as well, or about to be dropped.
 */
import type { Document, Hocuspocus } from '@hocuspocus/server';
import * as Y from 'yjs';
import { parseDocumentName, type DocumentKind } from '../../src/lib/document/names.ts';
import { TOP_LEVEL_TYPES } from '../../src/lib/document/shape.ts';
import { watchWords, type Projector } from '../../src/lib/history/projector.ts';
import { encodeWords } from '../../src/lib/history/words.ts';
import type { RevisionLog, Seq } from '../../src/lib/server/store/port.ts';
import type { Bucket } from '../../src/lib/server/http/token-bucket.ts';
import { IdleThread } from '../idle-thread.ts';
import type { Journal } from './journal.ts';
import { IDLE_ROOM_MS } from './limits.ts';
import { loadBoardValues, type BoardValues } from './validation/board-values.ts';
import { LiveRecord } from './live-record.ts';
import { Transcript } from './transcript.ts';

export interface Room {
	name: string;
	workshopId: string;
	kind: DocumentKind;
	document: Document;
	/** Who each Yjs client id belongs to. */
	clients: Map<number, string>;
	/** Bytes of the document's revisions. */
	bytes: number;
	checkpoint: { stateBytes: number; tailBytes: number; isBeingMade: boolean };
	/** What somebody who comes is told of it. */
	transcript: Transcript;
	/** What happens to the wording, and since when no snapshot of it was kept; null for documents without wording. */
	wording: { projector: Projector; snapshotSeq: Seq } | null;
	/** What a board's values are judged by, and how much each participant may still delete; null for other documents. */
	board: { values: BoardValues; deletions: Map<string, Bucket> } | null;
	/** What its facts add up to; null for documents other than the record. */
	record: LiveRecord | null;
	idleTimer: NodeJS.Timeout | null;
}

/** What is stored of a document, and how many bytes of it. */
export interface Stored {
	transcript: Transcript;
	bytes: number;
}

type OnRead = (documentName: string, stored: Stored) => Promise<void>;

/** Revisions between two snapshots of the wording: what time travel reads at the most. */
export const SNAPSHOT_EVERY = 4_000;

/** The state of a document of which so many bytes are stored is made in a thread: it takes longer than a turn may. */
const MIN_THREAD_BYTES = 128 * 1024;
/** Each start of that thread would cost more than a state. */
const IDLE_ENCODER_MS = 60_000;

/** A new checkpoint pays off when the tail since the last one exceeds this, and half of the last state. */
export const MIN_TAIL_BYTES = 64 * 1024;

export class Rooms {
	#rooms = new Map<string, Room>();
	/** Makes one update of several: what somebody needs of a large document. */
	#encoder = new IdleThread<readonly Uint8Array[], Uint8Array>(
		new URL('./checkpoint-worker.ts', import.meta.url),
		IDLE_ENCODER_MS
	);
	#hocuspocus: Hocuspocus;
	#journal: Journal;
	#log: RevisionLog;
	#onRead: OnRead;

	/** @param onRead sees what is stored of a document before it is made from it */
	constructor({
		hocuspocus,
		journal,
		log,
		onRead
	}: {
		hocuspocus: Hocuspocus;
		journal: Journal;
		log: RevisionLog;
		onRead: OnRead;
	}) {
		this.#hocuspocus = hocuspocus;
		this.#journal = journal;
		this.#log = log;
		this.#onRead = onRead;
	}

	get(name: string): Room | undefined {
		return this.#rooms.get(name);
	}

	all(): Iterable<Room> {
		return this.#rooms.values();
	}

	inWorkshop(workshopId: string): Room[] {
		return [...this.#rooms.values()].filter((room) => room.workshopId === workshopId);
	}

	get size(): number {
		return this.#rooms.size;
	}

	/** Fills a document that Hocuspocus is loading, from the newest checkpoint and the revisions after it. */
	async load(document: Document): Promise<Room> {
		const parsed = parseDocumentName(document.name);
		if (!parsed) throw new Error(`No workshop has a document named ${document.name}`);
		const { workshopId, kind } = parsed;
		await this.#journal.open(workshopId);
		const checkpoint = await this.#log.checkpoint(workshopId, kind);
		const tail = await this.#log.readUpdates(workshopId, { document: kind, after: checkpoint?.seq ?? 0 });
		const stateBytes = checkpoint?.state.byteLength ?? 0;
		const tailBytes = tail.reduce((sum, { update }) => sum + update.byteLength, 0);
		const transcript = new Transcript(
			checkpoint?.state ?? null,
			tail.map(({ update }) => update)
		);
		await this.#onRead(document.name, { transcript, bytes: stateBytes + tailBytes });
		defineTopLevelTypes(document, kind);
		document.transact(() => {
			if (checkpoint) Y.applyUpdate(document, checkpoint.state);
			for (const revision of tail) Y.applyUpdate(document, revision.update);
		});
		// To nobody yet: otherwise those who come within a moment would be told all of it once more.
		document.flush();
		const room: Room = {
			name: document.name,
			workshopId,
			kind,
			document,
			clients: await this.#log.clients(workshopId, kind),
			bytes: stateBytes + tailBytes,
			checkpoint: { stateBytes, tailBytes, isBeingMade: false },
			transcript,
			wording: kind === 'negotiation' ? await this.#watchWording(document, workshopId) : null,
			board: kind === 'canvas' ? { values: await loadBoardValues(), deletions: new Map() } : null,
			record: kind === 'record' ? new LiveRecord(document) : null,
			idleTimer: null
		};
		// Pinned: we alone decide when it leaves memory.
		document.addDirectConnection();
		this.#rooms.set(room.name, room);
		this.watchIdle(room);
		return room;
	}

	/** Saves a checkpoint where the tail has grown long enough for it to pay off. Losing one costs time, not data. */
	async checkpointIfDue(room: Room): Promise<void> {
		const { checkpoint, transcript } = room;
		const isDue = checkpoint.tailBytes > Math.max(MIN_TAIL_BYTES, checkpoint.stateBytes / 2);
		if (!isDue || checkpoint.isBeingMade || this.#journal.isPending(room.workshopId, room.kind)) return;
		checkpoint.isBeingMade = true;
		checkpoint.tailBytes = 0;
		const seq = this.#journal.stored(room.workshopId);
		try {
			const parts = transcript.settle();
			const isSmall = room.bytes < MIN_THREAD_BYTES;
			const state = isSmall ? Y.encodeStateAsUpdate(room.document) : await this.#encoder.ask(parts);
			transcript.replace(parts.length, state);
			checkpoint.stateBytes = state.byteLength;
			await this.#log.saveCheckpoint(room.workshopId, room.kind, { seq, state });
		} finally {
			checkpoint.isBeingMade = false;
		}
	}

	/**
	 * Keeps a snapshot of the wording every so many revisions, so that any moment is few operations away.
	 * @returns whether one was kept
	 */
	async snapshotIfDue({ workshopId, kind, wording }: Room): Promise<boolean> {
		const seq = this.#journal.stored(workshopId);
		if (!wording || seq - wording.snapshotSeq < SNAPSHOT_EVERY || this.#journal.isPending(workshopId, kind))
			return false;
		wording.snapshotSeq = seq;
		await this.#log.saveSnapshot(workshopId, { seq, words: encodeWords(wording.projector.words) });
		return true;
	}

	async #watchWording(document: Document, workshopId: string): Promise<NonNullable<Room['wording']>> {
		return { projector: watchWords(document), snapshotSeq: (await this.#log.snapshot(workshopId))?.seq ?? 0 };
	}

	/** Lets a room leave memory once it has been empty for a while; called whenever somebody comes or goes. */
	watchIdle(room: Room): void {
		if (room.idleTimer !== null) clearTimeout(room.idleTimer);
		room.idleTimer = setTimeout(() => this.#unloadIfIdle(room), IDLE_ROOM_MS);
		room.idleTimer.unref();
	}

	/** Forgets every live document of some workshops, stored or not. The caller ends their connections. */
	drop(workshopIds: ReadonlySet<string>): Room[] {
		const dropped = [...this.#rooms.values()].filter((room) => workshopIds.has(room.workshopId));
		dropped.forEach((room) => this.#remove(room));
		return dropped;
	}

	/** Synchronous from check to removal, so that nobody can be handed a document that is just leaving. */
	#unloadIfIdle(room: Room): void {
		if (this.#rooms.get(room.name) !== room) return;
		if (room.document.connections.size > 0) return;
		// What happens in any document happens in the meeting that the record says is open.
		const isNeeded = room.kind === 'record' && this.inWorkshop(room.workshopId).length > 1;
		if (isNeeded || this.#journal.isPending(room.workshopId, room.kind)) {
			this.watchIdle(room);
			return;
		}
		this.#remove(room);
		if (this.inWorkshop(room.workshopId).length === 0) this.#journal.forget(room.workshopId);
	}

	#remove(room: Room): void {
		if (room.idleTimer !== null) clearTimeout(room.idleTimer);
		this.#rooms.delete(room.name);
		if (this.#hocuspocus.documents.get(room.name) === room.document) this.#hocuspocus.documents.delete(room.name);
		room.wording?.projector.stop();
		room.document.destroy();
	}
}

/** Each top-level name has one type; the first reader decides which, so that is us. */
export function defineTopLevelTypes(doc: Y.Doc, kind: DocumentKind): void {
	for (const [name, type] of Object.entries(TOP_LEVEL_TYPES[kind])) {
		if (type === 'fragment') doc.getXmlFragment(name);
		else if (type === 'map') doc.getMap(name);
		else doc.getArray(name);
	}
}
