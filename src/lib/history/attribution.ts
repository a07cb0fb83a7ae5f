/**
 * A document at the later of two moments, with what stood there at the earlier one: in which of the two each item
 * stands, and who wrote and who deleted it. Keeps text deleted in between, so that it can be shown.
 */
import * as Y from 'yjs';
import type { Origin, Origins } from './origins.ts';

/** In which of the two moments something stands: a bit for each. */
export const BEFORE = 1;
export const AFTER = 2;

/** Two moments of a document. */
export interface Moments {
	/** Updates that make the document as it was at the earlier moment; none for the empty start. */
	before: Iterable<Uint8Array>;
	/**
	 * Updates that make the later moment of it: the revisions since, or any state of the document since and the revisions
	 * after that. What such a state has forgotten stood at neither moment.
	 */
	after: Iterable<Uint8Array>;
	/** Of all revisions up to the later moment. */
	origins: Origins;
	/** The earlier moment's revision. */
	from: number;
}

export class AttributedDocument {
	/** At the later moment; never collects garbage. */
	readonly doc = new Y.Doc({ gc: false });
	/** Each client's clock at the earlier moment, and what was deleted by then. */
	readonly #stateBefore: Map<number, number>;
	readonly #deletedBefore: ReturnType<typeof Y.createDeleteSet>;
	readonly #origins: Origins;
	readonly #from: number;

	/** @param onBefore sees the document at the earlier moment */
	constructor({ before, after, origins, from }: Moments, onBefore: (doc: Y.Doc) => void = () => undefined) {
		this.#origins = origins;
		this.#from = from;
		this.#apply(before);
		this.#stateBefore = Y.decodeStateVector(Y.encodeStateVector(this.doc));
		this.#deletedBefore = Y.createDeleteSetFromStructStore(this.doc.store);
		onBefore(this.doc);
		this.#apply(after);
	}

	/** One transaction for all, for speed. */
	#apply(updates: Iterable<Uint8Array>): void {
		this.doc.transact(() => {
			for (const update of updates) Y.applyUpdate(this.doc, update);
		});
	}

	/** @returns the revision that inserted the item's unit at `offset`, or null when it was there at the earlier moment */
	insertion({ id: { client, clock } }: Y.Item, offset = 0): Origin | null {
		const wasThere = clock + offset < (this.#stateBefore.get(client) ?? 0);
		return wasThere ? null : this.#origins.insertion(client, clock + offset);
	}

	/**
	 * @returns the first revision since the earlier moment that deleted the item's unit at `offset`, or what it stood in;
	 * null when none did
	 */
	deletion(item: Y.Item, offset = 0): Origin | null {
		const { client, clock } = item.id;
		const own = this.#origins.deletion(client, clock + offset, this.#from);
		const holder = (item.parent as Y.AbstractType<unknown> | null)?._item ?? null;
		// What goes with its holder is named by whoever saw it there; another may have written it at the same time.
		return own ?? (holder?.deleted ? this.deletion(holder) : null);
	}

	/** @returns in which moments the item's unit at `offset` stood there (its parents aside) */
	presence(item: Y.Item, offset = 0): number {
		const { client, clock } = item.id;
		const wasThere = clock + offset < (this.#stateBefore.get(client) ?? 0);
		if (!item.deleted) return wasThere ? BEFORE | AFTER : AFTER;
		return wasThere && !Y.isDeleted(this.#deletedBefore, Y.createID(client, clock + offset)) ? BEFORE : 0;
	}

	/**
	 * @returns the newest revision since the earlier moment that wrote something that still stands in the item, or
	 * deleted something that stood there; null when none did. What came and went between the moments does not count.
	 */
	newestTouch(item: Y.Item): Origin | null {
		let newest: Origin | null = null;
		for (let offset = 0; offset < item.length; offset++) {
			const present = this.presence(item, offset);
			if (present === AFTER) newest = newer(newest, this.insertion(item, offset));
			if (present === BEFORE) newest = newer(newest, this.deletion(item, offset));
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
