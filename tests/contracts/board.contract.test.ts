/** The board over HTTP: as it was, what happened to it, its picture, and bringing back what was deleted. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Board } from '../../src/lib/document/board.ts';
import { addArea, addNote, deleteRecords } from '../../src/lib/document/board-write.ts';
import type { BoardChange } from '../../src/lib/history/board-history.ts';
import type { BoardDifference } from '../../src/lib/history/board-then.ts';
import { misfit } from './described.ts';
import {
	api,
	join,
	openDocument,
	startWorkshop,
	type LiveDocument,
	type TestPerson,
	type TestWorkshop
} from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let workshop: TestWorkshop;
let alice: TestPerson;
let bob: TestPerson;
let live: LiveDocument;
/** When all stood there, and when all was gone. */
let full: number;
let empty: number;

const path = (rest: string) => `/workshops/${workshop.id}/board${rest}`;
const get = <Answer>(rest: string, token = bob.token) => api<Answer>(server.url, path(rest), { token });
const restore = (token: string, body: object) =>
	api<{ seq: number | null }>(server.url, path('/restore'), { token, body });
const head = async () =>
	(await api<{ seq: number }>(server.url, `/workshops/${workshop.id}`, { token: bob.token })).seq;

beforeAll(async () => {
	server = await startServer();
	workshop = await startWorkshop(server.url);
	alice = await join(server.url, workshop, 'Alice');
	bob = await join(server.url, workshop, 'Bob');
	live = openDocument(server.url, { name: `${workshop.id}/canvas`, token: alice.token });
	await live.synced;
	const author = alice.participantId;
	addArea(live.doc, { id: 'shape:area', name: 'Det, vi ved', author });
	for (let note = 0; note < 300; note += 1) {
		addNote(live.doc, { id: `shape:n${note}`, words: `Seddel ${note} <b>`, author, areaId: 'shape:area' });
	}
	await live.saved();
	full = await head();
	deleteRecords(live.doc, { ids: [...live.doc.getMap('records').keys()] });
	await live.saved();
	empty = await head();
});
afterAll(async () => {
	live.leave();
	await server.stop();
});

describe('the board on the timeline', () => {
	test('[BOARD10] reads at every moment as it was then', async () => {
		expect((await get<{ board: Board }>('/at/0')).board).toEqual({ areas: [], items: [], connections: [] });
		const { board } = await get<{ board: Board }>(`/at/${full}`);
		expect([board.areas.length, board.items.length]).toEqual([1, 300]);
		expect(board.items[7]).toMatchObject({ words: 'Seddel 7 <b>', author: alice.participantId });
		expect((await get<{ board: Board }>(`/at/${empty}`)).board.items).toEqual([]);
		await expect(get(`/at/${empty + 99}`)).rejects.toThrow('404');
	});

	test('[BOARD10] tells what was added and removed by whom, page by page', async () => {
		const all: BoardChange[] = [];
		for (let after: number | null = 0; after !== null;) {
			const page: { changes: BoardChange[]; next: number | null } = await get(`/changes?limit=50&after=${after}`);
			all.push(...page.changes);
			after = page.next;
		}
		expect(all).toHaveLength(602);
		expect(all[1]).toMatchObject({
			what: 'note',
			deed: 'added',
			after: 'Seddel 0 <b>',
			participantId: alice.participantId
		});
		expect(all.filter(({ deed }) => deed === 'removed')).toHaveLength(301);
	});

	test('[BOARD10] tells what differs between two moments, and by whom', async () => {
		const told = await get<{ differences: BoardDifference[] }>(`/diff?from=${full}&to=${empty}`);
		expect(misfit({ $ref: '#/components/schemas/BoardDifferences' }, told)).toBe('');
		expect(told.differences).toHaveLength(301);
		expect(told.differences[1]).toMatchObject({ deed: 'removed', participantIds: [alice.participantId] });
		await expect(get(`/diff?from=0&to=${empty + 99}`)).rejects.toThrow('404');
	});

	test('[BOARD9] has a picture at any moment, as SVG and PNG', async () => {
		const picture = async (rest: string) => {
			const response = await fetch(`${server.url}/api/workshops/${workshop.id}/board${rest}`, {
				headers: { authorization: `Bearer ${workshop.viewToken}` }
			});
			return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
		};
		const svg = await picture(`.svg?at=${full}`);
		expect(svg.type).toContain('image/svg+xml');
		expect(svg.bytes.toString()).toContain('&lt;b&gt;');
		const png = await picture(`.png?at=${full}`);
		expect([png.type, png.bytes.subarray(1, 4).toString()]).toEqual(['image/png', 'PNG']);
		expect((await picture('.svg')).bytes.toString()).not.toContain('Seddel');
	});
});

test('[BOARD3] [BOARD6] anyone brings back all that somebody deleted, in one action', async () => {
	await expect(restore(workshop.viewToken, { seq: full })).rejects.toThrow('403');
	// Bob deleted nothing; Alice deleted it all.
	const deleted = (by: string) => ({ seq: full, deleted: { by, upTo: empty } });
	expect(await restore(bob.token, deleted(bob.participantId))).toEqual({ seq: null });
	const { seq } = await restore(bob.token, deleted(alice.participantId));
	expect(seq).toBe(empty + 1);
	const { board } = await get<{ board: Board }>(`/at/${seq}`);
	expect(board).toEqual((await get<{ board: Board }>(`/at/${full}`)).board);
	expect(await restore(bob.token, { seq: full })).toEqual({ seq: null });
	const { changes } = await get<{ changes: BoardChange[] }>(`/changes?limit=1000&after=${empty}`);
	expect(changes[0]).toMatchObject({ deed: 'added', participantId: bob.participantId, restoredFrom: full });
	await live.saved();
	expect(live.doc.getMap('records').size).toBe(301);
});
