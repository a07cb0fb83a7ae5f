/**
 * Reads a workshop's board out of the log: how it stood at any moment, and what happened to it, folded as far as the log
 * goes. What was folded stays at hand: each question continues where the last one stopped.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readRecords, type BoardRecord } from '../document/board-records.ts';
import { BoardFolder, type BoardChange } from '../history/board-history.ts';
import { boardSteps, type BoardStep } from '../history/board-steps.ts';
import { countUpTo } from '../history/trail.ts';
import { documentAt } from './document-at.ts';
import { keepLast } from './keep-last.ts';
import { KeptReadings } from './kept-readings.ts';
import type { RevisionLog, Seq } from './store/port.ts';

/** How many workshops' boards are kept at hand. */
const MAX_KEPT = 4;
/** How many boards, as they stood at some moment, are kept at hand. */
const MAX_STOOD = 4;
/** Revisions read between two pauses, in which other questions are answered. */
const CHUNK = 2_000;

interface Kept {
	folder: BoardFolder;
	/** Every revision of the board, rising. */
	seqs: Seq[];
	steps: readonly BoardStep[];
	/** How many revisions the steps tell of. */
	stepsOf: number;
	seq: Seq;
}

export class BoardReader {
	#log: RevisionLog;
	#kept: KeptReadings<Kept>;
	#stood = new Map<string, BoardRecord[]>();

	constructor(log: RevisionLog) {
		this.#log = log;
		this.#kept = new KeptReadings<Kept>({
			most: MAX_KEPT,
			begin: () => Promise.resolve({ folder: new BoardFolder(), seqs: [], steps: [], stepsOf: 0, seq: 0 }),
			readOn: (workshopId, kept) => this.#readOn(workshopId, kept)
		});
	}

	/** @returns what happened to the board, in order of `fromSeq` */
	async changes(workshopId: string): Promise<readonly BoardChange[]> {
		return (await this.#kept.upToDate(workshopId)).folder.changes;
	}

	/** @returns the same in steps, as the trail tells it */
	async steps(workshopId: string): Promise<readonly BoardStep[]> {
		const kept = await this.#kept.upToDate(workshopId);
		if (kept.stepsOf !== kept.seqs.length) {
			kept.steps = boardSteps(kept.folder.changes);
			kept.stepsOf = kept.seqs.length;
		}
		return kept.steps;
	}

	/** @returns the board's last revision at or before `seq`: it has stood so since; 0 for none */
	async seqAt(workshopId: string, seq: Seq): Promise<Seq> {
		const { seqs } = await this.#kept.upToDate(workshopId);
		return seqs[countUpTo(seqs, seq) - 1] ?? 0;
	}

	/** @returns every record of the board as it was right after `seq` */
	async at(workshopId: string, seq: Seq): Promise<BoardRecord[]> {
		const key = `${workshopId} ${await this.seqAt(workshopId, seq)}`;
		const records = this.#stood.get(key) ?? readRecords(await documentAt(this.#log, workshopId, 'canvas', seq));
		keepLast(this.#stood, key, records, MAX_STOOD);
		return records;
	}

	async #readOn(workshopId: string, kept: Kept): Promise<void> {
		for (;;) {
			const chunk = await this.#log.read(workshopId, { document: 'canvas', after: kept.seq, limit: CHUNK });
			for (const revision of chunk) {
				kept.folder.push(revision);
				kept.seqs.push(revision.seq);
				kept.seq = revision.seq;
			}
			if (chunk.length < CHUNK) return;
			await nextTurn();
		}
	}
}
