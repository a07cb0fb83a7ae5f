import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ICON_PROPERTIES } from '../../../../icons.config.js';

const IMPORTED = /import (\w+) from '@lucide\/svelte\/icons\//g;

/** @returns what a component gives to the icons it imports by name */
function given(source: string): string[] {
	const names = [...source.matchAll(IMPORTED)].map(([, name]) => name as string);
	return names
		.flatMap((name) => [...source.matchAll(new RegExp(`<${name}\\b([^>]*?)/>`, 'g'))])
		.flatMap(([, attributes]) => (attributes as string).trim().split(/\s+(?=[\w{:-]+(?:=|}|$))/))
		.filter((attribute) => attribute !== '')
		.map((attribute) => /^[\w:-]+/.exec(attribute)?.[0] ?? attribute);
}

describe('icons', () => {
	const files = globSync('src/**/*.svelte', { cwd: process.cwd() });

	it('are given only what their plain markup knows', () => {
		const all = files.flatMap((file) => given(readFileSync(file, 'utf8')).map((name) => ({ file, name })));
		expect(all.length).toBeGreaterThan(40);
		expect(all.filter(({ name }) => !ICON_PROPERTIES.includes(name))).toEqual([]);
	});
});
