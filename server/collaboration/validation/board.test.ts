/** What the board takes from whom, and what it refuses. */
import { beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '../../../src/lib/document/board.ts';
import { CARD_PARTS } from '../../../src/lib/document/board-cards.ts';
import { readRecords, recordMap, recordsOf } from '../../../src/lib/document/board-records.ts';
import { AUTHORS, TYPE_DEFAULTS, type ShapeType } from '../../../src/lib/document/board-shape.ts';
import {
	addArea,
	addCard,
	addNote,
	connect,
	deleteRecords,
	moveItem,
	moveToArea,
	reorder,
	restoreRecords,
	setBoardProperty,
	setWords
} from '../../../src/lib/document/board-write.ts';
import { splitUpdate } from '../../../src/lib/document/split-update.ts';
import { craftUpdate, mapEntry, textItem, typeItem, type CraftedItem } from '../../../tests/support/crafted-updates.ts';
import { ALICE, Judge } from '../../../tests/support/judge.ts';
import { loadBoardValues, type BoardValues } from './board-values.ts';

let values: BoardValues;
beforeAll(async () => {
	values = await loadBoardValues();
});

/** A server's board, and people who write to it, each with a document of their own. */
class Table {
	readonly server = new Y.Doc();
	readonly clients = new Map<number, string>();
	mayDelete: (records: number) => boolean = () => true;

	/** @returns what became of what a person wrote, having seen all that is there */
	by(participantId: string, write: (doc: Y.Doc) => void): string {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.server));
		const before = Y.encodeStateVector(doc);
		const deletes: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => deletes.push(update));
		doc.transact(() => write(doc));
		return this.send(participantId, deletes[0] ?? Y.encodeStateAsUpdate(doc, before));
	}

	/** @param made the records of earlier parts of the same edit */
	send(participantId: string, update: Uint8Array, made?: Set<string>): string {
		const verdict = this.#judge(participantId, made).judge(update);
		if (verdict.kind === 'refused') return verdict.refusal;
		for (const client of verdict.newClients) this.clients.set(client, participantId);
		if (verdict.update) Y.applyUpdate(this.server, verdict.update);
		return 'accepted';
	}

	#judge(participantId: string, made?: Set<string>): Judge {
		const board = { values, made, mayDelete: (records: number) => this.mayDelete(records) };
		return new Judge({ document: 'canvas', doc: this.server, clients: this.clients, participantId, board });
	}
}

function aNote(): Table {
	const table = new Table();
	expect(table.by('alice', (doc) => addNote(doc, { id: 'shape:a', words: 'Ensomhed', author: 'alice' }))).toBe(
		'accepted'
	);
	return table;
}

