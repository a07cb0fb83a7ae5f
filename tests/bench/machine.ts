/** The machine: what it is, and who uses its processors. Linux only: it reads /proc. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';

/** Clock ticks a second in /proc, on every Linux we know. */
const TICKS_PER_SECOND = 100;

export interface Machine {
	cpu: string;
	cores: number;
	memoryGb: number;
	kernel: string;
	node: string;
	commit: string;
	date: string;
}

export function describeMachine(): Machine {
	return {
		cpu: cpus()[0]?.model.trim() ?? 'unknown',
		cores: cpus().length,
		memoryGb: Math.round(totalmem() / 2 ** 30),
		kernel: release(),
		node: process.version,
		commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
		date: new Date().toISOString()
	};
}

/** Seconds of processor time used so far, by whom. */
export interface Usage {
	atMs: number;
	byPid: Map<number, number>;
	/** By everything that runs here, also what has ended since; without interrupts and what other machines took. */
	all: number;
}

/** @param pids the processes to look at, with all their threads; one that is gone counts as 0 */
export function readUsage(pids: readonly number[]): Usage {
	const [user = 0, nice = 0, system = 0] = (readFileSync('/proc/stat', 'latin1').split('\n', 1)[0] ?? '')
		.trim()
		.split(/\s+/)
		.slice(1)
		.map(Number);
	return {
		atMs: performance.now(),
		byPid: new Map(pids.map((pid) => [pid, usedBy(pid)])),
		all: (user + nice + system) / TICKS_PER_SECOND
	};
}

export interface Load {
	/** Cores used by each process asked for, in their order. */
	cores: number[];
	/** Cores used by everything else but this process. */
	others: number;
	seconds: number;
}

/** @returns what was used between two readings of the same processes; the bench's own process is nobody else's load */
export function loadBetween(before: Usage, after: Usage): Load {
	const seconds = (after.atMs - before.atMs) / 1000;
	const cores = [...after.byPid].map(([pid, used]) => (used - (before.byPid.get(pid) ?? 0)) / seconds);
	const known = cores.reduce((sum, used) => sum + used, 0);
	return { cores, others: Math.max(0, (after.all - before.all) / seconds - known), seconds };
}

/** @returns resident memory in bytes */
export function residentBytes(pid: number): number {
	const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
	return Number(kilobytes) * 1024;
}

function usedBy(pid: number): number {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
		// The name, in parentheses, may hold spaces.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
	} catch {
		return 0;
	}
}
