/**
 * What the board asks of an update beyond its places: values that the canvas takes, authors that nobody forges, and
 * limits for each participant.
 */
import * as Y from 'yjs';
import type { Range } from '../../../src/lib/document/encode-update.ts';
import { cardPart } from '../../../src/lib/document/board-cards.ts';
import {
	AUTHORS,
	MAX_RECORDS,
	MAX_RECORDS_PER_PARTICIPANT,
	MAX_WORDS_LENGTH,
	RECORD_ID,
	RECORDS,
	WORDS
} from '../../../src/lib/document/board-shape.ts';
import type { BoardValues } from './board-values.ts';
import { RefusedError } from './refusal.ts';

/** What the board's rules need to know beside the update. */
export interface BoardContext {
	values: BoardValues;
	/** @returns whether the sender may delete so many records now; asking takes them from what they may delete */
	mayDelete: (records: number) => boolean;
	/** Ids of the records that earlier parts of the same edit have made; this part's are added. */
	made?: Set<string>;
	/** Whom a record of the program's own may name; left out: only the sender. */
	mayName?: (participantId: unknown) => boolean;
}

interface Options extends BoardContext {
	doc: Y.Doc;
	participantId: string;
	clients: ReadonlyMap<number, string>;
	find: (id: Y.ID) => Y.Item | Y.GC | null;
}

export class BoardCheck {
	#options: Options;
	#records: Y.Map<unknown>;
	#authors: Y.Map<unknown>;
	/** What may be set once and has been set by this update. */
	#setOnce = new Set<string>();
	#made = 0;
	/** Ids of the records that end. */
	#ended = new Set<string>();

	constructor(options: Options) {
		this.#options = options;
		this.#records = options.doc.getMap(RECORDS);
		this.#authors = options.doc.getMap(AUTHORS);
	}

	/** @returns whether an entry may stand under a record's id */
	fitsRecords(item: Y.Item, id: string): boolean {
		this.#made += 1;
		if (!this.#records._map.has(id)) this.#options.made?.add(id);
		// What takes the place of a record is its end as well.
		if (this.#records._map.get(id)?.deleted === false) this.#ended.add(id);
		return (
			RECORD_ID.test(id) && (item.content instanceof Y.ContentDeleted || typeOf(item.content)?.constructor === Y.Map)
		);
	}

	/**
	 * A record's author is set by the one who makes it, in the update that makes it, and never again: not when the
	 * record is gone, and not where it was made without an author.
	 */
	fitsAuthors(item: Y.Item, id: string): boolean {
		const isMadeHere = !this.#records._map.has(id) || this.#options.made?.has(id) === true;
		const isNew = isMadeHere && !this.#authors._map.has(id) && this.#isFirst(item, `author of ${id}`);
		const author = valuesOf(item.content)?.at(-1);
		const { participantId, mayName = (named) => named === participantId } = this.#options;
		// Cards have none: whoever adds one that somebody else has just added must not be refused.
		return RECORD_ID.test(id) && cardPart(id) === null && isNew && mayName(author);
	}

	fitsRecord(item: Y.Item, id: string, name: string): boolean {
		if (name === WORDS && !(item.content instanceof Y.ContentDeleted))
			return id.startsWith('shape:') && cardPart(id) === null && typeOf(item.content)?.constructor === Y.Text;
		if (name === 'type' && !this.#isFirstType(item, id)) return false;
		if (name !== 'type' && item.content instanceof Y.ContentDeleted) return true;
		const values = valuesOf(item.content);
		return values !== null && values.every((value) => this.#options.values({ id }, name, value));
	}

	/** Words are plain letters. */
	fitsWords(content: Y.Item['content']): boolean {
		if (content instanceof Y.ContentDeleted) return true;
		return content instanceof Y.ContentString && content.str.length <= MAX_WORDS_LENGTH;
	}

	/**
	 * To be asked when every struct has been.
	 * @param deletions what the update newly deletes
	 * @throws RefusedError `shape` where something goes that must stay, `tooMany` where it is too much of one participant
	 */
	judge(deletions: ReadonlyMap<number, readonly Range[]>): void {
		const { doc, participantId, clients, mayDelete } = this.#options;
		const gone = (id: Y.ID) =>
			(deletions.get(id.client) ?? []).some(({ clock, len }) => id.clock >= clock && id.clock < clock + len);
		for (const [client, ranges] of deletions) {
			for (const item of itemsIn(doc.store.clients.get(client) ?? [], ranges)) {
				const parent: unknown = item.parent;
				if (parent === this.#authors) throw new RefusedError('shape');
				if (parent === this.#records) this.#ended.add(item.parentSub ?? '');
				else if (item.parentSub === 'type' && !isGone((parent as Y.Map<unknown>)._item, gone))
					throw new RefusedError('shape');
			}
		}
		if (this.#ended.size > 0 && !mayDelete(this.#ended.size)) throw new RefusedError('tooMany');
		if (this.#made > 0) this.#judgeCount(participantId, clients);
	}

	/** Everything that has ever stood on the board counts for the whole, what stands there now for each participant. */
	#judgeCount(participantId: string, clients: ReadonlyMap<number, string>): void {
		let own = 0;
		for (const item of this.#records._map.values()) {
			if (!item.deleted && clients.get(item.id.client) === participantId) own += 1;
		}
		const isTooMany =
			this.#records._map.size + this.#made > MAX_RECORDS || own + this.#made > MAX_RECORDS_PER_PARTICIPANT;
		if (isTooMany) throw new RefusedError('tooMany');
	}

	#isFirstType(item: Y.Item, id: string): boolean {
		const parent: unknown = item.parent;
		if (!(parent instanceof Y.ID)) return false;
		const holder = this.#options.find(parent);
		const map = holder instanceof Y.Item && holder.content instanceof Y.ContentType ? holder.content.type : null;
		return !map?._map.has('type') && this.#isFirst(item, `type of ${id} ${parent.client}:${parent.clock}`);
	}

	/** What has a neighbour under the same key comes second. */
	#isFirst(item: Y.Item, what: string): boolean {
		if (item.origin !== null || item.rightOrigin !== null || this.#setOnce.has(what)) return false;
		this.#setOnce.add(what);
		return true;
	}
}

function isGone(record: Y.Item | null, gone: (id: Y.ID) => boolean): boolean {
	return record === null || record.deleted || gone(record.id);
}

function typeOf(content: Y.Item['content']): object | null {
	return content instanceof Y.ContentType ? content.type : null;
}

function valuesOf(content: Y.Item['content']): unknown[] | null {
	return content instanceof Y.ContentAny || content instanceof Y.ContentJSON ? content.getContent() : null;
}

function* itemsIn(structs: readonly (Y.Item | Y.GC)[], ranges: readonly Range[]): Iterable<Y.Item> {
	const last = structs.at(-1);
	if (!last) return;
	for (const { clock, len } of ranges) {
		if (clock >= last.id.clock + last.length) continue;
		for (let index = Y.findIndexSS(structs as Y.Item[], clock); index < structs.length; index += 1) {
			const struct = structs[index] as Y.Item | Y.GC;
			if (struct.id.clock >= clock + len) break;
			if (struct instanceof Y.Item && !struct.deleted) yield struct;
		}
	}
}