describe('[BOARD4] the board takes', () => {
	test('hundreds of notes at once with their authors, however they are cut into parts', () => {
		const offline = new Y.Doc();
		offline.transact(() => {
			for (let index = 0; index < 300; index += 1)
				addNote(offline, { id: `shape:n${index}`, words: `Note ${index}`, author: 'alice' });
		});
		for (const maxStructs of [50, 51, 53, 1_000]) {
			const table = new Table();
			const limits = { maxBytes: 120_000, maxStructs, maxRanges: 1_000 };
			const parts = splitUpdate(Y.encodeStateAsUpdate(offline), limits);
			expect(parts.length).toBeGreaterThan(1);
			for (const part of parts) expect(table.send('alice', part)).toBe('accepted');
			expect(readBoard(table.server)).toEqual(readBoard(offline));
		}
	});

	test('an author after its record in a later part of the same edit, and in no other edit', () => {
		const record = typeItem('map', { parent: 'records', key: 'shape:a' });
		const type = mapEntry([ALICE, 0], 'type', 'note');
		const [first, second] = [
			craftUpdate([{ client: ALICE, structs: [record, type] }]),
			craftUpdate([{ client: ALICE, clock: 2, structs: [mapEntry(AUTHORS, 'shape:a', 'alice')] }])
		];
		const apart = new Table();
		expect([first, second].map((part) => apart.send('alice', part))).toEqual(['accepted', 'shape']);
		const together = new Table();
		const made = new Set<string>();
		expect([first, second].map((part) => together.send('alice', part, made))).toEqual(['accepted', 'accepted']);
	});

	test('all that people do without a canvas, anyone with anything', () => {
		const table = aNote();
		const bob = (write: (doc: Y.Doc) => void) => expect(table.by('bob', write)).toBe('accepted');
		bob((doc) => addArea(doc, { id: 'shape:area', name: 'Her', author: 'bob' }));
		bob((doc) => addNote(doc, { id: 'shape:b', words: '', author: null, areaId: 'shape:area', noteKind: 'worry' }));
		bob((doc) => connect(doc, { id: 'shape:arrow', from: 'shape:a', to: 'shape:b', words: 'så', author: 'bob' }));
		bob((doc) => setWords(doc, { id: 'shape:a', words: 'Stor ensomhed 🌱' }));
		bob((doc) => setBoardProperty(doc, { id: 'shape:a', name: 'props.color', value: 'light-blue' }));
		bob((doc) => moveToArea(doc, { id: 'shape:a', areaId: 'shape:area' }));
		bob((doc) => moveItem(doc, { id: 'shape:a', x: 12.125, y: -40 }));
		bob((doc) => reorder(doc, { id: 'shape:a', index: 0 }));
		const records = readRecords(table.server);
		bob((doc) => deleteRecords(doc, { ids: ['shape:a', 'shape:b', 'shape:area', 'shape:arrow'] }));
		bob((doc) => restoreRecords(doc, { records }));
		expect(readBoard(table.server).items[0]).toMatchObject({ words: 'Stor ensomhed 🌱', author: 'alice', x: 12.125 });
	});

	test('a record of every type with every default written out', () => {
		const table = new Table();
		for (const [type, defaults] of Object.entries(TYPE_DEFAULTS)) {
			const id = type === 'card' ? 'shape:card-plan' : `shape:${type}`;
			const write = (doc: Y.Doc) => recordsOf(doc).set(id, new Y.Map(Object.entries({ type, ...defaults })));
			expect(table.by('alice', write), type).toBe('accepted');
		}
		expect(readRecords(table.server)).toHaveLength(Object.keys(TYPE_DEFAULTS).length);
	});

	test('undoing and redoing of a deletion, and what was made and deleted while away', () => {
		const table = aNote();
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(table.server));
		const undo = new Y.UndoManager(recordsOf(doc));
		deleteRecords(doc, { ids: ['shape:a'] });
		undo.undo();
		addNote(doc, { id: 'shape:b', words: 'x', author: 'bob' });
		setWords(doc, { id: 'shape:b', words: 'y' });
		deleteRecords(doc, { ids: ['shape:b'] });
		expect(table.send('bob', Y.encodeStateAsUpdate(doc))).toBe('accepted');
		expect(readBoard(table.server).items).toMatchObject([{ words: 'Ensomhed', author: 'alice' }]);
	});
});

