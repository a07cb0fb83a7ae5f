/** The program as those who work on it start it. */
import { rm } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startServer } from '../support/server.ts';

const PACKAGE_FILE = /"(\/node_modules\/\.vite\/deps\/[^"]+)"/g;

it('[RUN6] npm run dev serves the pages, and the canvas with the packages it needs', async () => {
	// What an earlier start has put together would be taken as it is.
	await rm('node_modules/.vite/deps', { recursive: true, force: true });
	const server = await startServer({ isDevelopment: true });
	onTestFinished(() => server.stop().then(() => undefined));
	const get = (path: string) => fetch(`${server.url}${path}`);
	expect((await get('/')).status).toBe(200);
	const canvas = await (await get('/src/lib/canvas/island.ts')).text();
	const packages = [...canvas.matchAll(PACKAGE_FILE)].map(([, path]) => path as string);
	expect(packages.length).toBeGreaterThan(3);
	for (const path of packages) expect((await get(path)).status, path).toBe(200);
	expect(await server.stop()).toBe(0);
}, 120_000);
