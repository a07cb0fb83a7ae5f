/**
 * The changes of each workshop, folded from the log as far as it goes. What was folded is kept on disk by whoever may write
 * there, so that after a start only the newest revisions are folded again.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { createChangeFolder, type ChangeFolder } from '../history/fold.ts';
import type { Change } from '../history/types.ts';
import { decodeOperations } from '../history/words.ts';
import type { FoldedPiece, RevisionLog, Seq } from './store/port.ts';

/** Takes a piece of folded changes that should be kept. */
export type KeepPiece = (workshopId: string, piece: FoldedPiece) => void;

/** How many workshops' folded changes are kept at hand. */
const MAX_FOLDERS = 8;
/** Revisions folded between two pauses, in which other questions are answered. */
const FOLD_CHUNK = 5_000;
/** Revisions folded before what they became is kept: about what must be folded again, at the most, after a start. */
export const KEEP_EVERY = 4_000;

interface Folding {
	folder: ChangeFolder;
	seq: Seq;
	/** What is kept covers the log up to here; null when nothing is. */
	keptSeq: Seq | null;
	/** One at a time: each question continues where the last one stopped. */
	work: Promise<void>;
}

export class FoldedLog {
	#log: RevisionLog;
	#keep: KeepPiece | null;
	#foldings = new Map<string, Folding>();

	/** @param keep null to fold all anew after every start */
	constructor(log: RevisionLog, keep: KeepPiece | null) {
		this.#log = log;
		this.#keep = keep;
	}

	/** @returns all changes in what is in the log now, in order of `fromSeq` */
	async changes(workshopId: string): Promise<Change[]> {
		return (await this.#folding(workshopId)).folder.changes();
	}

	/** Folds what is in the log, so that the next question is answered at once. */
	async prepare(workshopId: string): Promise<void> {
		await this.#folding(workshopId);
	}

	async #folding(workshopId: string): Promise<Folding> {
		const known = this.#foldings.get(workshopId);
		const folding: Folding = known ?? {
			folder: createChangeFolder(),
			seq: 0,
			keptSeq: null,
			work: Promise.resolve()
		};
		if (!known) folding.work = this.#takeUp(workshopId, folding);
		// Last used, last in the map; the first is forgotten.
		this.#foldings.delete(workshopId);
		this.#foldings.set(workshopId, folding);
		for (const oldest of this.#foldings.keys()) {
			if (this.#foldings.size <= MAX_FOLDERS) break;
			this.#foldings.delete(oldest);
		}
		folding.work = folding.work.then(() => this.#foldOn(workshopId, folding));
		await folding.work;
		return folding;
	}

	/** Goes on from what was kept; what this version cannot read is folded anew. */
	async #takeUp(workshopId: string, folding: Folding): Promise<void> {
		const kept = await this.#log.foldedChanges(workshopId);
		if (!kept) return;
		try {
			const settled = kept.settled.flatMap((piece) => JSON.parse(inflate(piece)) as Change[]);
			folding.folder.resume(settled, inflate(kept.rest));
			folding.seq = folding.keptSeq = kept.seq;
		} catch {
			folding.folder = createChangeFolder();
		}
	}

	async #foldOn(workshopId: string, folding: Folding): Promise<void> {
		for (;;) {
			const chunk = await this.#log.readWords(workshopId, { after: folding.seq, limit: FOLD_CHUNK });
			for (const { words, ...revision } of chunk) {
				folding.folder.push({ ...revision, operations: decodeOperations(words) });
				folding.seq = revision.seq;
			}
			this.#keepIfDue(workshopId, folding);
			if (chunk.length < FOLD_CHUNK) return;
			await new Promise((resolve) => setImmediate(resolve));
		}
	}

	#keepIfDue(workshopId: string, folding: Folding): void {
		const { folder, seq, keptSeq } = folding;
		if (!this.#keep || seq - (keptSeq ?? 0) < KEEP_EVERY) return;
		const settled = deflateRawSync(JSON.stringify(folder.takeSettled()));
		this.#keep(workshopId, { seq, after: keptSeq, settled, rest: deflateRawSync(folder.rest()) });
		folding.keptSeq = seq;
	}
}

function inflate(deflated: Uint8Array): string {
	return inflateRawSync(deflated).toString();
}