describe('[BOARD4] refused is', () => {
	const set = (name: string, value: unknown) => (doc: Y.Doc) => recordMap(doc, 'shape:a')?.set(name, value);

	test.each<[string, string, unknown]>([
		['a place that is none', 'xy', [1, Number.NaN]],
		['a place beyond all boards', 'xy', [1e300, 0]],
		['half a place', 'xy', [1]],
		['an order of drawing that is none', 'index', 'no index'],
		['something in nothing', 'parentId', 'nothing:1'],
		['more than opaque', 'opacity', 2],
		['a colour the canvas does not know', 'props.color', 'javascript:1'],
		['a link that runs a script', 'props.url', 'javascript:alert(1)'],
		['a property that the canvas does not know', 'props.href', 'x'],
		['what a note should say of itself, as a number', 'meta.noteKind', 3],
		['more of it than is read', 'meta.writtenFor', 'x'.repeat(1_001)],
		['an author beside the one that is told', 'meta.author', 'alice'],
		['another type than it has', 'type', 'geo'],
		['words that are no shared text', 'text', 'x'],
		['strokes with more than numbers', 'props.segments', [[0, 'x']]],
		['more strokes than the canvas draws', 'props.segments', [Array.from({ length: 9_000 }, () => 1)]]
	])('%s', (_, name, value) => {
		expect(aNote().by('alice', set(name, value))).toBe('shape');
	});

	test('a record under an id that is none, or that is no record, or of no known type', () => {
		const make = (id: string, value: unknown) => new Table().by('alice', (doc) => recordsOf(doc).set(id, value));
		expect(make('note', new Y.Map())).toBe('shape');
		expect(make(`shape:${'x'.repeat(65)}`, new Y.Map())).toBe('shape');
		expect(make('shape:a', { type: 'note' })).toBe('shape');
		for (const type of ['image', 'group', 'constructor']) {
			expect(make('shape:a', new Y.Map([['type', type]])), type).toBe('shape');
		}
		expect(make('binding:a', new Y.Map([['type', 'note']]))).toBe('shape');
	});

	test('anything that is not letters in the words, and anything elsewhere', () => {
		const table = new Table();
		const of = (...items: CraftedItem[]) => {
			const record = typeItem('map', { parent: 'records', key: 'shape:z' });
			const text = typeItem('text', { parent: [ALICE, 0], key: 'text' });
			return table.send('alice', craftUpdate([{ client: ALICE, structs: [record, text, ...items] }]));
		};
		const words = { parent: [ALICE, 1] } as const;
		expect(of({ ...words, content: { kind: 'format', key: 'bold', value: true } })).toBe('shape');
		expect(of({ ...words, content: { kind: 'type', type: 'map' } })).toBe('shape');
		expect(of(mapEntry([ALICE, 1], 'key', 1))).toBe('shape');
		expect(of(textItem('x', { parent: [ALICE, 0] }))).toBe('shape');
		expect(of(mapEntry('meta', 'version', 9))).toBe('shape');
		expect(of(mapEntry('plan', 'a1', 1))).toBe('shape');
		expect(of(textItem('x', words))).toBe('accepted');
	});
});

describe('[BOARD11] a card', () => {
	const make = (id: string, type: string) => (doc: Y.Doc) => recordsOf(doc).set(id, new Y.Map([['type', type]]));

	test('is taken for each part of the problem and for the plan, and refused for anything else', () => {
		const table = new Table();
		for (const part of CARD_PARTS) {
			expect(
				table.by('alice', (doc) => addCard(doc, { part })),
				part
			).toBe('accepted');
		}
		for (const id of ['shape:card-problem-other', 'shape:card-plan-a1', 'shape:card', 'shape:a']) {
			expect(table.by('alice', make(id, 'card')), id).toBe('shape');
		}
		expect(table.by('alice', (doc) => moveItem(doc, { id: 'shape:card-plan', x: 4, y: 8 }))).toBe('accepted');
		const resize = (w: number) => (doc: Y.Doc) => recordMap(doc, 'shape:card-plan')?.set('props.w', w);
		expect(table.by('bob', resize(400))).toBe('accepted');
		expect(table.by('bob', resize(0))).toBe('shape');
		expect(readBoard(table.server).items).toHaveLength(CARD_PARTS.length);
	});

	test('leaves its place to nothing else, holds no words and has no author', () => {
		const table = new Table();
		expect(table.by('alice', make('shape:card-plan', 'note'))).toBe('shape');
		expect(table.by('alice', (doc) => addCard(doc, { part: 'plan' }))).toBe('accepted');
		expect(table.by('alice', (doc) => recordMap(doc, 'shape:card-plan')?.set('text', new Y.Text('Vores')))).toBe(
			'shape'
		);
		expect(table.by('alice', (doc) => doc.getMap(AUTHORS).set('shape:card-plan', 'alice'))).toBe('shape');
		const owned = (doc: Y.Doc) => {
			make('shape:card-problem-known', 'card')(doc);
			doc.getMap(AUTHORS).set('shape:card-problem-known', 'alice');
		};
		expect(table.by('alice', owned)).toBe('shape');
	});

	test('that two people add at once is one, and neither is refused', () => {
		const table = new Table();
		const updates = ['alice', 'bob'].map(() => {
			const doc = new Y.Doc();
			addCard(doc, { part: 'plan' });
			return Y.encodeStateAsUpdate(doc);
		});
		expect(updates.map((update, index) => table.send(['alice', 'bob'][index]!, update))).toEqual([
			'accepted',
			'accepted'
		]);
		expect(readBoard(table.server).items).toHaveLength(1);
	});
});

