/** What a running server refuses, over real sockets, in both dialects, while somebody else works on. */
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

const beyondTheEnd = () => [{ client: alice.live.doc.clientID, ranges: [[0, 1_000_000] as const] }];

/** Paragraphs one after another, the last of which may be another element. */
const paragraphs = (count: number, last = 'paragraph') =>
	Array.from({ length: count }, (_, index) =>
		elementItem(
			index === count - 1 ? last : 'paragraph',
			index === 0 ? { parent: 'problem:statement' } : { origin: [CLIENT, index - 1] }
		)
	);

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
	['[REFUSE1] a deletion beyond the end', 'missing', () => craftUpdate([], beyondTheEnd())],
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
		'[REFUSE7] a deletion beyond the end, after as many good ones as an edit may have',
		'missing',
		() => craftUpdate([{ client: CLIENT, structs: paragraphs(1_999) }], beyondTheEnd())
	],
	[
		'[REFUSE3] an unknown element after a thousand good ones',
		'shape',
		() => craftUpdate([{ client: CLIENT, structs: paragraphs(1_500, 'script') }])
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
	test('[REFUSE2] an edit that deletes in more places than one may, in however many parts it is taken', async () => {
		const { socket, name } = await hocuspocus();
		const writer = CLIENT + 1;
		const places = 20_001;
		const text = craftUpdate([
			{
				client: writer,
				structs: [
					elementItem('paragraph', { parent: 'problem:excluded' }),
					typeItem('xmlText', { parent: [writer, 0] }),
					textItem('xy'.repeat(places), { parent: [writer, 1] })
				]
			}
		]);
		socket.send(frames.update(name, text));
		await socket.heard(({ type, rest }) => type === MESSAGE.syncStatus && rest[0] === 1);
		const ranges = Array.from({ length: places }, (_, index) => [2 + 2 * index, 1] as const);
		const outcome = await alice.seesRefused('tooLarge', () => {
			socket.send(frames.update(name, craftUpdate([], [{ client: writer, ranges }])));
			return socket.closed;
		});
		expect(outcome).toEqual(REFUSALS.tooLarge);
	});

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
