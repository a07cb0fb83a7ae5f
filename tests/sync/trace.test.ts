/**
 * Two people's recorded writing, keystroke by keystroke, through two live connections. Each edit is made in a document
 * that holds what its writer saw then, and goes out on that writer's own socket as soon as the server can know what it
 * builds on; in between, both sockets run freely.
 */
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { WorkshopState } from '../../src/lib/server/application.ts';
import { readNegotiation } from '../../src/lib/document/read.ts';
import type { Difference } from '../../src/lib/history/types.ts';
import { openSqliteStore } from '../../src/lib/server/store/sqlite/store.ts';
import { agreement, when } from '../support/agreement.ts';
import {
	loadTrace,
	NO_TRACES,
	textsAfter,
	traceBeginning,
	traceUpdates,
	type TraceUpdate
} from '../support/editing-trace.ts';
import { api, join, openDocument, startWorkshop, type LiveDocument } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { randomFrom } from '../support/typing.ts';

const SEED = 1;
const MOMENTS = 50;
/** So many edits of one writer may be under way before they wait for acknowledgements, as a quick hand on a slow line. */
const UNDER_WAY = 100;
/** The Yjs client ids under which the two write, and the one that makes the empty paragraph. */
const CLIENT_IDS = [1_000_001, 1_000_002];
const BEGINNING_CLIENT_ID = 1_000_000;

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server.stop());

const trace = loadTrace('friendsforever');

test(`[TABLE3] [LOG1] [LOG4] [LOG7] [HISTORY4] two friends' recorded writing goes through two sockets to its end, each edit under its writer, and any moment reads as it did then (seed ${SEED})`, async ({
	skip
}) => {
	if (!trace) return skip(NO_TRACES);
	const workshop = await startWorkshop(server.url);
	const name = `${workshop.id}/negotiation`;
	const people = await Promise.all(['Alice', 'Bob'].map((person) => join(server.url, workshop, person)));
	const live = people.map(({ token }) => openDocument(server.url, { name, token }));
	await Promise.all(live.map(({ synced }) => synced));
	const beginning = traceBeginning('statement', BEGINNING_CLIENT_ID);
	Y.applyUpdate(live[0]!.doc, beginning);
	await agreement(live.map(({ doc }) => doc));

	const updates = await traceUpdates(trace, { slot: 'statement', beginning, clientIds: CLIENT_IDS });
	const sent = [0, 0];
	await Promise.all(live.map((_, agent) => write(agent, { live, sent, updates })));
	await Promise.all(live.map((document) => document.saved()));
	await agreement(live.map(({ doc }) => doc));
	for (const { doc } of live) expect(readNegotiation(doc).problem.statement.text).toBe(trace.endContent);
	live.forEach((document) => document.leave());

	const { token } = people[0]!;
	const get = <Answer>(path: string) => api<Answer>(server.url, `/workshops/${workshop.id}${path}`, { token });
	const state = await get<WorkshopState>('');
	expect(state.problem.statement.text).toBe(trace.endContent);
	expect(state.seq).toBe(trace.steps.length + 1);

	const agents = await writersInLog(
		workshop.id,
		people.map(({ participantId }) => participantId)
	);
	const random = randomFrom(SEED);
	const seqs = Array.from({ length: MOMENTS }, () => 2 + random(trace.steps.length)).sort((a, b) => a - b);
	// The recording's own replay, in the order in which the server took the two writers' steps.
	const own = [0, 1].map((agent) => trace.steps.filter((step) => step.agent === agent).values());
	const steps = agents.map((agent) => own[agent]!.next().value!);
	const texts = await textsAfter(
		{ ...trace, steps },
		[...new Set(seqs)].map((seq) => seq - 1)
	);
	for (const [index, seq] of [...new Set(seqs)].entries()) {
		expect((await get<WorkshopState>(`/at/${seq}`)).problem.statement.text, `at ${seq}`).toBe(texts[index]);
	}

	const { problem } = await get<Difference>(`/diff?from=0&to=${state.seq}`);
	const credited = problem[0]!.segments
		.filter(({ op }) => op === 'added')
		.map(({ text, participantId }) =>
			String(people.findIndex((person) => person.participantId === participantId)).repeat(text.length)
		);
	expect(credited.join('')).toBe(writersOfText(live[0]!.doc));
}, 300_000);

interface Writing {
	live: LiveDocument[];
	/** How many edits each has sent. */
	sent: number[];
	updates: TraceUpdate[];
}

/** One writer: makes each edit once what it builds on is stored and has come in, and goes on without waiting for its own. */
async function write(agent: number, { live, sent, updates }: Writing): Promise<void> {
	const { doc, provider } = live[agent]!;
	const other = 1 - agent;
	const otherClient = CLIENT_IDS[other]!;
	const otherProvider = live[other]!.provider;
	// How far the other's clock is after each of their steps.
	const reach = [0];
	for (const { update } of updates.filter((candidate) => candidate.agent === other)) {
		reach.push(Math.max(reach.at(-1)!, Y.parseUpdateMeta(update).to.get(otherClient) ?? 0));
	}
	for (const { seen, update } of updates.filter((candidate) => candidate.agent === agent)) {
		await unsynced(otherProvider, (number) => sent[other]! - number >= seen[other]!);
		await when([doc], () => Y.getState(doc.store, otherClient) >= reach[seen[other]!]!);
		if (provider.unsyncedChanges > UNDER_WAY) await unsynced(provider, (number) => number < UNDER_WAY / 2);
		sent[agent]! += 1;
		Y.applyUpdate(doc, update, 'typed');
	}
}

/** Resolves once the number of a provider's unacknowledged edits is as wanted. */
function unsynced(provider: LiveDocument['provider'], isWanted: (number: number) => boolean): Promise<void> {
	return new Promise((resolve) => {
		const look = ({ number }: { number: number }) => {
			if (!isWanted(number)) return;
			provider.off('unsyncedChanges', look);
			resolve();
		};
		provider.on('unsyncedChanges', look);
		look({ number: provider.unsyncedChanges });
	});
}

/** Each stored update holds structs of its author's client id only. @returns the writer of each revision after the first */
async function writersInLog(workshopId: string, participantIds: string[]): Promise<number[]> {
	const store = openSqliteStore(path.join(server.dataDir, 'rundbord.db'));
	const revisions = await store.log.read(workshopId, { after: 1 });
	await store.close();
	expect(revisions.map(({ seq }) => seq)).toEqual(revisions.map((_, index) => index + 2));
	return revisions.map(({ update, participantId }) => {
		const agent = participantIds.indexOf(participantId ?? '');
		expect(agent).not.toBe(-1);
		for (const { id } of Y.decodeUpdate(update).structs) expect(id.client).toBe(CLIENT_IDS[agent]);
		return agent;
	});
}

/** @returns for each character of the text the number of its writer, read off Yjs's own items */
function writersOfText(doc: Y.Doc): string {
	const paragraph = doc.getXmlFragment('problem:statement').get(0) as Y.XmlElement;
	let writers = '';
	for (let item = (paragraph.get(0) as Y.XmlText)._start; item !== null; item = item.right) {
		if (!item.deleted) writers += String(CLIENT_IDS.indexOf(item.id.client)).repeat(item.length);
	}
	return writers;
}
