import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { toMarkdown } from './markdown.ts';
import { summarise } from './summarise.ts';
import { exampleAction, exampleChange, exampleInput, exampleState } from './summary-example.ts';

const commonMark = new MarkdownIt('commonmark');

function markdownWith(title: string, firstStep = ''): string {
	return toMarkdown(summarise(exampleInput({ state: exampleState({ plan: [exampleAction({ title, firstStep })] }) })));
}

describe('toMarkdown', () => {
	it('writes the whole summary in Danish', () => {
		expect(toMarkdown(summarise(exampleInput()))).toBe(`# Referat: Fællesskab efter skole

**Spørgsmålet:** Hvad gør vi sammen?

Sådan så det ud den 23. november 2026 kl. 15.30 (version 12).

*Udgave: Gruppen. Denne udgave viser navne og er til dem, der er med.*

## Problemet, som vi forstår det nu

Mange unge er **alene**.

### Hvem er berørt?

- Unge
- Forældre

### Det ved vi

*Ikke udfyldt endnu.*

### Det ved vi ikke

*Ikke udfyldt endnu.*

### Det handler det ikke om

*Ikke udfyldt endnu.*

## Handlingsplan

### 1. Åbent værksted

- **Ansvarlig:** Alice (Foreningen)
- **Bidrager:** Bob (Kommunen), Carol
- **Første skridt:** Find et lokale
- **Frist:** 15. januar 2027
- **Status:** I gang
- **Tegn på, at det lykkes:** Ti unge kommer igen
- **Det kræver:** Nøgler

## Hvad der er ændret

- **Problemet**\\
  Før: Nogle unge er alene.\\
  Nu: Mange unge er alene.\\
  *Bob (Kommunen), 23. november 2026 kl. 14.05*

## Hvem der er med

- **Foreningen** (1): Alice
- **Kommunen** (1): Bob
- **Uden part** (1): Carol

---

*Lavet med Rundbord af det, deltagerne har skrevet.*
`);
	});

	it('writes the whole summary of an empty workshop in English', () => {
		const empty = { text: '', markdown: '' };
		const state = exampleState({
			question: '',
			seq: 0,
			problem: { statement: empty, affected: empty, known: empty, unknown: empty, excluded: empty },
			plan: [],
			parties: [],
			participants: []
		});
		expect(toMarkdown(summarise(exampleInput({ state, changes: [], language: 'en', profile: 'public' }))))
			.toBe(`# Summary: Fællesskab efter skole

As it stood on 23 November 2026 at 15:30 (version 0).

*Edition: Public. This edition shows parties, not people. Names written inside the text have not been removed.*

## The problem as we understand it now

*Not filled in yet.*

### Who is affected?

*Not filled in yet.*

### What we know

*Not filled in yet.*

### What we do not know

*Not filled in yet.*

### What it is not about

*Not filled in yet.*

## Action plan

There are no actions yet.

## What has changed

There are no changes yet.

## Who takes part

Nobody takes part yet.

---

*Made with Rundbord from what the participants wrote.*
`);
	});

	it('[SUMMARY3] escapes tags, tables, links and emphasis', () => {
		const markdown = markdownWith('<script>alert(1)</script> a | b', '[her](javascript:alert(1)) *nej* &lt;');
		expect(markdown).toContain('### 1. \\<script\\>alert(1)\\</script\\> a \\| b\n');
		expect(markdown).toContain('- **Første skridt:** \\[her\\](javascript:alert(1)) \\*nej\\* \\&lt;\n');
	});

	it('keeps line breaks in a field inside its list item, and makes a title one line', () => {
		const markdown = markdownWith('To\nlinjer', 'Ring\n\n# Skriv\n- Mød op');
		expect(markdown).toContain('### 1. To linjer\n');
		expect(markdown).toContain('- **Første skridt:** Ring\\\n  \\# Skriv\\\n  \\- Mød op\n');
	});

	it('says every title so that a CommonMark reader shows exactly what was written', () => {
		const mean = fc.array(
			fc.oneof(
				fc.constantFrom(
					...Array.from('\\`*_{}[]<>()#+-.!|~&;=:/"\' 1ab'),
					'---',
					'```',
					'~~~',
					'&amp;',
					'1. ',
					'    ',
					'\n'
				),
				fc.string({ unit: 'grapheme' })
			)
		);
		fc.assert(
			fc.property(mean, (parts) => {
				const title = parts.join('');
				const [action] = summarise(exampleInput({ state: exampleState({ plan: [exampleAction({ title })] }) })).plan;
				const shown = (action?.title ?? '').replace(/\s+/g, ' ').trim();
				const heading = commonMark
					.parse(markdownWith(title), {})
					.find((token) => token.type === 'inline' && token.content.startsWith('1. '));
				const text = (heading?.children ?? []).map((token) => token.content).join('');
				expect(text).toBe(`1. ${shown === '' ? 'Handling uden titel' : shown}`);
			}),
			{ seed: 20261123, numRuns: 400 }
		);
	});

	it('tells a text written where nothing stood by itself', () => {
		const change = exampleChange({ before: '', after: 'Ny viden\nto linjer' });
		expect(toMarkdown(summarise(exampleInput({ changes: [change] })))).toContain(
			'- **Problemet**\\\n  Skrevet: Ny viden\\\n  to linjer\\\n  *Bob'
		);
	});

	it('says why, and shows only the words around a difference in a long text', () => {
		const long = 'ord '.repeat(100);
		const change = exampleChange({ before: `${long}før ${long}`, after: `${long}nu ${long}`, reason: 'Ny viden' });
		const markdown = toMarkdown(summarise(exampleInput({ changes: [change] })));
		const around = 'ord '.repeat(14).trim();
		expect(markdown).toContain(
			`\\\n  Før: … ${around} før ${around} …\\\n  Nu: … ${around} nu ${around} …\\\n  Hvorfor: Ny viden\\\n`
		);
	});
});
