/** What was deleted from a board, told apart into things to bring back: followed from one revision to the next. */
import * as Y from 'yjs';
import { readRecord, recordsOf, type BoardRecord } from './board-records.ts';

/** One thing that was deleted: a note, an area, a drawing; with the connections that went along with it. */
export interface RemovedThing {
	kind: 'note' | 'area' | 'other';
	/** What it was called: its words, an area's name; '' for what has none. */
	words: string;
	records: readonly BoardRecord[];
}

/** @param gone records that were deleted together. @returns the things they were */
export function thingsIn(gone: readonly BoardRecord[]): RemovedThing[] {
	const main = gone.filter(({ id, type }) => id.startsWith('shape:') && type !== 'arrow');
	const rest = gone.filter((record) => !main.includes(record));
	const arrow = rest.find(({ id }) => id.startsWith('shape:'));
	if (main.length === 0) return arrow ? [thing(arrow, rest)] : [];
	return main.map((record) => thing(record, [record, ...tiedTo(record.id, rest)]));
}

/** A board as its revisions make it, and what they deleted from it and nobody brought back. */
export class BoardRemovals<Revision extends { update: Uint8Array }> {
	#doc = new Y.Doc();
	#records = new Map<string, BoardRecord>();
	#removed: (RemovedThing & { revision: Revision })[] = [];
	#changed = new Set<string>();

	constructor() {
		recordsOf(this.#doc).observeDeep((events) => {
			for (const event of events) {
				if (event.path.length > 0) this.#changed.add(String(event.path[0]));
				else for (const id of event.keys.keys()) this.#changed.add(id);
			}
		});
	}

	/** @param revision the next of the board's */
	take(revision: Revision): void {
		Y.applyUpdate(this.#doc, revision.update);
		const gone: BoardRecord[] = [];
		for (const id of this.#changed) {
			const record = readRecord(this.#doc, id);
			const before = this.#records.get(id);
			if (record) this.#records.set(id, record);
			else if (before) {
				this.#records.delete(id);
				gone.push(before);
			}
		}
		this.#changed.clear();
		for (const removed of thingsIn(gone)) this.#removed.push({ ...removed, revision });
	}

	/** @returns newest first, without what is there again; @param limit the most of them */
	list(limit: number): (RemovedThing & { revision: Revision })[] {
		return this.#removed
			.filter(({ records }) => records.some(({ id }) => !this.#records.has(id)))
			.slice(-limit)
			.reverse();
	}
}

function thing(main: BoardRecord, records: readonly BoardRecord[]): RemovedThing {
	const name = main.properties['props.name'];
	return {
		kind: main.type === 'note' ? 'note' : main.type === 'frame' ? 'area' : 'other',
		words: main.words ?? (typeof name === 'string' ? name : ''),
		records
	};
}

/** @returns the arrows tied to a record, with their bindings */
function tiedTo(id: string, records: readonly BoardRecord[]): BoardRecord[] {
	const arrows = new Set(
		records.filter(({ properties }) => properties.toId === id).map(({ properties }) => properties.fromId)
	);
	return records.filter((record) => arrows.has(record.id) || arrows.has(record.properties.fromId as string));
}
