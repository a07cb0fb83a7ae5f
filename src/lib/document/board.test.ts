import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { groupsOf, readBoard } from './board.ts';
import { readRecords, recordMap } from './board-records.ts';
import * as shape from './board-shape.ts';
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
} from './board-write.ts';

const [A, B, C, AREA, ARROW] = ['shape:a', 'shape:b', 'shape:c', 'shape:area', 'shape:arrow'] as const;

/** A board with an area that holds a and b, a note c beside it, and an arrow from a to c. */
function someBoard(): Y.Doc {
	const doc = new Y.Doc();
	addArea(doc, { id: AREA, name: 'Det, vi ved', author: 'alice' });
	addNote(doc, { id: A, words: 'Ensomhed', author: 'alice', areaId: AREA, noteKind: 'experience', language: 'da' });
	addNote(doc, { id: B, words: 'Ingen bus', author: 'bob', areaId: AREA, noteOrigin: 'paper', writtenFor: 'Carol' });
	addNote(doc, { id: C, words: 'Spis sammen', author: null });
	connect(doc, { id: ARROW, from: A, to: C, words: 'derfor', author: 'bob' });
	return doc;
}

function inOrder(doc: Y.Doc): [string | null, string[]][] {
	return groupsOf(readBoard(doc)).map(({ area, items }) => [area?.words ?? null, items.map(({ words }) => words)]);
}

test('the shape of the board is the one of its version', () => {
	const { BOARD_VERSION, ...tables } = shape;
	const everything = JSON.stringify(tables, (_, value: unknown) => (value instanceof RegExp ? value.source : value));
	const hashes: Record<number, string> = { 2: 'c3dcd7b3e2dfc2ad8b3b827a0923f3edcc5e070352141e8126f8739651dc2502' };
	expect(createHash('sha256').update(everything).digest('hex')).toBe(hashes[BOARD_VERSION]);
});

describe('[BOARD11] a card', () => {
	test('is one for each part of the problem and one for the plan, with a place and no words', () => {
		const doc = someBoard();
		for (const part of ['problem:known', 'plan', 'problem:known'] as const) addCard(doc, { part });
		const cards = readBoard(doc).items.filter(({ kind }) => kind === 'card');
		expect(cards).toMatchObject([
			{ id: 'shape:card-problem-known', shows: 'problem:known', words: '', author: null, areaId: null },
			{ id: 'shape:card-plan', shows: 'plan', words: '', author: null, areaId: null }
		]);
		expect([...(recordMap(doc, 'shape:card-plan')?.keys() ?? [])].sort()).toEqual([
			'index',
			'meta.order',
			'type',
			'xy'
		]);
	});

	test('added by two people at once is one card', () => {
		const [one, other] = [new Y.Doc(), new Y.Doc()];
		addCard(one, { part: 'plan' });
		addCard(other, { part: 'plan' });
		Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
		Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
		expect(readBoard(one).items).toHaveLength(1);
		expect(readBoard(other)).toEqual(readBoard(one));
	});

	test('moves into an area, out of it and in the order like anything else', () => {
		const doc = someBoard();
		addCard(doc, { part: 'plan' });
		moveToArea(doc, { id: 'shape:card-plan', areaId: AREA });
		reorder(doc, { id: 'shape:card-plan', index: 0 });
		expect(readBoard(doc).items[0]).toMatchObject({ id: 'shape:card-plan', areaId: AREA });
		deleteRecords(doc, { ids: ['shape:card-plan'] });
		expect(readBoard(doc).items.map(({ id }) => id)).toEqual([A, B, C]);
	});
});

describe('[BOARD1] the board is read', () => {
	test('area by area in reading order, then what stands in none', () => {
		expect(inOrder(someBoard())).toEqual([
			['Det, vi ved', ['Ensomhed', 'Ingen bus']],
			[null, ['Spis sammen']]
		]);
	});

	test('with who made each note, of what kind, in which language, for whom and from where', () => {
		const [a, b, c] = readBoard(someBoard()).items;
		expect(a).toMatchObject({ kind: 'note', author: 'alice', noteKind: 'experience', language: 'da', origin: 'typed' });
		expect(b).toMatchObject({ author: 'bob', writtenFor: 'Carol', origin: 'paper', noteKind: null, language: null });
		expect(c).toMatchObject({ author: null, areaId: null });
	});

	test('with what each connection ties together', () => {
		expect(readBoard(someBoard()).connections).toMatchObject([{ from: A, to: C, words: 'derfor', author: 'bob' }]);
	});
});

