/**
 * Reads the facts of a workshop, and the stretches in which its statements stood away from their markers, from the log
 * alone. What was read stays at hand: each question continues where the last one stopped.
 */
import * as Y from 'yjs';
import { TOP_LEVEL_TYPES } from '../document/shape.ts';
import type { StatementId } from '../document/wording.ts';
import type { Present } from '../history/renegotiation.ts';
import { fieldsOf, trackStretches, wordingIn, type Stretch, type StretchTracker } from '../history/stretches.ts';
import { decodeOperations, type Words } from '../history/words.ts';
import { readFacts, type Fact } from '../workshop/fact.ts';
import { KeptReadings } from './kept-readings.ts';
import type { RevisionLog, Seq } from './store/port.ts';

/** How many workshops are kept at hand. */
const MAX_KEPT = 8;
/** Revisions read between two pauses, in which other questions are answered. */
const CHUNK = 5_000;
const FACTS = Object.keys(TOP_LEVEL_TYPES.record)[0] as keyof typeof TOP_LEVEL_TYPES.record;

export interface RecordReading {
	/** In order of seq. */
	facts: readonly Fact[];
	/** In the order in which they opened. */
	stretches: readonly Stretch[];
	/** @returns how a marked statement reads now; an action that is gone has no wording and no fields */
	present: (statement: StatementId) => Present;
}

interface Kept {
	record: Y.Doc;
	/** Entries of the record read so far; one that a newer program wrote is passed over. */
	entries: number;
	facts: Fact[];
	/** Made at the first marker: before it nothing can stand away from one. */
	tracker: StretchTracker | null;
	seq: Seq;
}

export class RecordReader {
	#log: RevisionLog;
	#wordsAt: (workshopId: string, seq: Seq) => Promise<Words>;
	#kept: KeptReadings<Kept>;

	constructor(log: RevisionLog, wordsAt: (workshopId: string, seq: Seq) => Promise<Words>) {
		this.#log = log;
		this.#wordsAt = wordsAt;
		this.#kept = new KeptReadings<Kept>({
			most: MAX_KEPT,
			begin: () => Promise.resolve({ record: new Y.Doc(), entries: 0, facts: [], tracker: null, seq: 0 }),
			readOn: (workshopId, kept) => this.#readOn(workshopId, kept)
		});
	}

	/** @returns everything that is in the log when the question is asked */
	async read(workshopId: string): Promise<RecordReading> {
		const { facts, tracker } = await this.#kept.upToDate(workshopId);
		return {
			facts,
			stretches: tracker?.stretches ?? [],
			present: (statement) =>
				tracker
					? { wording: wordingIn(tracker.words, statement), fields: fieldsOf(tracker.words, statement) }
					: { wording: null, fields: {} }
		};
	}

	async #readOn(workshopId: string, kept: Kept): Promise<void> {
		const head = await this.#log.head(workshopId);
		if (head === kept.seq) return;
		const updates = await this.#log.read(workshopId, { document: 'record', after: kept.seq, upTo: head });
		for (const { update } of updates) Y.applyUpdate(kept.record, update);
		const stored = kept.record.getArray<unknown>(FACTS).slice(kept.entries);
		kept.entries += stored.length;
		const facts = readFacts(stored);
		kept.facts.push(...facts);

		const markings = facts.filter((fact) => fact.kind === 'MarkerSet');
		const [first] = markings;
		if (!kept.tracker && first) {
			kept.tracker = trackStretches(await this.#wordsAt(workshopId, first.seq));
			kept.seq = first.seq;
		}
		const { tracker } = kept;
		if (tracker) {
			const markUntil = (seq: Seq) => {
				for (let next = markings[0]; next && next.seq <= seq; next = markings[0]) {
					tracker.mark(next);
					markings.shift();
				}
			};
			for (let count = CHUNK; count === CHUNK;) {
				const chunk = await this.#log.readWords(workshopId, { after: kept.seq, upTo: head, limit: CHUNK });
				for (const { words, ...revision } of chunk) {
					markUntil(revision.seq);
					tracker.push({ ...revision, operations: decodeOperations(words) });
					kept.seq = revision.seq;
				}
				count = chunk.length;
				if (count === CHUNK) await new Promise((resolve) => setImmediate(resolve));
			}
			markUntil(head);
		}
		kept.seq = head;
	}
}
