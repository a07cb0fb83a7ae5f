/** What a running server refuses, over real sockets, in both dialects, while somebody else works on. */
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { REFUSALS, type Refusal } from '../../server/collaboration/validation/refusal.ts';
import { Bystander } from '../support/bystander.ts';
import { craftUpdate, elementItem, mapEntry, textItem, typeItem } from '../support/crafted-updates.ts';
import { api, join, startWorkshop, type TestPerson } from '../support/people.ts';
import { frames, isSync, MESSAGE, paragraphUpdate, RawSocket, stateOf, STEP } from '../support/raw-socket.ts';
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

/** Carol's socket to the document; the name is what its frames begin with. */
type Connect = (token?: string, document?: string) => Promise<{ socket: RawSocket; name: string | null }>;

const hocuspocus: Connect = async (token = carol.token, document = 'negotiation') => {
	const name = `${alice.workshop.id}/${document}`;
	return { socket: await RawSocket.join({ url: server.url, name, token }), name };
};

const yWebsocket: Connect = async (token = carol.token, document = 'negotiation') => {
	const path = `/yjs/${alice.workshop.id}/${document}?token=${token}`;
	const socket = await RawSocket.open({ url: server.url, path });
	socket.send(frames.sync(null, STEP.one, Uint8Array.of(0)));
	await socket.heard(isSync(STEP.two));
	socket.send(frames.sync(null, STEP.two, Uint8Array.of(0, 0)));
	return { socket, name: null };
};

const DIALECTS: [string, Connect][] = [
	['Hocuspocus', hocuspocus],
	['[YWEBSOCKET1] y-websocket', yWebsocket]
];

const CLIENT = 5_000;

const UPDATES: [string, Refusal, () => Uint8Array][] = [
	['[REFUSE1] noise', 'malformed', () => Uint8Array.from({ length: 40 }, (_, index) => 255 - index)],
	['[REFUSE1] half an update', 'malformed', () => paragraphUpdate('x').subarray(0, 20)],
	['[REFUSE1] an absurd length', 'malformed', () => craftUpdate([{ client: CLIENT, structs: [{ gc: 2 ** 53 - 1 }] }])],
	['[REFUSE1] a gap', 'gap', () => craftUpdate([{ client: CLIENT, clock: 9, structs: [{ gc: 1 }] }])],
	['[REFUSE1] a Skip', 'gap', () => craftUpdate([{ client: CLIENT, structs: [{ skip: 4 }, { gc: 1 }] }])],
	[
		'[REFUSE1] what builds on nothing',
		'missing',
		() => craftUpdate([{ client: CLIENT, structs: [textItem('x', { origin: [77, 3] })] }])
	],
	[
		'[REFUSE1] a deletion beyond the end',
		'missing',
		() => craftUpdate([], [{ client: alice.live.doc.clientID, ranges: [[0, 1_000_000]] }])
	],
	['[LOG5] another’s client id', 'foreignClient', () => continuing(alice.live.doc)],
	['[REFUSE2] too many bytes', 'tooLarge', () => paragraphUpdate('x'.repeat(256 * 1024))],
	[
		'[REFUSE2] too many structs',
		'tooLarge',
		() => craftUpdate([{ client: CLIENT, structs: Array.from({ length: 2_001 }, () => ({ gc: 1 })) }])
	],
	[
		'[REFUSE2] too much competition',
		'tooLarge',
		() =>
			craftUpdate([
				{ client: CLIENT, structs: Array.from({ length: 600 }, () => typeItem('map', { parent: 'plan', key: 'a1' })) }
			])
	],
	[
		'[REFUSE3] an unknown element',
		'shape',
		() => craftUpdate([{ client: CLIENT, structs: [elementItem('script', { parent: 'problem:statement' })] }])
	],
	[
		'[REFUSE3] an unknown top-level name',
		'shape',
		() => craftUpdate([{ client: CLIENT, structs: [mapEntry('config', 'admin', 'carol')] }])
	]
];

/** An update that goes on where a document's own client left off. */
function continuing(doc: Y.Doc): Uint8Array {
	const clock = Y.getState(doc.store, doc.clientID);
	return craftUpdate([
		{ client: doc.clientID, clock, structs: [elementItem('paragraph', { parent: 'problem:statement' })] }
	]);
}

