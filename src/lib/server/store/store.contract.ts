/** What every adapter of the store promises. An adapter's own test calls `describeStore` with a way to open it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParticipantRow, Revision, Store, TokenRow, WorkshopRow } from './port.ts';

/** One place where a store keeps its data, from empty. */
export interface StorePlace {
	/** Opens the store; after `close`, once more on the same data. */
	open(): Promise<Store>;
	/** Leaves the open store no room for more than a few kilobytes. */
	exhaust(): Promise<void>;
	/** Gives it room again. */
	relieve(): Promise<void>;
	remove(): Promise<void>;
}

const workshop = (id: string): WorkshopRow => ({
	id,
	title: 'Trygge aftener',
	question: '',
	language: 'da',
	createdAt: 1,
	inviteGeneration: 1,
	viewGeneration: 1
});
const person = (id: string, workshopId = 'w1'): ParticipantRow => ({
	id,
	workshopId,
	name: id,
	partyId: null,
	joinedAt: 2
});
const token = (byte: number, given: Partial<TokenRow> = {}): TokenRow => ({
	hash: new Uint8Array(16).fill(byte),
	workshopId: 'w1',
	kind: 'participant',
	participantId: null,
	createdAt: 3,
	...given
});
const revision = (seq: number, given: Partial<Revision> = {}): Revision => ({
	workshopId: 'w1',
	seq,
	document: 'negotiation',
	at: 1_000 + seq,
	participantId: 'alice',
	sessionId: null,
	restores: null,
	update: Uint8Array.of(seq, 0, 255),
	words: Uint8Array.of(seq, 1),
	...given
});
const binding = (clientId: number, participantId = 'alice', document: Revision['document'] = 'negotiation') => ({
	workshopId: 'w1',
	document,
	clientId,
	participantId
});
/** More than an exhausted store has room for. */
const large = (seq: number) => revision(seq, { update: new Uint8Array(200_000).fill(7) });

