/** B9: the first visit with a slow processor on a slow line: how much script, and when a person can read and write. */
import type { Browser, Page } from '@playwright/test';
import { OPENING_INSET, READABLE_ZOOM } from '../../../src/lib/document/board-opening.ts';
import { longTasks, openChromium, timePage, type Milestones, type PageRun } from '../browser.ts';
import { median } from '../histogram.ts';
import { deviceCookies, writeLargeBoard, type LargeBoard } from '../large-board.ts';
import { ms, type Finding, type Line } from '../report.ts';
import { startSubject } from '../servers.ts';
import type { Settings } from '../settings.ts';
import { serveTldrawPage } from '../tldraw-page.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const LAPTOP = { viewport: { width: 1280, height: 800 } };

/** Readable: a name can be typed. Usable: it can be sent. */
const JOIN: Milestones = {
	readable: `document.querySelector('form input[autocomplete=name]')`,
	usable: `document.querySelector('form button[type=submit]:not(:disabled)')`
};
const TABLE: Milestones = {
	readable: `document.querySelector('.sheet.problem h3')`,
	usable: `document.querySelectorAll('.sheet.problem [contenteditable=true]').length > 0`
};
const PICTURE = `document.querySelector('.sheet.board img')`;
const BOARD: Milestones = {
	readable: `${PICTURE}?.complete && ${PICTURE}.naturalWidth > 0 || document.querySelector('.canvas.ready')`,
	usable: `document.querySelector('.canvas.ready .tl-shape')`
};
const PEER: Milestones = {
	usable: `document.documentElement?.dataset.ready !== undefined && document.querySelector('.tl-shape')`
};
const SMALL_BOARD = 40;
const CANVAS = '.tl-canvas';

/** How far, how often and how fast the board is dragged about while long tasks are counted. */
const PANS = { count: 40, distance: 60 };
/** What holds the page for longer is felt; the browser tells of nothing shorter. */
const LONG_TASK_MS = 50;

interface Found {
	what: string;
	runs: PageRun[];
	peers: { name: string; runs: PageRun[] }[];
	goals: { kilobytes?: number; readableMs?: number; usableMs: number };
}

export async function browserBenchmark(
	{ repeats, boardNotes }: Settings,
	say: (line: string) => void
): Promise<Finding> {
	const server = await startSubject('rundbord');
	const url = `http://127.0.0.1:${server.port}`;
	const browser = await openChromium();
	const peer = await serveTldrawPage();
	try {
		const small = await writeLargeBoard(url, SMALL_BOARD);
		const large = await writeLargeBoard(url, boardNotes);
		const pans: { own: Pan[]; tldraw: Pan[] } = { own: [], tldraw: [] };
		let canvasSize = LAPTOP.viewport;
		const visit = (board: LargeBoard, milestones: Milestones, context: object, after?: (page: Page) => Promise<void>) =>
			visitTable({ browser, url, board, milestones, context, ...(after && { after }) });
		const tldraw = (notes: number, after?: (page: Page) => Promise<void>) => () =>
			timePage(browser, {
				address: `${peer.url}/?notes=${notes}`,
				milestones: PEER,
				context: LAPTOP,
				...(after && { after })
			});
		const found: Found[] = [
			await inTurn('B9 join, a phone', repeats, {
				own: () =>
					timePage(browser, {
						address: `${url}/j/${small.id}#${small.inviteToken}`,
						milestones: JOIN,
						context: PHONE
					}),
				goals: { kilobytes: 60, readableMs: 400, usableMs: 400 }
			}),
			await inTurn('B9 problem and plan, a phone', repeats, {
				own: () => visit(small, TABLE, PHONE),
				goals: { kilobytes: 260, usableMs: 1_200 }
			}),
			await inTurn(`B9 board of ${SMALL_BOARD} notes, a laptop`, repeats, {
				own: () => visit(small, BOARD, LAPTOP),
				peer: tldraw(SMALL_BOARD),
				goals: { readableMs: 900, usableMs: 2_500 }
			}),
			await inTurn(`B9 board of ${boardNotes} notes, a laptop`, repeats, {
				own: () =>
					visit(large, BOARD, LAPTOP, async (page) => {
						canvasSize = (await page.locator(CANVAS).boundingBox()) ?? canvasSize;
						pans.own.push(await pan(page));
					}),
				peer: tldraw(boardNotes, async (page) => {
					await lookAsOwn(page, canvasSize);
					pans.tldraw.push(await pan(page));
				}),
				goals: { readableMs: 900, usableMs: 2_500 }
			})
		];
		const lines = found.map(lineOf);
		lines.push(pressLine(boardNotes, pans), movingLine(boardNotes, pans));
		lines.forEach(({ what, rundbord, peers }) => say(`  ${what}: ${rundbord}; ${peers}`));
		return { lines, details: { found, pans } };
	} finally {
		await browser.close();
		await peer.stop();
		await server.stop();
	}
}

async function visitTable({
	browser,
	url,
	board,
	milestones,
	context,
	after
}: {
	browser: Browser;
	url: string;
	board: LargeBoard;
	milestones: Milestones;
	context: object;
	after?: (page: Page) => Promise<void>;
}): Promise<PageRun> {
	const cookies = await deviceCookies(url, board.id, board.writer);
	return timePage(browser, { address: `${url}/w/${board.id}`, milestones, context, cookies, ...(after && { after }) });
}

