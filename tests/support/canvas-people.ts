/** People with a canvas each, without a browser: a store of the canvas's, bound to a document, on a network the test drives. */
import { Store } from '@tldraw/store';
import {
	createTLSchema,
	defaultBindingSchemas,
	defaultShapeSchemas,
	DocumentRecordType,
	PageRecordType,
	type TLDocument,
	type TLPageId,
	type TLStore
} from '@tldraw/tlschema';
import * as Y from 'yjs';
import { BoardBinding } from '../../src/lib/canvas/board-binding.ts';
import { fromCanvas, toCanvas, type CanvasRecord } from '../../src/lib/canvas/record-mapping.ts';
import { recordsOf, type BoardRecord } from '../../src/lib/document/board-records.ts';
import { defaultsOf, type Json } from '../../src/lib/document/board-shape.ts';

/** @returns a store with an empty page, as the canvas makes it */
export function newStore(): TLStore {
	const schema = createTLSchema({ shapes: defaultShapeSchemas, bindings: defaultBindingSchemas });
	const store = new Store({ schema, props: {} as TLStore['props'] });
	store.mergeRemoteChanges(() => {
		store.put([
			DocumentRecordType.create({ id: 'document:document' as TLDocument['id'] }),
			PageRecordType.create({ id: 'page:page' as TLPageId, name: '', index: 'a1' as never })
		]);
	});
	return store;
}

interface Opened {
	/** The board as it is when they come. */
	state: Uint8Array;
	/** What of it their canvas shows at once. */
	first?: ReadonlySet<string>;
	/** Instead, what it shows before the board is taken in, as it was a moment before. */
	beginning?: readonly BoardRecord[];
}

export class CanvasPerson {
	readonly name: string;
	readonly doc = new Y.Doc();
	readonly store = newStore();
	readonly binding: BoardBinding;
	readonly undo: Y.UndoManager;
	/** Updates of this document that the others have not been given. */
	readonly outbox: Uint8Array[] = [];
	/** What waits for its time; the test says when that comes. */
	readonly timers = new Set<() => void>();

	/** @param opened the board as it is when they come, and of it what their canvas shows at once; left out: an empty board */
	constructor(name: string, clientId: number, opened?: Opened) {
		this.name = name;
		this.doc.clientID = clientId;
		const takeIn = () => opened && this.receive(opened.state);
		if (!opened?.beginning) takeIn();
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'network') this.outbox.push(update);
		});
		this.binding = new BoardBinding({
			doc: this.doc,
			store: this.store,
			participantId: name,
			first: opened?.first,
			waiting: opened?.beginning && { records: opened.beginning, takeIn },
			schedule: (run) => {
				this.timers.add(run);
				return () => this.timers.delete(run);
			}
		});
		this.undo = new Y.UndoManager(recordsOf(this.doc), { trackedOrigins: new Set([this.binding]), captureTimeout: 0 });
	}

	receive(update: Uint8Array): void {
		Y.applyUpdate(this.doc, update, 'network');
	}

	/** Time passes: what waited is done. */
	tick(): void {
		for (const run of [...this.timers]) {
			this.timers.delete(run);
			run();
		}
	}

	/** @returns the shapes and ties of the store */
	records(): CanvasRecord[] {
		return this.store.allRecords().filter((record) => record.typeName === 'shape' || record.typeName === 'binding');
	}

	/** @returns the same as plain values, in the order of ids: words as words */
	shown(): unknown[] {
		return this.records()
			.sort((a, b) => (a.id < b.id ? -1 : 1))
			.map((record) => ({ ...fromCanvas(record), author: record.meta.author ?? null }));
	}
}

/** @returns a record as the canvas makes it: every property at its default, but for those given */
export function newRecord(id: string, type: string, properties: Record<string, Json> = {}): CanvasRecord {
	const all = { ...defaultsOf(id, type), ...properties };
	return toCanvas({
		id,
		type,
		properties: all,
		words: ['note', 'text', 'geo'].includes(type) ? '' : null,
		author: null
	});
}
