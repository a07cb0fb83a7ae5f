import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '../document/board.ts';
import { readRecords, type BoardRecord } from '../document/board-records.ts';
import { defaultsOf } from '../document/board-shape.ts';
import { addArea, addNote, connect, deleteRecords, setBoardProperty, setWords } from '../document/board-write.ts';
import { CanvasPerson, newRecord } from '../../../tests/support/canvas-people.ts';
import { plainWords, richTextOf, type CanvasRecord } from './record-mapping.ts';

const NOTE = 'shape:a' as CanvasRecord['id'];

/** Alice at a canvas, with a note that the log has already. */
function alice(): CanvasPerson {
	const person = new CanvasPerson('alice', 2_147_483_647);
	person.store.put([newRecord(NOTE, 'note', { xy: [100, 100] })]);
	person.tick();
	person.outbox.length = 0;
	return person;
}

function move({ store }: CanvasPerson, x: number, y: number): void {
	store.update(NOTE, (record) => ({ ...record, x, y }));
}

function write({ store }: CanvasPerson, words: string): void {
	store.update(NOTE, (record) => ({ ...record, props: { ...record.props, richText: richTextOf(words) } }));
}

describe('[BOARD8] a move', () => {
	test('takes at most 40 bytes of the log, however long the board’s history', () => {
		const person = alice();
		for (let step = 0; step < 2_000; step += 1) {
			move(person, 100 + step * 1.37, 2_000 - step / 3);
			person.tick();
		}
		expect(person.outbox).toHaveLength(2_000);
		expect(Math.max(...person.outbox.map(({ byteLength }) => byteLength))).toBeLessThanOrEqual(40);
	});

	test('that is a drag goes out when its time has come, as one update', () => {
		const person = alice();
		for (let frame = 0; frame < 12; frame += 1) move(person, frame * 10, frame);
		expect(person.outbox).toHaveLength(0);
		person.tick();
		expect(person.outbox).toHaveLength(1);
		expect(readBoard(person.doc).items[0]).toMatchObject({ x: 110, y: 11 });
	});
});

describe('[BOARD7] the canvas', () => {
	test('sends words letter by letter, at once', () => {
		const person = alice();
		write(person, 'E');
		write(person, 'En');
		expect(person.outbox).toHaveLength(2);
		expect(readBoard(person.doc).items[0]?.words).toBe('En');
	});

	test('gives what is made on it its maker as the author, and a copy of somebody else’s note too', () => {
		const person = alice();
		const copy = { ...newRecord('shape:copy', 'note'), meta: { author: 'bob' } } as CanvasRecord;
		person.store.put([copy]);
		person.tick();
		expect(readBoard(person.doc).items.map(({ author }) => author)).toEqual(['alice', 'alice']);
	});

	test('keeps what is being dragged here when it is moved elsewhere, and takes the rest', () => {
		const person = alice();
		move(person, 500, 500);
		setWords(person.doc, { id: NOTE, words: 'fra listen', origin: 'list' });
		const shown = person.store.get(NOTE) as unknown as { x: number; props: { richText: unknown } };
		expect([shown.x, plainWords(shown.props.richText)]).toEqual([500, 'fra listen']);
	});

	test('keeps what stood in an area when the area goes', () => {
		const person = alice();
		addArea(person.doc, { id: 'shape:area', name: '', author: null });
		addNote(person.doc, { id: 'shape:in', words: 'x', author: null, areaId: 'shape:area' });
		deleteRecords(person.doc, { ids: ['shape:area'] });
		expect(person.store.get('shape:in' as CanvasRecord['id'])).toMatchObject({ parentId: 'page:page' });
	});

	test('takes nothing back that others did when its own work is undone', () => {
		const person = alice();
		move(person, 300, 0);
		person.tick();
		setWords(person.doc, { id: NOTE, words: 'bobs ord', origin: 'bob' });
		person.undo.undo();
		expect(readBoard(person.doc).items[0]).toMatchObject({ x: 100, words: 'bobs ord' });
		expect(person.store.get(NOTE)).toMatchObject({ x: 100 });
	});
});

