import { describe, expect, test } from 'vitest';
import {
	cursorFrame,
	cursorMessage,
	cursorNews,
	readCursorMessage,
	readCursorNews,
	type CursorMessage,
	type CursorNews
} from './cursor-frames.ts';

const ADDRESS = 'w/canvas';

describe('frames about pointers', () => {
	test.each<CursorMessage>([
		{ kind: 'hello' },
		{ kind: 'move', position: { x: 0, y: -1 } },
		{ kind: 'move', position: { x: -123_456, y: 2 ** 30 } },
		{ kind: 'move', position: null }
	])('what a client says is read as it was written: %j', (message) => {
		const frame = cursorFrame(cursorMessage(ADDRESS, message));
		expect(frame?.address).toBe(ADDRESS);
		expect(readCursorMessage(frame!.content)).toEqual(message);
	});

	test.each<CursorNews>([
		{ kind: 'crowded' },
		{ kind: 'fresh', people: [], gone: [], moved: [] },
		{
			kind: 'changes',
			people: [{ number: 200, participantId: 'bob' }],
			gone: [3, 300],
			moved: [
				{ number: 1, x: 5, y: 6 },
				{ number: 200, x: -70_000, y: 8 }
			]
		}
	])('what the server says is read as it was written: %j', (news) => {
		expect(readCursorNews(cursorFrame(cursorNews(ADDRESS, news))!.content)).toEqual(news);
	});

	test('a pointer among two hundred takes at most ten bytes, anywhere on a large board', () => {
		const moved = Array.from({ length: 200 }, (_, index) => ({ number: index + 1, x: 40_000 - index, y: -9_999 }));
		const news = cursorNews(ADDRESS, { kind: 'changes', people: [], gone: [], moved });
		expect(news.byteLength).toBeLessThan(200 * 10);
	});

	test('another message, and what only begins like one, is not taken for one', () => {
		expect(cursorFrame(Uint8Array.of(1, 120, 0, 2))).toBeNull();
		expect(cursorFrame(Uint8Array.of(40, 1, 2))).toBeNull();
		expect(readCursorMessage(Uint8Array.of(0, 9))).toBeNull();
		for (const broken of [[], [1], [1, 5], [7], [1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 1]])
			expect(() => readCursorMessage(Uint8Array.from(broken)), String(broken)).toThrow();
	});
});
