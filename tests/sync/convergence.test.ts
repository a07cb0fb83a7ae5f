/** Four people write the same slot and the same plan at the same time; one of them goes away and comes back. */
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { addNote } from '../../src/lib/document/board-write.ts';
import { readNegotiation } from '../../src/lib/document/read.ts';
import { actionText, addAction, removeAction, setActionField } from '../../src/lib/document/write.ts';
import type { RevisionEntry, WorkshopState } from '../../src/lib/server/application.ts';
import type { Difference } from '../../src/lib/history/types.ts';
import { openSqliteStore } from '../../src/lib/server/store/sqlite/store.ts';
import { agreement } from '../support/agreement.ts';
import { api, join, openDocument, startWorkshop, writeParagraph, type TestPerson } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { letterCounts, nextTurn, randomFrom, typeLetter } from '../support/typing.ts';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server.stop());

/** How many letters each of them types into the slot and into the action's title. */
const LETTERS = 150;

interface Writer extends TestPerson {
	letter: string;
	doc: Y.Doc;
	text: Y.XmlText;
}

function paragraphOf(doc: Y.Doc): Y.XmlText {
	return (doc.getXmlFragment('problem:statement').get(0) as Y.XmlElement).get(0) as Y.XmlText;
}

/** Types into the slot and the title, edit by edit, letting the sockets run in between. */
async function type(writer: Writer, random: (below: number) => number): Promise<void> {
	for (let typed = 0; typed < LETTERS; typed += 1) {
		typeLetter(writer.text, writer.letter, random);
		typeLetter(actionText(writer.doc, 'shared', 'title')!, writer.letter, random);
		if (typed % 10 === 0) {
			setActionField(writer.doc, { id: 'shared', field: 'due', value: `2027-01-${10 + random(20)}` });
			addAction(writer.doc, { id: `${writer.letter}${typed}`, title: writer.letter });
		}
		if (typed % 20 === 10) removeAction(writer.doc, { id: `${writer.letter}${typed - 10}` });
		await nextTurn();
	}
}

test('[TABLE1] [TABLE2] [TABLE3] [LOG1] [LOG4] [YWEBSOCKET1] four people who write the same slot and plan, one of them away for a while, agree to the letter, and the log has each edit under its author (seed 1)', async () => {
	const random = randomFrom(1);
	const workshop = await startWorkshop(server.url);
	const name = `${workshop.id}/negotiation`;
	const people = await Promise.all(
		['Alice', 'Bob', 'Carol', 'Dave'].map((person) => join(server.url, workshop, person))
	);
	const [alice, bob, carol] = people.slice(0, 3).map(({ token }) => openDocument(server.url, { name, token }));
	await Promise.all([alice!.synced, bob!.synced, carol!.synced]);
	writeParagraph(alice!.doc, 'statement', '—');
	addAction(alice!.doc, { id: 'shared', title: '—' });
	await alice!.saved();

	const daveDoc = new Y.Doc();
	const dave = new WebsocketProvider(`${server.url.replace('http', 'ws')}/yjs/${workshop.id}`, 'negotiation', daveDoc, {
		params: { token: people[3]!.token },
		WebSocketPolyfill: WebSocket as never,
		disableBc: true
	});
	const docs = [alice!.doc, bob!.doc, carol!.doc, daveDoc];
	await agreement(docs);

	const writers = people.map((person, index): Writer => {
		const doc = docs[index]!;
		return { ...person, letter: 'abcd'[index]!, doc, text: paragraphOf(doc) };
	});
	// Bob is away while the others write, and writes himself.
	bob!.socket.disconnect();
	await bob!.closed;
	await Promise.all(writers.map((writer) => type(writer, random)));
	await Promise.all([alice!.saved(), carol!.saved()]);
	expect(letterCounts(readNegotiation(alice!.doc).problem.statement.text).b).toBeUndefined();
	void bob!.socket.connect();
	await agreement(docs);
	await Promise.all([alice!.saved(), bob!.saved(), carol!.saved()]);

	const everybody = { a: LETTERS, b: LETTERS, c: LETTERS, d: LETTERS };
	const [first, ...others] = docs.map(readNegotiation);
	for (const other of others) expect(other).toEqual(first);
	expect(letterCounts(first!.problem.statement.text)).toEqual(everybody);
	expect(letterCounts(first!.plan.find(({ id }) => id === 'shared')!.title)).toEqual(everybody);
	const kept = [10, 30, 50, 70, 90, 110, 130, 140];
	const actions = writers.flatMap(({ letter }) => kept.map((typed) => `${letter}${typed}`));
	expect(first!.plan.map(({ id }) => id).sort()).toEqual([...actions, 'shared'].sort());

	const { token } = people[0]!;
	const state = await api<WorkshopState>(server.url, `/workshops/${workshop.id}`, { token });
	expect(state.problem.statement.text).toBe(first!.problem.statement.text);
	expect(state.plan.map(({ id, title, due }) => ({ id, title, due }))).toEqual(
		first!.plan.map(({ id, title, due }) => ({ id, title, due }))
	);

	const revisions = await allRevisions(workshop.id, token);
	expect(revisions.map(({ seq }) => seq)).toEqual(revisions.map((_, index) => index + 1));
	expect(revisions.at(-1)?.seq).toBe(state.seq);
	await expectAuthors({ workshopId: workshop.id, token, seq: state.seq, writers });

	for (const person of [alice, bob, carol]) person!.leave();
	dave.destroy();
	await expectClientsOfTheirOwn(workshop.id, writers);
});

