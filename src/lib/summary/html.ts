/** The summary as HTML: one file with nothing to fetch, for a screen, a phone and A4 paper. No script. */
import MarkdownIt from 'markdown-it';
import { PROBLEM_SLOTS } from '../document/shape.ts';
import { oneLine, speechIn, type Speech } from './language.ts';
import { beforeAndAfter, firstWording, textRedline, type RedlinePart } from './redline.ts';
import { SUMMARY_STYLE } from './style.ts';
import type { Summary, SummaryAction, SummaryChange } from './types.ts';

/** Understands what people can choose (paragraphs, lists, bold, italic) and takes all the rest for text. */
const richText = new MarkdownIt('zero', { breaks: true }).enable(['list', 'emphasis', 'escape', 'newline']);

/** The states' marks: seen beside the word, never instead of it. */
const STATUS_MARKS: Readonly<Record<string, string>> = {
	draft: '○',
	waiting: '◌',
	active: '●',
	stuck: '▲',
	done: '✓',
	dropped: '✕'
};

/** What every section needs: how to say things, and the language attribute of what people wrote. */
interface Voice extends Speech {
	/** ` lang="da"` where the summary is in another language than the workshop; '' otherwise. */
	theirs: string;
}

/** @returns a complete HTML file */
export function toHtml(summary: Summary): string {
	const { words } = speechIn(summary.language);
	return `<!doctype html>
<html lang="${summary.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light">
<title>${escapeHtml(`${words.summary}: ${oneLine(summary.workshop.title)}`)}</title>
<style>
@page { size: A4; margin: 20mm 18mm; }
body { margin: 0; padding: 2.5rem 1.25rem; background: #fdfbf7; }
main { max-width: 50rem; margin: 0 auto; }
@media print { body { padding: 0; background: none; } main { max-width: none; } }
${SUMMARY_STYLE}</style>
</head>
<body>
<main>
${toHtmlBody(summary)}</main>
</body>
</html>
`;
}

/** @returns the summary as one `<article class="referat">`, to stand in a page that holds SUMMARY_STYLE */
export function toHtmlBody(summary: Summary): string {
	const { language, workshop } = summary;
	const theirs = language === workshop.language ? '' : ` lang="${workshop.language}"`;
	const voice: Voice = { ...speechIn(language), theirs };
	const sections = [head, problem, plan, changes, people, foot].map((section) => section(summary, voice));
	return `<article class="referat" lang="${language}">\n${sections.join('')}</article>\n`;
}

function head({ workshop, at, seq, profile }: Summary, { words, moment, theirs }: Voice): string {
	return `<header>
<p class="kind">${escapeHtml(words.summary)}</p>
<h1${theirs}>${escapeHtml(oneLine(workshop.title))}</h1>
${workshop.question === '' ? '' : `<p class="question"><span class="unseen">${escapeHtml(words.question)}: </span><q${theirs}>${escapeHtml(workshop.question)}</q></p>\n`}<p class="moment"><time datetime="${escapeHtml(at)}">${escapeHtml(words.asOf(moment(at), seq))}</time>.</p>
<p class="edition"><strong>${escapeHtml(`${words.profile}: ${words.profileNames[profile]}.`)}</strong> ${escapeHtml(words.profileNotes[profile])}</p>
</header>
`;
}

function problem({ problem: slots }: Summary, { words, theirs }: Voice): string {
	const written = slots.map(({ slot, text, markdown }) => {
		// The statement is what the section's own heading announces.
		const heading = slot === PROBLEM_SLOTS[0] ? '' : `<h3>${escapeHtml(words.slots[slot])}</h3>\n`;
		const wording =
			text.trim() === ''
				? `<p class="empty">${escapeHtml(words.slotEmpty)}</p>\n`
				: `<div class="wording"${theirs}>${richText.render(markdown)}</div>\n`;
		return `<div class="slot ${slot}">\n${heading}${wording}</div>\n`;
	});
	return section(words.problemHeading, written.join(''));
}

function plan({ plan: actions }: Summary, voice: Voice): string {
	const { words } = voice;
	if (actions.length === 0) return section(words.planHeading, `<p class="empty">${escapeHtml(words.planEmpty)}</p>\n`);
	const headings = [words.action, words.who, words.fields.firstStep, words.fields.due, words.fields.status];
	// The roles repeat what the elements mean: a phone shows the table as blocks, and would lose it.
	return section(
		words.planHeading,
		`<table class="plan" role="table">
<thead role="rowgroup"><tr role="row">${headings.map((text) => `<th scope="col" role="columnheader">${escapeHtml(text)}</th>`).join('')}</tr></thead>
${actions.map((action, index) => planned(action, index + 1, voice)).join('')}</table>
`
	);
}

function planned(action: SummaryAction, number: number, voice: Voice): string {
	const { words, theirs } = voice;
	const { fields } = words;
	const title = oneLine(action.title);
	const cells: [label: string, content: string][] = [
		[words.who, responsibilities(action, voice)],
		[fields.firstStep, `<span${theirs}>${escapeHtml(action.firstStep)}</span>`],
		[fields.due, escapeHtml(voice.value('due', action.due))],
		[fields.status, status(action.status, voice)]
	];
	return `<tbody role="rowgroup"><tr role="row"><th scope="row" role="rowheader"><span class="number">${number}.</span> ${
		title === '' ? escapeHtml(words.untitledAction) : `<span${theirs}>${escapeHtml(title)}</span>`
	}</th>${cells
		.map(([label, content]) => `<td role="cell" data-label="${escapeHtml(label)}">${content}</td>`)
		.join('')}</tr>
${further(action, voice)}</tbody>
`;
}

