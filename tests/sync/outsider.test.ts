/** What other programs meet that know the contract only: standard clients of both kinds, side by side. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { join, openDocument, startWorkshop, type LiveDocument, type TestPerson } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let workshopId: string;
let alice: TestPerson;
let bobs: LiveDocument;
beforeAll(async () => {
	server = await startServer();
	const workshop = await startWorkshop(server.url);
	workshopId = workshop.id;
	alice = await join(server.url, workshop, 'Alice');
	const bob = await join(server.url, workshop, 'Bob');
	bobs = openDocument(server.url, { name: `${workshopId}/negotiation`, token: bob.token });
	await bobs.synced;
});
afterAll(async () => {
	bobs.leave();
	await server.stop();
});

/** Forgotten presences time out after 30 s by themselves; what leaves has to be gone well before. */
const IN_TIME = { timeout: 15_000 };

type Awareness = WebsocketProvider['awareness'];

/** Resolves when it holds for those whom a client knows to be here. */
function sees(awareness: Awareness, holds: (here: Map<number, Record<string, unknown>>) => boolean): Promise<void> {
	return new Promise((resolve) => {
		const look = () => {
			if (!holds(awareness.getStates())) return;
			awareness.off('change', look);
			resolve();
		};
		awareness.on('change', look);
		look();
	});
}

/** Alice twice: in a browser, and in a y-websocket client that has sent on what it heard of the first. */
async function aliceIsHereTwice() {
	const first = openDocument(server.url, { name: `${workshopId}/negotiation`, token: alice.token });
	await first.synced;
	first.provider.setAwarenessField('place', 'known');
	const second = new WebsocketProvider(
		`${server.url.replace(/^http/, 'ws')}/yjs/${workshopId}`,
		'negotiation',
		new Y.Doc(),
		{
			params: { token: alice.token },
			WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
			disableBc: true
		}
	);
	await sees(second.awareness, (here) => here.has(first.doc.clientID));
	// Sent after the echo, on the same socket.
	second.awareness.setLocalState({ place: 'plan' });
	await sees(bobs.provider.awareness!, (here) => here.has(second.doc.clientID) && here.has(first.doc.clientID));
	return { first, second };
}

test('[PRESENCE2] who is here twice and leaves once is gone under the one id', IN_TIME, async () => {
	const { first, second } = await aliceIsHereTwice();
	first.leave();
	await sees(bobs.provider.awareness!, (here) => !here.has(first.doc.clientID));
	expect(bobs.provider.awareness!.getStates().get(second.doc.clientID)).toMatchObject({ place: 'plan' });
	second.destroy();
	await sees(bobs.provider.awareness!, (here) => !here.has(second.doc.clientID));
});

test('[PRESENCE2] who is here twice stays when the one that repeats what it hears leaves', IN_TIME, async () => {
	const { first, second } = await aliceIsHereTwice();
	second.destroy();
	await sees(bobs.provider.awareness!, (here) => !here.has(second.doc.clientID));
	expect(bobs.provider.awareness!.getStates().get(first.doc.clientID)).toMatchObject({ place: 'known' });
	first.leave();
	await sees(bobs.provider.awareness!, (here) => !here.has(first.doc.clientID));
});
