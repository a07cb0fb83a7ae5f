/** `npm start`: builds the pages where they are missing or older than their sources, then runs the server. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILT = path.join(ROOT, 'build', 'handler.js');
const SOURCES = [
	'src',
	'static',
	'svelte.config.js',
	'icons.config.js',
	'vite.config.ts',
	'chunks.config.ts',
	'package-lock.json'
];
/** Made by the build itself, and by whatever else compiles the words. */
const GENERATED = ['paraglide', 'i18n/project.inlang/cache'].map((folder) => path.join(ROOT, 'src/lib', folder));

function newestMs(file: string): number {
	if (GENERATED.includes(file) || !existsSync(file)) return 0;
	const { mtimeMs } = statSync(file);
	if (!statSync(file).isDirectory()) return mtimeMs;
	return Math.max(0, ...readdirSync(file).map((name) => newestMs(path.join(file, name))));
}

function isStale(): boolean {
	if (!existsSync(BUILT)) return true;
	const builtMs = statSync(BUILT).mtimeMs;
	return SOURCES.some((source) => newestMs(path.join(ROOT, source)) > builtMs);
}

if (isStale()) {
	process.stdout.write('Bygger siderne · building the pages …\n');
	const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
	const { status, stderr, stdout } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		cwd: ROOT,
		encoding: 'utf8'
	});
	if (status !== 0) {
		process.stderr.write(`${stdout}${stderr}\nThe pages could not be built.\n`);
		process.exit(1);
	}
}
await import('./main.ts');
