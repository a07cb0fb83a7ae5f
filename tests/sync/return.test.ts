/** People who come back with edits of their own, and do not stop typing while the connection is made. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { readNegotiation } from '../../src/lib/document/read.ts';
import { agreement } from '../support/agreement.ts';
import { api, join, openDocument, startWorkshop, writeParagraph } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server.stop());

test('[TABLE5] who types on while the connection comes back is not refused, and everything arrives', async () => {
	const workshop = await startWorkshop(server.url);
	const name = `${workshop.id}/negotiation`;
	const people = await Promise.all(['Alice', 'Bob'].map((person) => join(server.url, workshop, person)));
	const [alice, bob] = people.map(({ token }) => openDocument(server.url, { name, token }));
	await Promise.all([alice!.synced, bob!.synced]);
	const text = writeParagraph(alice!.doc, 'statement', 'before ');
	await alice!.saved();

	alice!.socket.disconnect();
	await alice!.closed;
	const refused: string[] = [];
	alice!.socket.on('close', ({ event }: { event: { reason: string } }) => refused.push(event.reason));
	text.insert(text.length, 'away ');
	// The provider has just asked what there is; the edits made while away follow only when the server asks for them.
	alice!.socket.on('open', () => setImmediate(() => text.insert(text.length, 'returning ')));
	void alice!.socket.connect();
	await agreement([alice!.doc, bob!.doc]);
	await alice!.saved();
	expect(readNegotiation(bob!.doc).problem.statement.text).toBe('before away returning ');
	expect(refused).toEqual([]);
	alice!.leave();
	bob!.leave();
});

test('[TABLE5] [YWEBSOCKET1] the same holds for a y-websocket client', async () => {
	const workshop = await startWorkshop(server.url);
	const [alice, bob] = await Promise.all(['Alice', 'Bob'].map((person) => join(server.url, workshop, person)));
	const reader = openDocument(server.url, { name: `${workshop.id}/negotiation`, token: bob!.token });
	await reader.synced;
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/yjs/${workshop.id}`, 'negotiation', doc, {
		params: { token: alice!.token },
		WebSocketPolyfill: WebSocket as never,
		disableBc: true,
		connect: false
	});
	const refused: string[] = [];
	provider.on('connection-close', (event: { reason?: string } | null) => refused.push(event?.reason ?? ''));
	const text = writeParagraph(doc, 'statement', 'away ');
	provider.on('status', ({ status }: { status: string }) => {
		if (status === 'connected') setImmediate(() => text.insert(text.length, 'returning '));
	});
	provider.connect();
	await agreement([doc, reader.doc]);
	expect(readNegotiation(reader.doc).problem.statement.text).toBe('away returning ');
	expect(refused).toEqual([]);
	provider.destroy();
	reader.leave();
});

test('[TABLE5] [YWEBSOCKET1] who returns with thousands of edits in one answer is not refused, and all of them arrive', async () => {
	const workshop = await startWorkshop(server.url);
	const [alice, bob] = await Promise.all(['Alice', 'Bob'].map((person) => join(server.url, workshop, person)));
	const reader = openDocument(server.url, { name: `${workshop.id}/negotiation`, token: bob!.token });
	await reader.synced;
	const doc = new Y.Doc();
	for (let line = 0; line < 2_000; line += 1) writeParagraph(doc, 'known', `-Linje ${line}`).delete(0, 1);
	expect(Y.decodeUpdate(Y.encodeStateAsUpdate(doc)).structs.length).toBeGreaterThan(6_000);
	const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/yjs/${workshop.id}`, 'negotiation', doc, {
		params: { token: alice!.token },
		WebSocketPolyfill: WebSocket as never,
		disableBc: true
	});
	const refused: string[] = [];
	provider.on('connection-close', (event: { reason?: string } | null) => refused.push(event?.reason ?? ''));
	await agreement([doc, reader.doc]);
	expect(readNegotiation(reader.doc).problem.known.text).toContain('Linje 1999');
	expect(refused).toEqual([]);
	// One frame, and yet many edits: each was judged, stored and told to others by itself.
	const { seq } = await api<{ seq: number }>(server.url, `/workshops/${workshop.id}`, { token: bob!.token });
	expect(seq).toBeGreaterThan(10);
	provider.destroy();
	reader.leave();
});
