/** Opens the SQLite file: pragmas, migrations, and errors in the port's words. */
import Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { StoreError } from '../port.ts';

export interface SqliteHandle {
	/** For the log, where a revision should cost microseconds. */
	raw: Database.Database;
	/** For everything else. */
	orm: BetterSQLite3Database;
}

/** The version of what stands in the file, described in `../FORMAT.md`. A change of it is a new number and a migration. */
export const FORMAT_VERSION = 1;

/**
 * @param file where the database is, or `:memory:`
 * @param limitMb the most it may fill; unset: what the disk has
 * @throws when the file is no healthy SQLite database of ours
 */
export function openSqlite(
	file: string,
	{ migrations, limitMb }: { migrations: string; limitMb?: number }
): SqliteHandle {
	if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
	const raw = new Database(file);
	try {
		raw.pragma('journal_mode = WAL');
		// Acknowledged means stored: a commit waits for the disk, not for the operating system.
		raw.pragma('synchronous = FULL');
		raw.pragma('busy_timeout = 5000');
		refuseNewerFormat(raw, file);
		const health = raw.pragma('quick_check(1)', { simple: true });
		if (health !== 'ok') throw new Error(`The database ${file} is damaged: ${String(health)}`);
	} catch (error) {
		// Where the list of tables itself is damaged, nothing can be asked.
		const isDamaged = error instanceof Error && 'code' in error && error.code === 'SQLITE_CORRUPT';
		throw isDamaged ? new Error(`The database ${file} is damaged: ${error.message}`, { cause: error }) : error;
	}
	const orm = drizzle(raw);
	// A migration may make a table anew while others refer to it.
	raw.pragma('foreign_keys = OFF');
	migrate(orm, { migrationsFolder: migrations });
	raw.pragma('foreign_keys = ON');
	raw.pragma(`user_version = ${FORMAT_VERSION}`);
	refuseGaps(raw, file);
	if (limitMb !== undefined) limitSize(raw, limitMb);
	return { raw, orm };
}

function refuseNewerFormat(raw: Database.Database, file: string): void {
	const version = raw.pragma('user_version', { simple: true }) as number;
	if (version <= FORMAT_VERSION) return;
	throw new Error(
		`The database ${file} was written by a newer Rundbord (format ${version}); this one reads up to ${FORMAT_VERSION}.`
	);
}

/** The log's own invariant: in every workshop the seqs are 1, 2, 3 … */
function refuseGaps(raw: Database.Database, file: string): void {
	const gap = raw
		.prepare(
			'SELECT workshop_key FROM revisions GROUP BY workshop_key HAVING min(seq) <> 1 OR max(seq) <> count(*) LIMIT 1'
		)
		.get();
	if (gap !== undefined)
		throw new Error(`The database ${file} is damaged: a workshop's log has a gap. Put a backup back.`);
}

/** Sets how large the database may grow; it never falls below what is in use. */
export function limitSize(raw: Database.Database, limitMb: number): void {
	const pageBytes = raw.pragma('page_size', { simple: true }) as number;
	raw.pragma(`max_page_count = ${Math.floor((limitMb * 1024 * 1024) / pageBytes)}`);
}

/** Runs a write and turns what SQLite throws into a StoreError. */
export function writing<Result>(write: () => Result): Result {
	try {
		return write();
	} catch (cause) {
		throw new StoreError(isFull(cause) ? 'full' : 'failed', cause);
	}
}

function isFull(cause: unknown): boolean {
	return cause instanceof Error && 'code' in cause && (cause.code === 'SQLITE_FULL' || cause.code === 'ENOSPC');
}
