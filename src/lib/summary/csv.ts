/** The plan as CSV for a Danish Excel: RFC 4180, but separated by semicolons and opened by a byte order mark. */
import { speechIn } from './language.ts';
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
	return BYTE_ORDER_MARK + [headings, ...rows].map((row) => `${row.map(csvCell).join(';')}\r\n`).join('');
}

/**
 * @returns a cell, quoted where it must be; one that a spreadsheet would take for a formula begins
 * with an apostrophe instead (OWASP, "CSV Injection"; the wide forms of the signs count in some locales)
 */
export function csvCell(text: string): string {
	const safe = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
	return /[";,\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
