import { describe, expect, it } from 'vitest';
import { toHtml, toHtmlBody } from './html.ts';
import { exampleAction, exampleChange, exampleState, exampleOutline, exampleSheet } from './summary-example.ts';

const HOSTILE = `"><script>alert('x')</script><img src=x onerror=alert(1)> & '`;

describe('toHtml', () => {
	it('is one complete file in the language of the summary, with no script and nothing to fetch', () => {
		const html = toHtml(exampleOutline());
		expect(html).toMatch(/^<!doctype html>\n<html lang="da">\n<head>\n<meta charset="utf-8">/);
		expect(html).toContain('<title>Referat: Fællesskab efter skole</title>');
		expect(html).toContain('<h1>Fællesskab efter skole</h1>');
		expect(html).not.toMatch(/<script|<link|<img|url\(|https?:/);
		expect(html.endsWith('</html>\n')).toBe(true);
	});

	it('has one h1, an h2 for each section, and an h3 for each slot under the problem', () => {
		const headings = toHtmlBody(exampleOutline()).match(/<h\d[^>]*>[^<]*<\/h\d>/g);
		expect(headings).toEqual([
			'<h1>Fællesskab efter skole</h1>',
			'<h2>Problemet, som vi forstår det nu</h2>',
			'<h3>Hvem er berørt?</h3>',
			'<h3>Det ved vi</h3>',
			'<h3>Det ved vi ikke</h3>',
			'<h3>Det handler det ikke om</h3>',
			'<h2>Handlingsplan</h2>',
			'<h2>Hvem der er med</h2>',
			'<h2>Bilag A: Alle ændringer</h2>'
		]);
	});

	it('shows the plan as a table with header cells for columns and rows', () => {
		const html = toHtmlBody(exampleOutline());
		expect([...html.matchAll(/<th scope="col" role="columnheader"[^>]*>([^<]*)/g)].map(([, text]) => text)).toEqual([
			'Handling',
			'Ansvarlig',
			'Første skridt',
			'Frist',
			'Status',
			'Part',
			'Deltagere',
			'Navne'
		]);
		expect(html).toContain(
			'<th scope="row" role="rowheader"><span class="soft">1. </span>Åbent værksted</th>' +
				'<td role="cell" data-label="Ansvarlig">Alice (Foreningen)<br><span class="renegotiating">Venter på et ja</span></td>' +
				'<td role="cell" data-label="Første skridt">Find et lokale</td>' +
				'<td role="cell" data-label="Frist">15. januar 2027</td>' +
				'<td role="cell" data-label="Status">I gang</td>'
		);
		expect(html).toContain('<div><dt>Det kræver:</dt> <dd>Nøgler</dd></div>');
	});

	it('keeps the formatting people chose', () => {
		const html = toHtmlBody(exampleOutline());
		expect(html).toContain('<p class="lead">Mange unge er <strong>alene</strong>.</p>');
		expect(html).toContain('<ul>\n<li>Unge</li>\n<li>Forældre</li>\n</ul>');
	});

	it('says what stood before and what stands now, with the difference marked', () => {
		expect(toHtmlBody(exampleOutline())).toContain(
			'<div><dt>Før:</dt> <dd><del>Nogle</del> unge er alene.</dd></div>\n' +
				'<div><dt>Nu:</dt> <dd><ins>Mange</ins> unge er alene.</dd></div>'
		);
	});

	it('shows a picture from within the file, with words for who cannot see it', () => {
		expect(toHtmlBody(exampleSheet('Et bord'))).toMatch(
			/<img class="picture" src="data:image\/svg\+xml,%3Csvg[^"]*" alt="Tavlen: to sedler" width="400" height="200">/
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
						Object.keys(exampleAction()).map((key) => [
							key,
							/^(contributors|dependsOn)$/.test(key) ? [HOSTILE] : HOSTILE
						])
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
			const html = toHtmlBody(exampleOutline({ state, changes, language }));
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
		expect(toHtmlBody(exampleOutline({ state }))).toContain(
			['# Stor', '---', '[her](javascript:alert(1))', '&lt;b&gt;fed&lt;/b&gt; `kode`', 'ikke kode']
				.map((shown) => `<p class="lead">${shown}</p>\n`)
				.join('')
		);
	});

	it('marks what people wrote as being in the language of the workshop', () => {
		const html = toHtmlBody(exampleOutline({ language: 'en' }));
		expect(html).toContain('<article class="referat" lang="en">');
		expect(html).toContain('<h1 lang="da">Fællesskab efter skole</h1>');
		expect(html).toContain('<p class="lead" lang="da">Mange unge');
	});
});
