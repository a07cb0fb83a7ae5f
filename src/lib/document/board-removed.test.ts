import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from './board.ts';
import { BoardRemovals } from './board-removed.ts';
import { addArea, addNote, connect, deleteRecords, restoreRecords } from './board-write.ts';

test('[LIST4] [BOARD3] whatever was deleted at any time is there to bring back, until somebody has', () => {
	const doc = new Y.Doc();
	const removals = new BoardRemovals<{ update: Uint8Array; seq: number }>();
	let seq = 0;
	doc.on('update', (update: Uint8Array) => removals.take({ update, seq: (seq += 1) }));
	addArea(doc, { id: 'shape:area', name: 'Idéer', author: 'alice' });
	addNote(doc, { id: 'shape:a', words: 'Natbus', author: 'alice', areaId: 'shape:area' });
	addNote(doc, { id: 'shape:b', words: 'Fælles mad', author: 'bob' });
	connect(doc, { id: 'shape:arrow', from: 'shape:a', to: 'shape:b', author: 'bob' });
	const before = readBoard(doc);
	deleteRecords(doc, { ids: ['shape:a', 'shape:area'] });
	const told = () =>
		removals
			.list(10)
			.map(({ kind, words, revision }) => [kind, words, revision.seq])
			.toSorted();
	expect(told()).toEqual([
		['area', 'Idéer', 5],
		['note', 'Natbus', 5]
	]);
	restoreRecords(doc, { records: removals.list(10).flatMap(({ records }) => records) });
	expect(readBoard(doc)).toEqual(before);
	expect(told()).toEqual([]);
});
