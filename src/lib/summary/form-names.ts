/** The files a summary is taken away in, by the names their doors have. */

/** What a file holds: the whole summary, one table of it, or the board's picture. */
export type FileContent = 'summary' | 'plan' | 'changes' | 'stances' | 'board';

export const FORMS = {
	'summary.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	'summary.pdf': 'application/pdf',
	'summary.html': 'text/html; charset=utf-8',
	'summary.md': 'text/markdown; charset=utf-8',
	'summary.json': 'application/json',
	'summary.zip': 'application/zip',
	'plan.csv': 'text/csv; charset=utf-8',
	'plan.ics': 'text/calendar; charset=utf-8',
	'changes.csv': 'text/csv; charset=utf-8',
	'stances.csv': 'text/csv; charset=utf-8'
} as const;

export type FormName = keyof typeof FORMS;
export const FORM_NAMES = Object.keys(FORMS) as FormName[];

/** @returns what a form holds, and the ending of its file's name */
export function partsOf(form: FormName): { content: FileContent; extension: string } {
	const [content = '', extension = ''] = form.split('.');
	return { content: content as FileContent, extension };
}
