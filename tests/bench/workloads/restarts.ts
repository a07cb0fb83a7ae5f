/** B4 crash and B10 recovery: what is left after kill -9, and how soon everybody agrees again. */
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { startGenerator } from '../generator.ts';
import { median } from '../histogram.ts';
import { seededRandom } from '../long-history.ts';
import { ms, type Finding } from '../report.ts';
import type { Seat } from '../generator/person.ts';
import { startSubject, type RunningServer, type SubjectName } from '../servers.ts';
import type { Settings } from '../settings.ts';

const CRASH_PEOPLE = 10;
const CRASH_KEYSTROKES_PER_SECOND = 10;
const RECOVERY_KEYSTROKES_PER_SECOND = 4;
/** y-websocket answers before it has read its store; this long, the rest is waited for. */
const SETTLE_MS = 1_500;

interface CrashCount {
	rounds: number;
	/** Edits the server had acknowledged; where it never does, edits that others had got. */
	promised: number;
	lost: number;
}

export async function crash(settings: Settings, say: (line: string) => void): Promise<Finding> {
	const counts = new Map<SubjectName, CrashCount>();
	for (const name of ['rundbord', 'hocuspocus', 'y-websocket'] satisfies SubjectName[]) {
		const rounds = name === 'rundbord' ? settings.crashRounds : settings.peerCrashRounds;
		const count = await crashes(name, rounds);
		counts.set(name, count);
		say(`  ${name}: ${told(count)} in ${rounds} rounds`);
	}
	const own = counts.get('rundbord') as CrashCount;
	return {
		lines: [
			{
				what: 'B4 crash',
				metric: `acknowledged edits lost, kill -9 × ${own.rounds}`,
				rundbord: told(own),
				peers: [...counts]
					.slice(1)
					.map(([name, count]) => `${name} ${told(count)}`)
					.join('; '),
				goal: '0 lost',
				isMet: own.lost === 0 && own.promised > 0
			}
		],
		details: Object.fromEntries(counts)
	};
}

async function crashes(name: SubjectName, rounds: number): Promise<CrashCount> {
	const random = seededRandom(rounds);
	const count = { rounds, promised: 0, lost: 0 };
	let server = await startSubject(name);
	const { dataDir, port, language } = server;
	for (let round = 0; round < rounds; round += 1) {
		const seats = await server.seats(CRASH_PEOPLE);
		const generator = startGenerator({
			kind: 'crash',
			port,
			language,
			seats,
			keystrokesPerSecond: CRASH_KEYSTROKES_PER_SECOND,
			maxSeconds: 30
		});
		await generator.heard('typing');
		await pause(1_000 + random() * 4_000);
		await server.kill();
		const { clientIds, acknowledged, seenByOthers } = await generator.report;
		server = await startSubject(name, { dataDir, port });
		const standing = await clocksAt(server, seats[0] as Seat);
		const promises = language === 'y-websocket' ? seenByOthers : acknowledged;
		promises.forEach((promised, person) => {
			count.promised += promised;
			count.lost += Math.max(0, promised - (standing.get(clientIds[person] as number) ?? 0));
		});
	}
	await server.stop();
	return count;
}

export async function recovery(settings: Settings, say: (line: string) => void): Promise<Finding> {
	const rounds: { startMs: number; allBackMs: number; agreedMs: number; typed: number; lost: number }[] = [];
	for (let repeat = 0; repeat < settings.repeats; repeat += 1) {
		const round = await recoverOnce(settings.recoveryPeople);
		rounds.push(round);
		say(
			`  ${settings.recoveryPeople} people: server up after ${ms(round.startMs)}, all back after ${ms(round.allBackMs)}, ` +
				`agree after ${ms(round.agreedMs)}, ${round.lost} of ${round.typed} edits lost`
		);
	}
	const agreedMs = median(rounds.map((round) => round.agreedMs));
	const lost = rounds.reduce((sum, round) => sum + round.lost, 0);
	return {
		lines: [
			{
				what: 'B10 recovery',
				metric: `kill -9 and restart under ${settings.recoveryPeople} people: until all agree; lost edits`,
				rundbord: `${ms(agreedMs)} (server up after ${ms(median(rounds.map((round) => round.startMs)))}); ${lost} lost`,
				peers: '',
				goal: '≤ 3 s; 0',
				isMet: agreedMs <= 3_000 && lost === 0
			}
		],
		details: rounds
	};
}

async function recoverOnce(people: number) {
	const before = await startSubject('rundbord');
	const { dataDir, port, language } = before;
	const seats = await before.seats(people);
	const generator = startGenerator({
		kind: 'recovery',
		port,
		language,
		seats,
		keystrokesPerSecond: RECOVERY_KEYSTROKES_PER_SECOND,
		maxSeconds: 60
	});
	await generator.heard('typing');
	await pause(3_000);
	const killedAt = performance.now();
	await before.kill();
	const after = await startSubject('rundbord', { dataDir, port });
	const startMs = performance.now() - killedAt;
	const report = await generator.report;
	const standing = await clocksAt(after, seats[0] as Seat);
	const lost = report.typedEach.reduce(
		(sum, typed, person) => sum + Math.max(0, typed - (standing.get(report.clientIds[person] as number) ?? 0)),
		0
	);
	await after.stop();
	await rm(dataDir, { recursive: true, force: true });
	const { allBackMs, agreedMs, typed, missing } = report;
	return { startMs, allBackMs, agreedMs, typed, lost: Math.max(lost, missing) };
}

/** @returns what a newcomer gets: Yjs client id → next clock */
async function clocksAt({ port, language }: RunningServer, seat: Seat): Promise<Map<number, number>> {
	const settleMs = language === 'y-websocket' ? SETTLE_MS : 0;
	const { clocks } = await startGenerator({ kind: 'opening', port, language, seats: [seat], settleMs }).report;
	return new Map(clocks);
}

function told({ promised, lost }: CrashCount): string {
	return `${lost.toLocaleString('en')} of ${promised.toLocaleString('en')}`;
}
