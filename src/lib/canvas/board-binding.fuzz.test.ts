/**
 * Several people draw, write, move, tie and delete at once, on canvases and in the list, and are away at times. When all
 * have heard of everything, all documents and all canvases say the same.
 */
import { describe, expect, test } from 'vitest';
import { readBoard } from '../document/board.ts';
import { readRecords } from '../document/board-records.ts';
import { addNote, connect, deleteRecords, moveToArea, reorder, setWords } from '../document/board-write.ts';
import { CanvasPerson, newRecord } from '../../../tests/support/canvas-people.ts';
import * as Y from 'yjs';
import { randomFrom } from '../../../tests/support/typing.ts';
import { richTextOf, plainWords, type CanvasRecord } from './record-mapping.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const STEPS = 700;
const COLOURS = ['yellow', 'light-blue', 'green'];

type Random = (below: number) => number;

class Network {
	readonly people: CanvasPerson[];
	readonly #away = new Set<CanvasPerson>();
	/** What each has still to be given, in order. */
	readonly #inbox = new Map<CanvasPerson, Uint8Array[]>();

	constructor(count: number) {
		this.people = Array.from({ length: count }, (_, index) => new CanvasPerson(`person${index}`, index + 1));
		for (const person of this.people) this.#inbox.set(person, []);
	}

	leave(person: CanvasPerson): void {
		this.#away.add(person);
	}

	comeBack(person: CanvasPerson): void {
		this.#away.delete(person);
	}

