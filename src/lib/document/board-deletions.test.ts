import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { DeletionAccount, deletedByStep, minutesUntil, recordsGoing } from './board-deletions.ts';
import { recordsOf } from './board-records.ts';
import { addNote, connect } from './board-write.ts';

const MINUTE = 60_000;

describe('[BOARD6] a page knows what may be deleted from it', () => {
	test('at once, and how much more each minute of a connection', () => {
		const account = new DeletionAccount(0);
		account.setConnected(true, 0);
		expect(account.left(0)).toBe(2_000);
		account.spend(1_900, 0);
		expect(account.left(0)).toBe(100);
		expect(account.left(2 * MINUTE)).toBe(700);
		expect(account.left(60 * MINUTE)).toBe(2_000);
	});

	test('without a connection it grows no further, since all of it comes to the server at once', () => {
		const account = new DeletionAccount(0);
		account.setConnected(true, 0);
		account.setConnected(false, MINUTE);
		account.spend(1_500, MINUTE);
		expect(account.left(30 * MINUTE)).toBe(500);
		account.setConnected(true, 30 * MINUTE);
		expect(account.left(31 * MINUTE)).toBe(800);
	});

	test('also after the page was left and opened again', () => {
		const kept = new DeletionAccount(0).spend(2_000, 0);
		expect(new DeletionAccount(MINUTE, kept).left(MINUTE)).toBe(300);
	});

	test('and how long it takes until so many may go', () => {
		expect(minutesUntil(500, 200)).toBe(1);
		expect(minutesUntil(2_000, 0)).toBe(7);
		expect(minutesUntil(2_001, 2_000)).toBeNull();
	});
});

test('with a note goes the connection to it and its ties', () => {
	const doc = new Y.Doc();
	for (const id of ['shape:a', 'shape:b']) addNote(doc, { id, words: id, author: null });
	connect(doc, { id: 'shape:arrow', from: 'shape:a', to: 'shape:b', author: null });
	expect([...recordsGoing(doc, ['shape:b'])].sort()).toEqual([
		'binding:arrow-e',
		'binding:arrow-s',
		'shape:arrow',
		'shape:b'
	]);
});

test('an undo deletes what its step made and is still there', () => {
	const doc = new Y.Doc();
	addNote(doc, { id: 'shape:old', words: '', author: null });
	const undo = new Y.UndoManager(recordsOf(doc), { captureTimeout: 0 });
	expect(deletedByStep(doc, undo.undoStack.at(-1))).toBe(0);
	doc.transact(() => {
		for (const id of ['shape:a', 'shape:b']) addNote(doc, { id, words: '', author: null });
	});
	expect(deletedByStep(doc, undo.undoStack.at(-1))).toBe(2);
	doc.transact(() => {
		for (const id of ['shape:a', 'shape:b', 'shape:old']) recordsOf(doc).delete(id);
	});
	undo.undo();
	// What was deleted and came back is deleted again by a step forward.
	expect(deletedByStep(doc, undo.redoStack.at(-1))).toBe(3);
});
