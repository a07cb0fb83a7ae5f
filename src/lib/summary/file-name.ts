import { partsOf, type FormName } from './form-names.ts';
import { speechIn } from './language.ts';
import type { Summary } from './types.ts';

const LONGEST_SLUG = 60;

/** What a file's name says of the summary in it. */
export type NamedSummary = Pick<Summary, 'language' | 'at'> & { workshop: Pick<Summary['workshop'], 'title'> };

/** @returns a name that every file system takes: `referat-tryg-skolevej-2026-11-23.md` */
export function fileName(summary: NamedSummary, form: FormName): string {
	const { words } = speechIn(summary.language);
	const { content, extension } = partsOf(form);
	return `${words.fileNames[content]}-${slug(summary.workshop.title) || words.untitledFile}-${dayOf(summary.at)}.${extension}`;
}

/** @returns its name inside a folder that is all about one workshop: `referat.md` */
export function shortFileName({ language }: Summary, form: FormName): string {
	const { content, extension } = partsOf(form);
	return `${speechIn(language).words.fileNames[content]}.${extension}`;
}

/** @returns a title as a part of a file's name; '' when nothing of it can be one */
export function slug(title: string): string {
	const spelled = title.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');
	const plain = spelled.normalize('NFKD').replace(/\p{Mark}/gu, '');
	const words = plain.replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST_SLUG);
	return words.replace(/^-+|-+$/g, '');
}

/** The day in Denmark, `YYYY-MM-DD`; the Swedish locale writes dates so. */
function dayOf(iso: string): string {
	return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Copenhagen' }).format(new Date(iso));
}