	/** Hands on what was sent, and gives a person some of what is there for them. */
	carry(person: CanvasPerson, most: number): void {
		if (this.#away.has(person)) return;
		for (const update of person.outbox.splice(0)) {
			for (const other of this.people) if (other !== person) this.#inbox.get(other)?.push(update);
		}
		for (const update of this.#inbox.get(person)?.splice(0, most) ?? []) person.receive(update);
	}

	/** Somebody opens the board as the first of the others has it; what they see at once is by chance. */
	join(name: string, random: Random): CanvasPerson {
		const [host] = this.people as [CanvasPerson];
		const records = readRecords(host.doc);
		const first = records.filter(({ type }) => type === 'frame' || random(3) === 0).map(({ id }) => id);
		const opened = { state: Y.encodeStateAsUpdate(host.doc), first: new Set(first) };
		const person = new CanvasPerson(name, this.people.length + 1, opened);
		this.#inbox.set(person, [...(this.#inbox.get(host) ?? [])]);
		this.people.push(person);
		return person;
	}

	settle(): void {
		this.#away.clear();
		// What comes in may make a canvas answer; twice is more than it takes.
		for (let round = 0; round < 4; round += 1) {
			for (const person of this.people) person.tick();
			for (const person of this.people) this.carry(person, Infinity);
			for (const person of this.people) this.carry(person, Infinity);
		}
	}
}

/** One of the things that people do, somewhere on the board. @returns whether there was anything to do it with */
function act(person: CanvasPerson, random: Random, newId: () => string): boolean {
	// With the first press on a canvas all of the board is there.
	person.binding.showRest();
	const records = person.records();
	const shapes = records.filter((record) => record.typeName === 'shape');
	const any = shapes[random(Math.max(1, shapes.length))];
	const areas = shapes.filter(({ type }) => type === 'frame');
	const area = areas[random(Math.max(1, areas.length))];
	const { store, doc } = person;
	const update = (change: (record: CanvasRecord) => object) => {
		if (any) store.update(any.id, (record) => ({ ...record, ...change(record as CanvasRecord) }));
		return any !== undefined;
	};
	switch (random(15)) {
		case 0:
		case 1: {
			const type = ['note', 'text', 'geo', 'draw', 'frame', 'arrow'][random(6)]!;
			store.put([newRecord(newId(), type, { xy: [random(900), random(900)] })]);
			return true;
		}
		case 2:
		case 3:
			return update((record) => {
				const { x = 0, y = 0 } = record as { x?: number; y?: number };
				return { x: x + random(99) / 7, y: y - random(99) / 3 };
			});
		case 4:
		case 5:
			return update(({ props }) => {
				if (!('richText' in props)) return {};
				const letters = [...plainWords(props.richText)];
				const at = random(letters.length + 1);
				const letter = ['a', 'ø', '\n', '🌱'][random(4)]!;
				letters.splice(at, random(2), letter);
				return { props: { ...props, richText: richTextOf(letters.join('')) } };
			});
		case 6:
			return update(({ props }) => ('color' in props ? { props: { ...props, color: COLOURS[random(3)] } } : {}));
		case 7:
			if (!any || !area || any === area) return false;
			return update(() => ({ parentId: random(3) === 0 ? 'page:page' : area.id }));
		case 8:
			if (any)
				store.remove([
					any.id,
					...records
						.filter((tie) => tie.typeName === 'binding' && [tie.fromId, tie.toId].includes(any.id))
						.map(({ id }) => id)
				]);
			return any !== undefined;
		case 9: {
			const arrow = shapes.find(({ type }) => type === 'arrow');
			if (!arrow || !any || any === arrow) return false;
			const ends = { fromId: arrow.id, toId: any.id, 'props.terminal': random(2) ? 'start' : 'end' };
			store.put([newRecord(newId().replace('shape', 'binding'), 'arrow', ends)]);
			return true;
		}
		case 10:
			return random(2) === 0 ? person.undo.undo() !== null : person.undo.redo() !== null;
		case 11:
			if (any) setWords(doc, { id: any.id, words: `liste ${random(9)}`, origin: 'list' });
			return any !== undefined;
		case 12:
			if (any) moveToArea(doc, { id: any.id, areaId: area && area !== any ? area.id : null, origin: 'list' });
			return any !== undefined;
		case 13:
			if (any && random(3) === 0) deleteRecords(doc, { ids: [any.id], origin: 'list' });
			else if (any) reorder(doc, { id: any.id, index: random(5), origin: 'list' });
			return any !== undefined;
		default:
			addNote(doc, { id: newId(), words: 'fra listen', author: person.name, origin: 'list' });
			if (any && shapes[0] && any !== shapes[0]) {
				connect(doc, { id: newId(), from: any.id, to: shapes[0].id, author: person.name, origin: 'list' });
			}
			return true;
	}
}

describe('[BOARD7] however several people work at once, all canvases and lists end alike', () => {
	test.each(SEEDS)(`seed %i, ${STEPS} steps`, (seed) => {
		const random = randomFrom(seed);
		const network = new Network(2 + (seed % 4));
		let made = 0;
		let done = 0;
		let watching: CanvasPerson | null = null;
		for (let step = 0; step < STEPS; step += 1) {
			const person = network.people[random(network.people.length)]!;
			if (person !== watching && act(person, random, () => `shape:${person.name}-${(made += 1)}`)) done += 1;
			if (random(4) === 0) person.tick();
			if (random(30) === 0) network.leave(person);
			if (random(12) === 0) network.comeBack(person);
			network.carry(network.people[random(network.people.length)]!, random(6));
			if (step === STEPS / 2) watching = network.join('watching', random);
			if (watching && random(20) === 0) watching.binding.showRest(1 + random(3));
		}
		watching?.binding.showRest();
		network.settle();
		const [first, ...others] = network.people as [CanvasPerson, ...CanvasPerson[]];
		const [records, board, shown] = [sorted(first), readBoard(first.doc), first.shown()];
		for (const other of others) {
			expect(sorted(other)).toEqual(records);
			expect(readBoard(other.doc)).toEqual(board);
			expect(other.shown()).toEqual(shown);
		}
		// A canvas opened now shows what those show that were there all along.
		const late = new CanvasPerson('late', 99);
		late.receive(Y.encodeStateAsUpdate(first.doc));
		expect(late.shown()).toEqual(shown);
		// And a run in which little happened has shown little.
		expect(done).toBeGreaterThan(STEPS * 0.7);
		expect(records.length).toBeGreaterThan(15);
	});
});

function sorted({ doc }: CanvasPerson): unknown[] {
	return readRecords(doc).sort((a, b) => (a.id < b.id ? -1 : 1));
}
