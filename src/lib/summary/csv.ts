/** The plan as CSV for a Danish Excel: RFC 4180, but separated by semicolons and opened by a byte order mark. */
import { speechIn } from './language.ts';
import { wholeBeforeAndAfter } from './redline.ts';
import type { Summary } from './types.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** @returns one row for each action under a row of headings, in the language of the summary */
export function toPlanCsv(summary: Summary): string {
	const { words, who, people, value } = speechIn(summary.language);
	const { fields } = words;
	const headings = [
		words.number,
		words.action,
		fields.detail,
		words.responsible,
		words.contributors,
		fields.firstStep,
		fields.due,
		fields.status,
		fields.signOfSuccess,
		fields.needs,
		fields.existing,
		fields.novelty,
		fields.adaptation
	];
	const rows = summary.plan.map((action, index) => [
		String(index + 1),
		action.title,
		action.detail,
		action.responsible === null ? '' : who(action.responsible),
		people(action.contributors),
		action.firstStep,
		action.due,
		value('status', action.status),
		action.signOfSuccess,
		action.needs,
		action.existing,
		value('novelty', action.novelty),
		action.adaptation
	]);
	return toCsv([headings, ...rows]);
}

/** @returns one row for each change, the earliest first: what, from, to, who, when and why */
export function toChangesCsv(summary: Summary): string {
	const speech = speechIn(summary.language);
	const { words, who } = speech;
	const headings = [words.number, words.subject, words.before, words.now, words.who, words.when, words.reason];
	const rows = summary.changes.toReversed().map((change, index) => {
		const { before, after } = wholeBeforeAndAfter(change, speech);
		const when = change.at.slice(0, 19).replace('T', ' ');
		return [String(index + 1), speech.subject(change), before, after, who(change.by), when, change.reason ?? ''];
	});
	return toCsv([headings, ...rows]);
}

function toCsv(rows: readonly (readonly string[])[]): string {
	return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(';')}\r\n`).join('');
}

/**
 * @returns a cell, quoted where it must be; one that a spreadsheet would take for a formula begins
 * with an apostrophe instead (OWASP, "CSV Injection"; the wide forms of the signs count in some locales)
 */
export function csvCell(text: string): string {
	const safe = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
	return /[";,\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
