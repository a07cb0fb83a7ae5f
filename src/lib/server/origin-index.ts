/**
 * Who brought and who deleted each item of a workshop's negotiation document, read off the log as far as a question needs
 * and kept at hand: a difference then needs two states and a few revisions, however long the log between them is.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Origins } from '../history/origins.ts';
import type { RevisionLog, Seq } from './store/port.ts';

/** All that is kept at hand together; about two million revisions. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Revisions read between two pauses, in which other questions are answered. */
const CHUNK = 5_000;

interface Kept {
	origins: Origins;
	seq: Seq;
	/** One at a time: each question continues where the last one stopped. */
	work: Promise<void>;
}

export class OriginIndex {
	#log: RevisionLog;
	#maxBytes: number;
	#kept = new Map<string, Kept>();

	constructor(log: RevisionLog, { maxBytes = MAX_BYTES }: { maxBytes?: number } = {}) {
		this.#log = log;
		this.#maxBytes = maxBytes;
	}

	/** @returns the origins of all revisions up to `seq`, and perhaps of later ones */
	async upTo(workshopId: string, seq: Seq): Promise<Origins> {
		const kept = this.#kept.get(workshopId) ?? { origins: new Origins(), seq: 0, work: Promise.resolve() };
		// Last used, last in the map; the first is forgotten.
		this.#kept.delete(workshopId);
		this.#kept.set(workshopId, kept);
		kept.work = kept.work.then(() => this.#readOn(workshopId, kept, seq));
		try {
			await kept.work;
		} catch (error) {
			// What was read halfway is not to be continued from.
			if (this.#kept.get(workshopId) === kept) this.#kept.delete(workshopId);
			throw error;
		}
		this.#forget();
		return kept.origins;
	}

	async #readOn(workshopId: string, kept: Kept, upTo: Seq): Promise<void> {
		while (kept.seq < upTo) {
			const chunk = await this.#log.readUpdates(workshopId, {
				document: 'negotiation',
				after: kept.seq,
				upTo,
				limit: CHUNK
			});
			for (const revision of chunk) kept.origins.push(revision);
			kept.seq = chunk.length < CHUNK ? upTo : (chunk.at(-1)?.seq ?? upTo);
			if (kept.seq < upTo) await nextTurn();
		}
	}

	#forget(): void {
		let bytes = 0;
		for (const { origins } of this.#kept.values()) bytes += origins.sizeBytes;
		for (const [workshopId, { origins }] of this.#kept) {
			if (bytes <= this.#maxBytes) return;
			bytes -= origins.sizeBytes;
			this.#kept.delete(workshopId);
		}
	}
}
