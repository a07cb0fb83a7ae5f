/** Too much at once: it is slowed down, bounded or cut off, and others go on as before. */
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { FRAMES_AT_ONCE, MAX_CONNECTIONS_PER_PARTICIPANT } from '../../server/collaboration/limits.ts';
import { Bystander } from '../support/bystander.ts';
import { metric } from '../support/metrics.ts';
import { join, type TestPerson } from '../support/people.ts';
import { frames, isSync, MESSAGE, paragraphUpdate, RawSocket, STEP } from '../support/raw-socket.ts';
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

/** How long alice may wait for an acknowledgement while others flood, on a slow and busy machine. */
const PATIENCE_MS = 5_000;

function connect(): Promise<RawSocket> {
	return RawSocket.join({ url: server.url, name: alice.documentName, token: carol.token });
}

/** Alice types on until something has happened. @returns how long she waited for each acknowledgement, in ms */
async function waitsDuring(done: Promise<unknown>): Promise<number[]> {
	const waits: number[] = [];
	let isDone = false;
	void done.then(() => (isDone = true));
	while (!isDone) {
		const startedMs = performance.now();
		await alice.types('.');
		waits.push(performance.now() - startedMs);
	}
	return waits;
}

test('[REFUSE6] twenty thousand edits at once are slowed down and none is lost, and others hardly notice', async () => {
	const count = 20_000;
	const doc = new Y.Doc();
	const edits: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => edits.push(update));
	const paragraph = new Y.XmlElement('paragraph');
	const text = new Y.XmlText();
	paragraph.insert(0, [text]);
	doc.getXmlFragment('problem:affected').insert(0, [paragraph]);
	while (edits.length < count) text.insert(text.length, 'c');

	const socket = await connect();
	const slowedBefore = await metric(server.url, 'rundbord_slowed_total');
	let isAllAcknowledged = false;
	const allAcknowledged = acknowledgements(socket, count).then(() => (isAllAcknowledged = true));
	for (const edit of edits) socket.send(frames.update(alice.documentName, edit));
	const waits = await waitsDuring(Promise.race([allAcknowledged, socket.closed]));

	expect(isAllAcknowledged).toBe(true);
	expect(waits.length).toBeGreaterThan(50);
	expect(Math.max(...waits)).toBeLessThan(PATIENCE_MS);
	expect(await metric(server.url, 'rundbord_slowed_total')).toBeGreaterThan(slowedBefore);
	await alice.types('.');
	expect(alice.live.doc.getXmlFragment('problem:affected').toString()).toBe(paragraph.toString());
	socket.leave();
});

test('[REFUSE6] a flood of pings and questions is slowed down, and others hardly notice', async () => {
	const socket = await connect();
	const slowedBefore = await metric(server.url, 'rundbord_slowed_total');
	const pongs = new Promise<void>((resolve) => socket.socket.once('pong', () => resolve()));
	for (let ping = 0; ping < 2 * FRAMES_AT_ONCE; ping += 1) socket.socket.ping();
	for (let question = 0; question < 80; question += 1)
		socket.send(frames.sync(alice.documentName, STEP.one, Uint8Array.of(0)));
	const waits = await waitsDuring(pongs);
	expect(Math.max(...waits)).toBeLessThan(PATIENCE_MS);
	expect(await metric(server.url, 'rundbord_slowed_total')).toBeGreaterThan(slowedBefore);
	socket.leave();
});

test('[REFUSE6] who does not read what they ask for is cut off, instead of filling memory', async () => {
	const writer = await connect();
	for (let part = 0; part < 8; part += 1) {
		writer.send(frames.update(alice.documentName, paragraphUpdate('x'.repeat(200_000), { slot: 'excluded' })));
	}
	const reader = await connect();
	const cutBefore = await metric(server.url, 'rundbord_slow_readers_total');
	const line = (reader.socket as unknown as { _socket: Socket })._socket;
	line.pause();
	for (let question = 0; question < 60; question += 1)
		reader.send(frames.sync(alice.documentName, STEP.one, Uint8Array.of(0)));
	const cut = metricAbove('rundbord_slow_readers_total', cutBefore);
	expect(Math.max(...(await waitsDuring(cut)))).toBeLessThan(PATIENCE_MS);
	writer.leave();
	reader.leave();
});

test('[REFUSE6] who is still reading a large document is not cut off for that', async () => {
	const dora = await Bystander.start(server.url);
	const erik = await join(server.url, dora.workshop, 'Erik');
	const seat = { url: server.url, name: dora.documentName, token: erik.token };
	const paragraphs = { writers: 3, each: 36, bytes: 225_000 };
	const writers = await Promise.all(Array.from({ length: paragraphs.writers }, () => RawSocket.join(seat)));
	const written = writers.map((writer) => acknowledgements(writer, paragraphs.each));
	for (let part = 0; part < paragraphs.each; part += 1)
		for (const writer of writers)
			writer.send(frames.update(seat.name, paragraphUpdate('x'.repeat(paragraphs.bytes), { slot: 'excluded' })));
	await Promise.all(written);

	const reader = await RawSocket.open(seat);
	reader.send(frames.auth(seat.name, seat.token));
	await reader.heard(({ type }) => type === MESSAGE.auth);
	const line = (reader.socket as unknown as { _socket: Socket })._socket;
	line.pause();
	reader.send(frames.sync(seat.name, STEP.one, Uint8Array.of(0)));
	for (let edit = 0; edit < 20; edit += 1) await dora.types('.');
	line.resume();
	await Promise.race([reader.heard(isSync(STEP.two)), reader.closed]);
	const heard = reader.answers.reduce((sum, { rest }) => sum + rest.byteLength, 0);
	expect(heard).toBeGreaterThan(paragraphs.writers * paragraphs.each * paragraphs.bytes);
	[reader, ...writers].forEach((each) => each.leave());
	dora.leave();
});

test('[REFUSE6] one participant has so many connections to a document, and others are let in beside them', async () => {
	const sockets = await Promise.all(Array.from({ length: MAX_CONNECTIONS_PER_PARTICIPANT }, connect));
	const socket = await RawSocket.open({ url: server.url });
	await alice.seesRefused('tooMany', () => {
		socket.send(frames.auth(alice.documentName, carol.token));
		return socket.heard(({ type }) => type === MESSAGE.auth);
	});
	const bob = await join(server.url, alice.workshop, 'Bob');
	const other = await RawSocket.join({ url: server.url, name: alice.documentName, token: bob.token });
	expect(other.answers.length).toBeGreaterThan(0);
	[...sockets, socket, other].forEach((each) => each.leave());
});

/** Resolves when a metric has risen above a value; asks again and again, as a monitor would. */
async function metricAbove(name: string, value: number): Promise<void> {
	while ((await metric(server.url, name)) <= value);
}

/** Resolves when a socket has heard so many acknowledgements more. */
function acknowledgements({ socket }: RawSocket, count: number): Promise<void> {
	return new Promise((resolve) => {
		let heard = 0;
		socket.on('message', (data: Buffer) => {
			if (isAcknowledgement(data)) heard += 1;
			if (heard === count) resolve();
		});
	});
}

function isAcknowledgement(frame: Buffer): boolean {
	return frame.length > 2 && frame.at(-2) === MESSAGE.syncStatus && frame.at(-1) === 1;
}
