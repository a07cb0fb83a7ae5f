import { expect, test } from 'vitest';
import { addArea, addNote, deleteRecords, moveItem, setWords } from '../document/board-write.ts';
import { readRecords } from '../document/board-records.ts';
import { aBoardLog } from '../../../tests/support/board-log.ts';
import { boardChanges } from './board-history.ts';
import { boardSteps, tellStep } from './board-steps.ts';
import { boardDifference, boardThen } from './board-then.ts';
import { replay } from './replay.ts';

test('[TRAIL12] what one person does in one go is one step, and what another does meanwhile is another', () => {
	const { revisions, by } = aBoardLog();
	for (const id of ['a', 'b', 'c'])
		by('alice', 0, (doc) => addNote(doc, { id: `shape:${id}`, words: id, author: 'alice' }));
	by('bob', 1, (doc) => addNote(doc, { id: 'shape:d', words: 'd', author: 'bob' }));
	by('alice', 1, (doc) => addNote(doc, { id: 'shape:e', words: 'e', author: 'alice' }));
	by('alice', 9, (doc) => addNote(doc, { id: 'shape:f', words: 'f', author: 'alice' }));
	const steps = boardSteps(boardChanges(revisions));
	expect(
		steps.map(({ participantId, fromSeq, toSeq, things }) => [participantId, fromSeq, toSeq, things.length])
	).toEqual([
		['alice', 1, 5, 4],
		['bob', 4, 4, 1],
		['alice', 6, 6, 1]
	]);
});

test('[TRAIL12] a step is over after ten minutes, so that one sees a board grow', () => {
	const { revisions, by } = aBoardLog();
	for (let minute = 0; minute < 22; minute += 1)
		by('alice', minute, (doc) => addNote(doc, { id: `shape:${minute}`, words: 'n', author: 'alice' }));
	expect(boardSteps(boardChanges(revisions)).map(({ things }) => things.length)).toEqual([11, 11]);
});

test('[TRAIL12] everything a step deleted stood on the board just before it, as it was', () => {
	const { revisions, by } = aBoardLog();
	for (const id of ['a', 'b', 'c'])
		by('alice', 0, (doc) => addNote(doc, { id: `shape:${id}`, words: id, author: 'alice' }));
	by('bob', 10, (doc) => deleteRecords(doc, { ids: ['shape:a'] }));
	by('carol', 10, (doc) => setWords(doc, { id: 'shape:b', words: 'better' }));
	by('bob', 10, (doc) => deleteRecords(doc, { ids: ['shape:b'] }));
	by('bob', 11, (doc) => deleteRecords(doc, { ids: ['shape:c'] }));
	const removed = boardSteps(boardChanges(revisions)).filter(({ deed }) => deed === 'removed');
	expect(removed.map(({ things }) => things.map(({ id }) => id))).toEqual([['shape:a'], ['shape:b', 'shape:c']]);
	for (const { fromSeq, things } of removed) {
		const updates = revisions.slice(0, fromSeq - 1).map(({ update }) => update);
		const stood = new Map(readRecords(replay(null, updates)).map(({ id, words }) => [id, words]));
		for (const { id, before } of things) expect(stood.get(id)).toBe(before);
	}
});

test('[TRAIL8] a step of many notes is told in short', () => {
	const { revisions, by } = aBoardLog();
	by('alice', 0, (doc) =>
		doc.transact(() => {
			for (let note = 0; note < 300; note += 1) addNote(doc, { id: `shape:n${note}`, words: 'n', author: 'alice' });
		})
	);
	const [step] = boardSteps(boardChanges(revisions));
	const told = tellStep(step!);
	expect([told.count, told.things.length]).toEqual([300, 12]);
	const records = readRecords(
		replay(
			null,
			revisions.map(({ update }) => update)
		)
	);
	const then = boardThen(records, records.slice(1), { seq: 1, most: 20 });
	expect(then).toMatchObject({ count: 300, gone: 1, areas: [{ id: null, count: 300 }] });
	expect(then.areas[0]?.items).toHaveLength(20);
});

test('[BOARD10] two moments of the board differ by what was added, reworded, moved and removed, and who did it', () => {
	const { revisions, by } = aBoardLog();
	by('alice', 0, (doc) => addArea(doc, { id: 'shape:area', name: 'Her', author: 'alice' }));
	for (const id of ['a', 'b', 'c'])
		by('alice', 0, (doc) => addNote(doc, { id: `shape:${id}`, words: id, author: 'alice', areaId: 'shape:area' }));
	const from = revisions.length;
	by('bob', 5, (doc) => setWords(doc, { id: 'shape:a', words: 'aa' }));
	by('carol', 6, (doc) => setWords(doc, { id: 'shape:a', words: 'aaa' }));
	by('bob', 7, (doc) => moveItem(doc, { id: 'shape:b', x: 90, y: 90 }));
	by('carol', 8, (doc) => deleteRecords(doc, { ids: ['shape:c'] }));
	by('bob', 9, (doc) => addNote(doc, { id: 'shape:d', words: 'd', author: 'bob' }));
	by('bob', 9, (doc) => addNote(doc, { id: 'shape:gone', words: 'gone', author: 'bob' }));
	by('bob', 9, (doc) => deleteRecords(doc, { ids: ['shape:gone'] }));
	const to = revisions.length;
	const at = (seq: number) =>
		readRecords(
			replay(
				null,
				revisions.slice(0, seq).map(({ update }) => update)
			)
		);
	const told = boardDifference(at(from), at(to), { from, to, changes: boardChanges(revisions) });
	expect(
		told.map(({ deed, before, after, area, participantIds }) => [deed, before, after, area, participantIds])
	).toEqual([
		['added', '', 'd', '', ['bob']],
		['reworded', 'a', 'aaa', 'Her', ['bob', 'carol']],
		['moved', 'b', 'b', 'Her', ['bob']],
		['removed', 'c', '', 'Her', ['carol']]
	]);
});