describe.each(DIALECTS)('[REFUSE7] over a %s socket', (_, connect) => {
	test.each(UPDATES)('%s is refused as %s, stores nothing and disturbs nobody', async (_title, refusal, update) => {
		const { socket, name } = await connect();
		const outcome = await alice.seesRefused(refusal, () => {
			socket.send(frames.update(name, update()));
			return socket.closed;
		});
		expect(outcome).toEqual(REFUSALS[refusal]);
	});

	test('[REFUSE5] a reader who writes is refused, and still reads', async () => {
		const { socket, name } = await connect(alice.workshop.viewToken);
		const outcome = await alice.seesRefused('readOnly', () => {
			socket.send(frames.update(name, paragraphUpdate('x')));
			return socket.closed;
		});
		expect(outcome).toEqual(REFUSALS.readOnly);
		await expectToRead(connect);
	});

	test('[REFUSE5] the record is written by no participant', async () => {
		const { socket, name } = await connect(carol.token, 'record');
		const fact = craftUpdate([
			{ client: CLIENT, structs: [{ parent: 'facts', content: { kind: 'any', values: [{ kind: 'MarkerSet' }] } }] }
		]);
		const outcome = await alice.seesRefused('readOnly', () => {
			socket.send(frames.update(name, fact));
			return socket.closed;
		});
		expect(outcome).toEqual(REFUSALS.readOnly);
	});

	test.each<[string, Refusal, (name: string | null) => Uint8Array | string]>([
		['[REFUSE1] a text frame', 'malformed', () => 'hello'],
		['[REFUSE1] an empty frame', 'malformed', () => new Uint8Array(0)],
		['[REFUSE1] a message of an unknown type', 'malformed', (name) => frames.of(name, 42, [1, 2, 3])],
		['[REFUSE1] a status that only the server gives', 'malformed', (name) => frames.of(name, MESSAGE.syncStatus, [1])],
		['[REFUSE1] an unknown sync step', 'malformed', (name) => frames.sync(name, 3, Uint8Array.of(0, 0))],
		['[REFUSE1] a sync message without content', 'malformed', (name) => frames.of(name, MESSAGE.sync, [STEP.update])],
		[
			'[REFUSE1] content shorter than it claims',
			'malformed',
			(name) => frames.of(name, MESSAGE.sync, [STEP.update, 200, 1, 0])
		],
		[
			'[REFUSE1] a state vector that does not decode',
			'malformed',
			(name) => frames.sync(name, STEP.one, Uint8Array.of(200, 1, 1))
		],
		[
			'[REFUSE1] presence that does not decode',
			'malformed',
			(name) => frames.of(name, MESSAGE.awareness, [3, 9, 9, 9])
		],
		[
			'[REFUSE1] presence that is not JSON',
			'malformed',
			(name) => frames.awareness(name, [{ client: 7, json: '{"a":' }])
		],
		[
			'[REFUSE2] thousands of presences',
			'tooLarge',
			(name) =>
				frames.awareness(
					name,
					Array.from({ length: 1_001 }, (_, client) => ({ client, json: '{}' }))
				)
		],
		['[REFUSE2] a frame over the limit', 'tooLarge', (name) => frames.sync(name, STEP.one, new Uint8Array(300 * 1024))]
	])('%s is refused as %s', async (_title, refusal, frame) => {
		const { socket, name } = await connect();
		const outcome = await alice.seesRefused(refusal, () => {
			socket.send(frame(name));
			return socket.closed;
		});
		expect(outcome).toEqual(REFUSALS[refusal]);
	});

	test('[REFUSE2] a frame over a megabyte ends the socket before it is read', async () => {
		const { socket } = await connect();
		const outcome = await alice.seesRefused('tooLarge', () => {
			socket.send(new Uint8Array(1024 * 1024 + 1));
			return socket.closed;
		});
		expect(outcome.code).toBe(1009);
	});

	test('[REFUSE7] nothing that follows what was refused is taken', async () => {
		const { socket, name } = await connect();
		const outcome = await alice.seesRefused('gap', () => {
			socket.send(frames.update(name, craftUpdate([{ client: CLIENT, clock: 9, structs: [{ gc: 1 }] }])));
			for (let again = 0; again < 20; again += 1) socket.send(frames.update(name, paragraphUpdate('x')));
			return socket.closed;
		});
		expect(outcome).toEqual(REFUSALS.gap);
	});

	async function expectToRead(again: Connect): Promise<void> {
		const { socket, name } = await again(alice.workshop.viewToken);
		socket.send(frames.sync(name, STEP.one, Uint8Array.of(0)));
		const doc = new Y.Doc();
		Y.applyUpdate(doc, stateOf(await socket.heard(isSync(STEP.two))));
		expect(doc.getXmlFragment('problem:known').toString()).toBe(
			alice.live.doc.getXmlFragment('problem:known').toString()
		);
		socket.leave();
	}
});

