import { describe, expect, it } from 'vitest';
import { csvCell, toPlanCsv } from './csv.ts';
import { summarise } from './summarise.ts';
import { exampleAction, exampleInput, exampleState } from './summary-example.ts';

describe('toPlanCsv', () => {
	it('begins with a byte order mark and separates by semicolons, one action a line', () => {
		expect(toPlanCsv(summarise(exampleInput()))).toBe(
			'\ufeffNr.;Handling;Beskrivelse;Ansvarlig;Bidrager;Første skridt;Frist;Status;"Tegn på, at det lykkes";' +
				'Det kræver;Det findes allerede;Hvordan det er nyt;Sådan passer det her\r\n' +
				'1;Åbent værksted;;Alice (Foreningen);"Bob (Kommunen), Carol";Find et lokale;2027-01-15;I gang;' +
				'Ti unge kommer igen;Nøgler;;;\r\n'
		);
	});

	it('says nobody as an empty cell, and states it does not know as they stand', () => {
		const plan = [exampleAction({ responsible: '', contributors: [], status: 'parkeret', novelty: 'combined' })];
		const csv = toPlanCsv(summarise(exampleInput({ state: exampleState({ plan }), language: 'en' })));
		expect(csv.split('\r\n')[1]).toBe(
			'1;Åbent værksted;;;;Find et lokale;2027-01-15;parkeret;Ti unge kommer igen;Nøgler;;A new combination;'
		);
	});

	it('[SUMMARY3] lets no cell of the plan begin a formula', () => {
		const formula = '=HYPERLINK("http://x.example";"Klik")';
		const fields = ['title', 'detail', 'responsible', 'firstStep', 'due', 'status', 'novelty', 'needs'] as const;
		const plan = [
			exampleAction({ ...Object.fromEntries(fields.map((field) => [field, formula])), contributors: ['@x'] })
		];
		const csv = toPlanCsv(summarise(exampleInput({ state: exampleState({ plan }) })));
		expect(csv.split(`"'=HYPERLINK(""http://x.example"";""Klik"")"`)).toHaveLength(fields.length + 1);
		expect(csv).toContain(";'@x;");
		expect(csv).not.toMatch(/[;\n]"?[=@]/);
	});
});

describe('csvCell', () => {
	it.each([
		['almindelig', 'almindelig'],
		['a;b', '"a;b"'],
		['a "b"', '"a ""b"""'],
		['to\nlinjer', '"to\nlinjer"'],
		[' luft ', '" luft "'],
		['=1+1', "'=1+1"],
		['+45 12', "'+45 12"],
		['-ja', "'-ja"],
		['@x', "'@x"],
		['\tx', '"\'\tx"'],
		['\rx', '"\'\rx"'],
		['\n=x', '"\'\n=x"'],
		['  =x', "'  =x"],
		['＝x', "'＝x"],
		['a=b', 'a=b'],
		['', '']
	])('writes %j as %j', (text, cell) => {
		expect(csvCell(text)).toBe(cell);
	});
});
