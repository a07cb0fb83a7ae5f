import { expect, it } from 'vitest';
import { fileName } from './file-name.ts';
import { summarise } from './summarise.ts';
import { exampleInput, exampleState } from './summary-example.ts';

it.each([
	['Fællesskab på Ø-en: Åbent!', 'faellesskab-paa-oe-en-aabent'],
	['Café "crème"/../..\\evil\r\n', 'cafe-creme-evil'],
	['日本', 'forloeb'],
	['a'.repeat(200), 'a'.repeat(60)]
])('names the file of %j after it, in plain letters', (title, slug) => {
	const summary = summarise(exampleInput({ state: exampleState({ title }) }));
	expect(fileName(summary, 'summary.md')).toBe(`referat-${slug}-2026-11-23.md`);
});

it('names it in the language of the summary, by the day it is in Denmark', () => {
	const summary = summarise(exampleInput({ language: 'en', at: '2026-11-23T23:30:00.000Z' }));
	expect(fileName(summary, 'plan.csv')).toBe('action-plan-faellesskab-efter-skole-2026-11-24.csv');
});