function responsibilities(action: SummaryAction, { words, who, people }: Voice): string {
	const responsible =
		action.responsible === null
			? `<span class="empty">${escapeHtml(words.nobody)}</span>`
			: escapeHtml(who(action.responsible));
	const contributors =
		action.contributors.length === 0
			? ''
			: ` <span class="contributors">${escapeHtml(`${words.contributors}: ${people(action.contributors)}`)}</span>`;
	return responsible + contributors;
}

function status(state: string, { value }: Voice): string {
	const mark = Object.hasOwn(STATUS_MARKS, state) ? STATUS_MARKS[state] : undefined;
	const shown = mark === undefined ? '' : `<span class="mark" aria-hidden="true">${mark}</span> `;
	return `<span class="status">${shown}${escapeHtml(value('status', state))}</span>`;
}

/** What the table has no column for, in a row of its own; '' when there is nothing. */
function further(action: SummaryAction, { words, value, theirs }: Voice): string {
	const { fields } = words;
	const detail = action.detail.trim() === '' ? '' : `<div${theirs}>${richText.render(action.detailMarkdown)}</div>`;
	const facts: [label: string, text: string][] = [
		[fields.signOfSuccess, action.signOfSuccess],
		[fields.needs, action.needs],
		[fields.existing, action.existing],
		[fields.novelty, value('novelty', action.novelty)],
		[fields.adaptation, action.adaptation]
	];
	const list = facts
		.filter(([, text]) => text.trim() !== '')
		.map(([label, text]) => `<div><dt>${escapeHtml(label)}</dt> <dd${theirs}>${escapeHtml(text)}</dd></div>`)
		.join('');
	if (detail === '' && list === '') return '';
	return `<tr role="row" class="further"><td role="cell" colspan="5">${detail}${list === '' ? '' : `<dl>${list}</dl>`}</td></tr>\n`;
}

function changes({ changes: told, hasEarlierChanges }: Summary, voice: Voice): string {
	const { words } = voice;
	const list =
		told.length === 0
			? `<p class="empty">${escapeHtml(words.changesEmpty)}</p>\n`
			: `<ol class="changes">\n${told.map((change) => toldChange(change, voice)).join('')}</ol>\n`;
	const earlier = hasEarlierChanges ? `<p class="note">${escapeHtml(words.changesEarlier)}</p>\n` : '';
	return section(words.changesHeading, list + earlier);
}

function toldChange(change: SummaryChange, voice: Voice): string {
	const { words, who, moment, theirs } = voice;
	const reason =
		change.reason === null
			? ''
			: `<p class="reason">${escapeHtml(words.reason)}: <q${theirs}>${escapeHtml(change.reason)}</q></p>\n`;
	return `<li>
<p class="subject"><strong>${escapeHtml(voice.subject(change))}</strong></p>
${difference(change, voice)}${reason}<p class="by">${escapeHtml(who(change.by))}, <time datetime="${escapeHtml(change.at)}">${escapeHtml(moment(change.at))}</time></p>
</li>
`;
}

function difference(change: SummaryChange, voice: Voice): string {
	const { words, theirs } = voice;
	const first = firstWording(change);
	if (first !== null) {
		return `<p class="redline"><span class="label">${escapeHtml(words.written)}:</span> <span${theirs}>${escapeHtml(first)}</span></p>\n`;
	}
	const parts = textRedline(change);
	if (parts) return `<p class="redline"${theirs}>${parts.map((part) => redlinePart(part, voice)).join('')}</p>\n`;
	const wordings = beforeAndAfter(change, voice);
	if (!wordings) return '';
	const before = redlinePart({ op: 'removed', text: wordings.before || words.nothing }, voice);
	const after = redlinePart({ op: 'added', text: wordings.after || words.nothing }, voice);
	return `<p class="redline">${before} <span aria-hidden="true">→</span> ${after}</p>\n`;
}

/** Colour and stroke are for the eye; the hidden words say the same. */
function redlinePart({ op, text }: RedlinePart, { words }: Voice): string {
	if (op === 'same') return escapeHtml(text);
	const [tag, word] = op === 'added' ? ['ins', words.added] : ['del', words.removed];
	return `<${tag}><span class="unseen">[${escapeHtml(word)}: </span>${escapeHtml(text)}<span class="unseen">]</span></${tag}>`;
}

function people({ parties, profile }: Summary, { words }: Voice): string {
	if (parties.length === 0)
		return section(words.peopleHeading, `<p class="empty">${escapeHtml(words.peopleEmpty)}</p>\n`);
	const hasNames = profile === 'group';
	const headings = [words.party, words.participants, ...(hasNames ? [words.names] : [])];
	const rows = parties.map(
		({ name, participants, names }) =>
			`<tr><th scope="row">${escapeHtml(name ?? words.noParty)}</th><td>${participants}</td>${hasNames ? `<td>${escapeHtml(names.join(', '))}</td>` : ''}</tr>\n`
	);
	return section(
		words.peopleHeading,
		`<table class="people">
<thead><tr>${headings.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('')}</tbody>
</table>
`
	);
}

function foot(_: Summary, { words }: Voice): string {
	return `<footer><p>${escapeHtml(words.madeWith)}</p></footer>\n`;
}

function section(heading: string, content: string): string {
	return `<section>\n<h2>${escapeHtml(heading)}</h2>\n${content}</section>\n`;
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
