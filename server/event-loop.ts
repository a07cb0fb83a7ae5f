/**
 * How long the process's one thread keeps everybody else waiting. A delay counts as far as the thread worked in it: that
 * the machine let another process run is nothing this program did.
 */

/** A clock that ticks so often sees a long turn of the event loop almost by itself, and its work with it. */
const TICK_MS = 10;
const TICKS_PER_LOOK = 10;

/** @param observe takes the longest delay since the last look, in milliseconds, about ten times a second */
export function watchEventLoop(observe: (delayMs: number) => void): void {
	let tickedAt = performance.now();
	let worked = workedMs();
	let longest = 0;
	let ticks = 0;
	setInterval(() => {
		const [now, workedNow] = [performance.now(), workedMs()];
		const delay = Math.max(0, Math.min(now - tickedAt - TICK_MS, workedNow - worked));
		longest = Math.max(longest, delay);
		tickedAt = now;
		worked = workedNow;
		ticks += 1;
		if (ticks < TICKS_PER_LOOK) return;
		observe(longest);
		longest = 0;
		ticks = 0;
	}, TICK_MS).unref();
}

/** @returns what this thread has worked so far; the kernel counts it to a tick of its own, of a few milliseconds */
function workedMs(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1_000;
}
