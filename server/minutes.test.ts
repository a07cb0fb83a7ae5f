/** Freezing on a store that stays while servers come and go, with a clock that the test sets. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { documentName } from '../src/lib/document/names.ts';
import { correctionsFragment, summaryFragment } from '../src/lib/document/summary-text.ts';
import { slotFragmentName } from '../src/lib/document/shape.ts';
import { writeBlocks } from '../src/lib/document/write-blocks.ts';
import { writeForm } from '../src/lib/server/export/forms.ts';
import { HistoryReader } from '../src/lib/server/history-reader.ts';
import { MinutesService } from '../src/lib/server/minutes.ts';
import { Sealed } from '../src/lib/server/sealed.ts';
import { logUpTo } from '../src/lib/server/store/log-up-to.ts';
import type { Store } from '../src/lib/server/store/port.ts';
import { openSqliteStore } from '../src/lib/server/store/sqlite/store.ts';
import { LogTimeline } from '../src/lib/server/timeline.ts';
import { TokenMaker } from '../src/lib/server/tokens.ts';
import { WorkshopService } from '../src/lib/server/workshops.ts';
import { fingerprintList, FROZEN_EDITIONS } from '../src/lib/summary/frozen-files.ts';
import type { Summary } from '../src/lib/summary/types.ts';
import type { Command } from '../src/lib/workshop/command.ts';
import type { Fact } from '../src/lib/workshop/fact.ts';
import { CORRECTED_FOR_MS } from '../src/lib/workshop/minutes.ts';
import { Collaboration } from './collaboration/collaboration.ts';
import { Decisions } from './collaboration/decisions.ts';
import { createMetrics } from './metrics.ts';

const START = Date.UTC(2026, 10, 26, 18);
const JSON_FORM = { profile: 'group', language: 'da', form: 'summary.json' } as const;
const PDF_FORM = { profile: 'journal', language: 'da', form: 'summary.pdf' } as const;

let store: Store;
let nowMs: number;
let workshopId: string;
let alice: string;
let bob: string;
let troubles: unknown[];
let server: ReturnType<typeof boot>;

/** A server on the store, as a restart makes it. @param dies the meeting at which it is killed between the files and the fact, or at any */
function boot({ dies = null }: { dies?: string | true | null } = {}) {
	const clock = () => nowMs;
	const workshops = new WorkshopService({
		registry: store.registry,
		tokens: new TokenMaker(Buffer.alloc(32)),
		clock,
		onRevoked: () => undefined
	});
	const collaboration: Collaboration = new Collaboration({
		store,
		clock,
		metrics: createMetrics(),
		logger: pino({ level: 'silent' }),
		authenticate: async () => null,
		onSnapshot: () => undefined,
		onRecordLoaded: () => undefined,
		onSeen: () => undefined
	});
	const decisions = new Decisions({
		collaboration,
		registry: store.registry,
		sealed: new Sealed(store.sealed, Buffer.alloc(32, 7)),
		clock,
		onTrouble: (error) => {
			throw error;
		}
	});
	const reader = new HistoryReader(store.log);
	const timeline = new LogTimeline({
		log: store.log,
		workshops,
		live: collaboration,
		history: reader,
		settleRecord: (id) => decisions.settle(id)
	});
	const minutes = new MinutesService({
		frozen: store.frozen,
		log: store.log,
		registry: store.registry,
		workshops,
		timeline,
		history: {
			unfrozenMinutes: (id) => reader.unfrozenMinutes(id),
			asOf: (seq) => new HistoryReader(logUpTo(store.log, seq))
		},
		exports: { write: (form, summary) => writeForm(summary, form) },
		settleRecord: (id) => decisions.settle(id),
		record: async (id, frozen) => {
			if (dies === true || dies === frozen.meeting) throw new Error('killed');
			await decisions.freeze(id, frozen);
		},
		clock,
		onTrouble: (error) => troubles.push(error)
	});
	return { workshops, collaboration, decisions, timeline, minutes };
}

async function stop(): Promise<void> {
	server.minutes.close();
	server.decisions.close();
	await server.collaboration.close();
}

async function restart(options?: Parameters<typeof boot>[0]): Promise<void> {
	await stop();
	server = boot(options);
}

async function decided<Kind extends Fact['kind']>(by: string, command: Command): Promise<Fact<Kind>> {
	const answer = await server.decisions.ask(workshopId, by, command);
	if (answer.kind !== 'recorded') throw new Error(JSON.stringify(answer));
	return answer.fact as Fact<Kind>;
}

async function write(what: 'problem' | 'short' | 'corrections', meeting: string, words: string): Promise<void> {
	const name = documentName(workshopId, what === 'problem' ? 'negotiation' : 'summary');
	await server.collaboration.edit(name, {
		participantId: alice,
		restores: null,
		change: (doc) => {
			if (what === 'problem') return writeBlocks(doc.getXmlFragment(slotFragmentName('statement')), [words]);
			writeBlocks(what === 'short' ? summaryFragment(doc, meeting) : correctionsFragment(doc, meeting), [words]);
		}
	});
}

