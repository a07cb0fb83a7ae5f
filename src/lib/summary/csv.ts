/** The plan as CSV for a Danish Excel: RFC 4180, but separated by semicolons and opened by a byte order mark. */
import { oneLine, speechIn } from './language.ts';
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
	const { words, people } = speech;
	const headings = [words.number, words.subject, words.before, words.now, words.who, words.when, words.reason];
	const rows = [...summary.changes].reverse().map((change, index) => {
		const { before, after } = wholeBeforeAndAfter(change, speech);
		return [
			String(index + 1),
			speech.subject(change),
			before,
			after,
			people([change.by, ...change.alsoBy]),
			momentCell(change.at),
			change.reason ?? ''
		];
	});
	return toCsv([headings, ...rows]);
}

/** @returns one row for each answer to a statement's present wording, and one that counts who has not answered */
export function toStancesCsv(summary: Summary): string {
	const { words, who } = speechIn(summary.language);
	const headings = [
		words.subject,
		words.level,
		words.count,
		words.who,
		words.reason,
		words.risk,
		words.condition,
		words.when
	];
	const statements = [
		...summary.problem.map((slot) => ({ name: words.slots[slot.slot], stand: slot })),
		...summary.plan.map((action) => ({ name: oneLine(action.title) || words.untitledAction, stand: action }))
	];
	const rows = statements.flatMap(({ name, stand: { stances, tally } }) => [
		...stances.map((stance) => [
			name,
			words.levels[stance.level],
			'1',
			who(stance.who),
			stance.reason,
			stance.risk,
			stance.condition,
			momentCell(stance.at)
		]),
		[name, words.notAnsweredLevel, String(tally.notAnswered), '', '', '', '', '']
	]);
	return toCsv([headings, ...rows]);
}

/** As a spreadsheet reads a time; UTC. */
function momentCell(iso: string): string {
	return iso.slice(0, 19).replace('T', ' ');
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
