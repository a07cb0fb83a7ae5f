/** What opens the files people take away, as they would: LibreOffice's writer and poppler. Nothing is downloaded but by apt. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PACKAGES = ['libreoffice-writer-nogui', 'poppler-utils'];

const hasProgram = (name: string) => spawnSync('which', [name], { stdio: 'ignore' }).status === 0;
const hasAll = () => ['soffice', 'pdftotext', 'pdfinfo'].every(hasProgram);

/**
 * Installs them by apt-get where they are missing and we may.
 * @throws an Error with one sentence that says what to install
 */
export function ensureOffice(): void {
	if (hasAll()) return;
	const sentence = `The tests of exported files need LibreOffice and poppler: install them (on Debian: apt-get install --no-install-recommends ${PACKAGES.join(' ')}).`;
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(sentence);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const parameters of [['update'], ['install', '--yes', '--no-install-recommends', ...PACKAGES]]) {
		const { status } = spawnSync('apt-get', ['-q', ...parameters], { env, stdio: ['ignore', 'inherit', 'inherit'] });
		if (status !== 0) throw new Error(`apt-get ${parameters.join(' ')} failed. ${sentence}`);
	}
	if (!hasAll()) throw new Error(sentence);
}

/** Runs work in a folder of its own that is gone afterwards. */
function inFolder<Result>(work: (folder: string) => Result): Result {
	const folder = mkdtempSync(path.join(tmpdir(), 'rundbord-office-'));
	try {
		return work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function poppler(program: string, pdf: Uint8Array, parameters: readonly string[]): string {
	return inFolder((folder) => {
		const file = path.join(folder, 'file.pdf');
		writeFileSync(file, pdf);
		const output = program === 'pdftotext' ? ['-'] : [];
		// Poppler's complaints about attributes it does not know yet go to its standard error.
		return execFileSync(program, [...parameters, file, ...output], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore']
		});
	});
}

/** @returns the text of a PDF, as poppler reads it */
export function pdfText(pdf: Uint8Array): string {
	return poppler('pdftotext', pdf, ['-layout', '-enc', 'UTF-8']);
}

/** @returns a PDF's properties, name → value */
export function pdfInfo(pdf: Uint8Array): Record<string, string> {
	const lines = poppler('pdfinfo', pdf, []).split('\n');
	return Object.fromEntries(lines.map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]));
}

/** @returns each page's size, in points */
export function pdfPages(pdf: Uint8Array): { width: number; height: number }[] {
	const told = poppler('pdfinfo', pdf, ['-f', '1', '-l', '-1']);
	return [...told.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm)].map(([, width, height]) => ({
		width: Math.round(Number(width)),
		height: Math.round(Number(height))
	}));
}

/** @returns how much of a page is neither white nor grey, from 0 to 1, as poppler draws it */
export function pdfColour(pdf: Uint8Array, page: number): number {
	return inFolder((folder) => {
		writeFileSync(path.join(folder, 'file.pdf'), pdf);
		const pages = ['-r', '40', '-f', String(page), '-l', String(page)];
		execFileSync('pdftoppm', [...pages, path.join(folder, 'file.pdf'), path.join(folder, 'page')], { stdio: 'ignore' });
		const drawn = readFileSync(path.join(folder, readdirSync(folder).find((name) => name.endsWith('.ppm')) ?? ''));
		// `P6`, width, height and depth, each on a line or parted by spaces, stand before three bytes a pixel.
		const [head = ''] = /^P6\s+\d+\s+\d+\s+\d+\s/.exec(drawn.subarray(0, 64).toString('latin1')) ?? [];
		let coloured = 0;
		for (let at = head.length; at + 2 < drawn.length; at += 3) {
			const pixel = [drawn[at] ?? 0, drawn[at + 1] ?? 0, drawn[at + 2] ?? 0];
			if (Math.max(...pixel) - Math.min(...pixel) > 60) coloured += 1;
		}
		return (3 * coloured) / (drawn.length - head.length);
	});
}

/** @returns the tags of a PDF, one a line, indented by depth */
export function pdfStructure(pdf: Uint8Array): string {
	return poppler('pdfinfo', pdf, ['-struct']);
}

/** @returns a PDF's XMP metadata */
export function pdfMetadata(pdf: Uint8Array): string {
	return poppler('pdfinfo', pdf, ['-meta']);
}

/** @returns a DOCX as LibreOffice opens it: as PDF */
export function openedByLibreOffice(docx: Uint8Array): Uint8Array {
	return inFolder((folder) => {
		const file = path.join(folder, 'file.docx');
		writeFileSync(file, docx);
		// A profile of its own, so that several can run at the same time.
		const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
		execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
			stdio: 'ignore'
		});
		return readFileSync(path.join(folder, 'file.pdf'));
	});
}
