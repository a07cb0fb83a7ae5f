/** The files of a frozen summary: one for each profile, language and form, and the list that holds them all together. */
import { partsOf, type FormName } from './form-names.ts';
import { EXPORT_PROFILES, SUMMARY_LANGUAGES, type ExportProfile, type SummaryLanguage } from './types.ts';

/** The forms that are frozen: what is read and filed. */
export const FROZEN_FORMS = [
	'summary.pdf',
	'summary.docx',
	'summary.html',
	'summary.md',
	'summary.json'
] as const satisfies FormName[];
export type FrozenForm = (typeof FROZEN_FORMS)[number];

/** Which of the files it is. */
export interface FrozenEdition {
	profile: ExportProfile;
	language: SummaryLanguage;
	form: FrozenForm;
}

export function isFrozenForm(form: FormName): form is FrozenForm {
	return (FROZEN_FORMS as readonly FormName[]).includes(form);
}

/** @returns `journal-da.pdf` */
export function frozenFileName({ profile, language, form }: FrozenEdition): string {
	return `${profile}-${language}.${partsOf(form).extension}`;
}

/** Every profile in every language. */
export const FROZEN_VERSIONS: readonly Omit<FrozenEdition, 'form'>[] = EXPORT_PROFILES.flatMap((profile) =>
	SUMMARY_LANGUAGES.map((language) => ({ profile, language }))
);

/** Every edition there is, by the name of its file. */
export const FROZEN_EDITIONS: ReadonlyMap<string, FrozenEdition> = new Map(
	FROZEN_VERSIONS.flatMap((version) =>
		FROZEN_FORMS.map((form) => [frozenFileName({ ...version, form }), { ...version, form }] as const)
	)
);

/** @returns the list of the files, by name, as `sha256sum` writes and checks it */
export function fingerprintList(files: readonly { name: string; sha256: string }[]): string {
	return [...files]
		.sort((one, other) => (one.name < other.name ? -1 : 1))
		.map(({ name, sha256 }) => `${sha256}  ${name}\n`)
		.join('');
}
