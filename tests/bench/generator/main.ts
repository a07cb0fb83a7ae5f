/** The generator process: does one job that the bench hands it, reports, and ends. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { Crowd } from './crowd.ts';
import type { FromGenerator, Job, Reports, ToGenerator } from './job.ts';
import { NO_HAND, Person } from './person.ts';
import { percentilesOf } from '../histogram.ts';

/** How long late deliveries are waited for. */
const DRAIN_MS = 12_000;
const RECOVERY_MS = 60_000;

let hearStop: () => void = () => undefined;
const stopped = new Promise<void>((resolve) => (hearStop = resolve));

const tell = (message: FromGenerator) => process.send?.(message);

async function typing(job: Extract<Job, { kind: 'typing' }>): Promise<Reports['typing']> {
	const { warmUpSeconds, seconds, board: laid, ...crowdJob } = job;
	const board = laid && { state: readFileSync(laid.file), isThere: laid.isThere };
	const maxSeconds = warmUpSeconds + seconds + 2;
	const crowd = new Crowd({ ...crowdJob, ...(board && { board }), maxSeconds, returns: false });
	await crowd.connect();
	await crowd.setUp();
	crowd.start();
	await pause(warmUpSeconds * 1000);
	const bytesBefore = crowd.receivedBytes;
	const arrivalsBefore = crowd.tally.arrivals;
	crowd.tally.begin();
	tell({ event: 'measuring' });
	await pause(seconds * 1000);
	crowd.tally.end();
	tell({ event: 'measured' });
	const arrivalsWhileMeasured = crowd.tally.arrivals - arrivalsBefore;
	const receivedBytes = crowd.receivedBytes - bytesBefore;
	crowd.stop();
	await until(() => crowd.tally.isComplete, DRAIN_MS);
	const report = {
		...crowd.tally.report(),
		arrivalsWhileMeasured,
		bytesPerReceiverSecond: receivedBytes / job.seats.length / seconds,
		worstLagMs: crowd.worstLagMs,
		breaks: crowd.breaks.slice(0, 5)
	};
	crowd.leave();
	return report;
}

async function crash(job: Extract<Job, { kind: 'crash' }>): Promise<Reports['crash']> {
	const crowd = new Crowd({ ...job, presencesPerSecond: 0, returns: false });
	await crowd.connect();
	await crowd.setUp();
	crowd.start();
	tell({ event: 'typing' });
	await Promise.race([stopped, until(() => crowd.breaks.length === job.seats.length, job.maxSeconds * 1000)]);
	const people = job.seats.map((_, index) => index);
	const seenByOthers = people.map((writer) =>
		Math.max(...people.filter((receiver) => receiver !== writer).map((receiver) => crowd.tally.seen(receiver, writer)))
	);
	const report = {
		clientIds: [...crowd.clientIds()],
		acknowledged: [...crowd.acknowledged],
		seenByOthers,
		typed: crowd.typedSoFar()
	};
	crowd.leave();
	return report;
}

async function recovery(job: Extract<Job, { kind: 'recovery' }>): Promise<Reports['recovery']> {
	const crowd = new Crowd({ ...job, presencesPerSecond: 0, returns: true });
	const everybody = job.seats.length;
	await crowd.connect();
	await crowd.setUp();
	crowd.start();
	tell({ event: 'typing' });
	await until(() => crowd.breaks.length > 0, RECOVERY_MS);
	const brokeAt = performance.now();
	await until(() => crowd.readyCount < everybody / 2, RECOVERY_MS);
	const isBack = await until(() => crowd.readyCount === everybody, RECOVERY_MS);
	const allBackMs = isBack ? performance.now() - brokeAt : Number.POSITIVE_INFINITY;
	const typedWhenBack = crowd.typedSoFar();
	const hasAgreed = await until(() => crowd.allHave(typedWhenBack), RECOVERY_MS);
	const agreedMs = hasAgreed ? performance.now() - brokeAt : Number.POSITIVE_INFINITY;
	crowd.stop();
	const typedEach = crowd.typedSoFar();
	await until(() => crowd.allHave(typedEach), DRAIN_MS);
	const missing = typedEach.reduce((sum, count, writer) => {
		const least = Math.min(...typedEach.map((_, receiver) => crowd.tally.seen(receiver, writer)));
		return sum + count - least;
	}, 0);
	const clientIds = [...crowd.clientIds()];
	crowd.leave();
	return {
		allBackMs,
		agreedMs,
		typed: typedEach.reduce((sum, count) => sum + count, 0),
		missing,
		clientIds,
		typedEach
	};
}

