/** B5 storing, B6 time travel, the trail and B7 opening: one workshop with a long history. */
import Database from 'better-sqlite3';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { HistoryReader } from '../../../src/lib/server/history-reader.ts';
import { openSqliteReader } from '../../../src/lib/server/store/sqlite/store.ts';
import { startGenerator } from '../generator.ts';
import type { OpeningReport } from '../generator/job.ts';
import { median, percentilesOf, type Percentiles } from '../histogram.ts';
import { seededRandom } from '../long-history.ts';
import type { LongStore } from '../long-store.ts';
import { loadBetween, readUsage } from '../machine.ts';
import { ms, type Finding, type Line } from '../report.ts';
import { startSubject, type RunningServer } from '../servers.ts';
import type { Settings } from '../settings.ts';

/** What 200 people make in a commit window of 16 ms. */
const PER_COMMIT = 13;
const ALONE = 2_000;
const WARM_UP_REQUESTS = 20;
const DIFFERENCES = 21;

const run = promisify(execFile);
const stores = new Map<number, LongStore>();

/** @param isKept whether everything typed still stands in the document at the end */
async function build(
	revisions: number,
	{ perCommit, isKept = false }: { perCommit: number; isKept?: boolean }
): Promise<LongStore> {
	const folder = await mkdtemp(path.join(tmpdir(), 'rundbord-bench-long-'));
	const program = path.join(import.meta.dirname, '../long-store.ts');
	const parameters = ['-c', '0', process.execPath, program, folder, String(revisions), String(perCommit)];
	if (isKept) parameters.push('kept');
	const { stdout } = await run('taskset', parameters, { maxBuffer: 2 ** 20 });
	return JSON.parse(stdout) as LongStore;
}

