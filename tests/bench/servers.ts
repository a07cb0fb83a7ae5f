/** The servers that are measured: real processes, each pinned to the first core, with a data folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { documentName } from '../../src/lib/document/names.ts';
import { openSqliteStore } from '../../src/lib/server/store/sqlite/store.ts';
import { readSecret, TokenMaker } from '../../src/lib/server/tokens.ts';
import { WorkshopService } from '../../src/lib/server/workshops.ts';
import type { LanguageName } from './generator/language.ts';
import type { Seat } from './generator/person.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const PEERS = path.join(import.meta.dirname, 'peers');

export type SubjectName =
	'rundbord' | 'hocuspocus' | 'hocuspocus-16ms' | 'hocuspocus-33ms' | 'y-websocket' | 'tldraw-sync';

export interface RunningServer {
	name: SubjectName;
	language: LanguageName;
	port: number;
	pid: number;
	dataDir: string;
	/** Where its inspector listens, when it was started with one. */
	inspector: string | undefined;
	/** @returns places for so many people at one new document; default: where the problem and the plan are written */
	seats(people: number, document?: 'negotiation' | 'canvas'): Promise<Seat[]>;
	/** @returns one place at each of so many new documents */
	seatsApart(count: number): Promise<Seat[]>;
	/** Ends it and forgets its data, unless they are to be kept. */
	stop(options?: { keepData?: boolean }): Promise<void>;
	/** kill -9; the data stay. */
	kill(): Promise<void>;
}

interface Subject {
	language: LanguageName;
	program: string[];
	environment: (port: number, dataDir: string) => Record<string, string>;
	/** What it prints when it listens. */
	listening: RegExp;
}

const hocuspocus = (flushMs: number): Subject => ({
	language: 'hocuspocus',
	program: [path.join(PEERS, 'hocuspocus.js')],
	environment: (port, dataDir) => ({ PORT: String(port), DATA_DIR: dataDir, FLUSH_MS: String(flushMs) }),
	listening: /listening/
});

const SUBJECTS: Record<SubjectName, Subject> = {
	rundbord: {
		language: 'rundbord',
		program: ['server/main.ts'],
		environment: (port, dataDir) => ({ HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'info' }),
		listening: /"msg":"listening"/
	},
	hocuspocus: hocuspocus(0),
	'hocuspocus-16ms': hocuspocus(16),
	'hocuspocus-33ms': hocuspocus(33),
	'y-websocket': {
		language: 'y-websocket',
		program: [path.join(PEERS, 'node_modules/y-websocket/bin/server.cjs')],
		environment: (port, dataDir) => ({
			HOST: '127.0.0.1',
			PORT: String(port),
			YPERSISTENCE: path.join(dataDir, 'level')
		}),
		listening: /running at/
	},
	'tldraw-sync': {
		language: 'tldraw',
		program: [path.join(PEERS, 'tldraw-sync.js')],
		environment: (port, dataDir) => ({ PORT: String(port), DATA_DIR: dataDir }),
		listening: /listening/
	}
};

/** Installs the peers' own packages where they are missing. */
export async function installPeers(): Promise<void> {
	if (existsSync(path.join(PEERS, 'node_modules'))) return;
	const npm = spawn('npm', ['ci', '--no-audit', '--no-fund'], { cwd: PEERS, stdio: 'inherit' });
	const code = await new Promise((resolve) => npm.once('exit', resolve));
	if (code !== 0) throw new Error('The peers could not be installed (npm ci in tests/bench/peers)');
}

/**
 * @param dataDir what an earlier server left; default: a new folder
 * @param nodeOptions for Node itself, as `--inspect=0`
 */
