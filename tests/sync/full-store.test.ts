/** The store fills up while people write. They are told, keep what they have, and it arrives when there is room. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FULL_PAUSE_MS } from '../../server/collaboration/limits.ts';
import type { WorkshopState } from '../../src/lib/server/application.ts';
import { readNegotiation } from '../../src/lib/document/read.ts';
import { agreement } from '../support/agreement.ts';
import {
	api,
	join,
	openDocument,
	startWorkshop,
	writeParagraph,
	type LiveDocument,
	type TestPerson,
	type TestWorkshop
} from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** A paragraph of a page or two, so that a megabyte fills quickly. */
const PAGE = 'Vi mødes i beboerhuset hver torsdag. '.repeat(500);

let server: TestServer;
let workshop: TestWorkshop;
let alice: TestPerson;
let bob: TestPerson;
let open: LiveDocument[];

beforeEach(async () => {
	server = await startServer({ env: { DATA_LIMIT_MB: '1' } });
	workshop = await startWorkshop(server.url);
	alice = await join(server.url, workshop, 'Alice');
	bob = await join(server.url, workshop, 'Bob');
	open = [];
});
afterEach(async () => {
	open.forEach((document) => document.leave());
	await server.stop();
});

function openAs(token: string, given: { kind?: string; reconnects?: boolean } = {}): LiveDocument {
	const { kind = 'negotiation', reconnects } = given;
	const document = openDocument(server.url, { name: `${workshop.id}/${kind}`, token, reconnects });
	open.push(document);
	return document;
}

/** Writes page after page until one is not acknowledged. @returns how many were */
async function fill(document: LiveDocument): Promise<number> {
	const full = document.closed.then(() => 'full' as const);
	for (let pages = 0; ; pages += 1) {
		writeParagraph(document.doc, 'known', `${pages} ${PAGE}`);
		const outcome = await Promise.race([document.saved().then(() => 'saved' as const), full]);
		if (outcome === 'full') return pages;
	}
}

async function stateOf(url: string): Promise<WorkshopState> {
	return api<WorkshopState>(url, `/workshops/${workshop.id}`, { token: alice.token });
}

/** Starts workshops until there is no room for another. @returns the refusal */
async function startUntilRefused(): Promise<unknown> {
	for (;;) {
		const response = await fetch(`${server.url}/api/workshops`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ title: 'Trygge aftener', question: 'y'.repeat(400) })
		});
		if (response.status !== 201) return response.json();
	}
}

describe('a store without room', () => {
	test('[LOG3] [LOG2] tells its writers, acknowledges nothing it could not store, and takes everything when there is room', async () => {
		const writer = openAs(alice.token, { reconnects: false });
		const other = openAs(bob.token);
		const reader = openAs(workshop.viewToken);
		await Promise.all([writer.synced, other.synced, reader.synced]);
		writeParagraph(other.doc, 'statement', 'Bob was here. ');
		await other.saved();
		const pages = await fill(writer);
		expect(pages).toBeGreaterThan(10);
		expect(await writer.closed).toEqual({ code: 1011, reason: 'storage-full' });
		expect(writer.provider.hasUnsyncedChanges).toBe(true);

		const state = await stateOf(server.url);
		expect(state.problem.known.text.match(/^\d+/gm)).toEqual(Array.from({ length: pages }, (_, page) => String(page)));
		expect(await startUntilRefused()).toMatchObject({ status: 507, kind: 'store-full' });
		expect((await fetch(`${server.url}/healthz`)).status).toBe(200);

		// Those who come back see what is stored, and not one letter of what is not.
		await Promise.all([other.saved(), reader.saved()]);
		await agreement([other.doc, reader.doc]);
		expect(readNegotiation(reader.doc).problem.known.text).toBe(state.problem.known.text);

		const { port, dataDir } = server;
		expect(await server.stop({ keepData: true })).toBe(0);
		server = await startServer({ dataDir, port, env: { DATA_LIMIT_MB: '50' } });
		void writer.socket.connect();
		await writer.saved();
		await agreement([writer.doc, other.doc, reader.doc]);
		const texts = (await stateOf(server.url)).problem;
		expect(texts.known.text).toBe(readNegotiation(writer.doc).problem.known.text);
		expect(texts.known.text.match(/^\d+/gm)).toHaveLength(pages + 1);
		expect(texts.statement.text).toBe('Bob was here. ');
	});

	test('[LOG3] [REFUSE7] keeps its readers, and nobody ever sees text that was not stored', async () => {
		const reader = openAs(workshop.viewToken);
		const board = openAs(bob.token, { kind: 'canvas' });
		await Promise.all([reader.synced, board.synced]);
		const writer = openAs(alice.token, { reconnects: false });
		await writer.synced;
		const pages = await fill(writer);
		await reader.saved();
		const stored = (await stateOf(server.url)).problem.known.text;
		const seen = new Set<string>();
		reader.doc.on('update', () => seen.add(readNegotiation(reader.doc).problem.known.text));
		let closures = 0;
		reader.socket.on('close', () => (closures += 1));

		const startMs = performance.now();
		// Writers who come back again and again with what does not fit.
		const stubborn = [alice, alice, bob].map(({ token }) => openAs(token));
		await Promise.all(
			stubborn.map(async (document, index) => {
				await document.synced;
				writeParagraph(document.doc, 'known', `does not fit ${index} ${PAGE.repeat(3)}`);
				for (let times = 0; times < 8; times += 1) {
					await new Promise((resolve) => document.socket.on('close', resolve));
				}
			})
		);
		// However often they come back, others lose their connection at most once in each pause.
		expect(closures).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - startMs) / FULL_PAUSE_MS));
		expect((await stateOf(server.url)).problem.known.text).toBe(stored);
		expect([...seen].filter((text) => text.includes('does not fit') || !stored.startsWith(text))).toEqual([]);
		expect(stored.match(/^\d+/gm)).toHaveLength(pages);
		expect(reader.provider.isSynced).toBe(true);
	});
});
