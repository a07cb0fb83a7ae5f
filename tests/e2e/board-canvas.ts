/** The drawn board in a browser: how one gets to it, draws on it, and reads what stands on it. */
import type { Locator, Page } from '@playwright/test';
import { addArea, addNote, shapeId } from '../../src/lib/document/board-write.ts';
import { documentName } from '../../src/lib/document/names.ts';
import { join as joinByApi, openDocument } from '../support/people.ts';
import { expect, isSaved, type Person, type Workshop } from './support.ts';

/** Opens the table with the drawn board, and nothing beside it. */
export async function openCanvas({ page }: Person, workshopId: string): Promise<Page> {
	await page.goto(`/w/${workshopId}`);
	await isSaved(page);
	await page.getByRole('button', { name: 'Vis kun Tavle' }).click();
	await canvasIsReady(page);
	return page;
}

/** Waits for the canvas at a table that is open. */
export async function canvasIsReady(page: Page): Promise<void> {
	await expect(page.getByRole('application', { name: /^(Tavlen|The board)/ })).toBeVisible();
	await expect(page.getByTestId('tools.select')).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: /^(Tavlen hentes|Getting the board)/ })).toHaveCount(0);
}

export const shapeWith = (page: Page, words: string): Locator =>
	page.locator('.tl-shape[data-shape-id]:not(.tl-shape-background)', { hasText: words });

/** @returns a point of the canvas, by parts of its width and height */
export async function pointOn(page: Page, x: number, y: number): Promise<{ x: number; y: number }> {
	const box = await page.locator('.tl-canvas').boundingBox();
	if (!box) throw new Error('There is no canvas on the page.');
	return { x: box.x + box.width * x, y: box.y + box.height * y };
}

/** Sets a note by the note tool and writes on it. */
export async function drawNote(page: Page, at: { x: number; y: number }, words: string): Promise<void> {
	await page.getByTestId('tools.note').click();
	await page.mouse.click(at.x, at.y);
	await expect(page.locator('.tl-container [contenteditable=true]')).toBeFocused();
	await page.keyboard.type(words);
	await page.keyboard.press('Escape');
	await expect(shapeWith(page, words)).toBeVisible();
}

export async function drawStroke(
	page: Page,
	from: { x: number; y: number },
	to: { x: number; y: number }
): Promise<void> {
	await page.getByTestId('tools.more-button').click();
	await page.getByTestId('tools.more.draw').click();
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move((from.x + to.x) / 2, from.y, { steps: 4 });
	await page.mouse.move(to.x, to.y, { steps: 4 });
	await page.mouse.up();
	await page.getByTestId('tools.select').click();
}

/** Drags something by its middle. */
export async function drag(page: Page, shape: Locator, by: { x: number; y: number }): Promise<void> {
	const box = await shape.boundingBox();
	if (!box) throw new Error('There is nothing to drag.');
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x + by.x / 2, y + by.y / 2, { steps: 4 });
	await page.mouse.move(x + by.x, y + by.y, { steps: 4 });
	await page.mouse.up();
}

/** Brings everything into view: what is out of view is not drawn. */
export async function showWholeBoard(page: Page): Promise<void> {
	await page.getByTestId('quick-actions.zoom-to-fit').click();
}

/** @returns everything in view as it is drawn: id, kind, where it is, and its words; in no order that means anything */
export function drawn(page: Page): Promise<string[]> {
	return page.locator('.tl-shape[data-shape-id]:not(.tl-shape-background)').evaluateAll((shapes) =>
		shapes
			.map((shape) => {
				const { shapeId, shapeType } = (shape as HTMLElement).dataset;
				const { left, top, transform } = getComputedStyle(shape);
				const { a, b, e, f } = new DOMMatrix(transform);
				const place = [e + (parseFloat(left) || 0), f + (parseFloat(top) || 0), a, b];
				const words = shapeType === 'note' ? (shape.textContent ?? '').trim() : '';
				return [shapeId, shapeType, ...place, words].join(' ');
			})
			.sort()
	);
}

/** @returns the ids of what the list tells of, in its order */
export function listed(list: Locator): Promise<string[]> {
	return list
		.locator('li[data-entry]')
		.evaluateAll((entries) => entries.map((entry) => (entry as HTMLElement).dataset.entry ?? ''));
}

/** @returns how the view stands on the board */
export function viewOf(page: Page): Promise<string> {
	return page
		.locator('.tl-shapes')
		.first()
		.evaluate((layer) => (layer as HTMLElement).style.transform);
}

/** @returns where a note's words stand on the screen, line by line, in whole pixels */
export function linesOf(note: Locator): Promise<number[][]> {
	return note.evaluate((element) => {
		// In hand, the words stand there a second time, not to be seen, to be written in.
		const texts = document.createTreeWalker(element.querySelector('.tl-text-content') ?? element, NodeFilter.SHOW_TEXT);
		const lines: number[][] = [];
		for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
			const words = document.createRange();
			words.selectNodeContents(text);
			const seen = [...words.getClientRects()].filter(({ width }) => width > 0);
			lines.push(...seen.map(({ x, y, right, bottom }) => [x, y, right, bottom].map(Math.round)));
		}
		return lines;
	});
}

/** Puts an area with two notes on the board. */
export async function putArea(url: string, workshop: Workshop): Promise<void> {
	const carol = await joinByApi(url, workshop, 'Carol');
	const live = openDocument(url, { name: documentName(workshop.id, 'canvas'), token: carol.token });
	await live.synced;
	const author = carol.participantId;
	addArea(live.doc, { id: shapeId('area'), name: 'Oplevelser', author });
	addNote(live.doc, { id: shapeId('bus'), words: 'Ingen bus', author, areaId: shapeId('area') });
	addNote(live.doc, { id: shapeId('path'), words: 'Mørk sti', author, areaId: shapeId('area') });
	await live.saved();
	live.leave();
}
