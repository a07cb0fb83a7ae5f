import { expect, it } from 'vitest';
import { exampleAction, exampleOutline, exampleSheet, exampleState } from './summary-example.ts';
import { toPlainText } from './text.ts';

it('writes every kind of block without markup, for a mail', () => {
	expect(toPlainText(exampleSheet('Et bord'))).toBe(`Referat: Et bord

Spørgsmålet: Et bord

Omfatter: Hele forløbet
Sådan så det ud den 23. november 2026 kl. 15.30 (version 12).
Udgave: Gruppen. Denne udgave viser navne og er til dem, der er med.

Kernen
------

Et bord

1. Et bord
Mange unge er alene og bange.

1. Unge
2. Forældre
  - og naboer

Nærmere
Gælder nu. Et bord

Forbehold
Et bord

Før: Nogle unge
Nu: Mange unge

- Et bord
  Hvorfor: Et bord

1. Et bord
  Frist: 1. maj
  senest
  Kræver: Et bord

- Et bord. Navne: Alice

Tavlen: to sedler

Bilag
-----

Sidst
`);
});

it('says people without names in the middle of a line in small letters', () => {
	const state = exampleState({
		plan: [exampleAction({ responsible: 'Dorte', contributors: ['p-bob', 'p-carol', 'Erik'] })]
	});
	const text = toPlainText(exampleOutline({ state, profile: 'public' }));
	expect(text).toContain('  Ansvarlig: Navn udeladt\n  Venter på et ja\n');
	expect(text).toContain('  Bidrager: Kommunen, en deltager, navn udeladt\n');
});
