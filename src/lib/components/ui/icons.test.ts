import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ICON_PROPERTIES } from '../../../../icons.config.js';

const IMPORTED = /import (\w+) from '@lucide\/svelte\/icons\//g;
/** Made of a value, as `{@const Icon = …}`: in our components, always an icon. */
const CHOSEN = /<(Icon|Mark|StandingMark|Hands)\b/g;

/** @returns what a component gives to its icons: those it imports by name, and those it chooses */
function given(source: string): string[] {
	const names = [...source.matchAll(IMPORTED), ...source.matchAll(CHOSEN)].map(([, name]) => name as string);
	return [...new Set(names)]
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
