/** The board at any moment, what happened to it, and bringing back what was deleted. */
import type * as Y from 'yjs';
import { boardOf, type Board } from '../document/board.ts';
import { readRecords, recordsOf } from '../document/board-records.ts';
import { restoreRecords } from '../document/board-write.ts';
import { documentName } from '../document/names.ts';
import type { BoardChange } from '../history/board-history.ts';
import type { Boards } from './application.ts';
import type { HistoryQueries } from './history-reader.ts';
import type { RevisionLog } from './store/port.ts';
import type { LiveDocuments } from './timeline.ts';

interface Options {
	log: RevisionLog;
	live: LiveDocuments;
	history: Pick<HistoryQueries, 'boardAt' | 'boardChanges'>;
}

export class LogBoards implements Boards {
	#log: RevisionLog;
	#live: LiveDocuments;
	#history: Options['history'];

	constructor({ log, live, history }: Options) {
		this.#log = log;
		this.#live = live;
		this.#history = history;
	}

	async at(workshopId: string, seq?: number): Promise<{ seq: number; board: Board } | null> {
		await this.#live.settle();
		const head = await this.#log.head(workshopId);
		if (seq !== undefined && seq > head) return null;
		const live = seq === undefined ? this.#live.stored(documentName(workshopId, 'canvas')) : null;
		if (live) return { seq: live.seq, board: boardOf(readRecords(live.doc)) };
		const records = await this.#history.boardAt(workshopId, seq ?? head);
		return { seq: seq ?? head, board: boardOf(records) };
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

	async restore(
		workshopId: string,
		{ participantId, seq, ids }: { participantId: string; seq: number; ids?: readonly string[] }
	): Promise<{ seq: number | null } | null> {
		await this.#live.settle();
		if (seq > (await this.#log.head(workshopId))) return null;
		const all = await this.#history.boardAt(workshopId, seq);
		const records = all.filter(
			({ id, properties }) =>
				!ids || ids.includes(id) || (id.startsWith('binding:') && ids.includes(properties.fromId as string))
		);
		const change = (doc: Y.Doc) => {
			const isMissing = records.some(({ id }) => !recordsOf(doc).has(id));
			if (isMissing) restoreRecords(doc, { records, origin: doc });
		};
		return { seq: await this.#live.edit(documentName(workshopId, 'canvas'), { participantId, restores: seq, change }) };
	}
}
