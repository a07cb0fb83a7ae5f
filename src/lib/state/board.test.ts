import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { BoardController, type BoardChange } from './board.svelte.ts';

/** Two pages with the same board; what one writes reaches the other at once. */
function twoPages(): { alice: BoardController; bob: BoardController; heard: BoardChange[] } {
	const heard: BoardChange[] = [];
	const alice = new BoardController('alice');
	const bob = new BoardController('bob', (change) => heard.push(change));
	alice.doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin !== bob) Y.applyUpdate(bob.doc, update, alice);
	});
	bob.doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin !== alice) Y.applyUpdate(alice.doc, update, bob);
	});
	alice.goLive();
	bob.goLive();
	return { alice, bob, heard };
}

const wordsOf = (board: BoardController) =>
	board.groups.map(({ area, items }) => [area?.words ?? null, items.map(({ words }) => words)]);

describe('the board as a list', () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('[LIST1] is in reading order for everybody, area by area', () => {
		const { alice, bob } = twoPages();
		const area = alice.addArea('Det, vi ved');
		const bus = alice.addNote({ words: 'Ingen bus', areaId: null });
		alice.addNote({ words: 'Ensomhed', areaId: area });
		alice.moveToArea([bus], area);
		alice.move(bus, 0);
		vi.runAllTimers();
		for (const page of [alice, bob]) expect(wordsOf(page)).toEqual([['Det, vi ved', ['Ingen bus', 'Ensomhed']]]);
	});

	it('[LIST3] keeps every letter of two people who write in one note', () => {
		const { alice, bob } = twoPages();
		const note = alice.addNote({ words: 'bus', areaId: null });
		alice.text(note)?.insert(0, 'Ingen ');
		bob.text(note)?.insert(9, ' om aftenen');
		vi.runAllTimers();
		expect(bob.note(note)?.words).toBe('Ingen bus om aftenen');
	});

	it('[LIST4] brings back what another deleted, with its author and its connections', () => {
		const { alice, bob } = twoPages();
		const bus = alice.addNote({ words: 'Ingen bus', areaId: null });
		const lonely = alice.addNote({ words: 'Ensomhed', areaId: null });
		alice.link(bus, lonely, 'fører til');
		vi.runAllTimers();
		const before = bob.board;
		alice.remove([bus]);
		vi.runAllTimers();
		expect(bob.removed.map(({ words, kind }) => ({ words, kind }))).toEqual([{ words: 'Ingen bus', kind: 'note' }]);
		const [removed] = bob.removed;
		if (removed) bob.restore(removed);
		vi.runAllTimers();
		expect(alice.board).toEqual(before);
		expect(alice.note(bus)?.author).toBe('alice');
		expect([...alice.removed, ...bob.removed]).toEqual([]);
	});

	it('[LIST4] brings back all that was deleted in one step, also what went before the page was open', () => {
		const { alice, bob } = twoPages();
		const ids = ['a', 'b', 'c'].map((words) => alice.addNote({ words, areaId: null }));
		vi.runAllTimers();
		const before = alice.board;
		alice.remove(ids);
		vi.runAllTimers();
		const late = new BoardController('carol');
		Y.applyUpdate(late.doc, Y.encodeStateAsUpdate(bob.doc));
		late.goLive();
		late.learnRemoved(bob.removed);
		late.learnRemoved(bob.removed);
		expect(late.removed).toHaveLength(3);
		late.restoreAll();
		Y.applyUpdate(alice.doc, Y.encodeStateAsUpdate(late.doc), bob);
		vi.runAllTimers();
		expect(alice.board).toEqual(before);
		expect([late.removed, alice.removed]).toEqual([[], []]);
	});

	it('tells of what others did, and not of where things were moved to', () => {
		const { alice, heard } = twoPages();
		const area = alice.addArea('Idéer');
		const note = alice.addNote({ words: 'Spis sammen', areaId: area });
		heard.length = 0;
		alice.doc.getMap<Y.Map<unknown>>('records').get(note)?.set('xy', [5, 5]);
		expect(heard).toEqual([]);
		alice.setWords(note, 'Spis sammen hver torsdag');
		alice.remove([note]);
		expect(heard.map(({ what, area: where }) => [what, where])).toEqual([
			['changed', 'Idéer'],
			['removed', 'Idéer']
		]);
	});

	it('forgets what was chosen when it is gone', () => {
		const { alice, bob } = twoPages();
		const note = alice.addNote({ words: 'Ingen bus', areaId: null });
		vi.runAllTimers();
		bob.choose(note, true);
		bob.edit(note);
		alice.remove([note]);
		vi.runAllTimers();
		expect([bob.chosen.size, bob.editing]).toEqual([0, null]);
	});
});
