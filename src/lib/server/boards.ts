/** The board at any moment, what happened to it, and bringing back what was deleted. */
import type * as Y from 'yjs';
import { boardOf, type Board } from '../document/board.ts';
import { beginningOf, type Beginning, type Size } from '../document/board-opening.ts';
import { readRecords, recordsOf, type BoardRecord } from '../document/board-records.ts';
import { restoreRecords } from '../document/board-write.ts';
import { joinUpdates } from '../document/join-updates.ts';
import { documentName } from '../document/names.ts';
import type { BoardChange } from '../history/board-history.ts';
import type { BoardDifference, BoardThen, BoardThenQuery } from '../history/board-then.ts';
import type { Boards, BoardToRestore } from './application.ts';
import { updatesUpTo } from './document-at.ts';
import type { HistoryQueries } from './history-reader.ts';
import { KeptReadings } from './kept-readings.ts';
import type { RevisionLog, Seq } from './store/port.ts';
import type { LiveDocuments } from './timeline.ts';

/** A board of less comes as fast over the socket. */
const LARGE_BYTES = 64_000;
/** Of so many workshops the board's document is kept as it was last read: people come to a meeting together. */
const KEPT_DOCUMENTS = 8;

/** The largest view that is thought of, in points. */
const MOST_VIEW = 4_000;

/** A board's document as one Yjs update, as far as it is read. */
interface BoardDocument {
	seq: Seq;
	state: Uint8Array;
}

interface Reading {
	records: readonly BoardRecord[];
	board: Board;
}

interface Options {
	log: RevisionLog;
	live: LiveDocuments;
	history: Pick<HistoryQueries, 'boardAt' | 'boardChanges' | 'boardThen' | 'boardDifference'>;
}

export class LogBoards implements Boards {
	#log: RevisionLog;
	#live: LiveDocuments;
	#history: Options['history'];
	/** Live boards as they were last read, until they change. */
	#read = new WeakMap<Y.Doc, Reading>();
	#documents: KeptReadings<BoardDocument>;

	constructor({ log, live, history }: Options) {
		this.#log = log;
		this.#live = live;
		this.#history = history;
		this.#documents = new KeptReadings<BoardDocument>({
			most: KEPT_DOCUMENTS,
			begin: () => Promise.resolve({ seq: 0, state: new Uint8Array() }),
			readOn: async (workshopId, document) => {
				const news = await log.readUpdates(workshopId, { document: 'canvas', after: document.seq, limit: 1 });
				if (news.length > 0) Object.assign(document, await readDocument(log, workshopId));
			}
		});
	}

	async at(workshopId: string, seq?: number): Promise<{ seq: number; board: Board } | null> {
		await this.#live.settle();
		const head = await this.#log.head(workshopId);
		if (seq !== undefined && seq > head) return null;
		const reading = await (seq === undefined ? this.#present(workshopId) : this.#then(workshopId, seq));
		return { seq: reading.seq, board: reading.board };
	}

	async state(workshopId: string): Promise<Uint8Array | null> {
		await this.#live.settle();
		const { state } = await this.#documents.upToDate(workshopId);
		return state.byteLength >= LARGE_BYTES ? state : null;
	}

	async beginning(workshopId: string, { width, height }: Size): Promise<Beginning | null> {
		const view = { width: Math.min(width, MOST_VIEW), height: Math.min(height, MOST_VIEW) };
		// A small one is not read for this.
		if ((await this.state(workshopId)) === null) return null;
		const { board, records } = await this.#present(workshopId);
		return beginningOf(board, records, view);
	}

	async changes(
		workshopId: string,
		{ after, limit }: { after: number; limit: number }
	): Promise<{ changes: BoardChange[]; next: number | null }> {
		await this.#live.settle();
		const wanted = (await this.#history.boardChanges(workshopId)).filter(({ fromSeq }) => fromSeq > after);
		const last = wanted[limit - 1]?.fromSeq;
		// Changes that begin at the same revision stay on one page: the cursor is a seq.
		const changes = last === undefined ? wanted : wanted.filter(({ fromSeq }) => fromSeq <= last);
		return { changes, next: changes.length < wanted.length ? (last ?? null) : null };
	}

	async then(workshopId: string, seq: number, query: BoardThenQuery): Promise<BoardThen | null> {
		await this.#live.settle();
		return seq > (await this.#log.head(workshopId)) ? null : this.#history.boardThen(workshopId, seq, query);
	}

	async difference(workshopId: string, from: number, to: number): Promise<BoardDifference[] | null> {
		await this.#live.settle();
		const head = await this.#log.head(workshopId);
		return from > to || to > head ? null : this.#history.boardDifference(workshopId, from, to);
	}

	async restore(
		workshopId: string,
		{ participantId, seq, ids: named, deleted }: BoardToRestore
	): Promise<{ seq: number | null } | null> {
		await this.#live.settle();
		if (seq > (await this.#log.head(workshopId))) return null;
		const ids = deleted ? await this.#deletedIn(workshopId, { seq, ...deleted }) : named && new Set(named);
		const all = await this.#history.boardAt(workshopId, seq);
		const records = all.filter(
			({ id, properties }) => !ids || ids.has(id) || (id.startsWith('binding:') && ids.has(properties.fromId as string))
		);
		const change = (doc: Y.Doc) => {
			const isMissing = records.some(({ id }) => !recordsOf(doc).has(id));
			if (isMissing) restoreRecords(doc, { records, origin: doc });
		};
		return { seq: await this.#live.edit(documentName(workshopId, 'canvas'), { participantId, restores: seq, change }) };
	}

	async #present(workshopId: string): Promise<Reading & { seq: Seq }> {
		const live = this.#live.stored(documentName(workshopId, 'canvas'));
		if (live) return { seq: live.seq, ...this.#readLive(live.doc) };
		return this.#then(workshopId, await this.#log.head(workshopId));
	}

	async #then(workshopId: string, seq: Seq): Promise<Reading & { seq: Seq }> {
		return { seq, ...readingOf(await this.#history.boardAt(workshopId, seq)) };
	}

	#readLive(doc: Y.Doc): Reading {
		const before = this.#read.get(doc);
		if (before) return before;
		const reading = readingOf(readRecords(doc));
		this.#read.set(doc, reading);
		// Who listens for `update` makes Yjs write each edit a second time.
		doc.once('afterTransaction', () => this.#read.delete(doc));
		return reading;
	}

	/** @returns what a participant deleted after one revision and up to another */
	async #deletedIn(
		workshopId: string,
		{ seq, by, upTo }: { seq: number; by: string | null; upTo: number }
	): Promise<Set<string>> {
		const changes = await this.#history.boardChanges(workshopId);
		const own = changes.filter(
			({ deed, participantId, fromSeq, toSeq }) =>
				deed === 'removed' && participantId === by && fromSeq > seq && toSeq <= upTo
		);
		return new Set(own.map(({ id }) => id));
	}
}

/** Joined as they are stored: to load the document first would take ten times as long. */
async function readDocument(log: RevisionLog, workshopId: string): Promise<BoardDocument> {
	const { seq, updates } = await updatesUpTo(log, workshopId, 'canvas');
	return { seq, state: joinUpdates(updates) };
}

function readingOf(records: readonly BoardRecord[]): Reading {
	return { records, board: boardOf(records) };
}
