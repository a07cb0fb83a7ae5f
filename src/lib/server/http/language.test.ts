import { describe, expect, it } from 'vitest';
import { acceptedLanguage } from './language.ts';

describe('the language of an answer', () => {
	it.each([
		['', 'da'],
		['*', 'da'],
		['de-DE,de;q=0.9', 'da'],
		['en', 'en'],
		['en-GB,en;q=0.9', 'en'],
		['da,en;q=0.9', 'da'],
		['en;q=0.9,da', 'da'],
		['en,da;q=0.8', 'en'],
		['de, en;q=0.5', 'en'],
		['en;q=0', 'da'],
		['EN-us', 'en'],
		['en;q=many', 'da']
	] as const)('is for Accept-Language "%s": %s', (header, language) => {
		expect(acceptedLanguage(header)).toBe(language);
	});
});