export async function startSubject(
	name: SubjectName,
	{ dataDir, port, nodeOptions = [] }: { dataDir?: string; port?: number; nodeOptions?: string[] } = {}
): Promise<RunningServer> {
	const { language, program, environment, listening } = SUBJECTS[name];
	const folder = dataDir ?? (await mkdtemp(path.join(tmpdir(), 'rundbord-bench-')));
	const actualPort = port ?? (await freePort());
	const child = spawn('taskset', ['-c', '0', process.execPath, ...nodeOptions, ...program], {
		cwd: ROOT,
		env: { ...process.env, NODE_ENV: 'production', ...environment(actualPort, folder) },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	running.add(child);
	child.once('exit', () => running.delete(child));
	const output = await started(child, listening);
	const seats = async (documents: number, people: number, document: 'negotiation' | 'canvas' = 'negotiation') =>
		name === 'rundbord'
			? ourSeats(folder, { workshopCount: documents, people, document })
			: peerSeats(language, documents, people);
	return {
		name,
		language,
		port: actualPort,
		pid: child.pid as number,
		dataDir: folder,
		inspector: /ws:\/\/127\.0\.0\.1:\S+/.exec(output)?.[0],
		seats: (people, document) => seats(1, people, document),
		seatsApart: (count) => seats(count, 1),
		async stop({ keepData = false } = {}) {
			await end(child, 'SIGTERM');
			if (!keepData) await rm(folder, { recursive: true, force: true });
		},
		kill: () => end(child, 'SIGKILL')
	};
}

/** Servers that a benchmark has not ended itself: it failed. */
const running = new Set<ChildProcess>();

export async function endAll(): Promise<void> {
	await Promise.all([...running].map((child) => end(child, 'SIGKILL')));
}

/** @returns a figure of the server's own metrics; NaN where it has none by that name */
export async function readMetric(server: RunningServer, name: string): Promise<number> {
	const response = await fetch(`http://127.0.0.1:${server.port}/metrics`);
	const line = (await response.text()).split('\n').find((text) => text.startsWith(`${name} `));
	return Number(line?.split(' ')[1]);
}

/**
 * Written by the product's own service straight into the data folder: over HTTP, only so many may start or join a minute.
 * @returns as many seats in each of so many new workshops
 */
async function ourSeats(
	dataDir: string,
	{ workshopCount, people, document }: { workshopCount: number; people: number; document: 'negotiation' | 'canvas' }
): Promise<Seat[]> {
	const store = openSqliteStore(path.join(dataDir, 'rundbord.db'));
	const workshops = new WorkshopService({
		registry: store.registry,
		tokens: new TokenMaker(readSecret(dataDir)),
		clock: () => Date.now(),
		onRevoked: () => undefined
	});
	const seats: Seat[] = [];
	for (let count = 0; count < workshopCount; count += 1) {
		const { id } = await workshops.start({ title: 'Ensomhed blandt ældre', question: '', language: 'da' });
		for (let index = 0; index < people; index += 1) {
			const { participantId, token } = await workshops.join(id, { name: `Alice ${index}`, party: '' });
			seats.push({ path: '/collab', documentName: documentName(id, document), token, participantId });
		}
	}
	await store.close();
	return seats;
}

let rooms = 0;

function peerSeats(language: LanguageName, roomCount: number, people: number): Seat[] {
	return Array.from({ length: roomCount }, () => {
		const room = `room-${(rooms += 1)}`;
		const seat = { path: language === 'hocuspocus' ? '/' : `/${room}`, documentName: room, token: 'none' };
		return Array.from({ length: people }, () => seat);
	}).flat();
}

/** @returns what it printed until then */
function started(child: ChildProcess, listening: RegExp): Promise<string> {
	return new Promise((resolve, reject) => {
		let output = '';
		const look = (chunk: Buffer) => {
			output = (output + chunk.toString()).slice(-10_000);
			if (listening.test(output)) resolve(output);
		};
		child.stdout?.on('data', look);
		child.stderr?.on('data', look);
		child.once('exit', (code) =>
			reject(new Error(`The server ended with code ${code} before it listened:\n${output}`))
		);
	});
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
	return new Promise((resolve) => {
		// A peer that does not stop when it is asked to has had its time.
		const giveUp = setTimeout(() => child.kill('SIGKILL'), 15_000);
		child.once('exit', () => {
			clearTimeout(giveUp);
			resolve();
		});
		child.kill(signal);
	});
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			const port = typeof address === 'object' && address ? address.port : 0;
			server.close(() => resolve(port));
		});
	});
}
