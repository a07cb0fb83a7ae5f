import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { toMarkdown } from './markdown.ts';
import { summarise } from './summarise.ts';
import {
	exampleAction,
	exampleChange,
	exampleInput,
	exampleState,
	exampleOutline,
	exampleSheet
} from './summary-example.ts';

const commonMark = new MarkdownIt('commonmark');

function markdownWith(title: string, firstStep = ''): string {
	return toMarkdown(exampleOutline({ state: exampleState({ plan: [exampleAction({ title, firstStep })] }) }));
}

describe('toMarkdown', () => {
	it('writes every kind of block', () => {
		expect(toMarkdown(exampleSheet('Et bord'))).toBe(`# Referat: Et bord

**Spørgsmålet:** Et bord

- **Omfatter:** Hele forløbet

*Sådan så det ud den 23. november 2026 kl. 15.30 (version 12).*

*Udgave: Gruppen. Denne udgave viser navne og er til dem, der er med.*

## Kernen

Et bord

### 1. Et bord

Mange unge er **alene** og *bange*.

1. Unge
2. Forældre
   - og naboer

#### Nærmere

*Gælder nu. Et bord*

**Forbehold**

> Et bord

- **Før:** Nogle unge
- **Nu:** Mange unge

- Et bord\\
  Hvorfor: Et bord

### 1. Et bord

- **Frist:** 1. maj\\
  senest
- **Kræver:** Et bord

| Part | Navne |
| --- | --- |
| Et bord | Alice |

*Tavlen: to sedler*

## Bilag

Sidst

---

*Lavet med Rundbord af det, deltagerne har skrevet.*
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
		expect(toMarkdown(exampleOutline({ changes: [change] }))).toContain(
			'- **Problemet**\\\n  Skrevet: Ny viden\\\n  to linjer\\\n  *Bob'
		);
	});

	it('says why, and shows only the words around a difference in a long text', () => {
		const long = 'ord '.repeat(100);
		const change = exampleChange({ before: `${long}før ${long}`, after: `${long}nu ${long}`, reason: 'Ny viden' });
		const markdown = toMarkdown(exampleOutline({ changes: [change] }));
		const around = 'ord '.repeat(14).trim();
		expect(markdown).toContain(
			`\\\n  Før: … ${around} før ${around} …\\\n  Nu: … ${around} nu ${around} …\\\n  Hvorfor: Ny viden\\\n`
		);
	});
});
