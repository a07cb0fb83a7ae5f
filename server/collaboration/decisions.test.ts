/** Decisions on a store that stays while servers come and go, with a clock that the test sets. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { documentName } from '../../src/lib/document/names.ts';
import { Sealed } from '../../src/lib/server/sealed.ts';
import { openSqliteStore } from '../../src/lib/server/store/sqlite/store.ts';
import type { Store } from '../../src/lib/server/store/port.ts';
import type { Command } from '../../src/lib/workshop/command.ts';
import type { Fact } from '../../src/lib/workshop/fact.ts';
import { FORGOTTEN_AFTER_MS } from '../../src/lib/workshop/sessions.ts';
import { roundBatch } from '../../src/lib/workshop/stances.ts';
import { createMetrics } from '../metrics.ts';
import { Collaboration } from './collaboration.ts';
import { Decisions } from './decisions.ts';

const W = 'w1';
const START = Date.UTC(2026, 10, 26, 18);

let store: Store;
let nowMs: number;
let sealed: Sealed;
let server: ReturnType<typeof boot>;

/** A server on the store, as a restart makes it. */
function boot() {
	const clock = () => nowMs;
	const collaboration: Collaboration = new Collaboration({
		store,
		clock,
		metrics: createMetrics(),
		logger: pino({ level: 'silent' }),
		authenticate: async () => null,
		onSnapshot: () => undefined,
		onRecordLoaded: (workshopId) => decisions.loaded(workshopId),
		onSeen: (workshopId, participantId) => decisions.seen(workshopId, participantId)
	});
	const onTrouble = (error: unknown) => {
		throw error;
	};
	const decisions: Decisions = new Decisions({ collaboration, registry: store.registry, sealed, clock, onTrouble });
	return { collaboration, decisions };
}

async function decided<Kind extends Fact['kind']>(by: string, command: Command): Promise<Fact<Kind>> {
	const answer = await server.decisions.ask(W, by, command);
	if (answer.kind !== 'recorded') throw new Error(JSON.stringify(answer));
	return answer.fact as Fact<Kind>;
}

async function stateNow() {
	await server.decisions.settle(W);
	return (await server.collaboration.open(documentName(W, 'record'))).record!.state;
}

beforeEach(async () => {
	store = openSqliteStore(':memory:');
	sealed = new Sealed(store.sealed, Buffer.alloc(32, 7));
	nowMs = START;
	const row = { title: 'Aften', question: '', language: 'da', createdAt: 0, inviteGeneration: 1, viewGeneration: 1 };
	await store.registry.createWorkshop({ id: W, ...row, language: 'da' }, []);
	for (const id of ['alice', 'bob']) {
		const token = { hash: Buffer.from(id.padEnd(16)), workshopId: W, participantId: id, createdAt: 0 };
		const person = { id, workshopId: W, name: id, partyId: null, joinedAt: 0 };
		await store.registry.addParticipant(person, { ...token, kind: 'participant' }, null);
	}
	server = boot();
});
afterEach(async () => {
	server.decisions.close();
	await server.collaboration.close();
	await store.close();
});

describe('a meeting that nobody ends', () => {
	it('[SESSION2] ends by itself, at the time when something last happened in it, also across a restart', async () => {
		const { id } = await decided('alice', { kind: 'startSession', title: 'Aften', mode: 'live' });
		nowMs += 60_000;
		const last = await decided('bob', { kind: 'takeHat', hat: 'host' });
		nowMs += FORGOTTEN_AFTER_MS.live - 1;
		expect((await stateNow()).sessions.open?.id).toBe(id);
		server.decisions.close();
		server = boot();
		nowMs += 1;
		const after = await decided('bob', { kind: 'takeHat', hat: 'scribe' });
		expect(after.session).toBeNull();
		const { sessions } = await stateNow();
		expect(sessions.open).toBeNull();
		expect(sessions.ended).toMatchObject([{ id, endedAt: last.at, endedBy: null, isForgotten: true }]);
		const stamps = (await store.log.list(W)).map(({ sessionId }) => sessionId);
		expect(stamps.slice(-2)).toEqual([id, null]);
	});

	it('[SESSION2] takes in nothing that is written after it was over, even before it has been ended', async () => {
		await decided('alice', { kind: 'startSession', title: 'Aften', mode: 'live' });
		const room = await server.collaboration.open(documentName(W, 'negotiation'));
		nowMs += FORGOTTEN_AFTER_MS.live;
		await server.collaboration.edit(room.name, {
			participantId: 'bob',
			restores: null,
			change: (doc) => doc.getMap('plan').set('soup', doc.getMap('plan').size)
		});
		expect((await store.log.list(W)).at(-1)).toMatchObject({ document: 'negotiation', sessionId: null });
	});
});

describe('[ROUND3] a crash in the middle of a round', () => {
	it('between hiding an answer and telling how many have answered: it is told when the record is loaded', async () => {
		const { id: round } = await decided('alice', { kind: 'startRound', statements: ['problem:statement'] });
		await sealed.put(W, { batch: roundBatch(round), participantId: 'bob', payload: {} });
		server = boot();
		expect((await stateNow()).rounds.open?.answered).toMatchObject({ by: null, count: 1 });
	});

	it('between revealing and forgetting: the hidden answers are forgotten when the record is loaded, and revealed once', async () => {
		const { id: round } = await decided('alice', { kind: 'startRound', statements: ['problem:statement'] });
		await decided('alice', { kind: 'revealRound', round });
		await sealed.put(W, { batch: roundBatch(round), participantId: 'bob', payload: {} });
		server = boot();
		const before = await store.log.head(W);
		await stateNow();
		expect(await store.sealed.batches(W)).toEqual([]);
		expect(await store.log.head(W)).toBe(before);
	});
});

it('[PARTY1] the registry follows the facts about parties, also when a crash came in between', async () => {
	const { party } = await decided<'PartyJoined'>('bob', { kind: 'joinParty', name: 'Beboerhuset' });
	expect(await store.registry.participant(W, 'bob')).toMatchObject({ partyId: party });
	await store.registry.setParty(W, 'bob', null);
	server = boot();
	await stateNow();
	expect(await store.registry.participant(W, 'bob')).toMatchObject({ partyId: party });
});

it('[FACT1] decisions come one after another: of many at once each sees all before it', async () => {
	const asked = Array.from({ length: 20 }, () =>
		server.decisions.ask(W, 'alice', { kind: 'startSession', title: 'Aften', mode: 'live' })
	);
	const answers = await Promise.all(asked);
	expect(answers.map(({ kind }) => kind)).toEqual(['recorded', ...Array<string>(19).fill('refused')]);
});
