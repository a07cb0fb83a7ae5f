import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readPlan } from '../document/read.ts';
import { actionText, addAction, setActionField } from '../document/write.ts';
import { BoardController, OWN_BOARD_EDIT } from './board.svelte.ts';
import { UndoController } from './undo.svelte.ts';

const OWN = 'alice';

function aliceAndBob() {
	const alice = new Y.Doc();
	const bob = new Y.Doc();
	const undo = new UndoController(alice, [OWN]);
	const meet = () => {
		Y.applyUpdate(alice, Y.encodeStateAsUpdate(bob), 'server');
		Y.applyUpdate(bob, Y.encodeStateAsUpdate(alice), 'server');
	};
	return { alice, bob, undo, meet };
}

describe('undo', () => {
	it('takes back one’s own work only', () => {
		const { alice, bob, undo, meet } = aliceAndBob();
		addAction(bob, { id: 'cafe', title: 'Café' });
		meet();
		setActionField(alice, { id: 'cafe', field: 'due', value: '2026-12-01', origin: OWN });
		setActionField(bob, { id: 'cafe', field: 'status', value: 'active' });
		meet();
		expect(undo.undo()).toBe('done');
		expect(readPlan(alice)[0]).toMatchObject({ title: 'Café', due: '', status: 'active' });
		expect(undo.undo()).toBe('nothing');
	});

	it('removes an added action that nobody else has touched, and brings it back', () => {
		const { alice, undo } = aliceAndBob();
		addAction(alice, { id: 'cafe', title: 'Café', origin: OWN });
		expect(undo.undo()).toBe('done');
		expect(readPlan(alice)).toEqual([]);
		expect(undo.redo()).toBe('done');
		expect(readPlan(alice)[0]?.title).toBe('Café');
	});

	it('lets an added action be once somebody else has written in it', () => {
		const { alice, bob, undo, meet } = aliceAndBob();
		addAction(alice, { id: 'cafe', title: '', origin: OWN });
		meet();
		actionText(bob, 'cafe', 'title')?.insert(0, 'Bobs café');
		meet();
		expect(undo.undo()).toBe('kept');
		expect(readPlan(alice)[0]?.title).toBe('Bobs café');
		expect(undo.canUndo).toBe(false);
	});

	it('leaves another’s words in a paragraph one made oneself', () => {
		const { alice, bob, undo, meet } = aliceAndBob();
		const fragment = alice.getXmlFragment('problem:known');
		alice.transact(() => {
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText('Mine ord. ')]);
			fragment.insert(0, [paragraph]);
		}, OWN);
		meet();
		const bobs = (bob.getXmlFragment('problem:known').get(0) as Y.XmlElement).get(0) as Y.XmlText;
		bobs.insert(bobs.length, 'Bobs ord.');
		meet();
		undo.undo();
		expect(fragment.toString()).toBe('<paragraph>Bobs ord.</paragraph>');
	});

	it('goes back through two documents in the order things were done, and forward again', () => {
		const { alice, undo } = aliceAndBob();
		const board = new BoardController('alice');
		board.goLive();
		const records = board.doc.getMap('records');
		undo.include({ doc: board.doc, scope: [records], origins: [OWN_BOARD_EDIT], entries: records });
		const reads = () => [readPlan(alice).map(({ title }) => title), board.board.items.map(({ words }) => words)];
		addAction(alice, { id: 'cafe', title: 'Café', origin: OWN });
		board.addNote({ words: 'Ingen bus', areaId: null });
		undo.startStep();
		board.addNote({ words: 'Mørk sti', areaId: null });
		undo.undo();
		expect(reads()).toEqual([['Café'], ['Ingen bus']]);
		undo.undo();
		undo.undo();
		expect(reads()).toEqual([[], []]);
		undo.redo();
		undo.redo();
		expect(reads()).toEqual([['Café'], ['Ingen bus']]);
		undo.startStep();
		addAction(alice, { id: 'bus', title: 'Natbus', origin: OWN });
		expect(undo.canRedo).toBe(false);
		board.destroy();
	});

	it('lets a step be that may not be taken now, back or forward, and takes it when it may', () => {
		const doc = new Y.Doc();
		const undo = new UndoController(new Y.Doc(), [OWN]);
		const records = doc.getMap('records');
		let isAllowed = false;
		undo.include({ doc, scope: [records], origins: [OWN], entries: null, allows: () => isAllowed });
		doc.transact(() => records.set('note', 'Ingen bus'), OWN);
		const tryBoth = (step: () => unknown) => [false, true].map((may) => ((isAllowed = may), [step(), records.size]));
		expect(tryBoth(() => undo.undo())).toEqual([
			['nothing', 1],
			['done', 0]
		]);
		expect(tryBoth(() => undo.redo())).toEqual([
			['nothing', 0],
			['done', 1]
		]);
	});
});
