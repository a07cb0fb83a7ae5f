import { expect, it } from 'vitest';
import { summarise } from './summarise.ts';
import { exampleAction, exampleChange, exampleInput, exampleState } from './summary-example.ts';
import { toPlainText } from './text.ts';

it('writes the whole summary without markup, for a mail', () => {
	const changes = [
		exampleChange({ fromSeq: 1, toSeq: 1 }),
		exampleChange({
			statement: { kind: 'action', actionId: 'action-1', field: 'due' },
			before: '',
			after: '2027-01-15',
			title: 'Åbent værksted',
			reason: 'Ferien flyttede'
		}),
		exampleChange({
			statement: { kind: 'action', actionId: 'action-2', field: 'removed' },
			before: 'Madklub',
			after: '',
			fromSeq: 13,
			toSeq: 13
		})
	];
	const plan = [exampleAction({ detail: 'Hver tirsdag\nog torsdag', responsible: '', contributors: [] })];
	expect(toPlainText(summarise(exampleInput({ changes, state: exampleState({ plan }), hasEarlierChanges: true }))))
		.toBe(`Referat: Fællesskab efter skole

Spørgsmålet: Hvad gør vi sammen?

Sådan så det ud den 23. november 2026 kl. 15.30 (version 12).
Udgave: Gruppen. Denne udgave viser navne og er til dem, der er med.

Problemet, som vi forstår det nu
--------------------------------

Mange unge er alene.

Hvem er berørt?
Unge
Forældre

Det ved vi
Ikke udfyldt endnu.

Det ved vi ikke
Ikke udfyldt endnu.

Det handler det ikke om
Ikke udfyldt endnu.

Handlingsplan
-------------

1. Åbent værksted
  Hver tirsdag
  og torsdag
  Ansvarlig: Ingen endnu
  Første skridt: Find et lokale
  Frist: 15. januar 2027
  Status: I gang
  Tegn på, at det lykkes: Ti unge kommer igen
  Det kræver: Nøgler

Hvad der er ændret
------------------

- Handling fjernet: Madklub
  Bob (Kommunen), 23. november 2026 kl. 14.05

- Åbent værksted: Frist
  Før: (tomt)
  Nu: 15. januar 2027
  Hvorfor: Ferien flyttede
  Bob (Kommunen), 23. november 2026 kl. 14.05

- Problemet
  Før: Nogle unge er alene.
  Nu: Mange unge er alene.
  Bob (Kommunen), 23. november 2026 kl. 14.05

Her står de seneste ændringer. Alle ændringer kan læses i forløbets spor.

Hvem der er med
---------------

- Foreningen (1): Alice
- Kommunen (1): Bob
- Uden part (1): Carol
`);
});

it('says people without names in the middle of a line in small letters', () => {
	const state = exampleState({
		plan: [exampleAction({ responsible: 'Dorte', contributors: ['p-bob', 'p-carol', 'Erik'] })]
	});
	const text = toPlainText(summarise(exampleInput({ state, profile: 'public' })));
	expect(text).toContain('  Ansvarlig: Navn udeladt\n  Bidrager: Kommunen, en deltager, navn udeladt\n');
});
