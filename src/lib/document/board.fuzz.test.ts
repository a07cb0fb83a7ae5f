/** Whatever a client may have put into a board, reading it gives the types that are promised, and never throws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { groupsOf, readBoard, type Board } from './board.ts';
import { AUTHORS, NOTE_KINDS, RECORDS, SHAPE_DEFAULTS, TYPE_DEFAULTS } from './board-shape.ts';
import { deleteRecords, moveToArea, reorder, setWords } from './board-write.ts';

const names = ['type', 'text', 'fromId', 'toId', 'props.terminal', '__proto__', 'constructor'].concat(
	Object.keys(SHAPE_DEFAULTS),
	Object.values(TYPE_DEFAULTS).flatMap((defaults) => Object.keys(defaults))
);
const ids = ['shape:a', 'shape:b', 'shape:c', 'binding:d', 'binding:e', 'shape:', 'page:page', '__proto__', 'x'];
/** Without objects that have no prototype, which Yjs cannot hold. */
const json = fc.json().map((text): unknown => JSON.parse(text));
const value = fc.oneof(
	fc.constantFrom<unknown>(...ids, ...Object.keys(TYPE_DEFAULTS), ...NOTE_KINDS, 'start', 'end', null),
	fc.double(),
	fc.array(fc.double(), { maxLength: 3 }),
	fc.array(fc.array(fc.integer(), { maxLength: 8 }), { maxLength: 3 }),
	fc.record({ x: fc.double(), y: json }, { noNullPrototype: true }),
	json
);
const entry = fc.record({
	id: fc.constantFrom(...ids),
	name: fc.constantFrom(...names),
	value,
	nested: fc.constantFrom('', '', '', 'text', 'map', 'array', 'xml')
});

/** Notes, areas and arrows that are what they should be, among which the rest is strewn. */
function boardOf(entries: readonly (typeof entry extends fc.Arbitrary<infer Entry> ? Entry : never)[]): Y.Doc {
	const doc = new Y.Doc();
	const records = doc.getMap(RECORDS);
	for (const [id, type] of [
		['shape:a', 'note'],
		['shape:b', 'frame'],
		['shape:c', 'arrow'],
		['binding:d', 'arrow']
	] as const) {
		records.set(id, new Y.Map([['type', type]]));
	}
	for (const { id, name, value: stored, nested } of entries) {
		const map = records.get(id);
		const types = {
			text: () => new Y.Text('x'),
			map: () => new Y.Map(),
			array: () => new Y.Array(),
			xml: () => new Y.XmlText()
		};
		const written = nested === '' ? stored : types[nested]();
		if (map instanceof Y.Map) map.set(name, written);
		else records.set(id, name.length % 2 ? written : new Y.Map([[name, written]]));
		doc.getMap(AUTHORS).set(id, stored);
	}
	return doc;
}

function expectPromised({ areas, items, connections }: Board): void {
	for (const { id, areaId, order, author, x, y, width, height, words, color } of [...areas, ...items, ...connections]) {
		expect([id, order, words, color].map((text) => typeof text)).toEqual(['string', 'string', 'string', 'string']);
		expect([x, y, width, height].every(Number.isFinite)).toBe(true);
		expect(author === null || typeof author === 'string').toBe(true);
		expect(areaId === null || areas.some((area) => area.id === areaId)).toBe(true);
	}
	for (const item of items) {
		if (item.kind === 'note') expect([null, ...NOTE_KINDS]).toContain(item.noteKind);
		if (item.kind === 'drawing') expect(item.strokes.flat().every(({ x, y }) => Number.isFinite(x + y))).toBe(true);
	}
}

describe('[BOARD1] whatever stands in the document', () => {
	test('is read as promised, each thing once, and edited without harm', () => {
		fc.assert(
			fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
				const doc = boardOf(entries);
				const board = readBoard(doc);
				expectPromised(board);
				expect(groupsOf(board).flatMap(({ items }) => items)).toEqual(board.items);
				for (const id of ids) {
					setWords(doc, { id, words: 'y' });
					reorder(doc, { id, index: 1 });
					moveToArea(doc, { id, areaId: 'shape:b' });
				}
				expectPromised(readBoard(doc));
				deleteRecords(doc, { ids });
				expect(readBoard(doc)).toEqual({ areas: [], items: [], connections: [] });
			}),
			{ numRuns: 400 }
		);
	});
});