test('[LOG1] the seqs of one workshop run on over all its documents, without gaps', async () => {
	const workshop = await startWorkshop(server.url);
	const people = await Promise.all(['Alice', 'Bob'].map((person) => join(server.url, workshop, person)));
	const open = people.flatMap(({ token }) =>
		['negotiation', 'canvas'].map((kind) => openDocument(server.url, { name: `${workshop.id}/${kind}`, token }))
	);
	await Promise.all(open.map(({ synced }) => synced));
	for (let round = 0; round < 40; round += 1) {
		open.forEach(({ doc, provider }, index) => {
			if (provider.configuration.name.endsWith('canvas'))
				addNote(doc, { id: `shape:${index}-${round}`, words: 'x', author: null });
			else writeParagraph(doc, 'known', `${index}-${round}`);
		});
		await nextTurn();
	}
	await Promise.all(open.map((document) => document.saved()));
	const revisions = await allRevisions(workshop.id, people[0]!.token);
	expect(revisions.map(({ seq }) => seq)).toEqual(Array.from({ length: 160 }, (_, index) => index + 1));
	for (const document of ['negotiation', 'canvas']) {
		for (const { participantId } of people) {
			const own = revisions.filter(
				(revision) => revision.document === document && revision.participantId === participantId
			);
			expect(own.length).toBe(40);
		}
	}
	open.forEach((document) => document.leave());
});

async function allRevisions(workshopId: string, token: string): Promise<RevisionEntry[]> {
	const all: RevisionEntry[] = [];
	for (let after: number | null = 0; after !== null;) {
		const page: { revisions: RevisionEntry[]; next: number | null } = await api(
			server.url,
			`/workshops/${workshopId}/revisions?after=${after}&limit=500`,
			{ token }
		);
		all.push(...page.revisions);
		after = page.next;
	}
	return all;
}

/** In the difference from nothing to now, every letter stands under the one who types that letter. */
async function expectAuthors({
	workshopId,
	token,
	seq,
	writers
}: {
	workshopId: string;
	token: string;
	seq: number;
	writers: Writer[];
}): Promise<void> {
	const { problem } = await api<Difference>(server.url, `/workshops/${workshopId}/diff?from=0&to=${seq}`, { token });
	const segments = problem.find(({ slot }) => slot === 'statement')!.segments;
	expect(segments.every(({ op }) => op === 'added')).toBe(true);
	for (const { participantId, letter } of writers) {
		const own = segments.filter((segment) => segment.participantId === participantId);
		expect(letterCounts(own.map(({ text }) => text).join(''))).toEqual({ [letter]: LETTERS });
	}
}

/** In the stored updates, what each Yjs client id wrote came from the one participant who uses that id. */
async function expectClientsOfTheirOwn(workshopId: string, writers: Writer[]): Promise<void> {
	const store = openSqliteStore(path.join(server.dataDir, 'rundbord.db'));
	const revisions = await store.log.read(workshopId);
	await store.close();
	const ownerOf = new Map(writers.map(({ doc, participantId }) => [doc.clientID, participantId]));
	const written = new Map<number, number>();
	for (const { update, participantId } of revisions) {
		for (const { id, length } of Y.decodeUpdate(update).structs) {
			expect(ownerOf.get(id.client)).toBe(participantId);
			expect(id.clock).toBe(written.get(id.client) ?? 0);
			written.set(id.client, id.clock + length);
		}
	}
	expect(written).toEqual(Y.decodeStateVector(Y.encodeStateVector(writers[0]!.doc)));
}