describe('[BOARD7] [CANVAS5] a canvas that shows some of a board at once', () => {
	const state = () => {
		const person = alice();
		addArea(person.doc, { id: 'shape:area', name: 'Først', author: null });
		addNote(person.doc, { id: 'shape:b', words: 'B', author: null, areaId: 'shape:area' });
		connect(person.doc, { id: 'shape:arrow', from: NOTE, to: 'shape:b', words: '', author: null });
		return Y.encodeStateAsUpdate(person.doc);
	};
	const shownBy = (person: CanvasPerson) => person.records().map(({ id }) => id.replace(/^binding:.*/, 'tie'));

	test('shows the rest piece by piece, and ties arrows once all is there', () => {
		const person = new CanvasPerson('bob', 2, { state: state(), first: new Set(['shape:area', NOTE]) });
		expect(shownBy(person).sort()).toEqual([NOTE, 'shape:area']);
		expect(person.binding.showRest(1)).toBe(true);
		expect(shownBy(person)).not.toContain('tie');
		expect(person.binding.showRest(1)).toBe(false);
		expect(shownBy(person).sort()).toEqual([NOTE, 'shape:area', 'shape:arrow', 'shape:b', 'tie', 'tie'].sort());
		expect(person.outbox).toEqual([]);
	});

	test('shows what others change, and nothing of what they delete', () => {
		const person = new CanvasPerson('bob', 2, { state: state(), first: new Set(['shape:area']) });
		const other = new CanvasPerson('carol', 3, { state: state(), first: new Set() });
		setWords(other.doc, { id: 'shape:b', words: 'Nyt', origin: 'list' });
		deleteRecords(other.doc, { ids: [NOTE], origin: 'list' });
		for (const update of other.outbox) person.receive(update);
		expect(shownBy(person).sort()).toEqual(['shape:area', 'shape:b']);
		expect(person.binding.showRest()).toBe(false);
		expect(shownBy(person).sort()).toEqual(['shape:area', 'shape:b']);
	});
});

describe('[BOARD4] what the canvas does not take', () => {
	const colour = (doc: Y.Doc, value: string) =>
		setBoardProperty(doc, { id: NOTE, name: 'props.color', value, origin: 'hostile' });

	test('is left out or taken away, and nothing beside it', () => {
		const person = alice();
		const shown = () => person.records().map(({ id }) => id);
		person.doc.transact(() => {
			addNote(person.doc, { id: 'shape:good', words: 'God', author: null });
			colour(person.doc, 'a colour that there is not');
			addNote(person.doc, { id: 'shape:too', words: 'Også god', author: null });
		}, 'others');
		expect(shown().sort()).toEqual(['shape:good', 'shape:too']);
		colour(person.doc, 'green');
		expect(shown().sort()).toEqual([NOTE, 'shape:good', 'shape:too'].sort());
	});
});

describe('[CANVAS5] what is shown before the board is there', () => {
	/** A board as it was told ahead, and as it is once it comes: a note is gone by then, one says more, one is new. */
	function opened() {
		const before = alice();
		addArea(before.doc, { id: 'shape:area', name: 'Først', author: null });
		addNote(before.doc, { id: 'shape:gone', words: 'Væk', author: null });
		addNote(before.doc, { id: 'shape:kept', words: 'Bus', author: 'bob', areaId: 'shape:area' });
		const beginning = readRecords(before.doc);
		deleteRecords(before.doc, { ids: ['shape:gone'], origin: 'list' });
		setWords(before.doc, { id: 'shape:kept', words: 'Natbus', origin: 'list' });
		addNote(before.doc, { id: 'shape:new', words: 'Ny', author: null });
		return { state: Y.encodeStateAsUpdate(before.doc), beginning };
	}
	const told = (person: CanvasPerson) =>
		person
			.records()
			.map((record) => `${record.id} ${plainWords((record.props as { richText?: unknown }).richText)}`.trim())
			.sort();

	test('is what was told ahead, and becomes what stands there', () => {
		const person = new CanvasPerson('bob', 2, opened());
		expect(told(person)).toEqual([NOTE, 'shape:area', 'shape:gone Væk', 'shape:kept Bus']);
		expect(person.store.get('shape:kept' as CanvasRecord['id'])).toMatchObject({
			parentId: 'shape:area',
			meta: { author: 'bob' }
		});
		expect(person.doc.store.clients.size).toBe(0);
		expect(person.binding.showRest()).toBe(false);
		expect(told(person)).toEqual([NOTE, 'shape:area', 'shape:kept Natbus', 'shape:new Ny']);
		expect(person.outbox).toEqual([]);
	});

	test('keeps what was done with it until then', () => {
		const person = new CanvasPerson('bob', 2, opened());
		move(person, 7, 8);
		person.store.remove(['shape:kept' as CanvasRecord['id']]);
		person.tick();
		expect(told(person)).toEqual([NOTE, 'shape:area']);
		expect(readBoard(person.doc).items.map(({ id, x, y }) => [id, x, y])).toContainEqual([NOTE, 7, 8]);
		expect(
			readBoard(person.doc)
				.items.map(({ id }) => id)
				.sort()
		).toEqual([NOTE, 'shape:new']);
	});

	test('stands on the page where its areas stand in each other in a circle', () => {
		const area = (id: string, parentId: string): BoardRecord => ({
			...{ id, type: 'frame', words: null, author: null },
			properties: { ...defaultsOf(id, 'frame'), parentId }
		});
		const beginning = [area('shape:one', 'shape:other'), area('shape:other', 'shape:one')];
		const state = Y.encodeStateAsUpdate(new Y.Doc());
		const person = new CanvasPerson('bob', 2, { state, beginning });
		expect(person.records().map((record) => 'parentId' in record && record.parentId)).toEqual([
			'page:page',
			'page:page'
		]);
	});
});
