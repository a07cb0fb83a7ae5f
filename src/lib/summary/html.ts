/** The summary as HTML: one file with nothing to fetch, for a screen, a phone and A4 paper. No script. */
import {
	labelText,
	type Block,
	type Fact,
	type Inline,
	type Look,
	type Outline,
	type Row,
	type Section
} from './blocks.ts';
import { SUMMARY_STYLE } from './style.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** @param theirLanguage of what people wrote, where it is not the language of the summary; null otherwise */
type Voice = { theirLanguage: string | null; words: Outline['words'] };

/** @returns a complete HTML file */
export function toHtml(outline: Outline): string {
	return `<!doctype html>
<html lang="${outline.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="color-scheme" content="light">
<meta name="description" content="${escapeHtml(outline.description)}">
<title>${escapeHtml(`${outline.kind}: ${outline.title}`)}</title>
<style>
@page { size: A4; margin: 20mm 18mm; }
body { margin: 0; padding: 2.5rem 1.25rem; background: #fdfbf7; }
main { max-width: 50rem; margin: 0 auto; }
@media print { body { padding: 0; background: none; } main { max-width: none; } }
${SUMMARY_STYLE}</style>
</head>
<body>
<main>
${toHtmlBody(outline)}</main>
</body>
</html>
`;
}

/** @returns the summary as one `<article class="referat">`, to stand in a page that holds SUMMARY_STYLE */
export function toHtmlBody(outline: Outline): string {
	const { language, theirLanguage } = outline;
	const voice: Voice = { theirLanguage: language === theirLanguage ? null : theirLanguage, words: outline.words };
	return `<article class="referat" lang="${language}">
${head(outline, voice)}${outline.sections.map((given) => section(given, voice)).join('')}<footer><p>${escapeHtml(outline.foot)}</p></footer>
</article>
`;
}

function head({ kind, title, question, words, head: blocks }: Outline, voice: Voice): string {
	const lang = languageOf([{ text: title, theirs: true }], voice);
	const asked =
		question === ''
			? ''
			: `<p class="question"><span class="unseen">${escapeHtml(words.question)}: </span><q${lang}>${withBreaks(question)}</q></p>\n`;
	return `<header>
<p class="kind">${escapeHtml(kind)}</p>
<h1${lang}>${escapeHtml(title)}</h1>
${asked}${blocks.map((block) => toBlock(block, voice)).join('')}</header>
`;
}

function section({ heading, blocks, isAppendix, opensAcross = false }: Section, voice: Voice): string {
	const shown = blocks.map((block) => toBlock(block, voice));
	const opening = `<h2>${escapeHtml(heading)}</h2>\n`;
	const body = opensAcross
		? `<div class="across">\n${opening}${shown[0] ?? ''}</div>\n${shown.slice(1).join('')}`
		: `${opening}${shown.join('')}`;
	return `<section${isAppendix ? ' class="appendix"' : ''}>\n${body}</section>\n`;
}

function toBlock(block: Block, voice: Voice): string {
	switch (block.kind) {
		case 'heading':
			return `<h${block.level}${languageOf(block.content, voice)}>${inline(block.content, voice)}</h${block.level}>\n`;
		case 'paragraph':
			return paragraph(block.look, block.content, voice);
		case 'list': {
			const items = block.items.map((item) => `<li>${listItem(item, voice)}</li>\n`).join('');
			return block.isOrdered ? `<ol>\n${items}</ol>\n` : `<ul>\n${items}</ul>\n`;
		}
		case 'facts':
			return factList(block.facts, voice);
		case 'table':
			return table(block, voice);
		case 'picture':
			return picture(block);
	}
}

function paragraph(look: Look, content: readonly Inline[], voice: Voice): string {
	const attributes = `${look === 'body' ? '' : ` class="${look}"`}${languageOf(content, voice)}`;
	const text = inline(content, voice);
	return look === 'quote'
		? `<blockquote${languageOf(content, voice)}><p>${text}</p></blockquote>\n`
		: `<p${attributes}>${text}</p>\n`;
}

