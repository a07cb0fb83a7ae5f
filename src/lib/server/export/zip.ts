/** Everything of a summary in one ZIP, with a manifest: what it is, of when, and each file's fingerprint. */
import { createHash } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';
import { shortFileName } from '../../summary/file-name.ts';
import { FORM_NAMES, FORMS, type FormName } from '../../summary/form-names.ts';
import { speechIn } from '../../summary/language.ts';
import { outlineOf } from '../../summary/outline/outline.ts';
import type { Summary } from '../../summary/types.ts';
import { pngOf } from './png.ts';
import { zipTime } from './zip-time.ts';

export const MANIFEST_VERSION = 1;

/** Those that are compressed already gain nothing by it. */
const COMPRESSED = /\.(docx|pdf|png)$/;

/** What `manifest.json` holds: the two things a journal asks for (date and a short description) and what else there is. */
export interface Manifest {
	version: typeof MANIFEST_VERSION;
	/** The day it was made, in Denmark; `YYYY-MM-DD`. */
	date: string;
	description: string;
	workshop: { id: string; title: string };
	at: string;
	seq: number;
	profile: Summary['profile'];
	language: Summary['language'];
	files: { name: string; contentType: string; sizeBytes: number; sha256: string }[];
}

/**
 * @param write how one of the other forms is written
 * @returns the bytes of the ZIP; the same summary always gives the same
 */
export async function toZip(summary: Summary, write: (form: FormName) => Promise<Uint8Array>): Promise<Uint8Array> {
	const files: Zippable = {};
	const mtime = zipTime(summary.at);
	const listed: Manifest['files'] = [];
	const add = (name: string, contentType: string, bytes: Uint8Array) => {
		files[name] = [bytes, { mtime, level: COMPRESSED.test(name) ? 0 : 6 }];
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		listed.push({ name, contentType, sizeBytes: bytes.byteLength, sha256 });
	};
	for (const form of FORM_NAMES.filter((name) => name !== 'summary.zip')) {
		add(shortFileName(summary, form), FORMS[form], await write(form));
	}
	if (summary.board) {
		const { svg } = summary.board.picture;
		const name = speechIn(summary.language).words.fileNames.board;
		add(`${name}.svg`, 'image/svg+xml; charset=utf-8', new TextEncoder().encode(svg));
		add(`${name}.png`, 'image/png', pngOf(svg));
	}
	const manifest = manifestOf(summary, listed);
	const { words } = speechIn(summary.language);
	const text = (content: string) => [new TextEncoder().encode(content), { mtime }] as [Uint8Array, { mtime: Date }];
	files['manifest.json'] = text(`${JSON.stringify(manifest, null, '\t')}\n`);
	files[words.contentsFile] = text(contentsText(manifest, summary));
	return zipSync(files);
}

function manifestOf(summary: Summary, files: Manifest['files']): Manifest {
	const { workshop, at, seq, profile, language } = summary;
	return {
		version: MANIFEST_VERSION,
		date: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Copenhagen' }).format(new Date(at)),
		description: outlineOf(summary).description,
		workshop: { id: workshop.id, title: workshop.title },
		at,
		seq,
		profile,
		language,
		files
	};
}

/** The same for a person, to copy into a journal. */
function contentsText({ date, description, files, profile }: Manifest, { language }: Summary): string {
	const { words } = speechIn(language);
	const lines = [
		`${words.date}: ${date}`,
		`${words.shortDescription}: ${description}`,
		`${words.profile}: ${words.profileNames[profile]}. ${words.profileNotes[profile]}`,
		'',
		...files.map(({ name, sha256 }) => `${name}\r\n  SHA-256 ${sha256}`)
	];
	return `${lines.join('\r\n')}\r\n`;
}
