/** The system's Chromium as an old phone or laptop on a slow line, and what a page does in it until it can be used. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, ensureChromium, findChromium } from '../support/chromium.ts';

/** Of `benchmarks.md`: 10 Mbit/s with 40 ms there and back, and a processor four times slower. */
const LINE = { bytesPerSecond: 10_000_000 / 8, latencyMs: 40 };
const CPU_SLOWDOWN = 4;
const PATIENCE_MS = 180_000;

/**
 * Whoever looks on with the browser's own tools, as we do, makes it find the line of each error and each request, for which
 * it reads whole files of script anew: half a second of a page with the canvas that nobody has who only visits it. With
 * lines noted as a file is read, it need not.
 */
const NO_READING_AGAIN = '--js-flags=--no-enable-lazy-source-positions';

/** When something could first be seen or done: its name → JavaScript that is true from then on. */
export type Milestones = Readonly<Record<string, string>>;

export interface PageRun {
	/** Milliseconds from the start of the navigation. */
	reachedMs: Record<string, number>;
	/** Compressed script that had come when each milestone was reached. */
	scriptBytes: Record<string, number>;
}

export async function openChromium(): Promise<Browser> {
	ensureChromium();
	const executablePath = findChromium();
	return chromium.launch({
		args: [...CHROMIUM_ARGUMENTS, NO_READING_AGAIN],
		...(executablePath ? { executablePath } : {})
	});
}

/**
 * Opens an address in a browser that knows nothing of us but its cookies, on the slow line.
 * @param after what else is done with the page, at the slow processor, before it is closed
 */
export async function timePage(
	browser: Browser,
	{
		address,
		milestones,
		context: options,
		cookies = [],
		after
	}: {
		address: string;
		milestones: Milestones;
		context: BrowserContextOptions;
		cookies?: { name: string; value: string; url: string }[];
		after?: (page: Page) => Promise<void>;
	}
): Promise<PageRun> {
	const context = await browser.newContext({ locale: 'da-DK', reducedMotion: 'reduce', ...options });
	try {
		await context.addCookies(cookies);
		const page = await context.newPage();
		await slowDown(page);
		const tests = Object.entries(milestones).map(([name, text]) => `${JSON.stringify(name)}: () => ${text}`);
		await page.addInitScript({ content: `(${watch.toString()})({ ${tests.join(', ')} })` });
		await page.goto(address, { waitUntil: 'commit' });
		const run: PageRun = { reachedMs: {}, scriptBytes: {} };
		for (const name of Object.keys(milestones)) {
			const reached = await page
				.waitForFunction((wanted) => (globalThis as unknown as Watched).reached?.[wanted], name, {
					timeout: PATIENCE_MS,
					polling: 50
				})
				.catch(async (error: unknown) => {
					const seen = (await page.locator('body').innerText()).slice(0, 300);
					throw new Error(`${new URL(address).pathname} was never ${name}; it shows: ${seen}`, { cause: error });
				});
			run.reachedMs[name] = Number(await reached.jsonValue());
			run.scriptBytes[name] = await page.evaluate(scriptBytes);
		}
		await after?.(page);
		return run;
	} finally {
		await context.close();
	}
}

/** @returns the lengths, in milliseconds, of what held the page's thread for more than 50 ms while something was done */
export async function longTasks(page: Page, act: () => Promise<void>): Promise<number[]> {
	await page.evaluate(() => {
		const tasks: number[] = [];
		(globalThis as unknown as { longTasks: number[] }).longTasks = tasks;
		new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
			type: 'longtask'
		});
	});
	await act();
	return page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);
}

interface Watched {
	reached?: Record<string, number>;
}

/** Runs in the page, from before its first script. */
function watch(milestones: Record<string, () => unknown>): void {
	const reached: Record<string, number> = {};
	(globalThis as unknown as Watched).reached = reached;
	const look = () => {
		for (const [name, isSo] of Object.entries(milestones))
			if (!(name in reached) && isSo()) reached[name] = performance.now();
		if (Object.keys(reached).length < Object.keys(milestones).length) setTimeout(look, 16);
	};
	look();
}

/** Runs in the page. */
function scriptBytes(): number {
	const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
	return loaded
		.filter(({ name }) => new URL(name).pathname.endsWith('.js'))
		.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
}

async function slowDown(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.emulateNetworkConditions', {
		offline: false,
		latency: LINE.latencyMs,
		downloadThroughput: LINE.bytesPerSecond,
		uploadThroughput: LINE.bytesPerSecond
	});
	await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
}
