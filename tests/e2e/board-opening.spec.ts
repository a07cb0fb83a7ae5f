/** What is seen first of a board that is larger than the view, on the canvas and on the picture before it. */
import type { Page } from '@playwright/test';
import type * as Y from 'yjs';
import { writeRecord } from '../../src/lib/document/board-records.ts';
import { NOTE_SIDE } from '../../src/lib/document/board-shape.ts';
import { deleteRecords, setWords, shapeId } from '../../src/lib/document/board-write.ts';
import type { TestPerson, TestWorkshop } from '../support/people.ts';
import { canvasIsReady, drawn, listed, openCanvas, pointOn, shapeWith, showWholeBoard } from './board-canvas.ts';
import { listOf, showList } from './board-list.ts';
import { carolAtBoard } from './board-content.ts';
import { expect, isSaved, test } from './support.ts';

const COLUMNS = 25;
const STEP = 224;
/** Few enough for the server's limit of structs in one frame. */
const NOTES_A_FRAME = 200;

/** Lays notes in rows, the first of them far from where an empty board begins. */
async function layNotes(url: string, workshop: TestWorkshop, count: number): Promise<void> {
	const { carol, live } = await carolAtBoard(url, workshop);
	for (let from = 0; from < count; from += NOTES_A_FRAME) {
		live.doc.transact(() => {
			for (let place = from; place < Math.min(count, from + NOTES_A_FRAME); place += 1) layNote(live.doc, place, carol);
		});
		await live.saved();
	}
	live.leave();
}

function layNote(doc: Y.Doc, place: number, { participantId }: TestPerson): void {
	const properties = {
		xy: [3_000 + (place % COLUMNS) * STEP, 2_000 + Math.floor(place / COLUMNS) * STEP],
		'meta.order': `a${String(place).padStart(4, '0')}`
	};
	const words = `Seddel ${place}`;
	writeRecord(doc, { id: shapeId(`n${place}`), type: 'note', properties, words, author: participantId });
}

const first = (page: Page) => page.locator('[data-shape-id="shape:n0"]:not(.tl-shape-background)');

test('[CANVAS5] [BOARD9] a board of some hundred notes opens where it begins, large enough to be read, and is shown whole on a press', async ({
	workshop,
	join,
	server
}) => {
	await layNotes(server.url, workshop, 600);
	const alice = await join(workshop, 'Alice');
	const picture = await alice.context.request.get(`/api/workshops/${workshop.id}/board.svg?part=opening`);
	expect(await picture.text()).toMatch(/Seddel 0<.*Seddel 1</);
	expect(await picture.text()).not.toContain('Seddel 24<');

	const ahead = alice.page.waitForResponse(/board\/state$/);
	const page = await openCanvas(alice, workshop.id);
	expect((await ahead).status()).toBe(200);
	await expect(first(page)).toBeInViewport({ ratio: 1 });
	expect((await first(page).boundingBox())?.width).toBeCloseTo(NOTE_SIDE / 2, 0);
	await expect(shapeWith(page, 'Seddel 599')).toHaveCount(0);
	expect((await drawn(page)).length).toBeLessThan(150);

	// What is out of view is not drawn, and is there all the same.
	await first(page).click();
	await page.keyboard.press('Control+a');
	await expect(page.getByText('600 sedler valgt')).toBeVisible();
	// As little is outlined of what is chosen.
	const outlines = page.locator('.tl-shape-indicator rect');
	await expect.poll(() => outlines.count()).toBeGreaterThan(20);
	expect(await outlines.count()).toBeLessThan(150);
	await page.keyboard.press('Escape');
	await showWholeBoard(page);
	await expect.poll(async () => (await drawn(page)).length).toBe(600);
	await expect(page.locator('[data-shape-id="shape:n599"]:not(.tl-shape-background)')).toBeInViewport({ ratio: 1 });
	await expect(first(page)).toBeInViewport({ ratio: 1 });
});

test('[CANVAS5] the picture of the board is asked for before any script, and once', async ({ workshop, join }) => {
	const { page } = await join(workshop, 'Alice');
	const asked: string[] = [];
	page.on('request', (request) => {
		if (['script', 'image'].includes(request.resourceType())) asked.push(new URL(request.url()).pathname);
	});
	await page.goto(`/w/${workshop.id}`);
	await canvasIsReady(page);
	const picture = `/api/workshops/${workshop.id}/board.svg`;
	expect(asked[0]).toBe(picture);
	expect(asked.filter((path) => path === picture)).toHaveLength(1);
});

