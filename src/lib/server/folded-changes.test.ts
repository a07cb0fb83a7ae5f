import { expect, test } from 'vitest';
import { LongHistory, PEOPLE } from '../../../tests/bench/long-history.ts';
import { FoldedLog, KEEP_EVERY, type KeepPiece } from './folded-changes.ts';
import type { RevisionLog, Store } from './store/port.ts';
import { openSqliteStore } from './store/sqlite/store.ts';

const FIRST_AT = Date.UTC(2026, 9, 5, 9);

async function storeWithWorkshop(): Promise<Store> {
	const store = openSqliteStore(':memory:');
	const workshop = { id: 'w1', title: 'Ensomhed', question: '', language: 'da' as const, createdAt: 1 };
	await store.registry.createWorkshop({ ...workshop, inviteGeneration: 1, viewGeneration: 1 }, []);
	for (let person = 0; person < PEOPLE; person += 1) {
		const participant = { id: `p${person}`, workshopId: 'w1', name: `p${person}`, partyId: null, joinedAt: 1 };
		const hash = new Uint8Array(16).fill(person);
		const token = { hash, workshopId: 'w1', kind: 'participant' as const, participantId: participant.id, createdAt: 1 };
		await store.registry.addParticipant(participant, token, null);
	}
	return store;
}

/** Six people write on: at each call so many revisions more, now and then with a pause. */
function writer({ log }: Store): (revisions: number) => Promise<void> {
	const history = new LongHistory(7);
	let seq = 0;
	return async (revisions) => {
		await log.append(
			Array.from({ length: revisions }, () => {
				const { person, update, words } = history.next();
				seq += 1;
				const at = FIRST_AT + seq * 250 + Math.floor(seq / 3_000) * 400_000;
				const by = { participantId: `p${person}`, sessionId: null, restores: null };
				return { workshopId: 'w1', seq, document: 'negotiation' as const, at, ...by, update, words };
			}),
			[]
		);
	};
}

/** The log, and how many revisions were read from it. */
function counting(log: RevisionLog): { log: RevisionLog; read: () => number } {
	let count = 0;
	const readWords: RevisionLog['readWords'] = async (...parameters) => {
		const revisions = await log.readWords(...parameters);
		count += revisions.length;
		return revisions;
	};
	const counted = new Proxy(log, {
		get: (target, name) => {
			if (name === 'readWords') return readWords;
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		}
	});
	return { log: counted, read: () => count };
}

test('[HISTORY7] after a start only the newest revisions are folded again, and the changes are those of the whole log', async () => {
	const store = await storeWithWorkshop();
	const write = writer(store);
	const keep: KeepPiece = (workshopId, piece) => void store.log.saveFoldedChanges(workshopId, piece);
	let running = new FoldedLog(store.log, keep);
	for (const revisions of [3_000, 2_500, 9_000, 100, 4_500]) {
		await write(revisions);
		await running.prepare('w1');
		const { log, read } = counting(store.log);
		running = new FoldedLog(log, keep);
		const changes = await running.changes('w1');
		const afresh = await new FoldedLog(store.log, null).changes('w1');
		expect(changes).toEqual(afresh);
		expect(read()).toBeLessThanOrEqual(KEEP_EVERY);
		expect(changes.length).toBeGreaterThan(10);
	}
	await store.close();
});

test('[HISTORY7] what was kept in a form that cannot be read is folded anew', async () => {
	const store = await storeWithWorkshop();
	await writer(store)(200);
	const afresh = await new FoldedLog(store.log, null).changes('w1');
	const nonsense = Uint8Array.of(1, 2, 3);
	await store.log.saveFoldedChanges('w1', { seq: 200, after: null, settled: nonsense, rest: nonsense });
	expect(await new FoldedLog(store.log, null).changes('w1')).toEqual(afresh);
	expect(afresh.length).toBeGreaterThan(0);
	await store.close();
});
