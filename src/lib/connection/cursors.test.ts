import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
	cursorFrame,
	cursorNews,
	readCursorMessage,
	type CursorMessage,
	type CursorNews
} from '../document/cursor-frames.ts';
import { CursorChannel, type Pointers } from './cursors.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

function channel(participantId: string | null = 'alice') {
	const said: (CursorMessage | null)[] = [];
	const seen: Pointers[] = [];
	const line = {
		address: 'w/canvas',
		send: (frame: Uint8Array) => said.push(readCursorMessage(cursorFrame(frame)!.content))
	};
	const cursors = new CursorChannel(line, participantId);
	cursors.onChange((pointers) => seen.push(pointers));
	const hear = (news: CursorNews) => cursors.heard(cursorFrame(cursorNews('w/canvas', news))!.content);
	return { cursors, said, seen, hear };
}

const people = [
	{ number: 1, participantId: 'bob' },
	{ number: 2, participantId: 'alice' },
	{ number: 3, participantId: 'bob' }
];
const FRESH: CursorNews = { kind: 'fresh', people: [], gone: [], moved: [] };

describe('one’s own pointer', () => {
	test('[CURSOR3] is told at once, then ten times a second, the last place always', () => {
		const { cursors, said } = channel();
		cursors.connected();
		for (let x = 0; x < 50; x += 1) {
			cursors.move({ x: x + 0.4, y: 0 });
			vi.advanceTimersByTime(10);
		}
		vi.advanceTimersByTime(1_000);
		const places = said.flatMap((message) => (message?.kind === 'move' ? [message.position?.x] : []));
		expect(said[0]).toEqual({ kind: 'hello' });
		expect(places).toEqual([0, 9, 19, 29, 39, 49]);
	});

	test('is told again after a new connection, and not at all by a reader', () => {
		const { cursors, said } = channel();
		cursors.move({ x: 1, y: 2 });
		expect(said).toEqual([]);
		cursors.connected();
		const both = [{ kind: 'hello' }, { kind: 'move', position: { x: 1, y: 2 } }];
		expect(said).toEqual(both);
		vi.advanceTimersByTime(100);
		cursors.disconnected();
		cursors.connected();
		expect(said).toEqual([...both, ...both]);
		const reader = channel(null);
		reader.cursors.connected();
		reader.cursors.move({ x: 1, y: 2 });
		expect(reader.said).toEqual([{ kind: 'hello' }]);
	});

	test('[CURSOR3] stays untold while too many are here, and is told when there are fewer', () => {
		const { cursors, said, hear } = channel();
		cursors.connected();
		hear({ kind: 'crowded' });
		cursors.move({ x: 1, y: 2 });
		vi.advanceTimersByTime(1_000);
		expect(said).toEqual([{ kind: 'hello' }]);
		hear(FRESH);
		expect(said.slice(1)).toEqual([{ kind: 'move', position: { x: 1, y: 2 } }]);
	});
});

describe('the others’ pointers', () => {
	test('nobody is bothered with where one points oneself', () => {
		const { seen, hear } = channel();
		const bob = { number: 1, x: 1, y: 1 };
		hear({ kind: 'fresh', people, gone: [], moved: [bob, { number: 2, x: 2, y: 2 }] });
		hear({ kind: 'changes', people: [], gone: [], moved: [{ number: 2, x: 3, y: 3 }] });
		expect(seen).toEqual([new Map([['bob', { x: 1, y: 1 }]])]);
		hear({ kind: 'changes', people: [], gone: [], moved: [{ ...bob, x: 2 }] });
		expect(seen.at(-1)).toEqual(new Map([['bob', { x: 2, y: 1 }]]));
	});

	test('[CURSOR1] are known by person: where they moved last, on whichever device; one’s own is not among them', () => {
		const { cursors, seen, hear } = channel();
		hear({
			kind: 'fresh',
			people,
			gone: [],
			moved: [
				{ number: 1, x: 1, y: 1 },
				{ number: 2, x: 2, y: 2 },
				{ number: 3, x: 3, y: 3 }
			]
		});
		expect(seen.at(-1)).toEqual(new Map([['bob', { x: 3, y: 3 }]]));
		hear({ kind: 'changes', people: [], gone: [], moved: [{ number: 1, x: 4, y: 4 }] });
		expect(seen.at(-1)).toEqual(new Map([['bob', { x: 4, y: 4 }]]));
		hear({ kind: 'changes', people: [], gone: [1, 3], moved: [] });
		expect(seen.at(-1)).toEqual(new Map());
		hear({ kind: 'changes', people: [], gone: [], moved: [{ number: 3, x: 5, y: 5 }] });
		expect(cursors.pointers).toEqual(new Map([['bob', { x: 5, y: 5 }]]));
		cursors.disconnected();
		expect(seen.at(-1)).toEqual(new Map());
	});
});
