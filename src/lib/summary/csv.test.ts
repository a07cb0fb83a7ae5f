import { describe, expect, it } from 'vitest';
import { csvCell, toChangesCsv, toPlanCsv, toStancesCsv } from './csv.ts';
import { exampleRecord } from './record-example.ts';
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

describe('toStancesCsv', () => {
	it('has a row for each answer to the present wording, and counts who has not answered', () => {
		const rows = toStancesCsv(summarise(exampleRecord())).split('\r\n');
		expect(rows.slice(0, 4)).toEqual([
			'\ufeffHvad;Tilkendegivelse;Antal;Hvem;Hvorfor;Det kan ske;Det skal ændres;Hvornår',
			'Problemet;Enig;1;Alice (Foreningen);;;;2026-11-23 13:11:00',
			'Problemet;Har en indvending;1;Carol;Vi glemmer de yngste;De yngste bliver væk;Skriv dem ind;2026-11-23 13:12:00',
			'Problemet;Har ikke svaret;1;;;;;'
		]);
	});

	it('[SUMMARY3] lets no cell begin a formula', () => {
		const formula = '=cmd|x';
		const csv = toStancesCsv(summarise(exampleRecord({}, { reason: formula, risk: formula, condition: formula })));
		expect(csv).not.toMatch(/[;\n]"?[=@]/);
	});
});

describe('toChangesCsv', () => {
	it('has a row for each change, the earliest first', () => {
		const rows = toChangesCsv(summarise(exampleInput())).split('\r\n');
		expect(rows.slice(0, 2)).toEqual([
			'\ufeffNr.;Hvad;Før;Nu;Hvem;Hvornår;Hvorfor',
			'1;Problemet;Nogle unge er alene.;Mange unge er alene.;Bob (Kommunen);2026-11-23 13:05:00;'
		]);
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
