/** The system's Chromium: where it is, and how to get it where it is missing. Nothing is downloaded but by apt. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** For a browser that starts as root, without a graphics card, and asks nobody on the network for anything. */
export const CHROMIUM_ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** @returns the program `CHROMIUM_PATH` names, or the system's own; undefined when there is none */
export function findChromium(): string | undefined {
	const { CHROMIUM_PATH } = process.env;
	return [...(CHROMIUM_PATH ? [CHROMIUM_PATH] : []), ...KNOWN_PATHS].find((candidate) => existsSync(candidate));
}

/**
 * Installs Chromium by apt-get where it is missing and we may.
 * @throws an Error with one sentence that says what to install
 */
export function ensureChromium(): void {
	if (findChromium()) return;
	const sentence =
		'The browser tests need Chromium: install it (on Debian: apt-get install chromium) or name it in CHROMIUM_PATH.';
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(sentence);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const parameters of [
		['update'],
		['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation']
	]) {
		const { status } = spawnSync('apt-get', ['-q', ...parameters], { env, stdio: ['ignore', 'inherit', 'inherit'] });
		if (status !== 0) throw new Error(`apt-get ${parameters.join(' ')} failed. ${sentence}`);
	}
	if (!findChromium()) throw new Error(sentence);
}
