/** The record over real sockets: everybody reads it live, nobody writes it, and nothing that was answered is lost. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { WorkshopState } from '../../src/lib/server/application.ts';
import { readRecord } from '../../src/lib/document/record.ts';
import type { Fact } from '../../src/lib/workshop/fact.ts';
import { Bystander } from '../support/bystander.ts';
import { api, join, openDocument, startWorkshop, writeParagraph, type TestPerson } from '../support/people.ts';
import { frames, isSync, RawSocket, STEP } from '../support/raw-socket.ts';
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

type Connect = () => Promise<{ socket: RawSocket; name: string | null }>;

const hocuspocus: Connect = async () => {
	const name = `${alice.workshop.id}/record`;
	return { socket: await RawSocket.join({ url: server.url, name, token: carol.token }), name };
};
const yWebsocket: Connect = async () => {
	const socket = await RawSocket.open({
		url: server.url,
		path: `/yjs/${alice.workshop.id}/record?token=${carol.token}`
	});
	socket.send(frames.sync(null, STEP.one, Uint8Array.of(0)));
	await socket.heard(isSync(STEP.two));
	socket.send(frames.sync(null, STEP.two, Uint8Array.of(0, 0)));
	return { socket, name: null };
};

/** A stance that Carol would have Alice take. */
function forgedStance(): Uint8Array {
	const doc = new Y.Doc();
	const by = alice.person.participantId;
	doc.getArray('facts').push([{ v: 1, id: 'forged', seq: 1, at: '', by, session: null, kind: 'StanceTaken' }]);
	return Y.encodeStateAsUpdate(doc);
}

const factsOf = async () => {
	const { facts } = await api<{ facts: Fact[] }>(server.url, `/workshops/${alice.workshop.id}/facts`, {
		token: carol.token
	});
	return facts;
};
const ask = (command: object, token = carol.token) =>
	api<Fact>(server.url, `/workshops/${alice.workshop.id}/facts`, { token, body: command });

describe.each<[string, Connect]>([
	['Hocuspocus', hocuspocus],
	['[YWEBSOCKET1] y-websocket', yWebsocket]
])('over a %s socket', (_, connect) => {
	test('[FACT1] [REFUSE5] whoever writes into the record is refused, and nothing of it is stored', async () => {
		const { socket, name } = await connect();
		const before = await factsOf();
		await alice.seesRefused('readOnly', () => {
			socket.send(frames.update(name, forgedStance()));
			return socket.closed;
		});
		expect(await factsOf()).toEqual(before);
	});
});

test('[FACT1] [FACT2] facts name who asked, whatever the command claims, and reach everybody live', async () => {
	const live = openDocument(server.url, { name: `${alice.workshop.id}/record`, token: alice.workshop.viewToken });
	await live.synced;
	const arrived = new Promise<unknown>((resolve) =>
		live.doc.getArray('facts').observe(() => resolve(readRecord(live.doc).at(-1)))
	);
	const claimed = { kind: 'takeHat', hat: 'scribe', by: alice.person.participantId, seq: 1, at: '2000-01-01' };
	const fact = await ask(claimed);
	expect(fact).toMatchObject({ by: carol.participantId, kind: 'HatTaken' });
	expect(await arrived).toEqual(fact);
	live.leave();
});

test('[YES1] nobody says yes, or takes it back, for somebody else', async () => {
	const refused = (command: object) =>
		ask(command).then(
			() => 'accepted',
			(error: unknown) => String(error)
		);
	expect(await refused({ kind: 'sayYes', actionId: 'gone', agreementId: 'x' })).toContain('unknown-action');
	expect(await refused({ kind: 'withdrawYes', actionIds: ['gone'] })).toContain('no-yes-to-withdraw');
});