test('[CANVAS5] while a large board is moved about its notes are drawn as they come into view, and marked once it rests', async ({
	workshop,
	join,
	server
}) => {
	await layNotes(server.url, workshop, 600);
	const alice = await join(workshop, 'Alice');
	const page = await openCanvas(alice, workshop.id);
	const middle = await pointOn(page, 0.5, 0.5);
	await page.mouse.click(middle.x, middle.y);
	await page.keyboard.press('Escape');
	const layers = page.locator('.tl-html-layer');
	for (let move = 0; move < 20; move += 1) await page.mouse.wheel(100, 60);
	await expect(first(page)).not.toBeInViewport();
	// Twenty steps of half a note and more: this one lay far out of view.
	const come = page.locator('[data-shape-id="shape:n346"]');
	await expect(come).toBeInViewport();
	await expect(page.locator('[data-mark="shape:n346"]')).toHaveText('Carol');
	// A layer that is to be moved is drawn more coarsely: that one which rests may not be.
	await expect
		.poll(() => layers.evaluateAll((all) => all.map((layer) => (layer as HTMLElement).style.willChange)))
		.toEqual(['', '']);
	expect((await drawn(page)).length).toBeLessThan(400);
});

test('[CANVAS5] a phone that shows another sheet brings no board in until it is wanted', async ({ workshop, join }) => {
	const { page } = await join(workshop, 'Alice', { viewport: 'phone' });
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await page.goto(`/w/${workshop.id}`);
	await isSaved(page);
	expect(asked.filter((path) => path.endsWith('/board/state'))).toEqual([]);
	await page.getByRole('button', { name: 'Tavle' }).click();
	await expect.poll(() => asked.filter((path) => path.endsWith('/board/state')).length).toBe(1);
});

test('[CANVAS5] a board that comes only after the canvas is there is brought into view when it does', async ({
	workshop,
	join,
	server
}) => {
	await layNotes(server.url, workshop, 30);
	const { page } = await join(workshop, 'Alice');
	let release: () => void = () => undefined;
	const isReleased = new Promise<void>((resolve) => (release = resolve));
	await page.routeWebSocket(/collab/, (socket) => {
		const upstream = socket.connectToServer();
		upstream.onMessage((message) => void isReleased.then(() => socket.send(message)));
	});
	await page.goto(`/w/${workshop.id}`);
	await canvasIsReady(page);
	await expect(first(page)).toHaveCount(0);
	release();
	await expect(first(page)).toBeInViewport({ ratio: 1 });
});

test('[CANVAS5] what is seen first of a large board is drawn before the rest, and becomes what others have made of it meanwhile', async ({
	workshop,
	join,
	server
}) => {
	await layNotes(server.url, workshop, 600);
	const alice = await join(workshop, 'Alice');
	const { live } = await carolAtBoard(server.url, workshop);
	// What is told ahead is what stood there before she came.
	await alice.page.route(/board\/beginning/, async (route) => {
		const told = await route.fetch();
		expect(told.status()).toBe(200);
		deleteRecords(live.doc, { ids: [shapeId('n1')], origin: 'Carol' });
		setWords(live.doc, { id: shapeId('n2'), words: 'Skrevet om', origin: 'Carol' });
		await live.saved();
		await route.fulfill({ response: told });
	});
	await alice.page.goto(`/w/${workshop.id}`);
	await canvasIsReady(alice.page);
	await expect(first(alice.page)).toBeInViewport({ ratio: 1 });
	await expect(shapeWith(alice.page, 'Skrevet om')).toBeVisible();
	await expect(alice.page.locator('[data-shape-id="shape:n1"]')).toHaveCount(0);
	live.leave();
});

test('[CANVAS5] whoever sets a note on a large board at once sets it on all of it', async ({
	workshop,
	join,
	server
}) => {
	await layNotes(server.url, workshop, 600);
	const { page } = await join(workshop, 'Alice');
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	await page.goto(`/w/${workshop.id}`);
	await page.locator('.canvas.ready .tl-canvas').click({ position: { x: 200, y: 300 } });
	await page.getByTestId('tools.note').click();
	await page.locator('.canvas.ready .tl-canvas').click({ position: { x: 200, y: 300 } });
	await expect(page.locator('.tl-container [contenteditable=true]')).toBeFocused();
	await page.keyboard.type('Sat straks');
	await isSaved(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	const board = await page.context().request.get(`/api/workshops/${workshop.id}/board.svg`);
	expect(await board.text()).toContain('Sat straks');
	await showList(page);
	const list = await listed(listOf(page));
	expect(list).toHaveLength(601);
	expect(list.slice(0, 2)).toEqual(['shape:n0', 'shape:n1']);
	expect(list.at(-1)).not.toMatch(/^shape:n\d+$/);
});
