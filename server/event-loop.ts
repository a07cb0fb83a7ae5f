/**
 * How long the process's one thread keeps everybody else waiting. A delay counts as far as the thread worked in it: that
 * the machine let another process run is nothing this program did.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
/** Short, so that the work of one look is not taken for one long delay. */
const LOOK_EVERY_MS = 100;

/** @param observe takes the longest delay since the last look, in milliseconds, ten times a second */
export function watchEventLoop(observe: (delayMs: number) => void): void {
	const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
	delays.enable();
	let before = process.threadCpuUsage();
	setInterval(() => {
		const now = process.threadCpuUsage();
		const workedMs = (now.user - before.user + now.system - before.system) / 1_000;
		before = now;
		observe(Math.max(0, Math.min(delays.max / 1e6 - RESOLUTION_MS, workedMs)));
		delays.reset();
	}, LOOK_EVERY_MS).unref();
}
