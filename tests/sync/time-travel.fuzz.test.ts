/** Random people at a real server, with and without a connection; then every way to look back must say the same. */
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readNegotiation, type Negotiation } from '../../src/lib/document/read.ts';
import { addAction, actionText, moveAction, removeAction, setActionField } from '../../src/lib/document/write.ts';
import { replay } from '../../src/lib/history/replay.ts';
import type { Difference } from '../../src/lib/history/types.ts';
import type { WorkshopState } from '../../src/lib/server/application.ts';
import { HistoryReader } from '../../src/lib/server/history-reader.ts';
import { openSqliteReader } from '../../src/lib/server/store/sqlite/store.ts';
import { planAfter, planFields } from '../support/difference.ts';
import { agreement } from '../support/agreement.ts';
import { api, join, openDocument, startWorkshop, writeParagraph, type LiveDocument } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { nextTurn, randomFrom } from '../support/typing.ts';
import { wordingOf } from '../support/wording.ts';

const SLOTS = ['statement', 'known'] as const;
const STEPS = 400;
const MOMENTS = 25;
const PAIRS = 15;

let server: TestServer;
afterEach(() => server.stop());

interface Writer {
	participantId: string;
	letter: string;
	live: LiveDocument;
	isAway: boolean;
}

function texts(doc: Y.Doc, slot: string): Y.XmlText[] {
	return (doc.getXmlFragment(`problem:${slot}`).toArray() as Y.XmlElement[])
		.map((paragraph) => paragraph.get(0))
		.filter((child): child is Y.XmlText => child instanceof Y.XmlText);
}

function step({ live, letter }: Writer, index: number, random: (below: number) => number): void {
	const { doc } = live;
	const slot = SLOTS[random(SLOTS.length)] ?? 'statement';
	const target = texts(doc, slot)[random(Math.max(1, texts(doc, slot).length))];
	const dice = random(100);
	if (!target || dice < 4) writeParagraph(doc, slot, letter);
	else if (dice < 8) addAction(doc, { id: `${letter}${index}`, title: letter });
	else if (dice < 10) removeAction(doc, { id: [...doc.getMap('plan').keys()][0] ?? '' });
	else if (dice < 20) {
		const ids = [...doc.getMap('plan').keys()];
		actionText(doc, ids[random(Math.max(1, ids.length))] ?? '', 'title')?.insert(0, letter);
	} else if (dice < 26) {
		const ids = [...doc.getMap('plan').keys()];
		const id = ids[random(Math.max(1, ids.length))] ?? '';
		if (dice < 22) moveAction(doc, { id, index: random(ids.length + 1) });
		else if (dice < 24) setActionField(doc, { id, field: 'due', value: `2027-02-${10 + random(9)}` });
		else setActionField(doc, { id, field: 'contributors', value: [letter, String(index)].slice(random(2)) });
	} else if (dice < 40 && target.length > 0) target.delete(random(target.length), 1);
	else
		target.insert(random(target.length + 1), dice < 95 ? letter : `${letter} `, dice > 90 ? { bold: {} } : undefined);
}

/** Cuts the connection; resolved when it is down, for until then the provider would not connect again. */
function goAway({ socket }: LiveDocument): Promise<void> {
	return new Promise((resolve) => {
		const onDown = () => {
			socket.off('disconnect', onDown);
			resolve();
		};
		socket.on('disconnect', onDown);
		socket.disconnect();
	});
}

describe.each([11, 12])('with seed %i', (seed) => {
	test(`[LOG7] [HISTORY3] [HISTORY5] projection, replay, API and differences agree at any seq (seed ${seed})`, async () => {
		const random = randomFrom(seed);
		server = await startServer();
		const workshop = await startWorkshop(server.url);
		const writers: Writer[] = [];
		for (const letter of ['a', 'b', 'c', 'd'].slice(0, 2 + random(3))) {
			const { participantId, token } = await join(server.url, workshop, letter);
			const live = openDocument(server.url, { name: `${workshop.id}/negotiation`, token });
			await live.synced;
			writers.push({ participantId, letter, live, isAway: false });
		}
		for (let index = 0; index < STEPS; index += 1) {
			const writer = writers[random(writers.length)] as Writer;
			if (random(40) === 0) {
				if (writer.isAway) void writer.live.socket.connect();
				else await goAway(writer.live);
				writer.isAway = !writer.isAway;
			}
			step(writer, index, random);
			// What is stored before the writer goes on is a revision of its own, however slow the machine.
			if (!writer.isAway && random(4) === 0) await writer.live.saved();
			else if (random(3) === 0) await nextTurn();
		}
		for (const writer of writers) if (writer.isAway) void writer.live.socket.connect();
		await Promise.all(writers.map(({ live }) => live.saved()));
		await agreement(writers.map(({ live }) => live.doc));

		const token = workshop.viewToken;
		const get = <Answer>(where: string) => api<Answer>(server.url, `/workshops/${workshop.id}${where}`, { token });
		const { seq: head } = await get<WorkshopState>('');
		const log = openSqliteReader(path.join(server.dataDir, 'rundbord.db'));
		const reader = new HistoryReader(log);
		const revisions = await log.read(workshop.id);
		const replayed = (seq: number): Negotiation =>
			readNegotiation(
				replay(
					null,
					revisions.filter((revision) => revision.seq <= seq).map(({ update }) => update)
				)
			);
		expect(revisions.map(({ seq }) => seq)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
		expect(head).toBeGreaterThan(STEPS / 8);

		for (const seq of [0, head, ...Array.from({ length: MOMENTS }, () => random(head + 1))]) {
			expect(await reader.wordingAt(workshop.id, seq)).toEqual(replayed(seq));
			expect(wordingOf(await get<WorkshopState>(`/at/${seq}`))).toEqual(replayed(seq));
		}
		for (let pair = 0; pair < PAIRS; pair += 1) {
			const [from = 0, to = 0] = [random(head + 1), random(head + 1)].sort((a, b) => a - b);
			const { problem, plan } = await get<Difference>(`/diff?from=${from}&to=${to}`);
			expect(planAfter(replayed(from).plan, plan)).toEqual(planFields(replayed(to).plan));
			for (const slot of SLOTS) {
				const before = replayed(from).problem[slot].text;
				const segments = problem.find((entry) => entry.slot === slot)?.segments ?? [
					{ op: 'same' as const, text: before }
				];
				const joined = (op: string) =>
					segments.map((segment) => (segment.op === 'same' || segment.op === op ? segment.text : '')).join('');
				expect(joined('removed')).toBe(before);
				expect(joined('added')).toBe(replayed(to).problem[slot].text);
			}
		}
		writers.forEach(({ live }) => live.leave());
	});
});
