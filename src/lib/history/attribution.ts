/**
 * Who wrote and who deleted each item of a document between two moments: the revision whose structs hold it, and
 * the first revision that deleted it. Keeps deleted text, so that it can be shown.
 */
import * as Y from 'yjs';
import type { HistoryRevision } from './types.ts';

/** The revision behind an insertion or a deletion. */
export type Origin = Pick<HistoryRevision, 'seq' | 'at' | 'participantId'>;

/** In which of the two moments something stands: a bit for each. */
export const BEFORE = 1;
export const AFTER = 2;

interface Deletion {
	clock: number;
	length: number;
	origin: Origin;
}

/** A document at the later of two moments, with what happened since the earlier one. */
export class AttributedDocument {
	/** At the later moment; never collects garbage. */
	readonly doc = new Y.Doc({ gc: false });
	/** Each client's clock at the earlier moment. */
	readonly #stateBefore: Map<number, number>;
	/** For each client, the ends of what each revision inserted, in order. */
	readonly #insertions = new Map<number, { end: number; origin: Origin }[]>();
	/** For each client, what each revision deleted, in order of clock; no two overlap. */
	readonly #deletions = new Map<number, Deletion[]>();

	/**
	 * @param before updates that make the document as it was at the earlier moment
	 * @param onBefore sees the document at the earlier moment
	 * @param revisions the revisions since, in order of seq
	 */
	constructor(before: Iterable<Uint8Array>, onBefore: (doc: Y.Doc) => void, revisions: Iterable<HistoryRevision>) {
		this.doc.transact(() => {
			for (const update of before) Y.applyUpdate(this.doc, update);
		});
		this.#stateBefore = Y.decodeStateVector(Y.encodeStateVector(this.doc));
		onBefore(this.doc);
		// One transaction for all, for speed; its growing delete set still tells what each revision deleted.
		this.doc.transact((transaction) => {
			const seen = new Map<number, number>();
			for (const { seq, at, participantId, update } of revisions) {
				const origin: Origin = { seq, at, participantId };
				Y.applyUpdate(this.doc, update);
				for (const [client, end] of Y.parseUpdateMeta(update).to)
					listOf(this.#insertions, client).push({ end, origin });
				for (const [client, deletions] of transaction.deleteSet.clients) {
					const known = seen.get(client) ?? 0;
					if (deletions.length === known) continue;
					for (const { clock, len } of deletions.slice(known)) {
						listOf(this.#deletions, client).push({ clock, length: len, origin });
					}
					seen.set(client, deletions.length);
				}
			}
		});
		for (const deletions of this.#deletions.values()) deletions.sort((a, b) => a.clock - b.clock);
	}

	/** @returns the revision that inserted it, or null when it was there at the earlier moment */
	insertion(client: number, clock: number): Origin | null {
		if (clock < (this.#stateBefore.get(client) ?? 0)) return null;
		const insertions = this.#insertions.get(client) ?? [];
		return insertions[firstIndex(insertions, ({ end }) => end > clock)]?.origin ?? null;
	}

	/** @returns the revision that deleted it, or null when none did since the earlier moment */
	deletion(client: number, clock: number): Origin | null {
		const deletions = this.#deletions.get(client) ?? [];
		const deletion = deletions[firstIndex(deletions, (candidate) => candidate.clock + candidate.length > clock)];
		return deletion && deletion.clock <= clock ? deletion.origin : null;
	}

	/** @returns in which moments the item's unit at `offset` stood there (its parents aside) */
	presence(item: Y.Item, offset = 0): number {
		const { client, clock } = item.id;
		const wasThere = clock + offset < (this.#stateBefore.get(client) ?? 0);
		if (!item.deleted) return wasThere ? BEFORE | AFTER : AFTER;
		return wasThere && this.deletion(client, clock + offset) ? BEFORE : 0;
	}

	/**
	 * @returns the newest revision since the earlier moment that wrote something that still stands in the item, or
	 * deleted something that stood there; null when none did. What came and went between the moments does not count.
	 */
	newestTouch(item: Y.Item): Origin | null {
		const { client, clock } = item.id;
		let newest: Origin | null = null;
		for (let offset = 0; offset < item.length; offset++) {
			const present = this.presence(item, offset);
			if (present === AFTER) newest = newer(newest, this.insertion(client, clock + offset));
			if (present === BEFORE) newest = newer(newest, this.deletion(client, clock + offset));
		}
		if (item.content instanceof Y.ContentType) {
			const { type } = item.content;
			for (const child of [...childItems(type), ...type._map.values()]) {
				if (!(child.content instanceof Y.ContentFormat)) newest = newer(newest, this.newestTouch(child));
			}
		}
		return newest;
	}
}

/** @returns the items of a type's list in their order, deleted ones included */
export function* childItems(type: { readonly _start: Y.Item | null }): Generator<Y.Item> {
	for (let item = type._start; item; item = item.right) yield item;
}

function newer(a: Origin | null, b: Origin | null): Origin | null {
	return a && (!b || a.seq >= b.seq) ? a : b;
}

function listOf<T>(lists: Map<number, T[]>, client: number): T[] {
	const list = lists.get(client) ?? [];
	if (list.length === 0) lists.set(client, list);
	return list;
}

/** @returns the index of the first item that passes, where those that pass come last; the length when none does */
function firstIndex<T>(sorted: readonly T[], passes: (item: T) => boolean): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (passes(sorted[middle] as T)) high = middle;
		else low = middle + 1;
	}
	return low;
}