describe('[REFUSE7] on a Hocuspocus socket', () => {
	test.each([
		['[REFUSE1] a stateless message', MESSAGE.stateless],
		['[REFUSE1] a message for everybody', MESSAGE.broadcastStateless]
	])('%s is refused', async (_, type) => {
		const { socket, name } = await hocuspocus();
		const outcome = await alice.seesRefused('malformed', () => {
			socket.send(frames.text(name!, type, 'hello all'));
			return socket.closed;
		});
		expect(outcome).toEqual(REFUSALS.malformed);
	});

	test('[REFUSE5] a reader whose answer holds work of their own is told that it is not stored, and reads on', async () => {
		const name = alice.documentName;
		const socket = await RawSocket.open({ url: server.url });
		socket.send(frames.auth(name, alice.workshop.viewToken));
		await socket.heard(({ type }) => type === MESSAGE.auth);
		await alice.seesRefused('readOnly', () => {
			socket.send(frames.sync(name, STEP.two, paragraphUpdate('x')));
			return socket.heard(({ type, rest }) => type === MESSAGE.syncStatus && rest[0] === 0);
		});
		socket.send(frames.sync(name, STEP.one, Uint8Array.of(0)));
		expect(stateOf(await socket.heard(isSync(STEP.two))).length).toBeGreaterThan(20);
		socket.leave();
	});

	test('[LOG4] a second token changes nothing: the author is who came in', async () => {
		const bob = await join(server.url, alice.workshop, 'Bob');
		const workshop = await startWorkshop(server.url);
		const [first, second] = [await join(server.url, workshop, 'Carol'), bob];
		const name = `${workshop.id}/negotiation`;
		const socket = await RawSocket.join({ url: server.url, name, token: first.token });
		socket.send(frames.auth(name, second.token));
		socket.send(frames.auth(name, 'nonsense'));
		const acknowledged = socket.answers.filter(({ type }) => type === MESSAGE.syncStatus).length;
		socket.send(frames.update(name, paragraphUpdate('x')));
		await socket.heard(
			(answer) =>
				answer.type === MESSAGE.syncStatus &&
				socket.answers.filter(({ type }) => type === MESSAGE.syncStatus).length > acknowledged
		);
		const { revisions } = await api<{ revisions: { participantId: string }[] }>(
			server.url,
			`/workshops/${workshop.id}/revisions`,
			{ token: first.token }
		);
		expect(revisions.map(({ participantId }) => participantId)).toEqual([first.participantId]);
		socket.leave();
	});
});

