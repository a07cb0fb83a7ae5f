/** The system's Chromium: where it is, and how to get it where it is missing. Nothing is downloaded but by apt. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Chromium without windows: it draws pages as the other does, and spends nothing on the window around them. */
const WITHOUT_WINDOWS = '/usr/bin/chromium-headless-shell';
const KNOWN_PATHS = [WITHOUT_WINDOWS, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

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
 * Installs Chromium without windows by apt-get where it is missing and we may; where we may not, any Chromium does.
 * @throws an Error with one sentence that says what to install
 */
export function ensureChromium(): void {
	const { CHROMIUM_PATH } = process.env;
	if (CHROMIUM_PATH ? existsSync(CHROMIUM_PATH) : existsSync(WITHOUT_WINDOWS)) return;
	const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
	if (mayInstall) install();
	if (findChromium()) return;
	throw new Error(
		'The browser tests need Chromium: install it (on Debian: apt-get install chromium-headless-shell) or name it in CHROMIUM_PATH.'
	);
}

function install(): void {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const parameters of [
		['update'],
		['install', '--yes', '--no-install-recommends', 'chromium-headless-shell', 'fonts-liberation']
	]) {
		const { status } = spawnSync('apt-get', ['-q', ...parameters], { env, stdio: ['ignore', 'inherit', 'inherit'] });
		if (status !== 0) console.error(`apt-get ${parameters.join(' ')} failed.`);
	}
}