/** @param name of the adapter, for the titles */
export function describeStore(name: string, makePlace: () => Promise<StorePlace>): void {
	describe(`the ${name} store`, () => {
		let place: StorePlace;
		let store: Store;

		beforeEach(async () => {
			place = await makePlace();
			store = await place.open();
			await store.registry.createWorkshop(workshop('w1'), []);
			await store.registry.createWorkshop(workshop('w2'), []);
			await store.registry.addParticipant(person('alice'), token(1, { participantId: 'alice' }), null);
			await store.registry.addParticipant(person('bob'), token(2, { participantId: 'bob' }), null);
		});
		afterEach(async () => {
			await store.close();
			await place.remove();
		});

		async function reopen(): Promise<void> {
			await store.close();
			store = await place.open();
		}

		it('[LOG1] [LOG6] gives back what was appended, in order of seq, also when it is opened again', async () => {
			const revisions = [
				revision(1),
				revision(2, { participantId: 'bob', document: 'canvas', sessionId: 's1', words: null, restores: 1 }),
				revision(3, { participantId: null, document: 'record', update: new Uint8Array(300_000).fill(3) })
			];
			expect(await store.log.head('w1')).toBe(0);
			await store.log.append(revisions.slice(0, 2), []);
			await store.log.append(revisions.slice(2), []);
			expect(await store.log.read('w1')).toEqual(revisions);
			await reopen();
			expect(await store.log.read('w1')).toEqual(revisions);
			expect(await store.log.head('w1')).toBe(3);
			expect(await store.log.read('w2')).toEqual([]);
		});

		it('reads and lists a part: one document, after a seq, up to a seq, so many', async () => {
			const revisions = [1, 2, 3, 4, 5, 6].map((seq) =>
				revision(seq, { document: seq % 2 ? 'negotiation' : 'canvas' })
			);
			await store.log.append(revisions, []);
			const seqsOf = async (options: Parameters<Store['log']['read']>[1]) => {
				const read = (await store.log.read('w1', options)).map(({ seq }) => seq);
				expect((await store.log.list('w1', options)).map(({ seq }) => seq)).toEqual(read);
				return read;
			};
			expect(await seqsOf({ document: 'canvas' })).toEqual([2, 4, 6]);
			expect(await seqsOf({ document: 'negotiation', after: 1 })).toEqual([3, 5]);
			expect(await seqsOf({ after: 2, upTo: 4 })).toEqual([3, 4]);
			expect(await seqsOf({ after: 1, limit: 2 })).toEqual([2, 3]);
			expect(await seqsOf({ limit: 0 })).toEqual([]);
			const { update, words: _words, ...head } = revision(1);
			expect((await store.log.list('w1'))[0]).toEqual({ ...head, bytes: update.byteLength });
			const [third] = await store.log.readUpdates('w1', { document: 'negotiation', after: 1, upTo: 5, limit: 1 });
			expect(third).toMatchObject({ seq: 3, participantId: 'alice', update: Buffer.from(revision(3).update) });
		});

		it.each([
			['leaves one out', [2]],
			['comes a second time', [1, 1]],
			['leaves one out after some that follow', [1, 2, 4]],
			['begins at nought', [0]]
		])('[LOG1] refuses a seq that %s, and writes nothing of that append', async (_, seqs) => {
			const append = store.log.append(
				seqs.map((seq) => revision(seq)),
				[binding(9)]
			);
			await expect(append).rejects.toMatchObject({ name: 'StoreError', kind: 'failed' });
			expect(await store.log.head('w1')).toBe(0);
			expect(await store.log.clients('w1', 'negotiation')).toEqual(new Map());
			await store.log.append([revision(1)], [binding(9)]);
			expect(await store.log.head('w1')).toBe(1);
		});

		it('stores the revisions of several workshops together or not at all', async () => {
			const other = (seq: number) => revision(seq, { workshopId: 'w2', participantId: null });
			await expect(store.log.append([revision(1), other(2)], [])).rejects.toMatchObject({ kind: 'failed' });
			expect([await store.log.head('w1'), await store.log.head('w2')]).toEqual([0, 0]);
			await store.log.append([revision(1), other(1), revision(2)], []);
			expect([await store.log.head('w1'), await store.log.head('w2')]).toEqual([2, 1]);
		});

		it('[LOG5] keeps who a client id belongs to in each document, and refuses to give it to another', async () => {
			await store.log.append([revision(1)], [binding(7), binding(4_294_967_295, 'bob'), binding(7, 'bob', 'canvas')]);
			await expect(store.log.append([revision(2)], [binding(7, 'bob')])).rejects.toMatchObject({ kind: 'failed' });
			expect(await store.log.head('w1')).toBe(1);
			await reopen();
			expect(await store.log.clients('w1', 'negotiation')).toEqual(
				new Map([
					[7, 'alice'],
					[4_294_967_295, 'bob']
				])
			);
			expect(await store.log.clients('w1', 'canvas')).toEqual(new Map([[7, 'bob']]));
		});

		it('[LOG3] says that it is full, keeps what it had, goes on reading, and writes again when there is room', async () => {
			await store.log.append([revision(1)], [binding(7)]);
			await place.exhaust();
			await expect(store.log.append([revision(2), large(3)], [binding(8)])).rejects.toMatchObject({
				name: 'StoreError',
				kind: 'full'
			});
			expect(await store.log.read('w1')).toEqual([revision(1)]);
			expect(await store.log.clients('w1', 'negotiation')).toEqual(new Map([[7, 'alice']]));
			expect(await store.registry.participant('w1', 'alice')).toEqual(person('alice'));
			const state = new Uint8Array(Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251)));
			await expect(
				store.registry.createWorkshop({ ...workshop('w3'), question: 'x'.repeat(200_000) }, [])
			).rejects.toMatchObject({ kind: 'full' });
			await place.relieve();
			await store.log.append([revision(2), large(3)], [binding(8)]);
			await store.log.saveCheckpoint('w1', 'negotiation', { seq: 3, state });
			await reopen();
			expect(await store.log.read('w1')).toEqual([revision(1), revision(2), large(3)]);
			expect(await store.log.checkpoint('w1', 'negotiation')).toEqual({ seq: 3, state });
		});

		it('gives the newest checkpoint at or before a seq, each document its own', async () => {
			await store.log.append(
				[1, 2, 3, 4, 5].map((seq) => revision(seq)),
				[]
			);
			expect(await store.log.checkpoint('w1', 'negotiation')).toBeNull();
			const checkpoint = (seq: number, byte = seq) => ({ seq, state: new Uint8Array(1_000).fill(byte) });
			await store.log.saveCheckpoint('w1', 'negotiation', checkpoint(2));
			await store.log.saveCheckpoint('w1', 'negotiation', checkpoint(4));
			await store.log.saveCheckpoint('w1', 'canvas', checkpoint(3));
			expect(await store.log.checkpoint('w1', 'negotiation')).toEqual(checkpoint(4));
			expect(await store.log.checkpoint('w1', 'negotiation', 3)).toEqual(checkpoint(2));
			expect(await store.log.checkpoint('w1', 'negotiation', 1)).toBeNull();
			expect(await store.log.checkpoint('w1', 'canvas', 9)).toEqual(checkpoint(3));
			expect(await store.log.checkpoint('w2', 'canvas')).toBeNull();
			await store.log.saveCheckpoint('w1', 'canvas', checkpoint(3, 8));
			expect(await store.log.checkpoint('w1', 'canvas')).toEqual(checkpoint(3, 8));
		});

		it('[LOG7] reads what revisions did to the wording, without those that did nothing to any', async () => {
			const revisions = [revision(1), revision(2, { document: 'canvas', words: null }), revision(3, { restores: 1 })];
			await store.log.append(revisions, []);
			const [first, , third] = revisions.map(({ seq, at, participantId, sessionId, restores, words }) => {
				return { seq, at, participantId, sessionId, restores, words };
			});
			const readWords = async (options: Parameters<Store['log']['readWords']>[1]) =>
				(await store.log.readWords('w1', options)).map((entry) => ({ ...entry, words: new Uint8Array(entry.words) }));
			expect(await readWords({ after: 0 })).toEqual([first, third]);
			expect(await readWords({ after: 1, upTo: 3, limit: 1 })).toEqual([third]);
			const wordsOnly = await store.log.readWordsOnly('w1', { after: 0, upTo: 2 });
			expect(wordsOnly.map((words) => new Uint8Array(words))).toEqual([first?.words]);
		});

		it('gives the newest snapshot of the wording at or before a seq', async () => {
			expect(await store.log.snapshot('w1')).toBeNull();
			await store.log.saveSnapshot('w1', { seq: 2, words: 'to' });
			await store.log.saveSnapshot('w1', { seq: 5, words: 'fem, med æøå 🙂' });
			await reopen();
			expect(await store.log.snapshot('w1')).toEqual({ seq: 5, words: 'fem, med æøå 🙂' });
			expect(await store.log.snapshot('w1', 4)).toEqual({ seq: 2, words: 'to' });
			expect(await store.log.snapshot('w1', 1)).toBeNull();
			expect(await store.log.snapshot('w2')).toBeNull();
		});

		it('gives the pieces of folded changes in order, and passes over one that does not go on from the last', async () => {
			const [one, two, three] = [1, 2, 3].map((byte) => Uint8Array.of(byte, byte)) as [
				Uint8Array,
				Uint8Array,
				Uint8Array
			];
			const kept = async () => {
				const folded = await store.log.foldedChanges('w1');
				return folded && { ...folded, settled: folded.settled.map((piece) => [...piece]), rest: [...folded.rest] };
			};
			expect(await kept()).toBeNull();
			await store.log.saveFoldedChanges('w1', { seq: 5, after: 3, settled: one, rest: two });
			expect(await kept()).toBeNull();
			await store.log.saveFoldedChanges('w1', { seq: 5, after: null, settled: one, rest: two });
			await store.log.saveFoldedChanges('w1', { seq: 9, after: 5, settled: two, rest: three });
			await store.log.saveFoldedChanges('w1', { seq: 11, after: 5, settled: three, rest: one });
			await reopen();
			expect(await kept()).toEqual({
				settled: [
					[1, 1],
					[2, 2]
				],
				rest: [3, 3],
				seq: 9
			});
			expect(await store.log.foldedChanges('w2')).toBeNull();
			await store.log.saveFoldedChanges('w1', { seq: 9, after: null, settled: three, rest: one });
			expect(await kept()).toEqual({ settled: [[3, 3]], rest: [1, 1], seq: 9 });
		});

		it('refuses to read or write the log of a workshop it does not have', async () => {
			await expect(store.log.head('nowhere')).rejects.toThrow('nowhere');
			await expect(store.log.append([revision(1, { workshopId: 'nowhere' })], [])).rejects.toMatchObject({
				kind: 'failed'
			});
		});

		it('keeps workshops and people, in the order they came', async () => {
			const party = { id: 'p1', workshopId: 'w1', name: 'Beboerhuset', sector: '', mergedInto: null };
			const carol = { ...person('carol'), partyId: 'p1' };
			await store.registry.addParticipant(carol, token(3, { participantId: 'carol' }), party);
			await reopen();
			expect(await store.registry.workshop('w1')).toEqual(workshop('w1'));
			expect(await store.registry.workshop('w9')).toBeNull();
			expect(await store.registry.workshopCount()).toBe(2);
			expect(await store.registry.participants('w1')).toEqual([person('alice'), person('bob'), carol]);
			expect(await store.registry.participants('w2')).toEqual([]);
			expect(await store.registry.parties('w1')).toEqual([party]);
			expect(await store.registry.participant('w1', 'carol')).toEqual(carol);
			expect(await store.registry.participant('w1', 'dave')).toBeNull();
		});

		it('changes what a party is called, its sector, what it was merged into, and whose it is', async () => {
			const party = { id: 'p1', workshopId: 'w1', name: 'Beboerhuset', sector: '', mergedInto: null };
			const other = { ...party, id: 'p2', name: 'Husets venner' };
			await store.registry.saveParty(party);
			await store.registry.saveParty(other);
			await store.registry.saveParty({ ...party, name: 'Huset', sector: 'association' });
			await store.registry.saveParty({ ...other, mergedInto: 'p1' });
			await store.registry.setParty('w1', 'alice', 'p1');
			await reopen();
			expect(await store.registry.parties('w1')).toEqual([
				{ ...party, name: 'Huset', sector: 'association' },
				{ ...other, mergedInto: 'p1' }
			]);
			expect(await store.registry.participant('w1', 'alice')).toEqual({ ...person('alice'), partyId: 'p1' });
			await store.registry.setParty('w1', 'alice', null);
			expect(await store.registry.participant('w1', 'alice')).toEqual(person('alice'));
		});

		it('[ROUND1] keeps what is hidden, one row a participant in a batch, until it is forgotten', async () => {
			const row = (id: string, participantId: string | null, batch = 'round:1') => ({
				id,
				workshopId: 'w1',
				batch,
				participantId,
				payload: Uint8Array.of(id.charCodeAt(0))
			});
			await store.sealed.put(row('c', 'alice'));
			await store.sealed.put(row('b', 'alice'));
			await store.sealed.put(row('a', 'bob'));
			for (const id of ['z', 'y']) await store.sealed.put(row(id, null, 'cards:1'));
			await reopen();
			expect(await store.sealed.read('w1', 'round:1')).toEqual([row('a', 'bob'), row('b', 'alice')]);
			expect(await store.sealed.read('w1', 'cards:1')).toHaveLength(2);
			expect(await store.sealed.own('w1', 'alice')).toEqual([row('b', 'alice')]);
			expect(await store.sealed.own('w2', 'alice')).toEqual([]);
			expect((await store.sealed.batches('w1')).sort()).toEqual(['cards:1', 'round:1']);
			await store.sealed.forget('w1', 'round:1');
			expect(await store.sealed.batches('w1')).toEqual(['cards:1']);
		});

		it('adds a participant with token and party together or not at all', async () => {
			const party = { id: 'p1', workshopId: 'w1', name: 'Beboerhuset', sector: '', mergedInto: null };
			const carol = { ...person('carol'), partyId: 'p1' };
			const taken = token(1, { participantId: 'carol' });
			await expect(store.registry.addParticipant(carol, taken, party)).rejects.toMatchObject({ kind: 'failed' });
			expect(await store.registry.participant('w1', 'carol')).toBeNull();
			expect(await store.registry.parties('w1')).toEqual([]);
		});

		describe('bringing a workshop in', () => {
			const people = {
				parties: [{ id: 'p1', workshopId: 'w3', name: 'Beboerhuset', sector: 'civic', mergedInto: null }],
				participants: [{ ...person('alice', 'w3'), partyId: 'p1' }, person('dave', 'w3')]
			};
			const begin = async () => {
				await store.imports.begin(workshop('w3'), people, 5);
				await store.log.append([{ ...revision(1), workshopId: 'w3' }], [{ ...binding(7), workshopId: 'w3' }]);
				await store.log.saveSnapshot('w3', { seq: 1, words: '{}' });
			};

			it('[ARCHIVE1] keeps all of it once it is finished', async () => {
				await begin();
				await store.imports.finish('w3', [token(9, { workshopId: 'w3', kind: 'invite' })]);
				await reopen();
				expect(await store.registry.participants('w3')).toEqual(people.participants);
				expect(await store.registry.parties('w3')).toEqual(people.parties);
				expect(await store.log.read('w3')).toEqual([{ ...revision(1), workshopId: 'w3' }]);
				expect(await store.registry.token(token(9).hash)).toMatchObject({ workshopId: 'w3' });
			});

			it('[ARCHIVE4] leaves nothing of what is given up, or was under way when the process ended', async () => {
				const [usedBefore, countBefore] = [await store.imports.usedBytes(), await store.registry.workshopCount()];
				expect(usedBefore).toBeGreaterThan(0);
				for (const end of [() => store.imports.abandon('w3'), reopen]) {
					await begin();
					await end();
					expect(await store.registry.workshop('w3')).toBeNull();
					expect(await store.registry.participants('w3')).toEqual([]);
					expect(await store.registry.workshopCount()).toBe(countBefore);
				}
				expect(await store.registry.participants('w1')).toEqual([person('alice'), person('bob')]);
				await expect(store.imports.abandon('w1')).rejects.toThrow('w1');
			});
		});

		it('keeps people of the same id in two workshops apart', async () => {
			const party = { id: 'p1', workshopId: 'w2', name: 'Beboerhuset', sector: '', mergedInto: null };
			const other = { ...person('alice', 'w2'), name: 'Alice i w2', partyId: 'p1' };
			await store.registry.addParticipant(other, token(4, { workshopId: 'w2', participantId: 'alice' }), party);
			await store.log.append([revision(1), { ...revision(1), workshopId: 'w2' }], [binding(7)]);
			await reopen();
			expect(await store.registry.participant('w1', 'alice')).toEqual(person('alice'));
			expect(await store.registry.participant('w2', 'alice')).toEqual(other);
			expect(await store.registry.token(token(4).hash)).toMatchObject({ workshopId: 'w2', participantId: 'alice' });
			expect(await store.registry.participants('w2')).toEqual([other]);
			expect(await store.log.list('w2')).toMatchObject([{ participantId: 'alice' }]);
			expect(await store.log.clients('w2', 'negotiation')).toEqual(new Map());
		});

		it('[TOKEN3] finds a token by its hash until it is revoked or replaced', async () => {
			const view = token(10, { kind: 'view' });
			const invite = token(11, { kind: 'invite' });
			await store.registry.addToken(view);
			await store.registry.addToken(invite);
			expect(await store.registry.token(view.hash)).toEqual(view);
			expect(await store.registry.token(token(1).hash)).toEqual(token(1, { participantId: 'alice' }));
			expect(await store.registry.token(token(99).hash)).toBeNull();

			const newView = token(12, { kind: 'view' });
			await store.registry.replaceTokens({ ...workshop('w1'), viewGeneration: 2 }, ['view'], [newView]);
			expect(await store.registry.token(view.hash)).toBeNull();
			expect(await store.registry.token(newView.hash)).toEqual(newView);
			expect(await store.registry.token(invite.hash)).toEqual(invite);
			expect((await store.registry.workshop('w1'))?.viewGeneration).toBe(2);

			await store.registry.revokeToken(token(1).hash);
			await reopen();
			expect(await store.registry.token(token(1).hash)).toBeNull();
			expect(await store.registry.token(token(2).hash)).toEqual(token(2, { participantId: 'bob' }));
		});
	});
}
