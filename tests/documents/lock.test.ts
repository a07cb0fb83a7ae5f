import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

interface Lock {
	packages: Record<string, { optionalDependencies?: Record<string, string> }>;
}

// `npm install` and `npm uninstall` drop what fits other machines from the lock, and `npm ci` then refuses it.
test('the lock names the optional packages of every machine', () => {
	const file = path.resolve(import.meta.dirname, '../../package-lock.json');
	const { packages } = JSON.parse(readFileSync(file, 'utf8')) as Lock;
	const locked = new Set(Object.keys(packages).map((at) => at.split('node_modules/').at(-1)));
	const missing = Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
		Object.keys(optionalDependencies)
			.filter((name) => !locked.has(name))
			.map((name) => `${name} of ${at}`)
	);
	expect(locked.size).toBeGreaterThan(100);
	expect(missing).toEqual([]);
});
