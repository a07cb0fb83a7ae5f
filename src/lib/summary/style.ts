/**
 * How the summary looks, in a file of its own and inside the page. The page's own colours are used
 * where it has them (see `src/app.css`); a file, and paper, have those written here.
 */
export const SUMMARY_STYLE = `.referat { position: relative; font-family: 'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', system-ui, -apple-system, 'Segoe UI', sans-serif; font-size: 1.0625rem; line-height: 1.55; color: var(--ink, #24211c); overflow-wrap: break-word; hyphens: manual; }
.referat :is(h1, h2, h3, h4, p, ul, ol, dl, dd, table, blockquote) { margin: 0; padding: 0; max-width: none; }
.referat :is(p, li, dl, blockquote) { max-width: 44em; }
.referat header { padding-bottom: 1.5rem; border-bottom: 2px solid var(--ink, #24211c); }
.referat .kind { font-size: 0.875rem; letter-spacing: 0.04em; color: var(--accent, #0f5a66); font-weight: 650; }
.referat h1 { font-size: 2rem; line-height: 1.15; font-weight: 700; text-wrap: balance; margin: 0.125rem 0 0.75rem; }
.referat .question { font-size: 1.25rem; line-height: 1.4; max-width: 40em; margin-bottom: 0.75rem; }
.referat .question q { quotes: none; }
.referat .note, .referat .soft { color: var(--ink-soft, #5c564c); }
.referat .note { font-size: 0.9375rem; }
.referat section { margin-top: 2.5rem; }
.referat h2 { font-size: 1.375rem; line-height: 1.25; font-weight: 700; margin-bottom: 0.75rem; }
.referat h3 { font-size: 1.0625rem; line-height: 1.4; font-weight: 650; margin: 1.5rem 0 0.25rem; }
.referat h4 { font-size: 1rem; line-height: 1.4; font-weight: 650; color: var(--ink-soft, #5c564c); margin: 1rem 0 0.125rem; }
.referat h2 + h3, .referat h3 + h4 { margin-top: 0; }
.referat .lead { font-size: 1.1875rem; line-height: 1.5; }
.referat .label { font-size: 0.9375rem; font-weight: 650; color: var(--ink-soft, #5c564c); margin-top: 0.75rem; }
.referat section > :is(p, ul, ol, dl, blockquote) + :is(p, ul, ol, dl, blockquote, table), .referat .further :is(p, ul, ol) + :is(p, ul, ol, dl) { margin-top: 0.5em; }
.referat section > .label + :is(p, ul, ol, dl, blockquote) { margin-top: 0.125rem; }
.referat :is(ul, ol) { padding-left: 1.4em; }
.referat section > :is(ul, ol) > li + li { margin-top: 0.375em; }
.referat section > ul:has(> li > dl) > li { list-style: none; margin-left: -1.4em; padding: 0.75rem 0; border-top: 1px solid var(--rule, #d9d2c4); }
.referat li > .note { font-size: 0.875rem; margin-top: 0.125rem; }
.referat blockquote { padding-left: 1rem; border-left: 3px solid var(--rule-strong, #8f8778); }
.referat dl > div { padding-left: 1.5rem; text-indent: -1.5rem; }
.referat dt { display: inline; color: var(--ink-soft, #5c564c); font-weight: 600; }
.referat dd { display: inline; }
.referat table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; line-height: 1.45; }
.referat table + :is(p, ul, dl) { margin-top: 0.75rem; }
.referat :is(th, td) { text-align: left; vertical-align: top; padding: 0.5rem 1rem 0.5rem 0; overflow-wrap: anywhere; hyphens: auto; }
.referat :is(th, td):last-child { padding-right: 0; }
.referat thead th { font-size: 0.875rem; font-weight: 600; color: var(--ink-soft, #5c564c); border-bottom: 1px solid var(--rule-strong, #8f8778); overflow-wrap: normal; hyphens: manual; vertical-align: bottom; }
.referat tbody th { font-weight: 650; }
.referat tbody { border-bottom: 1px solid var(--rule, #d9d2c4); }
.referat tbody th .soft { font-weight: 400; font-variant-numeric: tabular-nums; }
.referat .further td { padding-top: 0; padding-bottom: 0.75rem; }
.referat .further dl:not(:first-child) { margin-top: 0.375rem; }
.referat .holds { color: var(--holds, #1f6b3a); font-weight: 600; }
.referat .renegotiating { color: var(--renegotiated, #80510a); font-weight: 600; }
.referat .stuck { color: var(--stuck, #9a3a24); font-weight: 600; }
.referat ins { color: var(--holds, #1f6b3a); text-decoration: underline; text-decoration-thickness: 1.5px; text-underline-offset: 0.18em; }
.referat del { color: var(--stuck, #9a3a24); text-decoration: line-through; }
.referat .picture { display: block; width: 100%; height: auto; border: 1px solid var(--rule, #d9d2c4); border-radius: 4px; background: #fff; }
.referat .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.referat footer { margin-top: 2.5rem; padding-top: 0.75rem; border-top: 1px solid var(--rule, #d9d2c4); font-size: 0.875rem; color: var(--ink-soft, #5c564c); }
@media screen and (max-width: 40rem) {
.referat h1 { font-size: 1.625rem; }
.referat .grid :is(th, td) { padding-right: 0.75rem; }
.referat .records :is(tbody, tr, th, td) { display: block; width: auto !important; padding-right: 0; }
.referat .records thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.referat .records { border-top: 1px solid var(--rule-strong, #8f8778); }
.referat .records tbody { padding: 0.75rem 0; }
.referat .records :is(tbody th, td) { padding: 0.125rem 0; }
.referat .records tbody th { font-size: 1.0625rem; }
.referat .records td[data-label]::before { content: attr(data-label) ': '; color: var(--ink-soft, #5c564c); font-weight: 600; }
.referat .records td[data-label]:empty { display: none; }
}
@page across { size: A4 landscape; }
@media print {
.referat { --ink: #000; --ink-soft: #444; --rule: #bbb; --rule-strong: #666; --accent: #000; --holds: #14532d; --renegotiated: #6b4300; --stuck: #7f1d1d; font-size: 10.5pt; line-height: 1.4; }
.referat h1 { font-size: 20pt; }
.referat h2 { font-size: 13.5pt; }
.referat :is(h3, h4, table) { font-size: 10pt; }
.referat .lead { font-size: 11.5pt; }
.referat .question { font-size: 12pt; }
.referat :is(.kind, .note, .label, footer) { font-size: 9pt; }
.referat section { margin-top: 18pt; }
.referat .appendix { break-before: page; }
.referat .appendix ~ .appendix { break-before: auto; }
.referat .across { page: across; break-before: page; break-after: page; }
.referat .picture { width: auto; max-width: 100%; max-height: 150mm; margin-inline: auto; break-inside: avoid; }
.referat :is(h1, h2, h3, h4, .label) { break-after: avoid; }
.referat :is(li, .records tbody, .grid tr, dl > div) { break-inside: avoid; }
.referat thead { display: table-header-group; }
.referat p, .referat li { orphans: 3; widows: 3; }
}
`;
