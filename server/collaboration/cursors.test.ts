import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
	cursorFrame,
	cursorMessage,
	readCursorNews,
	type CursorNews,
	type Point
} from '../../src/lib/document/cursor-frames.ts';
import { Cursors, type CursorReader } from './cursors.ts';
import { MAX_CURSORS } from './limits.ts';

const ADDRESS = 'workshop/canvas';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

class Reader implements CursorReader {
	isBehind = false;
	isOpen = true;
	heard: CursorNews[] = [];
	readonly participantId: string | null;

	constructor(participantId: string | null) {
		this.participantId = participantId;
	}

	deliver(frame: Uint8Array): void {
		this.heard.push(readCursorNews(cursorFrame(frame)!.content));
	}

	/** @returns what was heard since the last time */
	news(): CursorNews[] {
		vi.advanceTimersByTime(100);
		return this.heard.splice(0);
	}
}

function table() {
	const readers = new Set<Reader>();
	const cursors = new Cursors((reader) => {
		const found = [...readers].find((one) => one === reader);
		return found ? { participantId: found.participantId, isOpen: () => found.isOpen } : null;
	});
	return {
		cursors,
		join: (participantId: string | null): Reader => {
			const reader = new Reader(participantId);
			readers.add(reader);
			cursors.take(reader, cursorMessage(ADDRESS, { kind: 'hello' }));
			return reader;
		},
		move: (reader: Reader, position: Point | null) =>
			cursors.take(reader, cursorMessage(ADDRESS, { kind: 'move', position }))
	};
}

const nothing = { people: [], gone: [], moved: [] };
const alicesNumber = { number: 1, participantId: 'alice' };

describe('pointers in one document', () => {
	test('[CURSOR1] everybody who asked hears in one frame who points where; who comes later hears how all stands', () => {
		const { join, move } = table();
		const [alice, bob] = [join('alice'), join('bob')];
		expect(bob.news()).toEqual([{ kind: 'fresh', ...nothing }]);
		move(alice, { x: 1, y: 2 });
		move(alice, { x: 3, y: 4 });
		const expected = { people: [alicesNumber], gone: [], moved: [{ number: 1, x: 3, y: 4 }] };
		expect(bob.news()).toEqual([{ kind: 'changes', ...expected }]);
		expect(join('carol').news()).toEqual([{ kind: 'fresh', ...expected }]);
		move(alice, { x: 5, y: 6 });
		expect(bob.news()).toEqual([{ kind: 'changes', ...nothing, moved: [{ number: 1, x: 5, y: 6 }] }]);
		expect(bob.news()).toEqual([]);
	});

	test('[CURSOR1] who points nowhere, or has left, is gone; the number is free for the next', () => {
		const { cursors, join, move } = table();
		const [alice, bob] = [join('alice'), join('bob')];
		move(alice, { x: 1, y: 1 });
		bob.news();
		move(alice, null);
		expect(bob.news()).toEqual([{ kind: 'changes', ...nothing, gone: [1] }]);
		move(alice, { x: 2, y: 2 });
		bob.news();
		alice.isOpen = false;
		cursors.look(ADDRESS);
		expect(bob.news()).toEqual([{ kind: 'changes', ...nothing, gone: [1] }]);
		const carol = join('carol');
		move(carol, { x: 7, y: 7 });
		const people = [{ number: 1, participantId: 'carol' }];
		expect(bob.news()).toEqual([{ kind: 'changes', people, gone: [], moved: [{ number: 1, x: 7, y: 7 }] }]);
	});

	test('[CURSOR2] a reader sees and is not seen; who has not asked hears nothing', () => {
		const { cursors, join, move } = table();
		const [alice, reader, silent] = [join('alice'), join(null), new Reader('carol')];
		move(reader, { x: 1, y: 1 });
		expect(cursors.take(silent, cursorMessage(ADDRESS, { kind: 'move', position: { x: 1, y: 1 } }))).toBe(true);
		expect(alice.news()).toEqual([{ kind: 'fresh', ...nothing }]);
		move(alice, { x: 1, y: 1 });
		expect(reader.news()).toHaveLength(2);
		expect(silent.news()).toEqual([]);
	});

	test('[CURSOR3] above so many people no pointers are passed on, until there are fewer', () => {
		const { cursors, join, move } = table();
		const readers = Array.from({ length: MAX_CURSORS }, (_, index) => join(`p${index}`));
		move(readers[0]!, { x: 1, y: 1 });
		readers[1]!.news();
		const oneTooMany = join('last');
		expect(readers[1]!.news()).toEqual([{ kind: 'crowded' }]);
		move(readers[0]!, { x: 2, y: 2 });
		expect(readers[1]!.news()).toEqual([]);
		oneTooMany.isOpen = false;
		cursors.look(ADDRESS);
		expect(readers[1]!.news()).toEqual([{ kind: 'fresh', ...nothing, people: [{ number: 1, participantId: 'p0' }] }]);
	});

	test('[CURSOR3] who reads slowly hears later how all stands, not every move', () => {
		const { join, move } = table();
		const [alice, bob] = [join('alice'), join('bob')];
		bob.news();
		bob.isBehind = true;
		for (let x = 1; x <= 5; x += 1) {
			move(alice, { x, y: 0 });
			expect(bob.news()).toEqual([]);
		}
		bob.isBehind = false;
		expect(bob.news()).toEqual([
			{ kind: 'fresh', people: [alicesNumber], gone: [], moved: [{ number: 1, x: 5, y: 0 }] }
		]);
	});
});
