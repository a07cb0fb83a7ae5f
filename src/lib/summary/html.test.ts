import { describe, expect, it } from 'vitest';
import { toHtml, toHtmlBody } from './html.ts';
import { summarise } from './summarise.ts';
import { exampleAction, exampleChange, exampleInput, exampleState } from './summary-example.ts';

const HOSTILE = `"><script>alert('x')</script><img src=x onerror=alert(1)> & '`;

describe('toHtml', () => {
	it('is one complete file in the language of the summary, with no script and nothing to fetch', () => {
		const html = toHtml(summarise(exampleInput()));
		expect(html).toMatch(/^<!doctype html>\n<html lang="da">\n<head>\n<meta charset="utf-8">/);
		expect(html).toContain('<title>Referat: Fællesskab efter skole</title>');
		expect(html).toContain('<h1>Fællesskab efter skole</h1>');
		expect(html).not.toMatch(/<script|<link|<img|url\(|https?:/);
		expect(html.endsWith('</html>\n')).toBe(true);
	});

	it('has one h1, an h2 for each section, and an h3 for each slot under the problem', () => {
		const headings = toHtmlBody(summarise(exampleInput())).match(/<h\d[^>]*>[^<]*<\/h\d>/g);
		expect(headings).toEqual([
			'<h1>Fællesskab efter skole</h1>',
			'<h2>Problemet, som vi forstår det nu</h2>',
			'<h3>Hvem er berørt?</h3>',
			'<h3>Det ved vi</h3>',
			'<h3>Det ved vi ikke</h3>',
			'<h3>Det handler det ikke om</h3>',
			'<h2>Handlingsplan</h2>',
			'<h2>Hvad der er ændret</h2>',
			'<h2>Hvem der er med</h2>'
		]);
	});

	it('shows the plan as a table with header cells for columns and rows', () => {
		const html = toHtmlBody(summarise(exampleInput()));
		expect(html.match(/<th scope="col" role="columnheader">[^<]*/g)).toEqual(
			['Handling', 'Hvem', 'Første skridt', 'Frist', 'Status'].map(
				(text) => `<th scope="col" role="columnheader">${text}`
			)
		);
		expect(html).toContain(
			'<th scope="row" role="rowheader"><span class="number">1.</span> <span>Åbent værksted</span></th>' +
				'<td role="cell" data-label="Hvem">Alice (Foreningen) <span class="contributors">Bidrager: Bob (Kommunen), Carol</span></td>' +
				'<td role="cell" data-label="Første skridt"><span>Find et lokale</span></td>' +
				'<td role="cell" data-label="Frist">15. januar 2027</td>' +
				'<td role="cell" data-label="Status"><span class="status"><span class="mark" aria-hidden="true">●</span> I gang</span></td>'
		);
		expect(html).toContain('<div><dt>Det kræver</dt> <dd>Nøgler</dd></div>');
	});

	it('keeps the formatting people chose', () => {
		const html = toHtmlBody(summarise(exampleInput()));
		expect(html).toContain('<p>Mange unge er <strong>alene</strong>.</p>');
		expect(html).toContain('<ul>\n<li>Unge</li>\n<li>Forældre</li>\n</ul>');
	});

	it('shows a change as a redline that can be heard as well as seen', () => {
		expect(toHtmlBody(summarise(exampleInput()))).toContain(
			'<p class="redline"><del><span class="unseen">[fjernet: </span>Nogle<span class="unseen">]</span></del>' +
				'<ins><span class="unseen">[tilføjet: </span>Mange<span class="unseen">]</span></ins> unge er alene.</p>'
		);
	});

	it('[SUMMARY3] escapes whatever people wrote, in every place they can write', () => {
		const hostile = { text: HOSTILE, markdown: HOSTILE };
		const field = { kind: 'action', actionId: 'action-1' } as const;
		const state = exampleState({
			id: HOSTILE,
			title: HOSTILE,
			question: HOSTILE,
			problem: { statement: hostile, affected: hostile, known: hostile, unknown: hostile, excluded: hostile },
			plan: [
				exampleAction(
					Object.fromEntries(
						Object.keys(exampleAction()).map((key) => [key, key === 'contributors' ? [HOSTILE] : HOSTILE])
					)
				)
			],
			parties: [{ id: 'party-f', name: HOSTILE }],
			participants: [{ id: 'p-alice', name: HOSTILE, partyId: 'party-f' }]
		});
		const changes = [
			exampleChange({ before: '', after: HOSTILE, participantId: 'p-alice', reason: HOSTILE }),
			...(['added', 'removed', 'title', 'due', 'status', 'responsible', 'contributors'] as const).map((name) =>
				exampleChange({ statement: { ...field, field: name }, before: HOSTILE, after: 'x', title: HOSTILE })
			)
		];
		for (const language of ['da', 'en'] as const) {
			const html = toHtmlBody(summarise(exampleInput({ state, changes, language })));
			const tags = new Set(html.match(/<\/?[a-z][^\s>]*/gi));
			expect([...tags].filter((tag) => /script|img/i.test(tag))).toEqual([]);
			expect(html).not.toMatch(/<[^>]*onerror/);
			expect(html).toContain('&lt;script&gt;');
		}
	});

	it('takes Markdown that is no formatting of the editor for text', () => {
		const text = '# Stor\n\n---\n\n[her](javascript:alert(1))\n\n<b>fed</b> `kode`\n\n    ikke kode';
		const statement = { text, markdown: text };
		const state = exampleState({ problem: { ...exampleState().problem, statement } });
		expect(toHtmlBody(summarise(exampleInput({ state })))).toContain(
			'<div class="wording"><p># Stor</p>\n<p>---</p>\n<p>[her](javascript:alert(1))</p>\n' +
				'<p>&lt;b&gt;fed&lt;/b&gt; `kode`</p>\n<p>ikke kode</p>\n</div>'
		);
	});

	it('marks what people wrote as being in the language of the workshop', () => {
		const html = toHtmlBody(summarise(exampleInput({ language: 'en' })));
		expect(html).toContain('<article class="referat" lang="en">');
		expect(html).toContain('<h1 lang="da">Fællesskab efter skole</h1>');
		expect(html).toContain('<div class="wording" lang="da"><p>Mange unge');
	});
});
