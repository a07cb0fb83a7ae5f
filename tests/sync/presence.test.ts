/** Who is seen to be here: nobody can appear as somebody else, or as a crowd. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_PRESENCES } from '../../server/collaboration/limits.ts';
import { REFUSALS } from '../../server/collaboration/validation/refusal.ts';
import { Bystander } from '../support/bystander.ts';
import { craftUpdate, elementItem } from '../support/crafted-updates.ts';
import { join, openDocument, type TestPerson } from '../support/people.ts';
import { frames, RawSocket } from '../support/raw-socket.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let alice: Bystander;
let carol: TestPerson;
beforeAll(async () => {
	server = await startServer();
	alice = await Bystander.start(server.url);
	carol = await join(server.url, alice.workshop, 'Carol');
});
afterAll(async () => {
	alice.leave();
	await server.stop();
});

interface Seen {
	user?: { participantId: string; name: string };
	mark?: string;
}

/** What alice sees of who is here, by Yjs client id. */
function seen(): Map<number, Seen> {
	return alice.live.provider.awareness!.getStates();
}

/** Resolves when what alice sees is so. */
function sees(holds: () => boolean): Promise<void> {
	const { awareness } = alice.live.provider;
	return new Promise((resolve) => {
		const look = () => {
			if (!holds()) return;
			awareness!.off('change', look);
			resolve();
		};
		awareness!.on('change', look);
		look();
	});
}

function connect(token = carol.token): Promise<RawSocket> {
	return RawSocket.join({ url: server.url, name: alice.documentName, token });
}

let marks = 0;
/** Sends presences, and resolves when alice sees one that was sent after them. */
async function presents(
	socket: RawSocket,
	states: { client: number; clock?: number; json: string }[],
	own = 700
): Promise<void> {
	const mark = `mark ${marks++}`;
	socket.send(frames.awareness(alice.documentName, states));
	socket.send(
		frames.awareness(alice.documentName, [{ client: own, clock: marks + 100, json: JSON.stringify({ mark }) }])
	);
	await sees(() => [...seen().values()].some((state) => state.mark === mark));
}

/** Leaves, and resolves when alice no longer sees it. */
async function leaves(socket: RawSocket): Promise<void> {
	socket.leave();
	await sees(() => [...seen().values()].every(({ user }) => user?.participantId !== carol.participantId));
}

test('[PRESENCE1] who claims another name is seen under their own', async () => {
	const socket = await connect();
	const claim = { user: { participantId: alice.person.participantId, name: 'Alice', partyId: null }, name: 'Alice' };
	await presents(socket, [{ client: 701, json: JSON.stringify(claim) }]);
	expect(seen().get(701)?.user).toEqual({ participantId: carol.participantId, name: 'Carol', partyId: null });
	await leaves(socket);
});

test('[PRESENCE1] who claims another’s client id is not heard, and the other stays', async () => {
	const { clientID } = alice.live.doc;
	alice.live.provider.awareness!.setLocalStateField('place', 'known');
	const bob = openDocument(server.url, {
		name: alice.documentName,
		token: (await join(server.url, alice.workshop, 'Bob')).token
	});
	await bob.synced;
	const socket = await connect();
	await presents(socket, [{ client: clientID, clock: 2 ** 40, json: '{"mark":"not alice"}' }]);
	await presents(socket, [{ client: clientID, clock: 2 ** 41, json: 'null' }]);
	const states = bob.provider.awareness!.getStates() as Map<number, Seen & { place?: string }>;
	expect(states.get(clientID)).toMatchObject({ place: 'known', user: { name: 'Alice' } });
	expect(states.get(clientID)?.mark).toBeUndefined();
	bob.leave();
	await leaves(socket);
});

test('[PRESENCE1] one connection is present under a few ids, however many it claims', async () => {
	const socket = await connect();
	const crowd = Array.from({ length: 200 }, (_, index) => ({ client: 9_000 + index, json: '{"mark":"crowd"}' }));
	await presents(socket, crowd, 9_000);
	const ofCarol = [...seen().values()].filter(({ user }) => user?.participantId === carol.participantId);
	expect(ofCarol).toHaveLength(MAX_PRESENCES);
	await leaves(socket);
});

test('[PRESENCE1] what is too large or nothing is left out', async () => {
	const socket = await connect();
	await presents(socket, [
		{ client: 711, json: JSON.stringify({ mark: 'x'.repeat(3_000) }) },
		{ client: 712, json: '{}' },
		{ client: 713, json: '17' }
	]);
	expect([711, 712, 713].filter((client) => seen().has(client))).toEqual([]);
	await leaves(socket);
});

test('[PRESENCE1] a reader is not seen, and disturbs nobody by trying', async () => {
	const reader = await connect(alice.workshop.viewToken);
	reader.send(frames.awareness(alice.documentName, [{ client: 721, json: '{"mark":"reader"}' }]));
	reader.send(
		frames.awareness(alice.documentName, [
			{ client: alice.live.doc.clientID, clock: 2 ** 42, json: '{"mark":"reader"}' }
		])
	);
	const socket = await connect();
	await presents(socket, []);
	expect([...seen().values()].filter(({ mark }) => mark === 'reader')).toEqual([]);
	reader.leave();
	await leaves(socket);
});

test('[LOG5] [PRESENCE1] an id that somebody is present under is not taken from them before they write', async () => {
	const bob = openDocument(server.url, {
		name: alice.documentName,
		token: (await join(server.url, alice.workshop, 'Bob')).token
	});
	await bob.synced;
	const { clientID } = bob.doc;
	bob.provider.awareness!.setLocalStateField('place', 'known');
	await sees(() => seen().has(clientID));
	const socket = await connect();
	const outcome = await alice.seesRefused('foreignClient', () => {
		const taken = elementItem('paragraph', { parent: 'problem:statement' });
		socket.send(frames.update(alice.documentName, craftUpdate([{ client: clientID, structs: [taken] }])));
		return socket.closed;
	});
	expect(outcome).toEqual(REFUSALS.foreignClient);
	bob.leave();
});

test('[PRESENCE2] who leaves is gone from those who are here, also without a word', async () => {
	const socket = await connect();
	await presents(socket, [{ client: 731, json: '{"mark":"here"}' }]);
	expect(seen().has(731)).toBe(true);
	await leaves(socket);
	expect(seen().has(731)).toBe(false);
});