describe('[BOARD2] without a canvas anyone', () => {
	test('changes words by the smallest edit, so that two people’s letters both stay', () => {
		const doc = someBoard();
		const other = new Y.Doc();
		Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
		setWords(doc, { id: A, words: 'Ensomhed om vinteren' });
		setWords(other, { id: A, words: 'Stor ensomhed' });
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
		expect(readBoard(doc).items[0]?.words).toBe('Stor ensomhed om vinteren');
		setWords(doc, { id: AREA, words: 'Viden' });
		setWords(doc, { id: ARROW, words: '' });
		expect(readBoard(doc)).toMatchObject({ areas: [{ words: 'Viden' }], connections: [{ words: '' }] });
	});

	test('reorders, within the area', () => {
		const doc = someBoard();
		reorder(doc, { id: B, index: 0 });
		expect(inOrder(doc)[0]).toEqual(['Det, vi ved', ['Ingen bus', 'Ensomhed']]);
		reorder(doc, { id: B, index: 9 });
		expect(inOrder(doc)[0]).toEqual(['Det, vi ved', ['Ensomhed', 'Ingen bus']]);
	});

	test('moves to another area and out of all, last there and in a free place', () => {
		const doc = someBoard();
		addArea(doc, { id: 'shape:more', name: 'Mere', author: null });
		moveToArea(doc, { id: A, areaId: 'shape:more' });
		moveToArea(doc, { id: C, areaId: AREA });
		moveToArea(doc, { id: B, areaId: null });
		expect(inOrder(doc)).toEqual([
			['Det, vi ved', ['Spis sammen']],
			['Mere', ['Ensomhed']],
			[null, ['Ingen bus']]
		]);
		const { areas, items } = readBoard(doc);
		for (const { areaId, x, y, width, height } of items) {
			const area = areas.find(({ id }) => id === areaId);
			if (!area) continue;
			expect(x >= area.x && x + width <= area.x + area.width).toBe(true);
			expect(y >= area.y && y + height <= area.y + area.height).toBe(true);
		}
	});

	test('moves to a place of the board, also inside an area', () => {
		const doc = someBoard();
		moveItem(doc, { id: AREA, x: 500, y: 100 });
		moveItem(doc, { id: A, x: 600, y: 150 });
		expect(readBoard(doc).items[0]).toMatchObject({ id: A, areaId: AREA, x: 600, y: 150 });
	});

	test('fills an area with more than it had room for, and none lies on another', () => {
		const doc = someBoard();
		for (let note = 0; note < 30; note += 1)
			addNote(doc, { id: `shape:n${note}`, words: '', author: null, areaId: AREA });
		const { areas, items } = readBoard(doc);
		const inside = items.filter(({ areaId }) => areaId === AREA);
		expect(new Set(inside.map(({ x, y }) => `${x} ${y}`)).size).toBe(32);
		expect(Math.max(...inside.map(({ y }) => y + 200))).toBeLessThan(areas[0]!.height);
	});

	test('deletes, with the connections that lose an end; an area leaves what stood in it where it was', () => {
		const doc = someBoard();
		const [before] = readBoard(doc).items;
		deleteRecords(doc, { ids: [AREA, C] });
		const { areas, items, connections } = readBoard(doc);
		expect([areas, connections]).toEqual([[], []]);
		expect(items.map(({ words, areaId }) => [words, areaId])).toEqual([
			['Ensomhed', null],
			['Ingen bus', null]
		]);
		expect(items[0]).toMatchObject({ x: before!.x, y: before!.y });
		expect(readRecords(doc)).toHaveLength(2);
	});
});

test('[BOARD3] what was deleted comes back as it was, with its author, whoever brings it back', () => {
	const doc = someBoard();
	setBoardProperty(doc, { id: A, name: 'props.color', value: 'light-blue' });
	const records = readRecords(doc);
	const before = readBoard(doc);
	deleteRecords(doc, { ids: [A, B, C, AREA] });
	expect(readRecords(doc)).toEqual([]);
	restoreRecords(doc, { records });
	expect(readBoard(doc)).toEqual(before);
	setWords(doc, { id: A, words: 'Nu' });
	restoreRecords(doc, { records });
	expect(readBoard(doc).items[0]).toMatchObject({ words: 'Nu', author: 'alice' });
});
