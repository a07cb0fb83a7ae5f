/**
 * Keeps the canvas's store and the board's document alike. What people do on the canvas goes into the document property
 * by property, a drag as a few updates a second; what comes into the document from elsewhere goes into the store. Each
 * side knows its own work by its origin.
 */
import type { TLStore } from '@tldraw/tlschema';
import type * as Y from 'yjs';
import {
	readAuthor,
	readRecord,
	recordMap,
	recordsOf,
	setProperty,
	writeRecord,
	writeWords,
	type BoardRecord
} from '../document/board-records.ts';
import { defaultsOf, PAGE_ID } from '../document/board-shape.ts';
import { keyAfter } from '../document/board-write.ts';
import { changedNames, copyProperty, onGrid, sayTheSame } from './record-changes.ts';
import { fromCanvas, plainWords, standsIn, toCanvas, type CanvasRecord } from './record-mapping.ts';

type RecordId = CanvasRecord['id'];

/** Runs something once after so many milliseconds. @returns what stops it */
export type Schedule = (run: () => void, afterMs: number) => () => void;

/** A board that the document does not hold yet. */
export interface WaitingRecords {
	/** What is shown until then. */
	records: readonly BoardRecord[];
	/** Brings the board into the document, at once: called before anything more is shown or written. */
	takeIn: () => void;
}

export interface BindingOptions {
	doc: Y.Doc;
	store: TLStore;
	/** Who writes on this page; null for a reader, from whom nothing is taken. */
	participantId: string | null;
	schedule: Schedule;
	/** The shapes that are shown at once, all areas among them; the rest is shown by `showRest`. All, when left out. */
	first?: ReadonlySet<string> | undefined;
	/** Instead, where the document does not hold the board yet. */
	waiting?: WaitingRecords | undefined;
	/**
	 * Others changed the words that are being written in here.
	 * @returns whether they were put where they are written in; then the store follows from there
	 */
	onWords?: (id: string, words: string) => boolean;
}

/** How long what is dragged waits for the next update. */
const DRAG_MS = 200;
/** A stroke is sent whole each time it grows. */
const STROKE_MS = 700;

export class BoardBinding {
	readonly #options: BindingOptions;
	/** What was made, changed (which properties) and deleted here since the last update. */
	#made = new Set<string>();
	#changed = new Map<string, Set<string>>();
	#deleted = new Set<string>();
	/** Shapes in the document that are not shown yet. */
	#rest: string[] = [];
	/** Ties in the document that cannot be shown, since an end of theirs is not there. */
	#waiting = new Set<string>();
	#stopWaiting: (() => void) | null = null;
	/** Written from here, and not yet looked at beside what others wrote. */
	#doubtful = new Set<string>();
	#stopLooking: (() => void) | null = null;
	#isUrgent = false;
	#hasBegun = false;
	/** The last place in the reading order that anything has. */
	#lastOrder = '';
	#dispose: (() => void)[] = [];

	constructor(options: BindingOptions) {
		this.#options = options;
		if (options.waiting) this.#showBeginning(options.waiting.records);
		else this.#begin();
		if (options.participantId !== null) this.#listen(options.participantId);
	}

