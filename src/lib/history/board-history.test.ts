import { expect, test } from 'vitest';
import { addArea, addNote, deleteRecords, moveItem, setBoardProperty, setWords } from '../document/board-write.ts';
import { aBoardLog } from '../../../tests/support/board-log.ts';
import { boardChanges } from './board-history.ts';

test('[BOARD10] what one person does to one thing close in time is one change, and nobody else’s work is in it', () => {
	const { revisions, by } = aBoardLog();
	by('alice', 0, (doc) => addArea(doc, { id: 'shape:area', name: 'Her', author: 'alice' }));
	by('alice', 1, (doc) => addNote(doc, { id: 'shape:a', words: 'E', author: 'alice' }));
	by('alice', 1, (doc) => setWords(doc, { id: 'shape:a', words: 'Ensomhed' }));
	by('bob', 2, (doc) => moveItem(doc, { id: 'shape:a', x: 5, y: 5 }));
	by('bob', 2, (doc) => moveItem(doc, { id: 'shape:a', x: 9, y: 9 }));
	by('bob', 3, (doc) => setWords(doc, { id: 'shape:a', words: 'Stor ensomhed' }));
	by('alice', 9, (doc) => setBoardProperty(doc, { id: 'shape:a', name: 'props.color', value: 'red' }));
	by('bob', 20, (doc) => deleteRecords(doc, { ids: ['shape:a'] }));
	const told = boardChanges(revisions).map(({ participantId, deed, what, before, after, fromSeq, toSeq }) => [
		participantId,
		deed,
		what,
		before,
		after,
		fromSeq,
		toSeq
	]);
	expect(told).toEqual([
		['alice', 'added', 'area', '', 'Her', 1, 1],
		['alice', 'added', 'note', '', 'Ensomhed', 2, 3],
		['bob', 'moved', 'note', 'Ensomhed', 'Ensomhed', 4, 5],
		['bob', 'reworded', 'note', 'Ensomhed', 'Stor ensomhed', 6, 6],
		['alice', 'styled', 'note', 'Stor ensomhed', 'Stor ensomhed', 7, 7],
		['bob', 'removed', 'note', 'Stor ensomhed', '', 8, 8]
	]);
});