/** A meeting in which the problem is written, and what people do about its summary on the day after. */
async function meetingAndDraft(): Promise<string> {
	const { id } = await decided(alice, { kind: 'startSession', title: 'Første aften', mode: 'live' });
	await write('problem', id, 'Folk går en omvej.');
	await decided(alice, { kind: 'endSession' });
	nowMs += 24 * 60 * 60_000;
	await write('short', id, 'Vi begyndte.');
	await write('corrections', id, 'Bussen kører også om søndagen.');
	await decided(alice, { kind: 'sayOfMinutes', meeting: id, answer: 'approve' });
	await decided(bob, { kind: 'sayOfMinutes', meeting: id, answer: 'object', text: 'Lyset mangler' });
	return id;
}

/** Much that comes too late. */
async function goOn(meeting: string): Promise<void> {
	await write('problem', meeting, 'Folk går slet ikke ud.');
	await write('short', meeting, 'For sent.');
	await write('corrections', meeting, 'For sent rettet.');
	await decided(bob, { kind: 'joinParty', name: 'En ny part' });
	await server.workshops.join(workshopId, { name: 'Carol', party: '' });
}

const frozenNow = (meeting: string) => server.minutes.frozen(workshopId, meeting);

async function jsonOf(meeting: string): Promise<Summary> {
	const bytes = await server.minutes.file(workshopId, meeting, JSON_FORM);
	return JSON.parse(new TextDecoder().decode(bytes ?? undefined)) as Summary;
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

beforeEach(async () => {
	store = openSqliteStore(':memory:');
	nowMs = START;
	troubles = [];
	server = boot();
	workshopId = (await server.workshops.start({ title: 'Trygge aftener', question: '', language: 'da' })).id;
	alice = (await server.workshops.join(workshopId, { name: 'Alice', party: 'Beboerhuset' })).participantId;
	bob = (await server.workshops.join(workshopId, { name: 'Bob', party: 'Kommunen' })).participantId;
});
afterEach(async () => {
	await stop();
	await store.close();
});

describe('[MINUTES3] a sweep', () => {
	it('freezes every edition once the seven days are over, and not before', async () => {
		const meeting = await meetingAndDraft();
		nowMs = START + CORRECTED_FOR_MS - 1;
		await server.minutes.sweep();
		expect(await frozenNow(meeting)).toBeNull();
		nowMs += 60_000;
		await server.minutes.sweep();
		const frozen = await frozenNow(meeting);
		expect(frozen).toMatchObject({ outcome: 'objected' });
		expect(frozen!.files.map(({ name }) => name).sort()).toEqual([...FROZEN_EDITIONS.keys()].sort());
		expect(sha256(fingerprintList(frozen!.files))).toBe(frozen!.fingerprint);
		for (const { name, sha256: told, sizeBytes, ...edition } of frozen!.files) {
			const bytes = await server.minutes.file(workshopId, meeting, edition);
			expect([name, sha256(bytes!), bytes!.byteLength]).toEqual([name, told, sizeBytes]);
		}
		expect(await jsonOf(meeting)).toMatchObject({
			inShort: { text: 'Vi begyndte.' },
			corrections: { text: 'Bussen kører også om søndagen.' },
			minutes: { state: 'objected', approvals: 1, approvedBy: ['Alice'], objections: [{ text: 'Lyset mangler' }] }
		});
		expect(troubles).toEqual([]);
	});

	it('gives the same when it comes late, whatever has been written, said and decided since', async () => {
		const meeting = await meetingAndDraft();
		nowMs = START + CORRECTED_FOR_MS + 60_000;
		await restart({ dies: true });
		await server.minutes.sweep();
		const inTime = await store.frozen.list(workshopId, meeting);
		expect(inTime).toHaveLength(FROZEN_EDITIONS.size);

		await restart();
		nowMs += 40 * 24 * 60 * 60_000;
		await goOn(meeting);
		await server.minutes.sweep();
		expect((await frozenNow(meeting))?.fingerprint).toBe(sha256(fingerprintList(inTime)));
		expect(JSON.stringify(await jsonOf(meeting))).not.toMatch(/For sent|En ny part|Carol|slet ikke/);
	});

	it('freezes the others where one cannot be, and comes back to that one', async () => {
		const first = await meetingAndDraft();
		const { id: second } = await decided(alice, { kind: 'startSession', title: 'Anden aften', mode: 'live' });
		await decided(alice, { kind: 'endSession' });
		nowMs = START + 2 * CORRECTED_FOR_MS;
		await restart({ dies: first });
		await server.minutes.sweep();
		expect(troubles).toHaveLength(1);
		expect(await frozenNow(first)).toBeNull();
		expect(await frozenNow(second)).toMatchObject({ outcome: 'approved' });
		await restart();
		await server.minutes.sweep();
		expect(await frozenNow(first)).toMatchObject({ outcome: 'objected' });
	});

	it('freezes what one person forgot to close from when that was noticed', async () => {
		const { id } = await decided(alice, { kind: 'startSession', title: '', mode: 'live' });
		nowMs += 30 * 24 * 60 * 60_000;
		await server.decisions.settle(workshopId);
		await server.minutes.sweep();
		expect(await frozenNow(id)).toBeNull();
		await decided(alice, { kind: 'sayOfMinutes', meeting: id, answer: 'approve' });
		nowMs += CORRECTED_FOR_MS;
		await server.minutes.sweep();
		expect(await frozenNow(id)).toMatchObject({ outcome: 'approved' });
	});
});

describe('[MINUTES4] what is frozen', () => {
	it('counts for nothing while the fact is missing, and is done again after a crash in between', async () => {
		const meeting = await meetingAndDraft();
		nowMs = START + CORRECTED_FOR_MS + 60_000;
		await restart({ dies: true });
		await server.minutes.sweep();
		expect(troubles).toHaveLength(1);
		expect(await frozenNow(meeting)).toBeNull();
		expect(await server.minutes.file(workshopId, meeting, PDF_FORM)).toBeNull();
		const [orphan] = await store.frozen.list(workshopId, meeting);
		expect(await server.minutes.find(workshopId, orphan!.sha256)).toBeNull();

		await restart();
		await server.minutes.sweep();
		expect(await frozenNow(meeting)).toMatchObject({ outcome: 'objected' });
		expect(await server.minutes.find(workshopId, orphan!.sha256)).toMatchObject({ meeting, name: orphan!.name });
	});

	it('is the same to the byte after a restart, a second sweep and whatever follows', async () => {
		const meeting = await meetingAndDraft();
		nowMs = START + CORRECTED_FOR_MS + 60_000;
		await server.minutes.sweep();
		const before = await frozenNow(meeting);
		const pdf = await server.minutes.file(workshopId, meeting, PDF_FORM);
		await goOn(meeting);
		await restart();
		await server.minutes.sweep();
		expect(await frozenNow(meeting)).toEqual(before);
		expect(await server.minutes.file(workshopId, meeting, PDF_FORM)).toEqual(pdf);
		expect((await server.timeline.facts(workshopId)).filter(({ kind }) => kind === 'MinutesFrozen')).toHaveLength(1);
	});

	it('is refused to be spoken of, by the server itself', async () => {
		const meeting = await meetingAndDraft();
		nowMs = START + CORRECTED_FOR_MS + 60_000;
		const late: Command = { kind: 'sayOfMinutes', meeting, answer: 'approve' };
		const refused = { kind: 'refused', refusal: { kind: 'minutes-frozen' } };
		expect(await server.decisions.ask(workshopId, bob, late)).toEqual(refused);
		await server.minutes.sweep();
		expect(await server.decisions.ask(workshopId, bob, late)).toEqual(refused);
	});

	it('is read on the page as it was frozen, and looked on in parties only', async () => {
		const meeting = await meetingAndDraft();
		nowMs = START + CORRECTED_FOR_MS + 60_000;
		await server.minutes.sweep();
		await goOn(meeting);
		const shown = await server.minutes.summary(
			{ kind: 'participant', workshopId, participantId: alice },
			{ session: meeting, profile: 'group', language: 'da' }
		);
		expect(shown).toEqual(await jsonOf(meeting));
		const looked = await server.minutes.summary({ kind: 'view', workshopId }, { session: meeting, profile: 'group' });
		expect(JSON.stringify(looked)).not.toMatch(/Alice|Bob/);
	});
});

describe('[MINUTES5] a file', () => {
	it('is recognised by its SHA-256, and a changed one is not', async () => {
		const meeting = await meetingAndDraft();
		nowMs = START + CORRECTED_FOR_MS + 60_000;
		await server.minutes.sweep();
		const pdf = (await server.minutes.file(workshopId, meeting, PDF_FORM))!;
		expect(await server.minutes.find(workshopId, sha256(pdf))).toMatchObject({
			...PDF_FORM,
			meeting,
			title: 'Første aften',
			outcome: 'objected'
		});
		for (const at of [0, pdf.byteLength >> 1, pdf.byteLength - 1]) {
			const changed = new Uint8Array(pdf);
			changed[at]! ^= 1;
			expect(await server.minutes.find(workshopId, sha256(changed))).toBeNull();
		}
		const other = await server.workshops.start({ title: 'Et andet', question: '', language: 'da' });
		expect(await server.minutes.find(other.id, sha256(pdf))).toBeNull();
	});
});
