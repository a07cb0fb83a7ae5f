/** The wheel over the drawn board: what it moves, and by how much. */
import type { Locator } from '@playwright/test';
import { canvasIsReady, openCanvas, pointOn, shapeWith } from './board-canvas.ts';
import { addNote, shapeId } from '../../src/lib/document/board-write.ts';
import { carolAtBoard } from './board-content.ts';
import { expect, isSaved, test, type Workshop } from './support.ts';

/** What the page keeps: each step of the wheel. */
interface Kept {
	turned: WheelEvent[];
}

const WORDS = 'Bussen kører ikke';

test('[CANVAS6] the wheel moves the board by each step as much as it is turned, sideways with Shift, and zooms with Ctrl', async ({
	workshop,
	join,
	server
}) => {
	await writeNote(server.url, workshop);
	const page = await openCanvas(await join(workshop, 'Alice'), workshop.id);
	const note = shapeWith(page, WORDS);
	await expect(note).toBeVisible();
	const beside = await pointOn(page, 0.9, 0.9);
	await page.mouse.click(beside.x, beside.y);
	const start = await placeOf(note);

	await page.mouse.wheel(30, 20);
	await page.mouse.wheel(30, 20);
	await expect.poll(() => placeOf(note)).toEqual({ ...start, x: start.x - 60, y: start.y - 40 });

	await page.keyboard.down('Shift');
	await page.mouse.wheel(0, -60);
	await page.keyboard.up('Shift');
	await expect.poll(() => placeOf(note)).toEqual({ ...start, y: start.y - 40 });

	await page.evaluate(() => {
		const kept: Kept = { turned: [] };
		Object.assign(globalThis, kept);
		addEventListener('wheel', (event) => kept.turned.push(event), { capture: true, passive: true });
	});
	await page.keyboard.down('Control');
	await page.mouse.wheel(0, -10);
	await expect.poll(async () => (await placeOf(note)).width).toBeGreaterThan(start.width);
	await page.mouse.wheel(0, 500);
	await expect.poll(async () => (await placeOf(note)).width).toBeLessThanOrEqual(start.width);
	await page.keyboard.up('Control');
	expect((await placeOf(note)).width).toBeGreaterThan(0.9 * start.width);
	// What is zoomed is the board and not the page.
	const areKept = () => (globalThis as unknown as Kept).turned.map((event) => event.defaultPrevented);
	expect(await page.evaluate(areKept)).toEqual([true, true]);
});

test('[CANVAS6] over a board that nobody has pressed the wheel moves the page', async ({ workshop, join, server }) => {
	await writeNote(server.url, workshop);
	const { page } = await join(workshop, 'Alice');
	await page.setViewportSize({ width: 1280, height: 500 });
	await page.goto(`/w/${workshop.id}`);
	await isSaved(page);
	await canvasIsReady(page);
	const canvas = page.locator('.tl-canvas');
	const [note, board] = [await placeOf(shapeWith(page, WORDS)), await placeOf(canvas)];
	const over = await pointOn(page, 0.5, 0.3);
	await page.mouse.move(over.x, over.y);
	await page.mouse.wheel(0, 40);
	await expect.poll(async () => (await placeOf(canvas)).y).toBe(board.y - 40);
	expect((await placeOf(shapeWith(page, WORDS))).y).toBe(note.y - 40);
});

async function writeNote(url: string, workshop: Workshop): Promise<void> {
	const { carol, live } = await carolAtBoard(url, workshop);
	addNote(live.doc, { id: shapeId('bus'), words: WORDS, author: carol.participantId });
	await live.saved();
	live.leave();
}

async function placeOf(part: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
	const box = await part.boundingBox();
	if (!box) throw new Error('It is not to be seen.');
	return box;
}