describe('[REFUSE4] at the door', () => {
	/** Presents a token over Hocuspocus. @returns the reason it is denied for */
	async function denied(name: string, token: string): Promise<string> {
		const socket = await RawSocket.open({ url: server.url });
		socket.send(frames.auth(name, token));
		socket.send(frames.update(name, paragraphUpdate('x')));
		const { rest } = await socket.heard(({ type }) => type === MESSAGE.auth);
		expect(rest[0]).toBe(1);
		socket.leave();
		return new TextDecoder().decode(rest.subarray(2));
	}

	/** @returns what the server says instead of opening a socket */
	async function shut(options: { path: string; headers?: Record<string, string> }): Promise<string> {
		try {
			(await RawSocket.open({ url: server.url, ...options })).leave();
			return 'opened';
		} catch (error) {
			return (error as Error).message;
		}
	}

	const tokens: [string, () => string | Promise<string>][] = [
		['no token', () => ''],
		['a wrong token', () => 'nonsense'],
		['the invite token', () => alice.workshop.inviteToken],
		['the word for a cookie, without one', () => 'device'],
		[
			'the token of another workshop',
			async () => (await join(server.url, await startWorkshop(server.url), 'Bob')).token
		],
		['the view token of another workshop', async () => (await startWorkshop(server.url)).viewToken]
	];

	test.each(tokens)('%s opens nothing, in either dialect', async (_, tokenOf) => {
		const token = await tokenOf();
		expect(await alice.seesRefused('wrongToken', () => denied(alice.documentName, token))).toBe('wrong-token');
		const outcome = await alice.seesRefused('wrongToken', async () => {
			const socket = await RawSocket.open({ url: server.url, path: `/yjs/${alice.documentName}?token=${token}` });
			socket.send(frames.update(null, paragraphUpdate('x')));
			return socket.closed;
		});
		expect(outcome).toEqual(REFUSALS.wrongToken);
	});

	test('an unknown workshop is answered like a wrong token', async () => {
		expect(await alice.seesRefused('wrongToken', () => denied('nosuchworkshop/negotiation', carol.token))).toBe(
			'wrong-token'
		);
	});

	test.each(['', '/', 'x', 'negotiation', '__proto__', 'constructor', 'a/b/c', '{id}/private', '{id}/negotiation/'])(
		'"%s" is no document',
		async (pattern) => {
			const name = pattern.replace('{id}', alice.workshop.id);
			const outcome = await alice.seesRefused(
				name === '__proto__' || name === 'constructor' ? 'malformed' : 'unknownDocument',
				async () => {
					const socket = await RawSocket.open({ url: server.url });
					socket.send(frames.auth(name, carol.token));
					const ended = await Promise.race([socket.closed, socket.heard(({ type }) => type === MESSAGE.auth)]);
					socket.leave();
					return ended;
				}
			);
			if ('code' in outcome) expect(outcome).toEqual(REFUSALS.malformed);
			else expect(new TextDecoder().decode(outcome.rest.subarray(2))).toBe('unknown-document');
		}
	);

	test.each(['/yjs/', '/yjs/x', '/yjs/x/private?token=t', '/yjs/x/negotiation/more', '/elsewhere', '//', '/yjs/%/..'])(
		'the address %s leads nowhere, and leaves the process up',
		async (path) => {
			const error = await alice.seesRefused('unknownDocument', () => shut({ path }));
			expect(error).toContain('404');
		}
	);

	test('an address with a broken escape is no workshop', async () => {
		const outcome = await alice.seesRefused(
			'wrongToken',
			async () => (await RawSocket.open({ url: server.url, path: '/yjs/%/negotiation?token=t' })).closed
		);
		expect(outcome).toEqual(REFUSALS.wrongToken);
	});

	test('a line that is reset in the middle of coming in ends nothing else', async () => {
		await alice.seesRefused('unknownDocument', () => resetAfterUpgrade(server.port, '/elsewhere'));
		expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
	});

	test('[TOKEN7] a page of another site cannot ride on a cookie', async () => {
		const cookie = `rundbord_${alice.workshop.id}=${carol.token}`;
		const foreign = { cookie, origin: 'https://elsewhere.example' };
		for (const path of ['/collab', `/yjs/${alice.documentName}?token=device`]) {
			const error = await alice.seesRefused('foreignOrigin', () => shut({ path, headers: foreign }));
			expect(error).toContain('403');
		}
		const own = await RawSocket.join({
			url: server.url,
			name: alice.documentName,
			token: 'device',
			headers: { cookie, origin: server.url }
		});
		own.leave();
	});

	test('[REFUSE6] a socket may ask for so many documents, and no more', async () => {
		const outcome = await alice.seesRefused('tooMany', async () => {
			const socket = await RawSocket.open({ url: server.url });
			for (let index = 0; index < 17; index += 1)
				socket.send(frames.sync(`${alice.documentName}\0${index}`, STEP.one, Uint8Array.of(0)));
			return socket.closed;
		});
		expect(outcome).toEqual(REFUSALS.tooMany);
	});

	test('[REFUSE6] what is sent before a token is kept for a while, but not without end', async () => {
		const outcome = await alice.seesRefused('malformed', async () => {
			const socket = await RawSocket.open({ url: server.url });
			for (let index = 0; index < 1_100; index += 1)
				socket.send(frames.update(alice.documentName, paragraphUpdate('x')));
			return socket.closed;
		});
		expect(outcome).toEqual(REFUSALS.malformed);
	});
});

/** Asks for a socket at an address and resets the line at once. */
function resetAfterUpgrade(port: number, path: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const line = net.connect(port, '127.0.0.1', () => {
			line.write(
				`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`
			);
			line.resetAndDestroy();
		});
		line.once('error', reject);
		line.once('close', () => resolve());
	});
}
