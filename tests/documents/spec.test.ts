/** That every rule of SPEC.md has a test whose title names it, and every rule a title names is in SPEC.md. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const spec = readFileSync(path.join(root, 'src/lib/workshop/SPEC.md'), 'utf8');
const rules = [...spec.matchAll(/^- `\[([A-Z]+\d+)\]` /gm)].map(([, id]) => id!);

/** A title that names rules begins with their ids, also where it stands after a table of cases. */
const TITLE = /['"`]((?:\[[A-Z]+\d+\] )+)/g;
const files = globSync(['src/**/*.test.ts', 'server/**/*.test.ts', 'tests/**/*.{test,spec}.ts'], { cwd: root });
const named = files.flatMap((file) =>
	[...readFileSync(path.join(root, file), 'utf8').matchAll(TITLE)].flatMap(([, ids]) =>
		[...ids!.matchAll(/[A-Z]+\d+/g)].map(([id]) => ({ file, id }))
	)
);

test('SPEC numbers each rule once', () => {
	expect(rules.length).toBeGreaterThan(20);
	expect(rules.filter((id, index) => rules.indexOf(id) !== index)).toEqual([]);
});

test('every rule of SPEC is named by a test', () => {
	const ids = new Set(named.map(({ id }) => id));
	expect(rules.filter((id) => !ids.has(id))).toEqual([]);
});

test('every rule that a test names is in SPEC', () => {
	expect(named.filter(({ id }) => !rules.includes(id))).toEqual([]);
});
