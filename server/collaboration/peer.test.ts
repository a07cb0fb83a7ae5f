/** One socket over loopback, whose other end reads when the test says so. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { openSqliteStore } from '../../src/lib/server/store/sqlite/store.ts';
import type { Store } from '../../src/lib/server/store/port.ts';
import { nextTurn } from '../../tests/support/typing.ts';
import { createMetrics } from '../metrics.ts';
import { Collaboration } from './collaboration.ts';
import { hocuspocusDialect } from './dialects.ts';
import { beatsToRead } from './limits.ts';
import { Peer } from './peer.ts';

/** More than what the system itself takes in on both sides. */
const LARGE_BYTES = 48 * 1024 * 1024;

let store: Store;
let collaboration: Collaboration;
let http: Server;
let client: WebSocket;
let peer: Peer;
let accepted: WebSocket;

beforeEach(async () => {
	store = openSqliteStore(':memory:');
	const metrics = createMetrics();
	collaboration = new Collaboration({
		store,
		metrics,
		clock: () => 0,
		logger: pino({ level: 'silent' }),
		authenticate: async () => null,
		onSnapshot: () => undefined,
		onRecordLoaded: () => undefined,
		onSeen: () => undefined
	});
	http = createServer();
	const sockets = new WebSocketServer({ server: http, autoPong: false });
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const connected = once(sockets, 'connection') as Promise<[WebSocket]>;
	client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`, { autoPong: false });
	[accepted] = await connected;
	if (client.readyState !== client.OPEN) await once(client, 'open');
	const { journal, cursors, edits, turn } = collaboration;
	const dialect = hocuspocusDialect;
	peer = new Peer({
		socket: accepted,
		dialect,
		journal,
		cursors,
		edits,
		turn,
		metrics,
		find: () => undefined,
		clock: () => 0
	});
	peer.start(collaboration.hocuspocus.handleConnection(peer, new Request('http://localhost/')));
});

afterEach(async () => {
	client.terminate();
	accepted.terminate();
	http.close();
	await collaboration.close();
	await store.close();
});

function beats(count: number): void {
	for (let beat = 0; beat < count; beat += 1) peer.beat();
}

describe('a connection that gives no sign of life', () => {
	it('is ended at the second heartbeat', () => {
		beats(1);
		expect(accepted.readyState).toBe(accepted.OPEN);
		beats(1);
		expect(accepted.readyState).not.toBe(accepted.OPEN);
	});

	it('lives on when it answers', async () => {
		client.on('ping', () => client.pong());
		for (let beat = 0; beat < 5; beat += 1) {
			const answered = once(accepted, 'pong');
			beats(1);
			await answered;
		}
		expect(accepted.readyState).toBe(accepted.OPEN);
	});

	it('is waited for while a large frame is on its way to it, but not for ever', () => {
		client.pause();
		peer.deliver(new Uint8Array(LARGE_BYTES));
		const unread = accepted.bufferedAmount;
		expect(unread).toBeGreaterThan(0);
		beats(beatsToRead(unread));
		expect(accepted.readyState).toBe(accepted.OPEN);
		beats(2);
		expect(accepted.readyState).not.toBe(accepted.OPEN);
	});

	it('is asked anew once it has read it', async () => {
		client.pause();
		peer.deliver(new Uint8Array(LARGE_BYTES));
		beats(5);
		const read = once(client, 'message');
		const asked = once(client, 'ping');
		client.resume();
		await Promise.all([read, asked]);
		while (accepted.bufferedAmount > 0) await nextTurn();
		beats(1);
		expect(accepted.readyState).toBe(accepted.OPEN);
		beats(1);
		expect(accepted.readyState).not.toBe(accepted.OPEN);
	});
});
