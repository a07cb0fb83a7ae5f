/** Starts generator processes, pinned to the last core, and hears what they found. */
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import path from 'node:path';
import type { FromGenerator, Job, Reports, ToGenerator } from './generator/job.ts';

const MAIN = path.join(import.meta.dirname, 'generator/main.ts');

export interface RunningGenerator<Kind extends Job['kind']> {
	pid: number;
	/** Resolves when the generator says so. */
	heard(event: Exclude<FromGenerator['event'], 'done' | 'failed'>): Promise<void>;
	/** Tells it that it has been long enough. */
	stop(): void;
	/** Resolves with what it found, once it has ended; rejects when it failed. */
	report: Promise<Reports[Kind]>;
}

export function startGenerator<Kind extends Job['kind']>(job: Extract<Job, { kind: Kind }>): RunningGenerator<Kind> {
	const child = spawn('taskset', ['-c', String(cpus().length - 1), process.execPath, MAIN], {
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	const heard = new Map<string, () => void>();
	const events = new Map<string, Promise<void>>();
	for (const event of ['measuring', 'measured', 'typing', 'idle']) {
		events.set(event, new Promise((resolve) => heard.set(event, resolve)));
	}
	const report = new Promise<Reports[Kind]>((resolve, reject) => {
		let result: Reports[Kind] | null = null;
		let failure = 'The generator ended without a word';
		child.on('message', (message: FromGenerator) => {
			if (message.event === 'done') result = message.report as Reports[Kind];
			else if (message.event === 'failed') failure = message.message;
			else heard.get(message.event)?.();
		});
		child.once('exit', () => (result ? resolve(result) : reject(new Error(failure))));
	});
	// Whoever waits for an event first hears of a failure there.
	report.catch(() => undefined);
	const send = (message: ToGenerator) => child.send(message);
	send({ job });
	return {
		pid: child.pid as number,
		heard: (event) => Promise.race([events.get(event) as Promise<void>, report.then(() => undefined)]),
		stop: () => send({ stop: true }),
		report
	};
}
