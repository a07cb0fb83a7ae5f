/** The pages and the API: SvelteKit's built handler, or Vite with hot reload during development. */
import { existsSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LIMITS } from './archive/format.ts';
import type { Settings } from './settings.ts';

export interface Pages {
	handle(request: IncomingMessage, response: ServerResponse): void;
	close(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Options {
	isDevelopment: boolean;
	server: Server;
	settings: Settings;
}

export async function createPages({ isDevelopment, server, settings }: Options): Promise<Pages> {
	return isDevelopment ? developmentPages(server) : builtPages(settings);
}

async function developmentPages(server: Server): Promise<Pages> {
	const { createServer } = await import('vite');
	const vite = await createServer({ root: ROOT, server: { middlewareMode: true, hmr: { server } } });
	return {
		handle: (request, response) => vite.middlewares(request, response),
		close: () => vite.close()
	};
}

async function builtPages(settings: Settings): Promise<Pages> {
	const entry = `${ROOT}build/handler.js`;
	if (!existsSync(entry))
		throw new Error('The pages are not built: run `npm start`, which builds them, or `npm run build`.');
	// SvelteKit reads these when it loads. Without ORIGIN it would take every address for https.
	process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
	// Archives are the largest bodies; what takes others sets its own, smaller limit.
	process.env.BODY_SIZE_LIMIT = String(LIMITS.archiveBytes + 1);
	if (settings.origin) process.env.ORIGIN = settings.origin;
	const { handler } = (await import(pathToFileURL(entry).href)) as {
		handler: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
	};
	return {
		handle(request, response) {
			request.headers['x-forwarded-proto'] ??= 'http';
			handler(request, response, () => {
				response.statusCode = 404;
				response.end();
			});
		},
		close: () => Promise.resolve()
	};
}
