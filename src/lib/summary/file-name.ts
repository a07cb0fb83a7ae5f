import { speechIn } from './language.ts';
import type { Summary } from './types.ts';

const LONGEST_SLUG = 60;

/**
 * @param extension without the dot
 * @returns a name that every file system takes: `referat-tryg-skolevej-2026-11-23.md`
 */
export function fileName(summary: Summary, content: 'summary' | 'plan', extension: string): string {
	const { words } = speechIn(summary.language);
	const beginning = content === 'summary' ? words.fileSummary : words.filePlan;
	return `${beginning}-${slug(summary.workshop.title) || words.untitledFile}-${dayOf(summary.at)}.${extension}`;
}

function slug(title: string): string {
	const spelled = title.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');
	const plain = spelled.normalize('NFKD').replace(/\p{Mark}/gu, '');
	const words = plain.replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST_SLUG);
	return words.replace(/^-+|-+$/g, '');
}

/** The day in Denmark, `YYYY-MM-DD`; the Swedish locale writes dates so. */
function dayOf(iso: string): string {
	return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Copenhagen' }).format(new Date(iso));
}
