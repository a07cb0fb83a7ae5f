/**
 * How the summary looks, in a file of its own and inside the page. The page's own colours are used
 * where it has them (see `src/app.css`); a file, and paper, have those written here.
 */
export const SUMMARY_STYLE = `.referat { position: relative; font-family: 'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', system-ui, -apple-system, 'Segoe UI', sans-serif; font-size: 1.0625rem; line-height: 1.55; color: var(--ink, #24211c); overflow-wrap: break-word; hyphens: manual; }
.referat :is(h1, h2, h3, p, ul, ol, dl, dd, table) { margin: 0; padding: 0; max-width: none; }
.referat header { padding-bottom: 1.5rem; border-bottom: 2px solid var(--ink, #24211c); }
.referat .kind { font-size: 0.875rem; letter-spacing: 0.04em; color: var(--accent, #0f5a66); font-weight: 650; }
.referat h1 { font-size: 2rem; line-height: 1.15; font-weight: 700; text-wrap: balance; margin: 0.125rem 0 0.75rem; }
.referat .question { font-size: 1.25rem; line-height: 1.4; max-width: 40em; margin-bottom: 0.75rem; white-space: pre-line; }
.referat .question q { quotes: none; }
.referat :is(.moment, .edition) { font-size: 0.9375rem; color: var(--ink-soft, #5c564c); max-width: 44em; }
.referat .edition strong { font-weight: 600; }
.referat section { margin-top: 2.25rem; }
.referat h2 { font-size: 1.375rem; line-height: 1.25; font-weight: 700; margin-bottom: 0.75rem; }
.referat h3 { font-size: 1rem; line-height: 1.4; font-weight: 650; color: var(--ink-soft, #5c564c); margin: 1.25rem 0 0.125rem; }
.referat .wording { max-width: 42em; }
.referat .statement .wording { font-size: 1.1875rem; line-height: 1.5; }
.referat :is(.wording, .further) p + :is(p, ul, ol), .referat :is(.wording, .further) :is(ul, ol) + p { margin-top: 0.5em; }
.referat :is(.wording, .further) :is(ul, ol) { padding-left: 1.4em; }
.referat :is(.empty, .note) { color: var(--ink-soft, #5c564c); font-style: italic; }
.referat .note { margin-top: 1rem; }
.referat table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; line-height: 1.45; }
.referat :is(th, td) { text-align: left; vertical-align: top; padding: 0.5rem 1rem 0.5rem 0; overflow-wrap: anywhere; hyphens: auto; }
.referat :is(th, td):last-child { padding-right: 0; }
.referat thead th { font-size: 0.875rem; font-weight: 600; color: var(--ink-soft, #5c564c); border-bottom: 1px solid var(--rule-strong, #8f8778); overflow-wrap: normal; hyphens: manual; }
.referat tbody th { font-weight: 650; }
.referat .plan tbody { border-bottom: 1px solid var(--rule, #d9d2c4); }
.referat .plan thead th:nth-child(1) { width: 27%; }
.referat .plan thead th:nth-child(2) { width: 24%; }
.referat .plan thead th:nth-child(4) { width: 15%; }
.referat .plan thead th:nth-child(5) { width: 14%; }
.referat .plan td { white-space: pre-line; }
.referat .number { color: var(--ink-soft, #5c564c); font-weight: 400; font-variant-numeric: tabular-nums; }
.referat .contributors { display: block; color: var(--ink-soft, #5c564c); }
.referat .status { white-space: nowrap; }
.referat .mark { display: inline-block; width: 1em; text-align: center; }
.referat .plan .further td { padding-top: 0; padding-bottom: 0.75rem; white-space: normal; }
.referat .further > td > div { max-width: 44em; }
.referat .further div + dl { margin-top: 0.375rem; }
.referat dt { display: inline; color: var(--ink-soft, #5c564c); font-weight: 600; }
.referat dt::after { content: ':'; }
.referat dd { display: inline; white-space: pre-line; }
.referat .people tr { border-bottom: 1px solid var(--rule, #d9d2c4); }
.referat .people tbody th { width: 40%; }
.referat .people :is(th, td):nth-child(2) { width: 7em; font-variant-numeric: tabular-nums; }
.referat .changes { list-style: none; }
.referat .changes li { padding: 0.75rem 0; border-top: 1px solid var(--rule, #d9d2c4); }
.referat .redline { white-space: pre-line; max-width: 44em; margin-top: 0.125rem; }
.referat ins { color: var(--holds, #1f6b3a); text-decoration: underline; text-decoration-thickness: 1.5px; text-underline-offset: 0.18em; }
.referat del { color: var(--stuck, #9a3a24); text-decoration: line-through; }
.referat del + ins { margin-left: 0.2em; }
.referat .label { color: var(--ink-soft, #5c564c); }
.referat .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.referat .reason { margin-top: 0.25rem; }
.referat .by { font-size: 0.875rem; color: var(--ink-soft, #5c564c); margin-top: 0.25rem; }
.referat footer { margin-top: 2.5rem; padding-top: 0.75rem; border-top: 1px solid var(--rule, #d9d2c4); font-size: 0.875rem; color: var(--ink-soft, #5c564c); }
@media screen and (max-width: 40rem) {
.referat .people :is(th, td) { padding-right: 0.75rem; }
.referat .people :is(th, td):nth-child(2) { width: 5.5em; }
.referat h1 { font-size: 1.625rem; }
.referat .plan :is(tbody, tr, th, td) { display: block; width: auto; padding-right: 0; }
.referat .plan thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.referat .plan { border-top: 1px solid var(--rule-strong, #8f8778); }
.referat .plan tbody { padding: 0.75rem 0; }
.referat .plan :is(tbody th, td) { padding: 0.125rem 0; }
.referat .plan tbody th { font-size: 1.0625rem; }
.referat .plan td[data-label]::before { content: attr(data-label) ': '; color: var(--ink-soft, #5c564c); font-weight: 600; }
.referat .plan td[data-label]:has(> span:only-child:empty), .referat .plan td[data-label]:empty { display: none; }
.referat .plan .contributors { display: block; }
}
@media print {
.referat { --ink: #000; --ink-soft: #444; --rule: #bbb; --rule-strong: #666; --accent: #000; --holds: #14532d; --stuck: #7f1d1d; font-size: 10.5pt; line-height: 1.4; }
.referat h1 { font-size: 20pt; }
.referat h2 { font-size: 13.5pt; }
.referat h3, .referat table { font-size: 10pt; }
.referat .statement .wording { font-size: 11.5pt; }
.referat .question { font-size: 12pt; }
.referat :is(.kind, .moment, .edition, .by, footer) { font-size: 9pt; }
.referat section { margin-top: 18pt; }
.referat :is(h1, h2, h3) { break-after: avoid; }
.referat :is(li, .plan tbody, .people tr) { break-inside: avoid; }
.referat thead { display: table-header-group; }
.referat p, .referat li { orphans: 3; widows: 3; }
}
`;
