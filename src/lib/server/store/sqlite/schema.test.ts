/**
 * Tripwires: what is on people's disks must stay readable. A migration that has shipped is never changed, and the
 * tables in schema.ts are those that the migrations make. A change is a new file in `drizzle/`, added to the list here.
 */
import type Database from 'better-sqlite3';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openSqlite } from './database.ts';
import * as schema from './schema.ts';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../../../drizzle');

test('no migration that has shipped is changed', () => {
	const hashes = Object.fromEntries(
		globSync('*.sql', { cwd: MIGRATIONS })
			.sort()
			.map((name) => [name, sha256(readFileSync(path.join(MIGRATIONS, name)))])
	);
	expect(hashes).toEqual({
		'0000_first.sql': '3608a0523bd26fd0fd20b62526435785ba58030a374a98b3187622b3c1891b65',
		'0001_own_ids.sql': '3693753c94a940ca43c8b63e7cabf65199af3081ab90764719d0b0bd634d4627',
		'0002_folded_changes.sql': 'aad359af0bfb018177a094ec5317a077fdf3cc3ce016076c67473d057942b1fb',
		'0003_negotiation.sql': '46c301c777ed1e4fb88bce74b01a25c378b84589f247043e367ce2873c152831',
		'0004_frozen_minutes.sql': 'a771bad09f62be81ed430eadc1f74f0a2c7835ef2b25528a8416bf76cfc759db'
	});
});

test('the migrations make exactly the tables of schema.ts', () => {
	const { raw } = openSqlite(':memory:', { migrations: MIGRATIONS });
	const made = tablesIn(raw);
	const described = Object.fromEntries(
		(Object.values(schema) as SQLiteTable[]).map((table) => {
			const { name, columns, primaryKeys } = getTableConfig(table);
			const key = primaryKeys.flatMap((primaryKey) => primaryKey.columns.map((column) => column.name));
			return [
				name,
				columns.map((column) => ({
					name: column.name,
					type: column.getSQLType(),
					isRequired: column.notNull,
					isKey: column.primary || key.includes(column.name)
				}))
			];
		})
	);
	raw.close();
	expect(made).toEqual(described);
});

function tablesIn(raw: Database.Database): Record<string, unknown[]> {
	const names = raw
		.prepare(
			"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__drizzle%'"
		)
		.pluck()
		.all() as string[];
	return Object.fromEntries(
		names.map((name) => [
			name,
			(raw.pragma(`table_info("${name}")`) as { name: string; type: string; notnull: number; pk: number }[]).map(
				(column) => ({
					name: column.name,
					type: column.type.toLowerCase(),
					isRequired: column.notnull === 1,
					isKey: column.pk > 0
				})
			)
		])
	);
}

function sha256(content: Buffer): string {
	return createHash('sha256').update(content).digest('hex');
}
