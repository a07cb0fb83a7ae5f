/** Takes back what was being brought in and never finished. */
import type Database from 'better-sqlite3';

/** Revisions removed in one go while others write. */
const ROWS_AT_ONCE = 2_000;
/** What else refers to a workshop by its key, in an order in which it can go. */
const TABLES = ['frozen_files', 'checkpoints', 'snapshots', 'clients', 'tokens', 'participants', 'parties'];

/** Removes what was being brought in when the process ended. */
export function removeHalfDone(raw: Database.Database): void {
	for (const key of raw.prepare('SELECT workshop_key FROM imports').pluck().all() as number[]) {
		while (removeRevisions(raw, key) > 0);
		forget(raw, key);
	}
}

/** From the last one back: a log never has a gap. @returns how many went */
export function removeRevisions(raw: Database.Database, key: number): number {
	return raw
		.prepare(
			`DELETE FROM revisions WHERE workshop_key = @key
			 AND seq IN (SELECT seq FROM revisions WHERE workshop_key = @key ORDER BY seq DESC LIMIT ${ROWS_AT_ONCE})`
		)
		.run({ key }).changes;
}

/** Removes the rest of a workshop whose revisions are gone. */
export function forget(raw: Database.Database, key: number): void {
	const remove = () => {
		for (const table of TABLES) raw.prepare(`DELETE FROM ${table} WHERE workshop_key = ?`).run(key);
		raw.prepare('DELETE FROM workshops WHERE key = ?').run(key);
		raw.prepare('DELETE FROM imports WHERE workshop_key = ?').run(key);
	};
	raw.transaction(remove).immediate();
}
