import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard, type Board } from './board.ts';
import { beginningOf, openingCamera, READABLE_ZOOM, recordsAt } from './board-opening.ts';
import { openingPicture } from './board-picture.ts';
import { readRecords, writeRecord } from './board-records.ts';
import { addArea } from './board-write.ts';

const LAPTOP = { width: 500, height: 600 };

/** Notes in rows of so many, each 224 points from the next. */
function boardOfNotes({ count, columns }: { count: number; columns: number }): Board {
	const doc = new Y.Doc();
	for (let place = 0; place < count; place += 1) layNote(doc, place, columns);
	return readBoard(doc);
}

function layNote(doc: Y.Doc, place: number, columns: number): void {
	const properties = {
		xy: [(place % columns) * 224, Math.floor(place / columns) * 224],
		'meta.order': `a${String(place).padStart(5, '0')}`
	};
	writeRecord(doc, { id: `shape:note-${place}`, type: 'note', properties, words: `Seddel ${place}`, author: null });
}

/** @returns where a point of the board is seen, in points of the view */
function seenAt(board: Board, view: { width: number; height: number }, point: { x: number; y: number }) {
	const camera = openingCamera(board, view);
	if (!camera) throw new Error('The board is empty');
	return { x: (point.x + camera.x) * camera.zoom, y: (point.y + camera.y) * camera.zoom };
}

test('[CANVAS5] an empty board has nothing to bring into view', () => {
	expect(openingCamera(readBoard(new Y.Doc()), LAPTOP)).toBeNull();
});

test('[CANVAS5] a board that can be read as a whole opens as a whole, in the middle and never magnified', () => {
	expect(openingCamera(boardOfNotes({ count: 1, columns: 1 }), LAPTOP)).toEqual({ x: 150, y: 200, zoom: 1 });
	const board = boardOfNotes({ count: 9, columns: 3 });
	const camera = openingCamera(board, LAPTOP);
	expect(camera?.zoom).toBeGreaterThanOrEqual(READABLE_ZOOM);
	expect(camera?.zoom).toBeLessThan(1);
	expect(seenAt(board, LAPTOP, { x: 324, y: 324 })).toEqual({ x: 250, y: 300 });
});

test('[CANVAS5] a larger board opens where its reading order begins, as large as notes can be read', () => {
	const board = boardOfNotes({ count: 5_000, columns: 100 });
	expect(openingCamera(board, LAPTOP)?.zoom).toBe(READABLE_ZOOM);
	expect(seenAt(board, LAPTOP, { x: 0, y: 0 })).toEqual({ x: 56, y: 56 });
});

test('[CANVAS5] a larger board with areas opens at the first area, and shows no empty space beyond the last note', () => {
	const doc = new Y.Doc();
	for (let place = 0; place < 400; place += 1) layNote(doc, place, 20);
	addArea(doc, { id: 'shape:area', name: 'Først her', author: null });
	doc.transact(() => doc.getMap<Y.Map<unknown>>('records').get('shape:area')?.set('xy', [2_000, 4_400]));
	const board = readBoard(doc);
	// 4,456 points wide and 4,920 high: 900 of them are to the right of and below where it begins.
	expect(seenAt(board, LAPTOP, { x: 2_000, y: 4_020 })).toEqual({ x: 56, y: 56 });
});

test('[CANVAS5] the picture before the canvas shows the same: a small board whole, of a large one only where it begins', () => {
	expect(openingPicture(boardOfNotes({ count: 9, columns: 3 }))).toMatch(/viewBox="-48 -48 744 744"/);
	const picture = openingPicture(boardOfNotes({ count: 5_000, columns: 100 }));
	expect(picture).toContain('<g transform="scale(0.5) translate(112 112)">');
	expect(picture).toContain('Seddel 0<');
	expect(picture).not.toContain('Seddel 50<');
	expect(picture.length).toBeLessThan(60_000);
});

test('[CANVAS5] of a large board all areas and what is seen first are told ahead, and read as in the document', () => {
	const doc = new Y.Doc();
	for (let place = 0; place < 401; place += 1) layNote(doc, place, 20);
	addArea(doc, { id: 'shape:first', name: 'Først', author: 'alice' });
	addArea(doc, { id: 'shape:far', name: 'Langt nede', author: 'alice' });
	const stored = doc.getMap<Y.Map<unknown>>('records');
	doc.transact(() => {
		stored.get('shape:first')?.set('xy', [0, 0]);
		stored.get('shape:far')?.set('xy', [0, 9_000]);
	});
	const records = readRecords(doc);
	const beginning = beginningOf(readBoard(doc), records, LAPTOP);
	if (!beginning) throw new Error('Nothing is told ahead');
	const told = recordsAt(beginning);
	expect(told.length).toBeGreaterThan(20);
	expect(told.length).toBeLessThan(100);
	expect(told).toContainEqual(records.find(({ id }) => id === 'shape:far'));
	for (const record of told) expect(records).toContainEqual(record);
	expect(JSON.stringify(beginning).length).toBeLessThan(told.length * 200);

	const small = new Y.Doc();
	for (let place = 0; place < 400; place += 1) layNote(small, place, 20);
	expect(beginningOf(readBoard(small), readRecords(small), LAPTOP)).toBeNull();
});
