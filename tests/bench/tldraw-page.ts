/** The peer of B9: tldraw's own page, built as its documentation has it and served compressed. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';

const SOURCE = path.join(import.meta.dirname, 'tldraw-page');
const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.svg': 'image/svg+xml',
	'.json': 'application/json',
	'.woff2': 'font/woff2'
};

export interface TldrawPage {
	url: string;
	stop(): Promise<void>;
}

export async function serveTldrawPage(): Promise<TldrawPage> {
	const folder = await mkdtemp(path.join(tmpdir(), 'rundbord-bench-tldraw-'));
	await build({
		root: SOURCE,
		configFile: false,
		logLevel: 'error',
		build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 10_000 }
	});
	const files = new Map<string, { type: string; body: Buffer }>();
	for (const name of await readdir(folder, { recursive: true })) {
		const type = TYPES[path.extname(name)];
		if (type) files.set(`/${name}`, { type, body: brotliCompressSync(await readFile(path.join(folder, name))) });
	}
	const server = createServer(({ url = '/' }, response) => {
		const { pathname } = new URL(url, 'http://127.0.0.1');
		const file = files.get(pathname === '/' ? '/index.html' : pathname);
		if (!file) {
			response.writeHead(404).end();
			return;
		}
		response.writeHead(200, { 'content-type': file.type, 'content-encoding': 'br' }).end(file.body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	return {
		url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await rm(folder, { recursive: true, force: true });
		}
	};
}