async function idle(job: Extract<Job, { kind: 'idle' }>): Promise<Reports['idle']> {
	const crowd = new Crowd({ ...job, keystrokesPerSecond: 1, presencesPerSecond: 0, maxSeconds: 0, returns: false });
	await crowd.connect();
	tell({ event: 'idle' });
	await stopped;
	const connected = crowd.readyCount;
	crowd.leave();
	return { connected };
}

async function opening(job: Extract<Job, { kind: 'opening' }>): Promise<Reports['opening']> {
	const [seat] = job.seats;
	if (!seat) throw new Error('Nobody opens the document');
	const parts: Uint8Array[] = [];
	let receivedBytes = 0;
	const startedAt = performance.now();
	const leave = await new Promise<() => void>((resolve, reject) => {
		const person: Person = new Person({
			...job,
			seat,
			clocks: () => new Map(),
			hand: NO_HAND,
			// The rest of the frame is the update: copied, because the socket's memory is used again.
			onUpdate: (cursor) => void parts.push(Uint8Array.from(cursor.bytes.subarray(cursor.at))),
			onPresence: () => undefined,
			onPointers: () => undefined,
			onAcknowledged: () => undefined,
			onAnswer: () => {
				({ receivedBytes } = person);
				resolve(() => person.leave());
			},
			onReady: () => undefined,
			onGone: (reason) => reject(new Error(reason))
		});
		setTimeout(() => reject(new Error('The document did not come')), DRAIN_MS).unref();
		person.connect();
	});
	const completeMs = performance.now() - startedAt;
	const doc = new Y.Doc();
	doc.transact(() => parts.forEach((part) => Y.applyUpdate(doc, part)));
	const usableMs = performance.now() - startedAt;
	const early = parts.length;
	if (job.settleMs > 0) await pause(job.settleMs);
	leave();
	parts.slice(early).forEach((part) => Y.applyUpdate(doc, part));
	return { completeMs, usableMs, bytes: receivedBytes, clocks: [...Y.decodeStateVector(Y.encodeStateVector(doc))] };
}

async function requests({ addresses, token }: Extract<Job, { kind: 'requests' }>): Promise<Reports['requests']> {
	const times: number[] = [];
	let bytes = 0;
	for (const address of addresses) {
		const startedAt = performance.now();
		const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
		const body = await response.text();
		JSON.parse(body);
		times.push(performance.now() - startedAt);
		if (!response.ok) throw new Error(`${address} answered ${response.status}`);
		bytes += body.length;
	}
	return { times: percentilesOf(times), bytes: bytes / addresses.length };
}

/** @returns whether it came true in time */
async function until(isSo: () => boolean, patienceMs: number): Promise<boolean> {
	const giveUpAt = performance.now() + patienceMs;
	while (!isSo()) {
		if (performance.now() > giveUpAt) return false;
		await pause(5);
	}
	return true;
}

function work(job: Job): Promise<Reports[keyof Reports]> {
	switch (job.kind) {
		case 'typing':
			return typing(job);
		case 'crash':
			return crash(job);
		case 'recovery':
			return recovery(job);
		case 'idle':
			return idle(job);
		case 'opening':
			return opening(job);
		case 'requests':
			return requests(job);
	}
}

process.on('message', (message: ToGenerator) => {
	if ('stop' in message) {
		hearStop();
		return;
	}
	work(message.job)
		.then(
			(report) => tell({ event: 'done', report }),
			(error: unknown) => tell({ event: 'failed', message: (error as Error).stack ?? String(error) })
		)
		.finally(() => {
			process.disconnect();
			// What failed may have left lines open, which would keep this process.
			process.exitCode = 0;
			setImmediate(() => process.exit());
		});
});
