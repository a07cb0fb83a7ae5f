/** The SQLite adapter of the store: one file in the data folder. */
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { FrozenStore, RevisionLog, Store } from '../port.ts';
import { limitSize, openSqlite } from './database.ts';
import { SqliteFrozenStore } from './frozen-store.ts';
import { removeHalfDone } from './half-done.ts';
import { SqliteImports } from './imports.ts';
import { SqliteRegistry } from './registry.ts';
import { SqliteRevisionLog } from './revision-log.ts';
import { SqliteSealedStore } from './sealed-store.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../../../drizzle', import.meta.url));

/**
 * @param file the database file, made where it is missing; `:memory:` for a store that ends with the process
 * @throws when the file cannot be opened or is damaged
 */
export function openSqliteStore(
	file: string,
	{ limitMb, migrations = MIGRATIONS }: { limitMb?: number; migrations?: string } = {}
): Store & { setLimitMb(limitMb: number): void } {
	const handle = openSqlite(file, { migrations, limitMb });
	removeHalfDone(handle.raw);
	const registry = new SqliteRegistry(handle);
	return {
		log: new SqliteRevisionLog(handle.raw),
		registry,
		sealed: new SqliteSealedStore(handle),
		frozen: new SqliteFrozenStore(handle),
		imports: new SqliteImports(handle, registry),
		setLimitMb: (limit) => limitSize(handle.raw, limit),
		close: async () => {
			handle.raw.close();
		}
	};
}

/** Opens what a running server writes, for reading only. @throws when the file is not there */
export function openSqliteReader(file: string): RevisionLog {
	return new SqliteRevisionLog(new Database(file, { readonly: true, fileMustExist: true }));
}

/** The same for the files of frozen summaries. @throws when the file is not there */
export function openSqliteFrozenReader(file: string): FrozenStore {
	const raw = new Database(file, { readonly: true, fileMustExist: true });
	return new SqliteFrozenStore({ raw, orm: drizzle(raw) });
}
