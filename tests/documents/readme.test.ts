/** That what README.md names exists, and that it names what exists. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openApi } from '../../src/lib/server/http/openapi/document.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const readme = read('README.md');
const manifest = JSON.parse(read('package.json')) as {
	scripts: Record<string, string>;
	dependencies: Record<string, string>;
	devDependencies: Record<string, string>;
};

/** @returns the text under a heading, up to the next of its level */
function section(heading: string): string {
	const [, text] = new RegExp(`^## ${heading}$([^]*?)(?=^## |$(?![^]))`, 'm').exec(readme) ?? [];
	expect(text, `the section "${heading}"`).toBeDefined();
	return text!;
}

/** @returns what stands in backticks in the first column of a table */
const firstColumn = (text: string): string[] =>
	[...text.matchAll(/^\| (`[^|]*`) +\|/gm)].flatMap(([, cell]) =>
		[...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)
	);

const codes = [...readme.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);

describe('README', () => {
	test('names only paths that exist', () => {
		const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target!);
		// What is made by running it is no part of the tree.
		const made = /^(build|data|test-results)\//;
		const paths = codes.filter((code) =>
			/^(\.ci|drizzle|server|src|static|tests)\/[\w./-]*$|^[\w.-]+\.(js|ts|json|md)$/.test(code)
		);
		expect(paths.length).toBeGreaterThan(10);
		expect([...links, ...paths].filter((file) => !made.test(file) && !existsSync(path.join(root, file)))).toEqual([]);
	});

	test('maps every folder of the source', () => {
		const folders = globSync('src/lib/*/', { cwd: root }).filter((folder) => !folder.endsWith('paraglide'));
		expect(folders.length).toBeGreaterThan(5);
		expect(folders.filter((folder) => !firstColumn(section('The map')).includes(`${folder}/`))).toEqual([]);
	});

	test('names every command, and only those that exist', () => {
		const commands = [...codes, ...readme.split('\n').filter((line) => /^npm /.test(line))].join('\n');
		const named = [...commands.matchAll(/\bnpm (?:run )?(\w+)/g)].map(([, name]) => name!);
		const scripts = new Set(named.filter((name) => name !== 'ci'));
		expect([...scripts].filter((name) => !(name in manifest.scripts))).toEqual([]);
		const inner = ['build'];
		expect(Object.keys(manifest.scripts).filter((name) => !scripts.has(name) && !inner.includes(name))).toEqual([]);
	});

	test('lists every setting that is read, and no other', () => {
		const known = [...read('server/settings.ts').matchAll(/^\t([A-Z][A-Z_]+): v\./gm)].map(([, name]) => name!);
		expect(known.length).toBeGreaterThan(5);
		expect(firstColumn(section('Settings')).sort()).toEqual(known.sort());
	});

	test('names only doors that the API description has', () => {
		const paths: Record<string, object> = openApi.paths;
		const described = Object.entries(paths).flatMap(([at, methods]) =>
			Object.keys(methods).map((method) => `${method.toUpperCase()} ${at}`)
		);
		const named = firstColumn(section('API'));
		expect(named.length).toBeGreaterThan(5);
		expect(named.filter((door) => !described.includes(door))).toEqual([]);
	});

	test('gives the reason of every dependency, and of no other', () => {
		const named = firstColumn(section('Dependencies'));
		expect(named.sort()).toEqual(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).sort());
	});

	test('shows a picture of at most 300 kB', () => {
		const [, picture] = /!\[[^\]]+\]\(([^)]+)\)/.exec(readme) ?? [];
		expect(readFileSync(path.join(root, picture!)).byteLength).toBeLessThanOrEqual(300_000);
	});

	test('is short enough to read', () => {
		// The table of benchmarks is written by their command.
		const written = readme.replace(/<!-- bench: begin -->[^]*<!-- bench: end -->/, '');
		expect(written.split('\n').length).toBeLessThan(220);
	});
});
