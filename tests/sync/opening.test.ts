/** Opening a long document after a start: what is stored comes first, and nothing is missing or told twice. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MIN_EARLY_BYTES } from '../../server/collaboration/limits.ts';
import { agreement } from '../support/agreement.ts';
import { join, openDocument, startWorkshop, writeParagraph, type TestPerson } from '../support/people.ts';
import { frames, isSync, MESSAGE, RawSocket, stateOf, STEP, type Answer } from '../support/raw-socket.ts';
import { startServer, type TestServer } from '../support/server.ts';

const PARAGRAPH = 'Ensomhed rammer også dem, der har mange omkring sig. '.repeat(20);

/** Far less than the whole. */
const SMALL = 20_000;

let server: TestServer;
let name: string;
let [alice, bob]: TestPerson[] = [];
/** All that is stored. */
let written: Y.Doc;

beforeAll(async () => {
	server = await startServer();
	const workshop = await startWorkshop(server.url);
	name = `${workshop.id}/negotiation`;
	alice = await join(server.url, workshop, 'Alice');
	bob = await join(server.url, workshop, 'Bob');
	const live = openDocument(server.url, { name, token: alice.token });
	await live.synced;
	for (let index = 0; index < 150; index += 1) writeParagraph(live.doc, 'known', `${index}. ${PARAGRAPH}`);
	writeParagraph(live.doc, 'unknown', 'Hvem ringer man til?').delete(0, 5);
	await live.saved();
	written = live.doc;
	live.leave();
});
afterAll(() => server.stop());

/** The same data, and nothing in memory. */
async function restart(): Promise<void> {
	const { dataDir } = server;
	await server.stop({ keepData: true });
	server = await startServer({ dataDir });
}

const isFromServer = ({ type }: Answer) => type === MESSAGE.sync || type === MESSAGE.syncReply;

/** @returns the document that all updates and answers so far make, and how many bytes they had */
function heardBy(socket: RawSocket): { doc: Y.Doc; sizes: number[] } {
	const doc = new Y.Doc();
	const updates = socket.answers.filter((answer) => isFromServer(answer) && answer.rest[0] !== STEP.one).map(stateOf);
	for (const update of updates) Y.applyUpdate(doc, update);
	return { doc, sizes: updates.map(({ byteLength }) => byteLength) };
}

test('[LOG7] who has nothing is told what is stored, once, and then only what has come since', async () => {
	await restart();
	const socket = await RawSocket.open({ url: server.url });
	socket.send(frames.auth(name, bob!.token));
	socket.send(frames.sync(name, STEP.one, Uint8Array.of(0)));
	await socket.heard(isSync(STEP.one));
	const { doc, sizes } = heardBy(socket);
	expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(written))).toBe(true);
	expect(Math.max(...sizes)).toBeGreaterThan(MIN_EARLY_BYTES);
	// A checkpoint and its tail may come in two frames; both together are the whole, once.
	const toldBytes = sizes.reduce((sum, size) => sum + size, 0);
	expect(toldBytes).toBeLessThan(Y.encodeStateAsUpdate(written).byteLength + SMALL);
	socket.leave();
});

test('[TABLE3] who comes while others have it open is told what is kept of it, once, and what was written since', async () => {
	await restart();
	const live = openDocument(server.url, { name, token: alice!.token });
	await live.synced;
	for (let index = 0; index < 100; index += 1) writeParagraph(live.doc, 'unknown', `${index}. Hvem kommer?`);
	await live.saved();
	written = live.doc;
	const ask = async (stateVector: Uint8Array) => {
		const socket = await RawSocket.open({ url: server.url });
		socket.send(frames.auth(name, bob!.token));
		socket.send(frames.sync(name, STEP.one, stateVector));
		const answer = stateOf(await socket.heard(isSync(STEP.two)));
		socket.leave();
		return { answer, ...heardBy(socket) };
	};
	const all = Y.encodeStateAsUpdate(written).byteLength;
	const newcomer = await ask(Uint8Array.of(0));
	expect(Y.equalSnapshots(Y.snapshot(newcomer.doc), Y.snapshot(written))).toBe(true);
	// What is kept goes out as it is; nothing but what was deleted has to be written for one more reader.
	expect(newcomer.answer.byteLength).toBeLessThan(SMALL);
	expect(newcomer.sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(all + SMALL);
	const returning = await ask(Y.encodeStateVector(newcomer.doc));
	expect(returning.sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(SMALL);
	live.leave();
});

test('[LOG2] [TABLE3] two providers that open it at the same moment, and write at once, agree', async () => {
	await restart();
	const both = [alice!, bob!].map(({ token }) => openDocument(server.url, { name, token }));
	for (const { doc } of both) writeParagraph(doc, 'affected', `fra ${doc.clientID}`);
	await Promise.all(both.map(({ synced }) => synced));
	for (const { doc } of both) writeParagraph(doc, 'affected', `igen fra ${doc.clientID}`);
	await Promise.all(both.map((live) => live.saved()));
	await agreement(both.map(({ doc }) => doc));
	expect(both[0]!.doc.getXmlFragment('problem:affected').length).toBe(4);
	expect(both[0]!.doc.getXmlFragment('problem:known').length).toBe(150);
	await restart();
	const late = openDocument(server.url, { name, token: alice!.token });
	await late.saved();
	expect(late.doc.getXmlFragment('problem:affected').toString()).toBe(
		both[0]!.doc.getXmlFragment('problem:affected').toString()
	);
	[...both, late].forEach((live) => live.leave());
});

test('[YWEBSOCKET1] a y-websocket client is told the same; who has it already is told nothing again', async () => {
	await restart();
	const standard = await RawSocket.open({ url: server.url, path: `/yjs/${name}?token=${bob!.token}` });
	standard.send(frames.sync(null, STEP.one, Uint8Array.of(0)));
	await standard.heard(isSync(STEP.one));
	expect(heardBy(standard).doc.getXmlFragment('problem:known').length).toBe(150);
	standard.leave();

	await restart();
	const returning = await RawSocket.open({ url: server.url });
	returning.send(frames.auth(name, alice!.token));
	returning.send(frames.sync(name, STEP.one, Y.encodeStateVector(heardBy(standard).doc)));
	await returning.heard(isSync(STEP.one));
	expect(heardBy(returning).sizes.filter((size) => size > SMALL)).toEqual([]);
	returning.leave();
});

test('[REFUSE4] who is not let in is told nothing', async () => {
	await restart();
	const stranger = await RawSocket.open({ url: server.url });
	stranger.send(frames.auth(name, 'nonsense'));
	stranger.send(frames.sync(name, STEP.one, Uint8Array.of(0)));
	await stranger.heard(({ type }) => type === MESSAGE.auth);
	const bobs = openDocument(server.url, { name, token: bob!.token });
	await bobs.saved();
	expect(stranger.answers.filter(isFromServer)).toEqual([]);
	bobs.leave();
	stranger.leave();
});
