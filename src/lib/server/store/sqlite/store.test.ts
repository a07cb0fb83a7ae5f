import { copyFile, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeFrozenStore } from '../frozen-store.contract.ts';
import { describeStore, type StorePlace } from '../store.contract.ts';
import { FORMAT_VERSION, openSqlite } from './database.ts';
import { openSqliteStore } from './store.ts';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../../../drizzle');

async function openPlace(): Promise<StorePlace> {
	const folder = await mkdtemp(path.join(tmpdir(), 'rundbord-store-'));
	let setLimitMb: (limitMb: number) => void = () => undefined;
	return {
		async open() {
			const store = openSqliteStore(path.join(folder, 'rundbord.db'));
			setLimitMb = (limitMb) => store.setLimitMb(limitMb);
			return store;
		},
		// A limit below what is in use means: no more pages.
		exhaust: async () => setLimitMb(0.01),
		relieve: async () => setLimitMb(1_000),
		remove: () => rm(folder, { recursive: true })
	};
}

describeStore('SQLite', openPlace);
describeFrozenStore('SQLite', openPlace);

describe('opening a SQLite store', () => {
	let folder: string;
	let file: string;
	beforeEach(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'rundbord-store-'));
		file = path.join(folder, 'rundbord.db');
	});
	afterEach(() => rm(folder, { recursive: true }));

	it('makes the folder and the database where they are missing', async () => {
		const store = openSqliteStore(path.join(folder, 'deeper', 'down', 'rundbord.db'));
		expect(await store.registry.workshopCount()).toBe(0);
		await store.close();
	});

	it('[LOG6] keeps everybody and everything that the first version stored', async () => {
		const first = path.join(folder, 'first');
		await mkdir(path.join(first, 'meta'), { recursive: true });
		await copyFile(path.join(MIGRATIONS, '0000_first.sql'), path.join(first, '0000_first.sql'));
		const journal = JSON.parse(await readFile(path.join(MIGRATIONS, 'meta/_journal.json'), 'utf8')) as {
			entries: unknown[];
		};
		const begun = { ...journal, entries: journal.entries.slice(0, 1) };
		await writeFile(path.join(first, 'meta/_journal.json'), JSON.stringify(begun));
		const { raw } = openSqlite(file, { migrations: first });
		raw.exec(`
			INSERT INTO workshops VALUES (1, 'w1', 'Trygge aftener', '', 'da', 1, 1, 1);
			INSERT INTO parties VALUES ('p2', 1, 'Beboerhuset'), ('p1', 1, 'Kommunen');
			INSERT INTO participants VALUES (5, 'alice', 1, 'Alice', 'p1', 2), (4, 'bob', 1, 'Bob', NULL, 3);
			INSERT INTO tokens VALUES (x'00112233445566778899aabbccddeeff', 1, 'participant', 5, 4);
			INSERT INTO revisions VALUES (1, 1, 0, 9, 5, NULL, NULL, x'0000', x'');
			INSERT INTO clients VALUES (1, 0, 77, 5);`);
		raw.close();
		const store = openSqliteStore(file);
		const bob = { id: 'bob', workshopId: 'w1', name: 'Bob', partyId: null, joinedAt: 3 };
		const alice = { id: 'alice', workshopId: 'w1', name: 'Alice', partyId: 'p1', joinedAt: 2 };
		expect(await store.registry.participants('w1')).toEqual([bob, alice]);
		expect((await store.registry.parties('w1')).map(({ id }) => id)).toEqual(['p2', 'p1']);
		expect(await store.registry.token(Buffer.from('00112233445566778899aabbccddeeff', 'hex'))).toMatchObject({
			participantId: 'alice'
		});
		expect(await store.log.list('w1')).toMatchObject([{ seq: 1, participantId: 'alice' }]);
		expect(await store.log.clients('w1', 'negotiation')).toEqual(new Map([[77, 'alice']]));
		await store.close();
	});

	it('refuses what is no database', async () => {
		await writeFile(file, 'not a database at all, but long enough to have been one'.repeat(100));
		expect(() => openSqliteStore(file)).toThrow(/not a database/);
	});

	it('refuses a damaged database, and says which', async () => {
		await openSqliteStore(file).close();
		const handle = await open(file, 'r+');
		const { size } = await handle.stat();
		// The last pages hold indexes and tables; the first page, with the schema, is left whole.
		await handle.write(Buffer.alloc(size - 4096, 0xff), 0, size - 4096, 4096);
		await handle.close();
		expect(() => openSqliteStore(file)).toThrow(/rundbord\.db is damaged/);
	});

	it('refuses what a newer Rundbord wrote, and says so', () => {
		const { raw } = openSqlite(file, { migrations: MIGRATIONS });
		raw.pragma(`user_version = ${FORMAT_VERSION + 1}`);
		raw.close();
		expect(() => openSqliteStore(file)).toThrow(/written by a newer Rundbord/);
	});

	it('[LOG1] refuses a log with a gap', () => {
		const { raw } = openSqlite(file, { migrations: MIGRATIONS });
		const insert = raw.prepare(
			'INSERT INTO revisions (workshop_key, seq, document, at, "update") VALUES (1, ?, 0, 0, x\'00\')'
		);
		[1, 2, 4].forEach((seq) => insert.run(seq));
		raw.close();
		expect(() => openSqliteStore(file)).toThrow(/a workshop's log has a gap/);
	});

	it('[LOG2] waits at each commit until the disk has it', () => {
		const { raw } = openSqlite(file, { migrations: MIGRATIONS });
		expect(raw.pragma('journal_mode', { simple: true })).toBe('wal');
		const full = 2;
		expect(raw.pragma('synchronous', { simple: true })).toBe(full);
		raw.close();
	});
});