/** @returns a store with so many revisions, built once a run */
async function longStore(revisions: number, say: (line: string) => void): Promise<LongStore> {
	const known = stores.get(revisions);
	if (known) return known;
	const startedAt = performance.now();
	const made = await build(revisions, { perCommit: PER_COMMIT });
	say(`  made ${revisions.toLocaleString('en')} revisions in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
	stores.set(revisions, made);
	return made;
}

/** Forgets the data of the run. */
export async function removeLongStores(): Promise<void> {
	for (const { folder } of stores.values()) await rm(folder, { recursive: true, force: true });
}

export async function storing(settings: Settings, say: (line: string) => void): Promise<Finding> {
	const lines: Line[] = [];
	const details: unknown[] = [];
	const alone = await build(ALONE, { perCommit: 1 });
	await rm(alone.folder, { recursive: true, force: true });
	for (const revisions of settings.revisions) {
		const before = readUsage([process.pid]);
		const { folder: _folder, seat: _seat, ...made } = await longStore(revisions, say);
		// The maker itself is one of the others here.
		const { others } = loadBetween(before, readUsage([process.pid]));
		const bytes = made.bytes / revisions;
		details.push({ ...made, bytesEach: bytes, aloneMicroseconds: alone.appendMicroseconds, coresUsedByAll: others });
		lines.push({
			what: `B5 storing, ${revisions.toLocaleString('en')} revisions`,
			metric: `bytes; time, ${PER_COMMIT} a commit, synchronous=FULL`,
			rundbord:
				`${bytes.toFixed(0)} B; ${made.appendMicroseconds.toFixed(0)} µs (with checkpoints and snapshots ` +
				`${made.allMicroseconds.toFixed(0)} µs; alone in a commit ${alone.appendMicroseconds.toFixed(0)} µs)`,
			peers: '',
			goal: '≤ 100 B; ≤ 20 µs',
			isMet: bytes <= 100 && made.appendMicroseconds <= 20
		});
	}
	return { lines, details };
}

export async function timeTravel(settings: Settings, say: (line: string) => void): Promise<Finding> {
	const { moments, timeTravelRevisions } = settings;
	const { folder, workshopId, seat } = await longStore(timeTravelRevisions, say);
	const random = seededRandom(timeTravelRevisions);
	const seqs = Array.from({ length: moments }, () => 1 + Math.floor(random() * timeTravelRevisions));
	const server = await startSubject('rundbord', { dataDir: folder });
	const addressOf = (seq: number) => `http://127.0.0.1:${server.port}/api/workshops/${workshopId}/at/${seq}`;
	const ask = (some: number[]) =>
		startGenerator({ kind: 'requests', addresses: some.map(addressOf), token: seat.token }).report;
	await ask(seqs.slice(0, WARM_UP_REQUESTS).map((seq) => timeTravelRevisions - seq + 1));
	const http = await ask(seqs);
	await server.stop({ keepData: true });
	const reader = await readerTimes(path.join(folder, 'rundbord.db'), workshopId, seqs);
	const told = ({ p50, p95, p99 }: Percentiles) => `${ms(p50)} / ${ms(p95)} / ${ms(p99)}`;
	say(`  over HTTP ${told(http.times)}; in the reader ${told(reader)}`);
	const { p50, p95, p99 } = http.times;
	return {
		lines: [
			{
				what: 'B6 time travel',
				metric: `p50 / p95 / p99, ${moments} random moments of ${timeTravelRevisions.toLocaleString('en')}`,
				rundbord: `${told(http.times)} over HTTP (${told(reader)} in the reader)`,
				peers: '',
				goal: '≤ 10 / 30 / 100 ms',
				isMet: p50 <= 10 && p95 <= 30 && p99 <= 100
			}
		],
		details: { http, reader }
	};
}

async function readerTimes(file: string, workshopId: string, seqs: readonly number[]): Promise<Percentiles> {
	const reader = new HistoryReader(openSqliteReader(file));
	const times: number[] = [];
	for (const seq of [...seqs.slice(0, WARM_UP_REQUESTS), ...seqs]) {
		const startedAt = performance.now();
		await reader.wordingAt(workshopId, seq);
		times.push(performance.now() - startedAt);
	}
	return percentilesOf(times.slice(WARM_UP_REQUESTS));
}

/** What the trail asks of a long history: its outline and its changes right after a start, and differences. */
export async function trail(settings: Settings, say: (line: string) => void): Promise<Finding> {
	const [revisions = 0] = settings.revisions;
	const { folder, workshopId, seat } = await longStore(revisions, say);
	const server = await startSubject('rundbord', { dataDir: folder });
	const ask = async (questions: string[]) => {
		const addresses = questions.map(
			(question) => `http://127.0.0.1:${server.port}/api/workshops/${workshopId}/${question}`
		);
		return (await startGenerator({ kind: 'requests', addresses, token: seat.token }).report).times;
	};
	const random = seededRandom(revisions);
	const pairs = Array.from({ length: DIFFERENCES }, () => {
		const [from, to] = [random(), random()].map((share) => 1 + Math.floor(share * revisions)).sort((a, b) => a - b);
		return `diff?from=${from}&to=${to}`;
	});
	const cold = await ask(['activity']);
	const firstPage = await ask(['changes?limit=50']);
	const firstDifference = await ask(pairs.slice(0, 1));
	const differences = await ask(pairs.slice(1));
	await server.stop({ keepData: true });
	const told = `${ms(cold.max)}; ${ms(firstPage.max)}; ${ms(firstDifference.max)}; ${ms(differences.p50)} / ${ms(differences.max)}`;
	say(`  ${told}`);
	return {
		lines: [
			{
				what: `Trail of ${revisions.toLocaleString('en')} revisions`,
				metric:
					'right after a start: its outline; then 50 changes; a first difference; ' +
					`p50 / largest of ${DIFFERENCES - 1} differences of random moments`,
				rundbord: told,
				peers: '',
				goal: '',
				isMet: null
			}
		],
		details: { cold, firstPage, firstDifference, differences }
	};
}

export async function opening(settings: Settings, say: (line: string) => void): Promise<Finding> {
	const [revisions = 0] = settings.revisions;
	// The hard case: a document in which everything that was ever typed still stands, but for what people took back.
	const store = await build(revisions, { perCommit: PER_COMMIT, isKept: true });
	const hocuspocusFolder = await hocuspocusWith(store.stateFile);
	const own: OpeningReport[] = [];
	const peer: OpeningReport[] = [];
	for (let repeat = 0; repeat < settings.openings; repeat += 1) {
		own.push(await openCold('rundbord', store));
		peer.push(await openCold('hocuspocus', { folder: hocuspocusFolder, seat: PEER_SEAT }));
	}
	for (const folder of [hocuspocusFolder, store.folder]) await rm(folder, { recursive: true, force: true });
	const complete = median(own.map(({ completeMs }) => completeMs));
	const usable = median(own.map(({ usableMs }) => usableMs));
	const told = (reports: readonly OpeningReport[]) =>
		`${ms(median(reports.map(({ completeMs }) => completeMs)))} / ${ms(median(reports.map(({ usableMs }) => usableMs)))}, ` +
		`${(median(reports.map(({ bytes }) => bytes)) / 1000).toFixed(0)} kB`;
	say(`  rundbord ${told(own)}; hocuspocus ${told(peer)}`);
	return {
		lines: [
			{
				what: 'B7 opening',
				metric: `cold, ${revisions.toLocaleString('en')} revisions, all still standing: bytes complete / usable in the client`,
				rundbord: told(own),
				peers: `hocuspocus ${told(peer)}`,
				goal: '≤ 60 / 300 ms',
				isMet: complete <= 60 && usable <= 300
			}
		],
		details: { own, peer }
	};
}

const PEER_SEAT = { path: '/', documentName: 'long', token: 'none' };

async function openCold(
	name: 'rundbord' | 'hocuspocus',
	{ folder, seat }: Pick<LongStore, 'folder' | 'seat'>
): Promise<OpeningReport> {
	// A copy, so that nothing an earlier server has kept helps this one.
	const dataDir = await mkdtemp(path.join(tmpdir(), 'rundbord-bench-open-'));
	await cp(folder, dataDir, { recursive: true });
	const server: RunningServer = await startSubject(name, { dataDir });
	const { port, language } = server;
	const report = await startGenerator({ kind: 'opening', port, language, seats: [seat], settleMs: 0 }).report;
	await server.stop();
	return report;
}

/** @returns a folder in which Hocuspocus finds the same document in its own database */
async function hocuspocusWith(stateFile: string): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), 'rundbord-bench-hocuspocus-'));
	const database = new Database(path.join(folder, 'hocuspocus.db'));
	database.exec('CREATE TABLE "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))');
	database.prepare('INSERT INTO documents VALUES (?, ?)').run(PEER_SEAT.documentName, readFileSync(stateFile));
	database.close();
	return folder;
}
