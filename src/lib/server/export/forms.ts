/** How each file a summary is taken away in is written. */
import { toChangesCsv, toPlanCsv, toStancesCsv } from '../../summary/csv.ts';
import type { FormName } from '../../summary/form-names.ts';
import { toHtml } from '../../summary/html.ts';
import { toIcs } from '../../summary/ics.ts';
import { toJson } from '../../summary/json.ts';
import { toMarkdown } from '../../summary/markdown.ts';
import { outlineOf } from '../../summary/outline/outline.ts';
import type { Summary } from '../../summary/types.ts';
import type { ReadyForms } from '../application.ts';
import { toDocx } from './docx.ts';
import { toPdf } from './pdf.ts';
import { toZip } from './zip.ts';

type Written = string | Uint8Array | Promise<Uint8Array>;

const WRITERS: Readonly<Record<FormName, (summary: Summary, ready: ReadyForms) => Written>> = {
	'summary.docx': (summary) => toDocx(outlineOf(summary)),
	'summary.pdf': (summary) => toPdf(outlineOf(summary)),
	'summary.html': (summary) => toHtml(outlineOf(summary)),
	'summary.md': (summary) => toMarkdown(outlineOf(summary)),
	'summary.json': toJson,
	'summary.zip': (summary, ready) => toZip(summary, async (form) => ready[form] ?? writeForm(summary, form)),
	'plan.csv': toPlanCsv,
	'plan.ics': (summary) => toIcs(summary),
	'changes.csv': toChangesCsv,
	'stances.csv': toStancesCsv
};

/**
 * @param ready forms that are written already, for the one that holds them all
 * @returns the bytes of the file; the same summary always gives the same
 */
export async function writeForm(summary: Summary, form: FormName, ready: ReadyForms = {}): Promise<Uint8Array> {
	const written = await WRITERS[form](summary, ready);
	return typeof written === 'string' ? new TextEncoder().encode(written) : written;
}
