/**
 * The changes of each workshop, folded from the log as far as it goes. What was folded is kept on disk by whoever may write
 * there, so that after a start only the newest revisions are folded again.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { createChangeFolder, type ChangeFolder } from '../history/fold.ts';
import { packChanges, unpackChanges, type KeptChange } from '../history/kept-changes.ts';
import type { Change } from '../history/types.ts';
import { decodeOperations } from '../history/words.ts';
import { KeptReadings } from './kept-readings.ts';
import type { FoldedPiece, RevisionLog, Seq } from './store/port.ts';

/** Takes a piece of folded changes that should be kept. */
export type KeepPiece = (workshopId: string, piece: FoldedPiece) => void;

/** How many workshops' folded changes are kept at hand. */
const MAX_FOLDERS = 8;
/** Revisions folded between two pauses, in which other questions are answered. */
const FOLD_CHUNK = 5_000;
/** Revisions folded before what they became is kept: about what must be folded again, at the most, after a start. */
export const KEEP_EVERY = 4_000;
/** What is not settled is written again each time. The more that is, the longer it waits: so many bytes of JSON, a revision. */
const REST_BYTES_PER_REVISION = 256;

interface Folding {
	folder: ChangeFolder;
	seq: Seq;
	/** What is kept covers the log up to here; null when nothing is. */
	keptSeq: Seq | null;
	/** Of what was kept last and is not settled. */
	restBytes: number;
}

export class FoldedLog {
	#log: RevisionLog;
	#keep: KeepPiece | null;
	#foldings: KeptReadings<Folding>;

	/** @param keep null to fold all anew after every start */
	constructor(log: RevisionLog, keep: KeepPiece | null) {
		this.#log = log;
		this.#keep = keep;
		this.#foldings = new KeptReadings<Folding>({
			most: MAX_FOLDERS,
			begin: (workshopId) => this.#takeUp(workshopId),
			readOn: (workshopId, folding) => this.#foldOn(workshopId, folding)
		});
	}

	/** @returns all changes in what is in the log now, in order of `fromSeq` */
	async changes(workshopId: string): Promise<Change[]> {
		return (await this.#foldings.upToDate(workshopId)).folder.changes();
	}

	/** Folds what is in the log, so that the next question is answered at once. */
	async prepare(workshopId: string): Promise<void> {
		await this.#foldings.upToDate(workshopId);
	}

	/** Goes on from what was kept; what this version cannot read is folded anew. */
	async #takeUp(workshopId: string): Promise<Folding> {
		const folding: Folding = { folder: createChangeFolder(), seq: 0, keptSeq: null, restBytes: 0 };
		const kept = await this.#log.foldedChanges(workshopId);
		if (!kept) return folding;
		try {
			const settled = kept.settled.flatMap((piece) => unpackChanges(JSON.parse(inflate(piece)) as KeptChange[]));
			const rest = inflate(kept.rest);
			folding.folder.resume(settled, rest);
			folding.restBytes = rest.length;
			folding.seq = folding.keptSeq = kept.seq;
		} catch {
			folding.folder = createChangeFolder();
		}
		return folding;
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
		const { folder, seq, keptSeq, restBytes } = folding;
		if (!this.#keep || seq - (keptSeq ?? 0) < Math.max(KEEP_EVERY, restBytes / REST_BYTES_PER_REVISION)) return;
		const settled = deflateRawSync(JSON.stringify(packChanges(folder.takeSettled())));
		const rest = folder.rest();
		this.#keep(workshopId, { seq, after: keptSeq, settled, rest: deflateRawSync(rest) });
		folding.keptSeq = seq;
		folding.restBytes = rest.length;
	}
}

function inflate(deflated: Uint8Array): string {
	return inflateRawSync(deflated).toString();
}