describe('[BOARD5] nobody', () => {
	const author = (table: Table, who: string, id: string, named: string) =>
		table.by(who, (doc) => doc.getMap(AUTHORS).set(id, named));

	test('makes a note in somebody else’s name', () => {
		expect(new Table().by('bob', (doc) => addNote(doc, { id: 'shape:b', words: '', author: 'alice' }))).toBe('shape');
	});

	test('becomes the author of what is there, changes an author or takes one away', () => {
		const table = aNote();
		expect(table.by('alice', (doc) => addNote(doc, { id: 'shape:n', words: '', author: null }))).toBe('accepted');
		expect(author(table, 'alice', 'shape:n', 'alice')).toBe('shape');
		expect(author(table, 'bob', 'shape:a', 'bob')).toBe('shape');
		expect(author(table, 'alice', 'shape:a', 'alice')).toBe('shape');
		expect(table.by('alice', (doc) => doc.getMap(AUTHORS).delete('shape:a'))).toBe('shape');
		expect(table.by('alice', (doc) => deleteRecords(doc, { ids: ['shape:n'] }))).toBe('accepted');
		expect(author(table, 'bob', 'shape:n', 'bob')).toBe('shape');
		expect(table.by('bob', (doc) => addNote(doc, { id: 'shape:n', words: 'new', author: 'bob' }))).toBe('shape');
	});

	test('buries an author under what is deleted already', () => {
		const table = aNote();
		const item = table.server.getMap(AUTHORS)._map.get('shape:a')!;
		const buried: CraftedItem = { origin: [item.id.client, item.id.clock], content: { kind: 'deleted', length: 1 } };
		expect(table.send('bob', craftUpdate([{ client: ALICE, structs: [buried] }]))).toBe('shape');
	});

	test('hides a record by taking its type away', () => {
		const take = (doc: Y.Doc) => recordMap(doc, 'shape:a')?.delete('type');
		expect(aNote().by('bob', take)).toBe('shape');
	});
});

describe('[BOARD6] one participant', () => {
	test('deletes only so much at once, also by putting something in its place', () => {
		const table = aNote();
		let left = 1;
		table.mayDelete = (records) => (left -= records) >= 0;
		expect(table.by('alice', (doc) => addNote(doc, { id: 'shape:b', words: '', author: 'alice' }))).toBe('accepted');
		const replace = (doc: Y.Doc) => recordsOf(doc).set('shape:b', new Y.Map([['type', 'note']]));
		expect(table.by('bob', replace)).toBe('accepted');
		expect(table.by('bob', (doc) => deleteRecords(doc, { ids: ['shape:a'] }))).toBe('tooMany');
		expect(table.by('bob', (doc) => setWords(doc, { id: 'shape:a', words: 'x' }))).toBe('accepted');
	});

	test('has only so many records on a board, and others still have theirs', () => {
		const table = new Table();
		const many = (from: number, count: number) => (doc: Y.Doc) => {
			for (let n = from; n < from + count; n += 1) recordsOf(doc).set(`shape:${n}`, new Y.Map([['type', 'note']]));
		};
		for (let n = 0; n < 10_000; n += 500) expect(table.by('alice', many(n, 500))).toBe('accepted');
		expect(table.by('alice', many(10_000, 1))).toBe('tooMany');
		expect(table.by('bob', many(10_000, 1))).toBe('accepted');
	});
});

test('the types that the board knows are types of the canvas, and our cards', () => {
	const types: ShapeType[] = ['note', 'text', 'geo', 'arrow', 'draw', 'frame', 'card'];
	expect(Object.keys(TYPE_DEFAULTS)).toEqual(types);
});
