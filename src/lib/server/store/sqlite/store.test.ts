import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeStore } from '../store.contract.ts';
import { FORMAT_VERSION, openSqlite } from './database.ts';
import { openSqliteStore } from './store.ts';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../../../drizzle');

describeStore('SQLite', async () => {
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
});

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