/** Own and peer in turn, each so many times after one that warms the server's and the browser's own caches. */
async function inTurn(
	what: string,
	repeats: number,
	{ own, peer, goals }: { own: () => Promise<PageRun>; peer?: () => Promise<PageRun>; goals: Found['goals'] }
): Promise<Found> {
	const runs: PageRun[] = [];
	const peerRuns: PageRun[] = [];
	await own();
	for (let repeat = 0; repeat < repeats; repeat += 1) {
		runs.push(await own());
		if (peer) peerRuns.push(await peer());
	}
	return { what, runs, peers: peer ? [{ name: 'tldraw', runs: peerRuns }] : [], goals };
}

function lineOf({ what, runs, peers, goals }: Found): Line {
	const reached = (all: readonly PageRun[], name: string) =>
		median(all.map(({ reachedMs }) => reachedMs[name] ?? Number.NaN));
	const kilobytes = (all: readonly PageRun[]) => median(all.map(({ scriptBytes }) => scriptBytes.usable ?? 0)) / 1000;
	const told = (all: readonly PageRun[]) =>
		`${kilobytes(all).toFixed(0)} kB, ${goals.readableMs === undefined ? '' : `readable ${ms(reached(all, 'readable'))}, `}usable ${ms(reached(all, 'usable'))}`;
	return {
		what,
		metric: 'script until usable; time from the start of the visit (CPU ×4, 10 Mbit/s, 40 ms)',
		rundbord: told(runs),
		peers: peers
			.map(({ name, runs: all }) => `${name} ${kilobytes(all).toFixed(0)} kB, usable ${ms(reached(all, 'usable'))}`)
			.join('; '),
		goal: [
			goals.kilobytes === undefined ? '' : `≤ ${goals.kilobytes} kB`,
			goals.readableMs === undefined ? '' : `readable ≤ ${goals.readableMs} ms`,
			`usable ≤ ${goals.usableMs} ms`
		]
			.filter(Boolean)
			.join(', '),
		isMet:
			kilobytes(runs) <= (goals.kilobytes ?? Infinity) &&
			(goals.readableMs === undefined || reached(runs, 'readable') <= goals.readableMs) &&
			reached(runs, 'usable') <= goals.usableMs
	};
}

/** Only a press made in the very moment in which a board can be used waits for what it still brings in. */
function pressLine(boardNotes: number, { own, tldraw }: { own: Pan[]; tldraw: Pan[] }): Line {
	const told = (runs: Pan[]) => ms(median(runs.map(({ answeredMs }) => answeredMs)));
	return {
		what: `B9 a press at once on ${boardNotes} notes`,
		metric: 'answered; time from the start of the visit (CPU ×4, 10 Mbit/s, 40 ms)',
		rundbord: told(own),
		peers: `tldraw ${told(tldraw)}`,
		goal: '',
		isMet: null
	};
}

function movingLine(boardNotes: number, { own, tldraw }: { own: Pan[]; tldraw: Pan[] }): Line {
	const longest = ({ tasks }: Pan) => Math.max(0, ...tasks);
	const isLong = (run: Pan) => longest(run) > LONG_TASK_MS;
	const told = (runs: Pan[]) => {
		const long = runs.filter(isLong);
		if (long.length === 0) return `none over ${LONG_TASK_MS} ms in ${runs.length} visits`;
		const count = median(long.map(({ tasks }) => tasks.length));
		return `${ms(median(long.map(longest)))} (${count} over ${LONG_TASK_MS} ms) in ${long.length} of ${runs.length} visits`;
	};
	return {
		what: `B9 moving about on ${boardNotes} notes`,
		metric: `longest task of ${PANS.count} moves, processor four times slower`,
		rundbord: told(own),
		peers: `tldraw ${told(tldraw)}`,
		goal: `none over ${LONG_TASK_MS} ms`,
		isMet: !own.some(isLong)
	};
}

/** Shows the peer's board as our own opens: as large, from the same corner, at the same zoom. */
async function lookAsOwn(page: Page, { width, height }: { width: number; height: number }): Promise<void> {
	await page.setViewportSize({ width: Math.round(width), height: Math.round(height) });
	const inset = OPENING_INSET / READABLE_ZOOM;
	await page.evaluate(
		async (camera) => {
			const { editor } = globalThis as unknown as { editor: { setCamera(camera: object): void } };
			editor.setCamera(camera);
			await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
		},
		{ x: inset, y: inset, z: READABLE_ZOOM }
	);
}

interface Pan {
	/** When the first press was answered, in milliseconds from the start of the visit. */
	answeredMs: number;
	/** Every task over 50 ms while the board was moved about. */
	tasks: number[];
}

/** Presses the board at once, and drags it about with the wheel, as one does to look around. */
async function pan(page: Page): Promise<Pan> {
	const canvas = page.locator(CANVAS);
	const box = await canvas.boundingBox();
	if (!box) throw new Error('There is no canvas to move about on');
	await page.evaluate(() => addEventListener('pointerup', () => performance.mark('answered'), { once: true }));
	// The wheel moves the board only once it has been pressed; and with the press all of it is brought in.
	await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
	const answeredMs = await page.evaluate(() => performance.getEntriesByName('answered')[0]?.startTime ?? Number.NaN);
	const tasks = await longTasks(page, async () => {
		for (let move = 0; move < PANS.count; move += 1)
			await page.mouse.wheel(PANS.distance * (move % 20 < 10 ? 1 : -1), PANS.distance / 2);
	});
	return { answeredMs, tasks };
}
