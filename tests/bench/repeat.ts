/** Runs a crowd at a server once, or several times against several servers in turn, and judges whether it counts. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Reports } from './generator/job.ts';
import type { Seat } from './generator/person.ts';
import { startGenerator } from './generator.ts';
import { boardAlone, layNotes } from './large-board.ts';
import { loadBetween, readUsage } from './machine.ts';
import { readMetric, startSubject, type RunningServer, type SubjectName } from './servers.ts';
import type { Settings } from './settings.ts';

const MAX_GENERATOR_CORES = 0.9;
const MAX_OTHER_CORES = 0.1;

export interface CrowdRun extends Omit<Reports['typing'], 'breaks'> {
	breaks: string[];
	serverCores: number;
	generatorCores: number;
	otherCores: number;
	/** Milliseconds of the server's processor time. */
	cpuPerThousandDeliveries: number;
	/** Of our own server: a revision's share of its commit, wall clock, in microseconds. */
	storeMicroseconds: number | null;
	/** Why this repeat says nothing; null when it counts. */
	refused: string | null;
}

export interface CrowdWork {
	people: number;
	seconds: number;
	warmUpSeconds: number;
	keystrokesPerSecond: number;
	presencesPerSecond: number;
	/** So many notes lie on a board, and everybody moves one of them instead of typing. */
	boardNotes?: number;
}

/** Starts the server, lets everybody in, types, measures and ends it. */
export async function runCrowd(name: SubjectName, work: CrowdWork): Promise<CrowdRun> {
	const server = await startSubject(name);
	try {
		return await crowdAt(server, work);
	} finally {
		await server.stop();
	}
}

/**
 * Subjects in turn, A B A B, each so many times. @returns the repeats of each; those refused are tried again a few times
 * and stand there, with the reason, when none of the tries was quiet
 */
export async function interleaved(
	subjects: readonly SubjectName[],
	work: CrowdWork,
	{ repeats, refusesNoise, tries }: Pick<Settings, 'repeats' | 'refusesNoise' | 'tries'>,
	say: (line: string) => void
): Promise<Map<SubjectName, CrowdRun[]>> {
	const runs = new Map<SubjectName, CrowdRun[]>(subjects.map((name) => [name, []]));
	for (let repeat = 0; repeat < repeats; repeat += 1) {
		for (const name of subjects) {
			let run = await runCrowd(name, work);
			for (let again = 1; again < tries && refusesNoise && run.refused; again += 1) {
				say(`  ${name}, ${work.people} people: refused, ${run.refused}`);
				run = await runCrowd(name, work);
			}
			if (!refusesNoise) run.refused = null;
			runs.get(name)?.push(run);
			say(
				`  ${name}, ${work.people} people: p99 ${run.delivery.p99.toFixed(1)} ms, delivered ${run.deliveredPercent.toFixed(2)} %, ` +
					`server ${run.serverCores.toFixed(2)}, generator ${run.generatorCores.toFixed(2)}, others ${run.otherCores.toFixed(2)} cores` +
					(run.refused ? `; refused: ${run.refused}` : '')
			);
		}
	}
	return runs;
}

async function crowdAt(server: RunningServer, work: CrowdWork): Promise<CrowdRun> {
	const { people, boardNotes, ...rest } = work;
	const { port, language } = server;
	const seats = await server.seats(people, boardNotes === undefined ? 'negotiation' : 'canvas');
	const board = boardNotes === undefined ? undefined : await layBoard(server, seats, boardNotes);
	const generator = startGenerator({ kind: 'typing', port, language, seats, ...rest, ...(board && { board }) });
	await generator.heard('measuring');
	const pids = [server.pid, generator.pid, process.pid];
	const before = readUsage(pids);
	await generator.heard('measured');
	const load = loadBetween(before, readUsage(pids));
	const report = await generator.report;
	const [serverCores = 0, generatorCores = 0] = load.cores;
	return {
		...report,
		serverCores,
		generatorCores,
		otherCores: load.others,
		cpuPerThousandDeliveries: (serverCores * load.seconds * 1000) / (report.arrivalsWhileMeasured / 1000),
		storeMicroseconds: await storeMicroseconds(server),
		refused: reasonToRefuse(generatorCores, load.others)
	};
}

/** Our own server has it before anybody comes, through its doors; a peer is given it whole by the first who comes. */
async function layBoard(
	{ name, port, dataDir }: RunningServer,
	[seat]: readonly Seat[],
	notes: number
): Promise<{ file: string; isThere: boolean }> {
	const isThere = name === 'rundbord';
	const state =
		isThere && seat
			? await layNotes(`http://127.0.0.1:${port}`, { ...seat, participantId: seat.participantId ?? '', notes })
			: boardAlone(notes);
	const file = path.join(dataDir, 'board.bin');
	await writeFile(file, state);
	return { file, isThere };
}

function reasonToRefuse(generatorCores: number, otherCores: number): string | null {
	if (generatorCores > MAX_GENERATOR_CORES) return `the generator used ${generatorCores.toFixed(2)} of its core`;
	if (otherCores > MAX_OTHER_CORES) return `other processes used ${otherCores.toFixed(2)} of a core`;
	return null;
}

/** Asked for when all is over, so that the answer takes nothing from anybody. */
async function storeMicroseconds(server: RunningServer): Promise<number | null> {
	if (server.name !== 'rundbord') return null;
	const seconds = await readMetric(server, 'rundbord_commit_seconds_sum');
	return (1e6 * seconds) / (await readMetric(server, 'rundbord_revisions_total'));
}
