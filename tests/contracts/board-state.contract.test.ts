import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '../../src/lib/document/board.ts';
import type { Beginning } from '../../src/lib/document/board-opening.ts';
import { addNote } from '../../src/lib/document/board-write.ts';
import { documentName } from '../../src/lib/document/names.ts';
import { layNotes } from '../bench/large-board.ts';
import { openDocument } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { ApiClient, refusal, type JoinedParticipant, type StartedWorkshop } from './client.ts';

let server: TestServer;
let api: ApiClient;
let workshop: StartedWorkshop;
let alice: JoinedParticipant;
beforeAll(async () => {
	server = await startServer();
	api = new ApiClient(server);
	workshop = await api.startWorkshop();
	alice = await api.join(workshop, 'Alice');
});
afterAll(() => server.stop());

describe('the document of a board', () => {
	it('[CANVAS5] is given whole where it is large, to whoever may read it', async () => {
		const path = `/api/workshops/${workshop.id}/board/state`;
		expect((await api.get(path, alice.token)).status).toBe(204);
		const live = openDocument(server.url, { name: documentName(workshop.id, 'canvas'), token: alice.token });
		await live.synced;
		addNote(live.doc, { id: 'shape:first', words: 'Natbus', author: alice.participantId });
		await live.saved();
		expect((await api.get(path, alice.token)).status).toBe(204);

		for (let note = 0; note < 10; note += 1) {
			addNote(live.doc, { id: `shape:long-${note}`, words: 'Mange ord. '.repeat(700), author: alice.participantId });
			await live.saved();
		}
		const headers = { authorization: `Bearer ${workshop.viewToken}` };
		const answer = await fetch(server.url + path, { headers });
		expect(answer.headers.get('content-encoding')).toBe('gzip');
		const doc = new Y.Doc();
		Y.applyUpdate(doc, new Uint8Array(await answer.arrayBuffer()));
		expect(readBoard(doc)).toEqual(readBoard(live.doc));
		const board = readBoard(live.doc);
		live.leave();

		// After a restart nobody has it open.
		await server.stop({ keepData: true });
		server = await startServer({ dataDir: server.dataDir, port: server.port });
		const again = await fetch(server.url + path, { headers });
		expect(again.status).toBe(200);
		const reread = new Y.Doc();
		Y.applyUpdate(reread, new Uint8Array(await again.arrayBuffer()));
		expect(readBoard(reread)).toEqual(board);

		expect(refusal(await api.get(path))).toEqual([401, 'unauthorized']);
		const other = await api.startWorkshop();
		expect(refusal(await api.get(path, other.viewToken))).toEqual([403, 'other-workshop']);
	});

	it('[CANVAS5] of a large board tells what is seen first, before the document is there', async () => {
		const large = await api.startWorkshop();
		const bob = await api.join(large, 'Bob');
		const path = `/api/workshops/${large.id}/board/beginning`;
		expect((await api.get(path, bob.token)).status).toBe(204);
		await layNotes(server.url, {
			...bob,
			documentName: documentName(large.id, 'canvas'),
			notes: 500
		});
		const headers = { authorization: `Bearer ${large.viewToken}` };
		const read = async (query: string) => {
			const answer = await fetch(`${server.url}${path}?${query}`, { headers });
			expect(answer.status).toBe(200);
			return (await answer.json()) as Beginning;
		};
		const live = await read('width=1280&height=800');
		expect(live.opening.start).toEqual({ x: 0, y: 0 });
		expect(live.records.length).toBeGreaterThan(50);
		expect(live.records.length).toBeLessThan(200);
		expect(live.records[0]).toMatchObject({ id: 'shape:note-0', type: 'note', author: bob.participantId });
		// However large a view is said to be.
		expect((await read('width=100000&height=100000')).records.length).toBeLessThan(300);

		// After a restart nobody has it open.
		await server.stop({ keepData: true });
		server = await startServer({ dataDir: server.dataDir, port: server.port });
		const byId = ({ records }: Beginning) => records.toSorted((one, other) => (one.id < other.id ? -1 : 1));
		expect(byId(await read('width=1280&height=800'))).toEqual(byId(live));

		expect(refusal(await api.get(path))).toEqual([401, 'unauthorized']);
		expect(refusal(await api.get(`${path}?width=wide`, bob.token))).toEqual([400, 'invalid-input']);
		const other = await api.startWorkshop();
		expect(refusal(await api.get(path, other.viewToken))).toEqual([403, 'other-workshop']);
	});
});