/** An item of one paragraph is its text. */
function listItem(item: readonly Block[], voice: Voice): string {
	const [first, ...others] = item;
	if (first?.kind !== 'paragraph' || first.look !== 'body' || others.some(({ kind }) => kind !== 'list')) {
		return `\n${item.map((block) => toBlock(block, voice)).join('')}`;
	}
	const lang = languageOf(first.content, voice);
	const text = lang === '' ? inline(first.content, voice) : `<span${lang}>${inline(first.content, voice)}</span>`;
	return [text, ...others.map((block) => `\n${toBlock(block, voice)}`)].join('');
}

function factList(facts: readonly Fact[], voice: Voice): string {
	const items = facts.map(
		({ label, content }) =>
			`<div><dt>${escapeHtml(labelText(label))}</dt> <dd${languageOf(content, voice)}>${inline(content, voice)}</dd></div>\n`
	);
	return `<dl>\n${items.join('')}</dl>\n`;
}

/** The roles repeat what the elements mean: a phone shows the table as blocks, and would lose it. */
function table({ look, name, columns, rows }: Table, voice: Voice): string {
	const headings = columns.map(
		({ heading, share }) => `<th scope="col" role="columnheader" style="width:${share}%">${escapeHtml(heading)}</th>`
	);
	return `<table class="${look}" role="table" aria-label="${escapeHtml(name)}">
<thead role="rowgroup"><tr role="row">${headings.join('')}</tr></thead>
${rows.map((row) => tableRow(row, columns, voice)).join('')}</table>
`;
}

function tableRow({ header, cells, further }: Row, columns: Table['columns'], voice: Voice): string {
	const shown = cells.map(
		(content, index) =>
			`<td role="cell" data-label="${escapeHtml(columns[index + 1]?.heading ?? '')}"${languageOf(content, voice)}>${inline(content, voice)}</td>`
	);
	const below =
		further.length === 0
			? ''
			: `<tr role="row" class="further"><td role="cell" colspan="${columns.length}">${further.map((block) => toBlock(block, voice)).join('')}</td></tr>\n`;
	return `<tbody role="rowgroup"><tr role="row"><th scope="row" role="rowheader">${inline(header, voice)}</th>${shown.join('')}</tr>
${below}</tbody>
`;
}

function picture({ svg, alternative, widthPx, heightPx }: Extract<Block, { kind: 'picture' }>): string {
	const source = `data:image/svg+xml,${encodeURIComponent(svg)}`;
	return `<img class="picture" src="${escapeHtml(source)}" alt="${escapeHtml(alternative)}" width="${widthPx}" height="${heightPx}">\n`;
}

/** @returns the language attribute of content that people wrote in another language than the summary's; '' otherwise */
function languageOf(content: readonly Inline[], { theirLanguage }: Voice): string {
	return theirLanguage !== null && content.length > 0 && content.every(isTheirs) ? ` lang="${theirLanguage}"` : '';
}

function isTheirs({ theirs }: Inline): boolean {
	return theirs === true;
}

function inline(content: readonly Inline[], voice: Voice): string {
	const isMixed = !content.every(isTheirs);
	return content.map((piece) => toInline(piece, isMixed ? voice : { ...voice, theirLanguage: null })).join('');
}

/** Colour and stroke are for the eye: the words say the same. */
function toInline({ text, bold, italic, soft, op, meaning, theirs }: Inline, { theirLanguage }: Voice): string {
	if (text === '') return '';
	let html = withBreaks(text);
	if (italic) html = `<em>${html}</em>`;
	if (bold) html = `<strong>${html}</strong>`;
	if (op) html = op === 'added' ? `<ins>${html}</ins>` : `<del>${html}</del>`;
	const classes = [...(soft ? ['soft'] : []), ...(meaning ? [meaning] : [])].join(' ');
	const lang = theirs && theirLanguage !== null ? ` lang="${theirLanguage}"` : '';
	return classes === '' && lang === ''
		? html
		: `<span${classes === '' ? '' : ` class="${classes}"`}${lang}>${html}</span>`;
}

function withBreaks(text: string): string {
	return escapeHtml(text).replaceAll('\n', '<br>');
}

/** @returns the text, safe between tags and inside quoted attributes */
function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}
