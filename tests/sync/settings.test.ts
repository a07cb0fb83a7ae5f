/** What stands in the way of a start is told in a sentence that names the setting, without a stack trace. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';

let dataDir: string;
beforeEach(async () => {
	dataDir = await mkdtemp(path.join(tmpdir(), 'rundbord-start-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** @returns what a server that does not start says, after the code it ends with */
async function failure(options: Parameters<typeof startServer>[0]): Promise<string> {
	const started = startServer({ dataDir, ...options }).then(
		async (server) => {
			await server.stop();
			return 'it started';
		},
		(error: unknown) => String(error)
	);
	const message = await started;
	expect(message).not.toMatch(/^\s+at /m);
	return message;
}

test('[RUN1] a port that is taken is told as such, and the first server goes on', async () => {
	const first = await startServer();
	expect(await failure({ port: first.port })).toMatch(
		new RegExp(`code 1 before it listened:\\nPORT ${first.port} is taken by another program: .+\\.$`, 'm')
	);
	expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
	await first.stop();
});

test('[RUN1] a HOST that is not of this machine is told as such', async () => {
	expect(await failure({ env: { HOST: '192.0.2.1' } })).toMatch(
		/code 1 .+\nHOST 192\.0\.2\.1 is no address of this machine/
	);
});

test('[RUN1] a DATA_DIR that is a file is told as such', async () => {
	const file = path.join(dataDir, 'file');
	await writeFile(file, 'not a folder');
	expect(await failure({ dataDir: file })).toMatch(/code 1 .+\nThe data in DATA_DIR \(.+file\) cannot be used: .+\./);
});

test('[RUN1] a damaged database is told as such, and left as it is', async () => {
	const file = path.join(dataDir, 'rundbord.db');
	const damaged = `SQLite format 3\0${'damaged '.repeat(2_000)}`;
	await writeFile(file, damaged);
	expect(await failure({})).toMatch(
		/code 1 .+\nThe data in DATA_DIR \(.+\) cannot be used: .*(database|malformed).*\./
	);
	expect(await readFile(file, 'utf8')).toBe(damaged);
});

test('[RUN1] a secret that is none is told as such: without it no link would work', async () => {
	await writeFile(path.join(dataDir, 'secret'), 'too short');
	expect(await failure({})).toMatch(
		/code 1 .+\nThe data in DATA_DIR \(.+\) cannot be used: .+secret is not a secret of 32 bytes/
	);
});
