/**
 * What must name nobody, and what must not be seen: after anonymous cards and notes written in silence, everything that
 * can be read anywhere (live documents, the API, every row, the database's bytes and its log, the process's log) is
 * searched for the card's author and for the notes' words.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '../../src/lib/document/board.ts';
import type { RevisionEntry } from '../../src/lib/server/application.ts';
import type { Fact } from '../../src/lib/workshop/fact.ts';
import { api, join, openDocument, startWorkshop, type TestPerson, type TestWorkshop } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';

const CARD = 'Vi tør ikke sige det til forvaltningen';
const PARTY_CARD = 'Vores forening har ingen nøgle';
const SILENT = 'Jeg går omvej hjem om aftenen';

let server: TestServer;
let workshop: TestWorkshop;
let alice: TestPerson;
let bob: TestPerson;
/** Does nothing but lay cards without a name. */
let carol: TestPerson;

beforeEach(async () => {
	server = await startServer({ env: { LOG_LEVEL: 'debug' } });
	workshop = await startWorkshop(server.url);
	alice = await join(server.url, workshop, 'Alice');
	bob = await join(server.url, workshop, 'Bob', 'Boldklubben');
	carol = await join(server.url, workshop, 'Carol', 'Kvarterhuset');
});
afterEach(() => server.stop());

const ask = (who: TestPerson, body: object) =>
	api<Fact>(server.url, `/workshops/${workshop.id}/facts`, { token: who.token, body });

/** @returns every answer of the API that somebody else can read, as text */
async function answers(who: TestPerson): Promise<string> {
	const base = `${server.url}/api/workshops/${workshop.id}`;
	const paths = [
		...[
			'',
			'/revisions?limit=1000',
			'/changes',
			'/renegotiations',
			'/activity',
			'/diff?from=0&to=1',
			'/at/1',
			'/given',
			'/facts?limit=1000'
		],
		...['/summary.md', '/summary.html', '/summary.json', '/plan.csv', '/archive', '/links']
	];
	const texts = await Promise.all(
		paths.map(async (at) => {
			const answer = await fetch(`${base}${at}`, { headers: { authorization: `Bearer ${who.token}` } });
			return `${at}\n${Buffer.from(await answer.arrayBuffer()).toString('latin1')}`;
		})
	);
	const metrics = await (await fetch(`${server.url}/metrics`)).text();
	return [...texts, metrics].join('\n');
}

/** @returns every live document as somebody else holds it, as text */
async function documents(who: TestPerson): Promise<string> {
	const texts: string[] = [];
	for (const kind of ['negotiation', 'canvas', 'record', 'summary']) {
		const live = openDocument(server.url, { name: `${workshop.id}/${kind}`, token: who.token });
		await live.synced;
		texts.push(Buffer.from(Y.encodeStateAsUpdate(live.doc)).toString('utf8'));
		live.leave();
	}
	return texts.join('\n');
}