	/**
	 * Shows the rest of what was not shown at once.
	 * @param most so many shapes of it
	 * @returns whether there is more
	 */
	showRest(most = Infinity): boolean {
		this.#begin();
		if (this.#rest.length === 0) return false;
		const more = this.#rest.splice(0, most);
		this.#show(new Set(more));
		if (this.#rest.length > 0) return true;
		this.#show(new Set(this.#waiting));
		return false;
	}

	/** Writes what still waits. */
	flush(): void {
		this.#stopWaiting?.();
		this.#stopWaiting = null;
		this.#isUrgent = false;
		const [made, changed, deleted] = [this.#made, this.#changed, this.#deleted];
		if (made.size + changed.size + deleted.size === 0) return;
		this.#begin();
		this.#made = new Set();
		this.#changed = new Map();
		this.#deleted = new Set();
		const { doc } = this.#options;
		doc.transact(() => {
			for (const id of deleted) recordsOf(doc).delete(id);
			for (const id of made) {
				const record = this.#shown(id);
				if (record) writeRecord(doc, { ...fromCanvas(record), author: authorOf(record) });
			}
			for (const [id, names] of changed) this.#writeChanges(id, names);
		}, this);
	}

	destroy(): void {
		this.flush();
		this.#stopLooking?.();
		for (const dispose of this.#dispose) dispose();
	}

	#listen(participantId: string): void {
		const { store } = this.#options;
		const { sideEffects } = store;
		const before = (record: CanvasRecord, source: 'remote' | 'user') =>
			source === 'user' ? this.#completed(record, participantId) : record;
		this.#dispose.push(
			sideEffects.registerBeforeCreateHandler('shape', (shape, source) => before(shape, source) as typeof shape),
			sideEffects.registerBeforeChangeHandler('shape', (_, next) => onGrid(next)),
			...(['shape', 'binding'] as const).flatMap((kind) => [
				sideEffects.registerAfterCreateHandler(kind, ({ id }, source) => source === 'user' && this.#noteMade(id)),
				sideEffects.registerAfterChangeHandler(
					kind,
					(was, is, source) => source === 'user' && this.#noteChanged(was, is)
				),
				sideEffects.registerAfterDeleteHandler(kind, ({ id }, source) => source === 'user' && this.#noteDeleted(id))
			]),
			sideEffects.registerOperationCompleteHandler(() => this.#plan())
		);
	}

	/** What is made on the canvas, or copied there, has its maker as its author and comes last in the reading order. */
	#completed(record: CanvasRecord, participantId: string): CanvasRecord {
		if (record.typeName !== 'shape') return record;
		if (this.#isKnown(record.id)) {
			return onGrid({ ...record, meta: { ...record.meta, author: readAuthor(this.#options.doc, record.id) } });
		}
		this.#lastOrder = keyAfter(this.#lastOrder);
		return onGrid({ ...record, meta: { ...record.meta, author: participantId, order: this.#lastOrder } });
	}

	/** Whether there is, or once was, such a record. */
	#isKnown(id: string): boolean {
		return recordsOf(this.#options.doc)._map.has(id);
	}

	#noteMade(id: string): void {
		const record = this.#shown(id);
		if (!record || !isOnBoards(record)) return;
		// Deleted and made again before anybody heard of it: all of it may have changed.
		if (this.#deleted.delete(id))
			this.#changed.set(id, new Set([...Object.keys(fromCanvas(record).properties), 'words']));
		else this.#made.add(id);
	}

	#noteChanged(was: CanvasRecord, is: CanvasRecord): void {
		if (this.#made.has(is.id) || !isOnBoards(is)) return;
		const names = this.#changed.get(is.id) ?? new Set<string>();
		for (const name of changedNames(was, is)) {
			names.add(name);
			// Words merge letter by letter: the sooner they are in the document, the better.
			if (name === 'words') this.#isUrgent = true;
		}
		if (names.size > 0) this.#changed.set(is.id, names);
	}

	#noteDeleted(id: string): void {
		this.#changed.delete(id);
		if (!this.#made.delete(id)) this.#deleted.add(id);
	}

	#plan(): void {
		if (this.#isUrgent && this.#hasBegun) {
			this.flush();
			return;
		}
		if (this.#stopWaiting !== null || this.#made.size + this.#changed.size + this.#deleted.size === 0) return;
		const isStroke = [...this.#changed.values()].some((names) => names.has('props.segments'));
		this.#stopWaiting = this.#options.schedule(() => this.flush(), isStroke ? STROKE_MS : DRAG_MS);
	}

	#writeChanges(id: string, names: ReadonlySet<string>): void {
		const { doc } = this.#options;
		const record = this.#shown(id);
		if (!record || recordMap(doc, id) === null) return;
		const { properties, words } = fromCanvas(record);
		for (const name of names) {
			if (name === 'words') writeWords(doc, { id, words: words ?? '' });
			else if (properties[name] !== undefined) setProperty(doc, { id, name, value: properties[name] });
		}
	}

	readonly #observe = (events: Y.YEvent<Y.AbstractType<unknown>>[], { origin }: Y.Transaction): void => {
		const ids = new Set<string>();
		const cameOrWent = new Set<string>();
		for (const event of events) {
			if (event.path.length > 0) ids.add(String(event.path[0]));
			else for (const id of event.keys.keys()) cameOrWent.add(id);
			if (event.path.length === 1 && event.keys.has('parentId')) for (const id of this.#areas()) ids.add(id);
		}
		const touched = new Set([...ids, ...cameOrWent, ...this.#leaningOn(cameOrWent)]);
		// One's own work stands on the canvas already, unless it leans on what somebody else has taken away.
		if (origin === this) this.#lookAgain(touched);
		else this.#show(touched);
	};

	#lookAgain(ids: ReadonlySet<string>): void {
		for (const id of ids) this.#doubtful.add(id);
		this.#stopLooking ??= this.#options.schedule(() => {
			const doubtful = this.#doubtful;
			this.#doubtful = new Set();
			this.#stopLooking = null;
			this.#show(doubtful);
		}, 0);
	}

	/** From now on the canvas and the document are kept alike. */
	#begin(): void {
		if (this.#hasBegun) return;
		this.#hasBegun = true;
		const { doc, waiting } = this.#options;
		waiting?.takeIn();
		const first = waiting ? new Set(waiting.records.map(({ id }) => id)) : this.#options.first;
		const ids = [...recordsOf(doc).keys()];
		const isFirst = (id: string) => !first || first.has(id) || id.startsWith('binding:');
		this.#rest = ids.filter((id) => !isFirst(id));
		// What was shown before it was there may be gone by now.
		this.#show(new Set([...(first ?? []), ...ids.filter(isFirst)]));
		recordsOf(doc).observeDeep(this.#observe);
		this.#dispose.push(() => recordsOf(doc).unobserveDeep(this.#observe));
	}

	#showBeginning(records: readonly BoardRecord[]): void {
		const byId = new Map(records.map((record) => [record.id, record]));
		const parentOf = (id: string) => {
			const area = byId.get(id);
			return area?.type === 'frame' ? (area.properties.parentId as string) : null;
		};
		this.#bring(records.map((record) => toCanvas(record, standsIn(record, parentOf))));
	}

	/** @returns records that show or stand otherwise when one of these comes or goes: what it holds, and ties to it */
	#leaningOn(ids: ReadonlySet<string>): string[] {
		if (ids.size === 0) return [];
		const { doc, store } = this.#options;
		const ties = store
			.allRecords()
			.filter((record) => record.typeName === 'binding' && (ids.has(record.fromId) || ids.has(record.toId)));
		// Of what is gone nobody knows any more whether it was an area.
		const areas = [...ids].filter((id) => (recordMap(doc, id)?.get('type') ?? 'frame') === 'frame');
		const held: string[] = [];
		if (areas.length > 0) {
			for (const [id, map] of recordsOf(doc)) {
				if (areas.includes((map as Y.Map<unknown>).get('parentId') as string)) held.push(id);
			}
		}
		return [...this.#waiting, ...ties.map(({ id }) => id), ...held];
	}

	/** Brings the store to what the document says of these records, except for what was changed here and not written yet. */
	#show(ids: ReadonlySet<string>): void {
		const put: CanvasRecord[] = [];
		const gone: RecordId[] = [];
		for (const id of ids) {
			if (this.#made.has(id) || this.#deleted.has(id)) continue;
			const desired = this.#desired(id);
			const shown = this.#shown(id);
			if (desired !== null) {
				const merged = shown ? this.#keepOwn(desired, shown) : desired;
				if (!shown || changedNames(shown, merged).length > 0) put.push(merged);
			} else if (shown) gone.push(shown.id);
		}
		this.#bring(put, gone);
	}

	/** The canvas takes all of it or nothing: what it does not take is left out, or taken away. */
	#bring(put: CanvasRecord[], gone: RecordId[] = []): void {
		try {
			this.#putAndRemove(put, gone);
		} catch {
			const isTaken = (record: CanvasRecord) => isValid(this.#options.store, record);
			const refused = put.filter((record) => !isTaken(record) && this.#shown(record.id));
			this.#putAndRemove(put.filter(isTaken), [...gone, ...refused.map(({ id }) => id)]);
		}
	}

	#putAndRemove(put: CanvasRecord[], gone: RecordId[]): void {
		const { store } = this.#options;
		if (put.length + gone.length === 0) return;
		store.mergeRemoteChanges(() => {
			// First what stands in an area that goes is taken out of it, or the canvas would let it go too.
			store.put(put);
			store.remove(gone);
		});
		for (const id of gone) this.#changed.delete(id);
	}

	/** @returns the record as the canvas would show it, or null when it isn't there or can't be shown */
	#desired(id: string): CanvasRecord | null {
		const { doc } = this.#options;
		const record = readRecord(doc, id);
		this.#waiting.delete(id);
		if (record === null) return null;
		// An arrow may be tied to what is not shown yet.
		if (id.startsWith('binding:') && (this.#rest.length > 0 || !this.#isTied(record))) {
			this.#waiting.add(id);
			return null;
		}
		const order = record.properties['meta.order'];
		if (typeof order === 'string' && order > this.#lastOrder) this.#lastOrder = order;
		return toCanvas(record, standsIn(record, this.#parentOf));
	}

	#isTied({ properties }: BoardRecord): boolean {
		const { doc } = this.#options;
		const from = recordMap(doc, properties.fromId as string);
		return from?.get('type') === 'arrow' && recordMap(doc, properties.toId as string) !== null;
	}

	readonly #parentOf = (id: string): string | null => {
		const map = recordMap(this.#options.doc, id);
		return map?.get('type') === 'frame' ? ((map.get('parentId') as string | undefined) ?? PAGE_ID) : null;
	};

	#areas(): string[] {
		return this.#options.store
			.allRecords()
			.flatMap((record) => ('type' in record && record.type === 'frame' ? [record.id] : []));
	}

	#shown(id: string): CanvasRecord | undefined {
		const { store } = this.#options;
		return store.get<RecordId>(id as RecordId);
	}

	/** What was changed here and waits goes out after what has just come in, and so it stands. */
	#keepOwn(desired: CanvasRecord, before: CanvasRecord): CanvasRecord {
		const words = plainWords((desired.props as { richText?: unknown }).richText);
		const isSaid = sayTheSame(desired.props, before.props) || this.#options.onWords?.(desired.id, words) === true;
		const shown = this.#shown(desired.id) as unknown as Record<string, unknown>;
		const merged: Record<string, unknown> = { ...desired, props: { ...desired.props }, meta: { ...desired.meta } };
		for (const name of this.#changed.get(desired.id) ?? []) copyProperty(merged, shown, name);
		// The text editor holds on to the very object that it made.
		if (isSaid && 'richText' in desired.props) copyProperty(merged, shown, 'words');
		return merged as unknown as CanvasRecord;
	}
}

/** The canvas may know more kinds of things than our boards hold. */
function isOnBoards({ id, type }: CanvasRecord): boolean {
	return defaultsOf(id, type) !== null;
}

/** By the canvas's own validators. */
function isValid({ schema: { types } }: TLStore, record: CanvasRecord): boolean {
	try {
		(record.typeName === 'shape' ? types.shape : types.binding).validate(record);
		return true;
	} catch {
		return false;
	}
}

function authorOf({ meta }: CanvasRecord): string | null {
	return typeof meta.author === 'string' ? meta.author : null;
}
