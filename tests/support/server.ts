/** A real server process for tests: its own data folder, its own port, and its logs. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface TestServer {
	/** As in `http://127.0.0.1:40123`. */
	url: string;
	port: number;
	dataDir: string;
	/** Everything the process has written so far. */
	logs(): string;
	/** SIGTERM, then waits for the end; the data folder stays when `keepData` is set. @returns the exit code */
	stop(options?: { keepData?: boolean }): Promise<number | null>;
	/** kill -9. The data folder stays. */
	kill(): Promise<void>;
}

interface Options {
	env?: Record<string, string>;
	/** To start again on what an earlier server left. */
	dataDir?: string;
	port?: number;
	/** As `npm run dev` starts it, whose pages are built when they are asked for. */
	isDevelopment?: boolean;
}

/** Starts `server/main.ts` on the built pages (`npm run build` must have run) and waits until it listens. */
export async function startServer({
	env = {},
	dataDir,
	port = 0,
	isDevelopment = false
}: Options = {}): Promise<TestServer> {
	const folder = dataDir ?? (await mkdtemp(path.join(tmpdir(), 'rundbord-test-')));
	const child = spawn(process.execPath, ['server/main.ts', ...(isDevelopment ? ['--dev'] : [])], {
		cwd: ROOT,
		env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'info', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	const collect = (chunk: Buffer) => {
		output += chunk.toString();
	};
	child.stdout.on('data', collect);
	child.stderr.on('data', collect);
	const actualPort = await listeningPort(child, () => output);
	return {
		url: `http://127.0.0.1:${actualPort}`,
		port: actualPort,
		dataDir: folder,
		logs: () => output,
		async stop({ keepData = false } = {}) {
			const code = await end(child, 'SIGTERM');
			if (!keepData) await rm(folder, { recursive: true, force: true });
			return code;
		},
		async kill() {
			await end(child, 'SIGKILL');
		}
	};
}

function listeningPort(child: ChildProcess, output: () => string): Promise<number> {
	return new Promise((resolve, reject) => {
		const look = () => {
			const listening = /"port":(\d+).*"msg":"listening"/.exec(output());
			if (listening) resolve(Number(listening[1]));
		};
		child.stdout?.on('data', look);
		child.once('exit', (code) =>
			reject(new Error(`The server ended with code ${code} before it listened:\n${output()}`))
		);
	});
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
	return new Promise((resolve) => {
		child.once('exit', (code) => resolve(code));
		child.kill(signal);
	});
}