/** @returns every row of every table, each as a line */
function rows(): string[] {
	const database = new Database(path.join(server.dataDir, 'rundbord.db'), { readonly: true });
	try {
		const tables = database
			.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
			.all()
			.map(({ name }) => name);
		return tables.flatMap((name) =>
			database
				.prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`)
				.all()
				.map((row) => `${name} ${JSON.stringify(row, (_, value: unknown) => readable(value))}`)
		);
	} finally {
		database.close();
	}
}

function readable(value: unknown): unknown {
	const isBytes = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
	return isBytes && 'data' in value ? Buffer.from(value.data as number[]).toString('latin1') : value;
}

/** @returns every byte the process keeps: the database, its write-ahead log, whatever else lies in the folder */
async function bytes(): Promise<string> {
	const files = await readdir(server.dataDir, { recursive: true, withFileTypes: true });
	const contents = files
		.filter((file) => file.isFile())
		.map(async (file) => (await readFile(path.join(file.parentPath, file.name))).toString('latin1'));
	return (await Promise.all(contents)).join('\n');
}

const latin = (text: string) => Buffer.from(text).toString('latin1');
const count = (text: string, wanted: string) => text.split(wanted).length - 1;

describe('open cards without a name', () => {
	test('[CARD2] [RUN3] leave no trace of who wrote them, waiting or laid out', async () => {
		await ask(alice, { kind: 'startSession', title: 'Første møde', mode: 'live' });
		const before = { rows: rows(), answers: await answers(alice), documents: await documents(alice) };
		const mentions = (text: string) => count(text, carol.participantId) + count(text, 'Carol');

		await ask(carol, { kind: 'placeCard', about: 'stuck', text: CARD, signed: 'nobody' });
		await ask(carol, { kind: 'placeCard', about: 'limit', text: PARTY_CARD, signed: 'party' });
		await ask(bob, { kind: 'placeCard', about: 'dilemma', text: 'Et andet kort', signed: 'nobody' });
		const waiting = [await answers(alice), await documents(alice), await bytes(), server.logs(), ...rows()].join('\n');
		for (const text of [CARD, PARTY_CARD]) expect(waiting).not.toContain(latin(text));
		for (const text of [CARD, PARTY_CARD]) expect(waiting).not.toContain(text);

		const released = await ask(bob, { kind: 'releaseCards' });
		expect(released).toMatchObject({ kind: 'CardsReleased', by: null });
		const cards = (released as Fact<'CardsReleased'>).cards;
		expect(cards.map(({ text }) => text).toSorted()).toEqual(['Et andet kort', PARTY_CARD, CARD].toSorted());

		const after = { rows: rows(), answers: await answers(alice), documents: await documents(alice) };
		expect(after.documents).toContain(CARD);
		expect(mentions(after.rows.join('\n'))).toBe(mentions(before.rows.join('\n')));
		expect(mentions(after.answers)).toBe(mentions(before.answers));
		expect(mentions(after.documents)).toBe(mentions(before.documents));
		expect(mentions(server.logs())).toBe(0);
		// Nobody stands behind the revision of the batch either, and nothing is left where the cards waited.
		const { revisions } = await api<{ revisions: RevisionEntry[] }>(
			server.url,
			`/workshops/${workshop.id}/revisions?limit=1000`,
			{ token: alice.token }
		);
		expect(revisions.at(-1)).toMatchObject({ document: 'record', participantId: null });
		expect(after.rows.filter((row) => row.startsWith('sealed '))).toEqual([]);
	});
});

describe('notes written in silence', () => {
	test('[SILENCE1] are nowhere to be read but by their writer, and survive a crash', async () => {
		const silence = await ask(alice, { kind: 'startSilence', prompt: 'Hvad oplever du?', area: null });
		const note = { id: 'note-of-bob', words: SILENT, noteKind: 'experience', language: 'da' };
		await ask(bob, { kind: 'writeSilentNote', silence: silence.id, note });
		await server.kill();
		server = await startServer({ dataDir: server.dataDir, env: { LOG_LEVEL: 'debug' } });

		const mine = await api<object>(server.url, `/workshops/${workshop.id}/given`, { token: bob.token });
		expect(mine).toEqual({ given: [{ batch: `silence:${silence.id}`, payload: { notes: [note] } }] });
		const others = [await answers(alice), await documents(alice), await bytes(), server.logs(), ...rows()].join('\n');
		expect(others).not.toContain(SILENT);
		expect(others).not.toContain(latin(SILENT));
	});

	test('[SILENCE2] [LOG4] are laid out as revisions of their writers', async () => {
		const silence = await ask(alice, { kind: 'startSilence', prompt: '', area: null });
		const write = (who: TestPerson, id: string, words: string) =>
			ask(who, { kind: 'writeSilentNote', silence: silence.id, note: { id, words, noteKind: '', language: '' } });
		await write(bob, 'b1', SILENT);
		await write(carol, 'c1', 'Mørk sti');
		await write(carol, 'c2', 'Ingen bus');
		const fact = await ask(alice, { kind: 'revealSilence', silence: silence.id });
		expect(fact).toMatchObject({ kind: 'SilenceRevealed', by: alice.participantId, notes: 3, writers: 2 });

		const live = openDocument(server.url, { name: `${workshop.id}/canvas`, token: alice.token });
		await live.synced;
		const laid = readBoard(live.doc).items.map(({ words, author }) => [words, author]);
		live.leave();
		expect(laid.toSorted()).toEqual(
			[
				[SILENT, bob.participantId],
				['Mørk sti', carol.participantId],
				['Ingen bus', carol.participantId]
			].toSorted()
		);
		const { revisions } = await api<{ revisions: RevisionEntry[] }>(
			server.url,
			`/workshops/${workshop.id}/revisions?document=canvas`,
			{ token: alice.token }
		);
		expect(revisions.map(({ participantId }) => participantId).toSorted()).toEqual(
			[bob.participantId, carol.participantId].toSorted()
		);
		expect(rows().filter((row) => row.startsWith('sealed '))).toEqual([]);
	});
});
