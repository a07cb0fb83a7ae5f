/** B8: what an open workshop costs in memory while nobody writes, and what is left when everybody has gone. */
import { setTimeout as pause } from 'node:timers/promises';
import { startGenerator } from '../generator.ts';
import type { Seat } from '../generator/person.ts';
import { readMetric, startSubject, type RunningServer, type SubjectName } from '../servers.ts';
import { residentBytes } from '../machine.ts';
import type { Finding } from '../report.ts';
import type { Settings } from '../settings.ts';

/** Longer than our server, or a peer, keeps an empty document; a record leaves a round after the others. */
const UNLOAD_MS = 40_000;
/** Workshops opened and left before anything is measured. */
const WARM_UP = 300;

interface IdleCost {
	kbEach: number;
	kbEachLeft: number;
	liveDocumentsLeft: number;
}

export async function idle({ idleWorkshops }: Settings, say: (line: string) => void): Promise<Finding> {
	const costs = new Map<SubjectName, IdleCost>();
	for (const name of ['rundbord', 'hocuspocus', 'y-websocket'] satisfies SubjectName[]) {
		const cost = await idleCost(name, idleWorkshops);
		costs.set(name, cost);
		say(`  ${name}: ${told(cost)}`);
	}
	const own = costs.get('rundbord') as IdleCost;
	return {
		lines: [
			{
				what: 'B8 idle',
				metric: `resident memory a workshop, ${idleWorkshops} open; after all have left`,
				rundbord: `${told(own)}, ${own.liveDocumentsLeft} documents in memory`,
				peers: [...costs]
					.slice(1)
					.map(([name, cost]) => `${name} ${told(cost)}`)
					.join('; '),
				goal: '≤ 50 kB; nothing',
				// A figure below nothing is noise, not memory saved.
				isMet: own.kbEach > 0 && own.kbEach <= 50 && own.liveDocumentsLeft === 0
			}
		],
		details: Object.fromEntries(costs)
	};
}

async function idleCost(name: SubjectName, count: number): Promise<IdleCost> {
	const server = await startSubject(name, { nodeOptions: ['--inspect=127.0.0.1:0'] });
	const warmUp = await server.seatsApart(Math.min(WARM_UP, count));
	const seats = await server.seatsApart(count);
	await whileOpen(server, warmUp, async () => undefined);
	await pause(UNLOAD_MS);
	const before = await settledBytes(server);
	const open = await whileOpen(server, seats, () => settledBytes(server));
	await pause(UNLOAD_MS);
	const after = await settledBytes(server);
	const liveDocumentsLeft = name === 'rundbord' ? await readMetric(server, 'rundbord_live_documents') : Number.NaN;
	await server.stop();
	const kbEach = (bytes: number) => (bytes - before) / 1000 / count;
	return { kbEach: kbEach(open), kbEachLeft: kbEach(after), liveDocumentsLeft };
}

async function whileOpen<Answer>(
	{ port, language }: RunningServer,
	seats: Seat[],
	look: () => Promise<Answer>
): Promise<Answer> {
	const generator = startGenerator({ kind: 'idle', port, language, seats });
	await generator.heard('idle');
	const answer = await look();
	generator.stop();
	const { connected } = await generator.report;
	if (connected !== seats.length) throw new Error(`Only ${connected} of ${seats.length} stayed`);
	return answer;
}

/** @returns resident memory after the server has collected its garbage */
async function settledBytes(server: RunningServer): Promise<number> {
	if (!server.inspector) throw new Error('The server told no address of its inspector');
	const inspector = new WebSocket(server.inspector);
	await new Promise((resolve) => inspector.addEventListener('open', resolve, { once: true }));
	// Twice: what the first run finalises, the second frees.
	for (const id of [1, 2]) {
		const answered = new Promise((resolve) => inspector.addEventListener('message', resolve, { once: true }));
		inspector.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }));
		await answered;
		await pause(500);
	}
	inspector.close();
	return residentBytes(server.pid);
}

function told({ kbEach, kbEachLeft }: IdleCost): string {
	return `${kbEach.toFixed(0)} kB; ${kbEachLeft.toFixed(0)} kB`;
}
