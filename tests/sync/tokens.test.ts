/** What a token opens at the socket, and that it stops at once when it is revoked or replaced. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Links } from '../../src/lib/server/application.ts';
import { readNegotiation } from '../../src/lib/document/read.ts';
import { agreement } from '../support/agreement.ts';
import { api, join, openDocument, startWorkshop, writeParagraph, type LiveDocument } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
const open: LiveDocument[] = [];
beforeAll(async () => {
	server = await startServer();
});
afterAll(async () => {
	open.forEach((document) => document.leave());
	await server.stop();
});

function openAs(workshopId: string, token: string): LiveDocument {
	const document = openDocument(server.url, { name: `${workshopId}/negotiation`, token, reconnects: false });
	open.push(document);
	return document;
}

/** Ends a device's token as the device itself does. */
async function forgetDevice(workshopId: string, token: string): Promise<number> {
	const response = await fetch(`${server.url}/api/workshops/${workshopId}/device`, {
		method: 'DELETE',
		headers: { origin: server.url, cookie: `rundbord_${workshopId}=${token}` }
	});
	return response.status;
}

const REVOKED = { code: 4401, reason: 'revoked' };

describe('a token that is ended', () => {
	test("[TOKEN3] takes the connections it opened along, and leaves those of the same person's other device", async () => {
		const workshop = await startWorkshop(server.url);
		const alice = await join(server.url, workshop, 'Alice');
		const { link } = await api<{ link: string }>(server.url, `/workshops/${workshop.id}/devices`, {
			token: alice.token,
			method: 'POST'
		});
		const phone = openAs(workshop.id, new URL(link).hash.slice(1));
		const laptop = openAs(workshop.id, alice.token);
		await Promise.all([phone.synced, laptop.synced]);
		const doc = new Y.Doc();
		const old = new WebsocketProvider(`${server.url.replace('http', 'ws')}/yjs/${workshop.id}`, 'negotiation', doc, {
			params: { token: alice.token },
			WebSocketPolyfill: WebSocket as never,
			disableBc: true
		});
		const oldClosed = new Promise<unknown>((resolve) => old.on('connection-close', resolve));
		await new Promise((resolve) => old.once('sync', resolve));

		expect(await forgetDevice(workshop.id, alice.token)).toBe(204);
		expect(await laptop.closed).toEqual(REVOKED);
		expect(await oldClosed).toMatchObject(REVOKED);
		old.destroy();
		writeParagraph(phone.doc, 'known', 'still here');
		await phone.saved();
		expect(await openAs(workshop.id, alice.token).denied).toBe('wrong-token');
	});

	test('[TOKEN3] a replaced view link puts its readers out, and nobody else', async () => {
		const workshop = await startWorkshop(server.url);
		const alice = await join(server.url, workshop, 'Alice');
		const writer = openAs(workshop.id, alice.token);
		const reader = openAs(workshop.id, workshop.viewToken);
		await Promise.all([writer.synced, reader.synced]);
		const links = await api<Links>(server.url, `/workshops/${workshop.id}/links`, {
			token: alice.token,
			body: { kind: 'view' }
		});
		expect(await reader.closed).toEqual(REVOKED);
		expect(await openAs(workshop.id, workshop.viewToken).denied).toBe('wrong-token');
		expect(links.viewToken).not.toBe(workshop.viewToken);
		const newReader = openAs(workshop.id, links.viewToken);
		await newReader.synced;
		writeParagraph(writer.doc, 'known', 'for the new reader');
		await agreement([writer.doc, newReader.doc]);
		expect(readNegotiation(reader.doc).problem.known.text).toBe('');
	});

	test('[TOKEN3] a replaced invitation ends its code too, and those who are in stay in', async () => {
		const workshop = await startWorkshop(server.url);
		const alice = await join(server.url, workshop, 'Alice');
		const writer = openAs(workshop.id, alice.token);
		await writer.synced;
		const path = `/workshops/${workshop.id}/links`;
		const before = await api<Links>(server.url, path, { token: alice.token });
		const found = { workshopId: workshop.id, inviteToken: workshop.inviteToken };
		const typed = before.code.toLowerCase().replace('-', ' ');
		expect(await api(server.url, '/codes', { body: { code: typed } })).toEqual(found);
		const after = await api<Links>(server.url, path, { token: alice.token, body: { kind: 'invite' } });
		await expect(api(server.url, '/codes', { body: { code: before.code } })).rejects.toThrow('404');
		await expect(join(server.url, workshop, 'Bob')).rejects.toThrow(/40[134]/);
		await join(server.url, { ...workshop, inviteToken: after.inviteToken }, 'Bob');
		writeParagraph(writer.doc, 'known', 'still in');
		await writer.saved();
	});
});

describe('at the door', () => {
	test('[TOKEN1] the invite token opens no document, and a view token none for writing', async () => {
		const workshop = await startWorkshop(server.url);
		expect(await openAs(workshop.id, workshop.inviteToken).denied).toBe('wrong-token');
		const reader = openAs(workshop.id, workshop.viewToken);
		await reader.synced;
		writeParagraph(reader.doc, 'known', 'not mine to write');
		expect(await reader.closed).toEqual({ code: 4403, reason: 'read-only' });
	});

	test('[TOKEN4] a token opens its own workshop only, and an unknown workshop is answered alike', async () => {
		const [mine, other] = await Promise.all([startWorkshop(server.url), startWorkshop(server.url)]);
		const alice = await join(server.url, mine, 'Alice');
		const denials = [
			openAs(other.id, alice.token),
			openAs('AAAAAAAAAAAAAAAA', alice.token),
			openAs(mine.id, ''),
			openAs(mine.id, `${alice.token}x`)
		];
		expect(await Promise.all(denials.map(({ denied }) => denied))).toEqual(Array(4).fill('wrong-token'));
	});
});
