/** Pointers over real sockets: those who ask see them under the right name, and no standard client ever hears of them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	cursorFrame,
	cursorMessage,
	CURSORS,
	readCursorNews,
	type CursorNews,
	type Point
} from '../../src/lib/document/cursor-frames.ts';
import { REFUSALS } from '../../server/collaboration/validation/refusal.ts';
import { Bystander } from '../support/bystander.ts';
import { join, openDocument, type TestPerson } from '../support/people.ts';
import { frames, isSync, RawSocket, STEP } from '../support/raw-socket.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let alice: Bystander;
let [bob, carol]: TestPerson[] = [];
beforeAll(async () => {
	server = await startServer();
	alice = await Bystander.start(server.url);
	bob = await join(server.url, alice.workshop, 'Bob');
	carol = await join(server.url, alice.workshop, 'Carol');
});
afterAll(async () => {
	alice.leave();
	await server.stop();
});

const connect = (token: string) => RawSocket.join({ url: server.url, name: alice.documentName, token });
const hello = () => cursorMessage(alice.documentName, { kind: 'hello' });
const move = (position: Point | null) => cursorMessage(alice.documentName, { kind: 'move', position });

/** Resolves with the first news that matches, said already or not yet. */
async function hears(socket: RawSocket, matches: (news: CursorNews) => boolean): Promise<CursorNews> {
	const { rest } = await socket.heard(({ type, rest }) => type === CURSORS && matches(readCursorNews(rest)));
	return readCursorNews(rest);
}

const isAt = (x: number) => (news: CursorNews) => news.kind !== 'crowded' && news.moved.some((moved) => moved.x === x);

test('[CURSOR1] who points is whom the server let in; who leaves points nowhere', async () => {
	const [bobs, carols] = [await connect(bob!.token), await connect(carol!.token)];
	for (const socket of [bobs, carols]) socket.send(hello());
	await hears(carols, ({ kind }) => kind === 'fresh');
	bobs.send(move({ x: 12, y: -7 }));
	const news = await hears(carols, isAt(12));
	const number = 1;
	expect(news).toMatchObject({
		people: [{ number, participantId: bob!.participantId }],
		moved: [{ number, x: 12, y: -7 }]
	});
	bobs.leave();
	await hears(carols, (later) => later.kind === 'changes' && later.gone.includes(number));
	carols.leave();
});

test('[CURSOR2] a reader sees and is not seen', async () => {
	const [bobs, reader] = [await connect(bob!.token), await RawSocket.open({ url: server.url })];
	reader.send(frames.auth(alice.documentName, alice.workshop.viewToken));
	reader.send(frames.sync(alice.documentName, STEP.one, Uint8Array.of(0)));
	await reader.heard(isSync(STEP.two));
	for (const socket of [bobs, reader]) socket.send(hello());
	await hears(reader, ({ kind }) => kind === 'fresh');
	reader.send(move({ x: 99, y: 99 }));
	bobs.send(move({ x: 5, y: 5 }));
	await hears(reader, isAt(5));
	bobs.send(move({ x: 6, y: 6 }));
	await hears(bobs, isAt(6));
	expect(bobs.answers.filter(({ type, rest }) => type === CURSORS && isAt(99)(readCursorNews(rest)))).toEqual([]);
	[bobs, reader].forEach((socket) => socket.leave());
});

test('[CURSOR2] [YWEBSOCKET1] a standard client that has not asked is sent nothing of it', async () => {
	const stock = openDocument(server.url, { name: alice.documentName, token: carol!.token });
	const heard: Uint8Array[] = [];
	stock.socket.on('message', ({ data }: { data: ArrayBuffer }) => heard.push(new Uint8Array(data)));
	await stock.synced;
	const path = `/yjs/${alice.documentName}?token=${carol!.token}`;
	const standard = await RawSocket.open({ url: server.url, path });
	standard.send(frames.sync(null, STEP.one, Uint8Array.of(0)));
	await standard.heard(isSync(STEP.two));
	const bobs = await connect(bob!.token);
	bobs.send(hello());
	for (let x = 1; x <= 20; x += 1) bobs.send(move({ x, y: 0 }));
	await hears(bobs, isAt(20));
	await alice.types('so that all have heard what was said before');
	await standard.heard(isSync(STEP.update));
	expect(heard.filter((frame) => frame.length > 1 && cursorFrame(frame))).toEqual([]);
	expect(standard.answers.filter(({ type }) => type > 10)).toEqual([]);
	stock.leave();
	[standard, bobs].forEach((socket) => socket.leave());
});

test('[REFUSE1] a pointer that does not decode is refused, stores nothing and disturbs nobody', async () => {
	const socket = await connect(bob!.token);
	socket.send(hello());
	const outcome = await alice.seesRefused('malformed', () => {
		socket.send(frames.of(alice.documentName, CURSORS, [1, 255]));
		return socket.closed;
	});
	expect(outcome).toEqual(REFUSALS.malformed);
});