test('[ROUND1] hidden answers are in no document, whoever listens, and in nobody else’s answer', async () => {
	const statement = 'problem:known';
	await alice.types('Der er mørkt. ');
	const { problem } = await api<WorkshopState>(server.url, `/workshops/${alice.workshop.id}`, { token: carol.token });
	const { id: round } = await ask({ kind: 'startRound', statements: [statement] });
	const listening = openDocument(server.url, { name: `${alice.workshop.id}/record`, token: alice.person.token });
	await listening.synced;
	const { wordingId } = problem.known;
	await ask({ kind: 'takeStance', statement, wordingId, level: 'talk', reason: 'hemmelighed' });
	const shown = JSON.stringify([readRecord(listening.doc), await factsOf()]);
	expect(shown).not.toContain('hemmelighed');
	expect(shown).not.toContain('"talk"');
	const given = await api(server.url, `/workshops/${alice.workshop.id}/given`, { token: alice.person.token });
	expect(given).toEqual({ given: [] });
	await expect(
		api(server.url, `/workshops/${alice.workshop.id}/given`, { token: alice.workshop.viewToken })
	).rejects.toThrow('participant-needed');
	await ask({ kind: 'revealRound', round });
	listening.leave();
});

test('[FACT5] [LOG2] what was answered is there after kill -9, hidden answers too', async () => {
	const dataDir = await mkdtemp(path.join(tmpdir(), 'rundbord-record-'));
	const first = await startServer({ dataDir });
	const workshop = await startWorkshop(first.url);
	const bob = await join(first.url, workshop, 'Bob');
	const facts = `/workshops/${workshop.id}/facts`;
	const live = openDocument(first.url, { name: `${workshop.id}/negotiation`, token: bob.token, reconnects: false });
	await live.synced;
	live.doc.getXmlFragment('problem:statement').insert(0, [new Y.XmlElement('paragraph')]);
	await live.saved();
	const { problem } = await api<WorkshopState>(first.url, `/workshops/${workshop.id}`, { token: bob.token });
	const statement = 'problem:statement';
	await api(first.url, facts, { token: bob.token, body: { kind: 'startRound', statements: [statement] } });
	const { wordingId } = problem.statement;
	await api(first.url, facts, {
		token: bob.token,
		body: { kind: 'takeStance', statement, wordingId, level: 'aside' }
	});
	const answered = await Promise.all(
		['facilitator', 'timekeeper', 'scribe'].map((hat) =>
			api<Fact>(first.url, facts, { token: bob.token, body: { kind: 'takeHat', hat } })
		)
	);
	await first.kill();
	live.leave();
	const second = await startServer({ dataDir });
	const stored = await api<{ facts: Fact[] }>(second.url, facts, { token: bob.token });
	expect(stored.facts.slice(-3)).toEqual(answered.toSorted((a, b) => a.seq - b.seq));
	const given = await api<{ given: unknown[] }>(second.url, `/workshops/${workshop.id}/given`, { token: bob.token });
	expect(given.given).toMatchObject([{ payload: { [statement]: { level: 'aside' } } }]);
	await second.stop();
});

test('[FACT5] [LOG3] a fact for which there is no room is refused, and did not happen', async () => {
	const small = await startServer({ env: { DATA_LIMIT_MB: '1' } });
	const workshop = await startWorkshop(small.url);
	const bob = await join(small.url, workshop, 'Bob');
	const facts = `/workshops/${workshop.id}/facts`;
	const park = () =>
		api<Fact>(small.url, facts, { token: bob.token, body: { kind: 'parkQuestion', text: 'Hvem har nøglen?' } });
	const first = await park();
	const live = openDocument(small.url, { name: `${workshop.id}/negotiation`, token: bob.token, reconnects: false });
	await live.synced;
	const full = live.closed.then(({ reason }) => reason);
	for (let outcome = 'saved'; outcome === 'saved';) {
		writeParagraph(live.doc, 'known', 'Vi mødes i beboerhuset hver torsdag. '.repeat(500));
		outcome = await Promise.race([live.saved().then(() => 'saved'), full]);
	}
	expect(await full).toBe('storage-full');
	await expect(park()).rejects.toThrow('store-full');
	const stored = await api<{ facts: Fact[] }>(small.url, facts, { token: bob.token });
	expect(stored.facts).toEqual([first]);
	live.leave();
	await small.stop();
});
