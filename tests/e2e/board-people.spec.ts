/** People on the drawn board: seen by name and party, followed by choice, invited and never moved. */
import type { Page } from '@playwright/test';
import { addArea, addNote, moveItem, shapeId } from '../../src/lib/document/board-write.ts';
import { drawNote, openCanvas, pointOn, shapeWith, viewOf } from './board-canvas.ts';
import { carolAtBoard } from './board-content.ts';
import { expect, test } from './support.ts';

const pointAt = async (page: Page, x: number, y: number): Promise<void> => {
	const point = await pointOn(page, x, y);
	await page.mouse.move(point.x, point.y, { steps: 3 });
};

test('[CANVAS1] [CANVAS2] [CANVAS3] two people see each other by name and party, make an action of notes, and go along only by choice', async ({
	workshop,
	join,
	server
}) => {
	const alice = await join(workshop, 'Alice', { party: 'Kvarterhuset' });
	const bob = await join(workshop, 'Bob', { party: 'Nordby Kommune' });
	const { carol, live } = await carolAtBoard(server.url, workshop, 'Ungerådet');
	const { doc } = live;
	const author = carol.participantId;
	addNote(doc, { id: shapeId('bus'), words: 'Ingen bus', author });
	addNote(doc, { id: shapeId('path'), words: 'Mørk sti', author, writtenFor: 'Nadia, 15 år' });
	addNote(doc, { id: shapeId('alone'), words: 'Jeg er alene', author: null });
	await live.saved();
	const [hers, his] = [await openCanvas(alice, workshop.id), await openCanvas(bob, workshop.id)];

	// Who wrote what stands at the notes; what nobody stands behind has no mark.
	const mark = (page: Page, id: string) => page.locator(`[data-mark="shape:${id}"]`);
	await expect(mark(his, 'bus')).toHaveText('Carol · Ungerådet');
	await expect(mark(his, 'bus').locator('.board-edge')).toBeVisible();
	await expect(mark(his, 'path')).toHaveText('Carol · Ungerådet · Skrevet for Nadia, 15 år');
	await expect(shapeWith(his, 'Jeg er alene')).toBeVisible();
	await expect(mark(his, 'alone')).toHaveText('');

	// Pointers and selections.
	await pointAt(hers, 0.5, 0.8);
	const herPointer = his.locator(`[data-pointer="${alice.participantId}"]`);
	await expect(herPointer).toHaveText('Alice · Kvarterhuset');
	await shapeWith(hers, 'Mørk sti').click();
	await expect(his.locator('.board-selection')).toHaveText('Alice · Kvarterhuset');
	await hers.keyboard.press('Escape');
	await expect(his.locator('.board-selection')).toHaveCount(0);

	// Chosen on the canvas, they become an action, and say so from then on.
	await shapeWith(his, 'Ingen bus').click();
	await shapeWith(his, 'Jeg er alene').click({ modifiers: ['Shift'] });
	const chosen = his.getByRole('region', { name: 'Det, du har valgt' });
	await expect(chosen.getByText('2 sedler valgt')).toBeVisible();
	await chosen.getByRole('button', { name: 'Lav en handling' }).click();
	await expect(chosen).toHaveCount(0);
	for (const page of [hers, his]) await expect(mark(page, 'alone')).toHaveText('Brugt i: Ingen bus');
	const plan = await bob.context.request.get(`/api/workshops/${workshop.id}`);
	expect(((await plan.json()) as { plan: unknown[] }).plan).toMatchObject([
		{ title: 'Ingen bus', detail: 'Jeg er alene' }
	]);

	// Somebody calls everybody to a place that nobody sees: views stay until one goes there.
	addArea(doc, { id: shapeId('far'), name: 'Langt væk', author });
	moveItem(doc, { id: shapeId('far'), x: 6_000, y: 4_000 });
	await live.saved();
	live.leave();
	const area = his.locator('.tl-shape[data-shape-id="shape:far"]:not(.tl-shape-background)');
	const before = await viewOf(his);
	await hers.getByRole('button', { name: 'Gør noget sammen' }).click();
	await hers.getByRole('menuitem', { name: 'Saml her' }).click();
	const gathering = hers.getByRole('dialog', { name: 'Saml her' });
	await gathering.getByRole('combobox', { name: 'Hvor skal I samles?' }).click();
	await hers.getByRole('option', { name: 'Langt væk' }).click();
	await gathering.getByRole('button', { name: 'Invitér alle derhen' }).click();
	await expect(his.getByText('Alice samler ved Langt væk')).toBeVisible();
	expect(await viewOf(his)).toBe(before);
	await his.getByRole('button', { name: 'Gå derhen' }).click();
	await expect(area).toBeInViewport({ ratio: 0.5 });
	await expect(shapeWith(his, 'Mørk sti')).not.toBeInViewport();

	// Following somebody is a choice, and ends with a press or by moving the view oneself.
	const follow = async () => {
		await his.getByRole('button', { name: /^Hvem er her/ }).click();
		await his.getByRole('button', { name: 'Følg Alice' }).click();
		await expect(his.getByText('Du følger Alice')).toBeVisible();
	};
	await pointAt(hers, 0.5, 0.5);
	await follow();
	await expect(shapeWith(his, 'Mørk sti')).toBeInViewport();
	await his.getByRole('button', { name: 'Stop med at følge' }).click();
	const stopped = await viewOf(his);
	const inTheMiddle = await pointOn(hers, 0.6, 0.5);
	await hers.mouse.click(inTheMiddle.x, inTheMiddle.y);
	await hers.mouse.wheel(0, 4_000);
	await pointAt(hers, 0.4, 0.5);
	await expect(herPointer).toHaveCount(0);
	expect(await viewOf(his)).toBe(stopped);
	await follow();
	await expect(herPointer).toBeInViewport();
	await pointAt(his, 0.5, 0.5);
	await his.mouse.wheel(0, 2_000);
	await expect(his.getByText('Du følger Alice')).toHaveCount(0);
});

test('[CANVAS1] who comes after the board was drawn is named at what they write, and where they point', async ({
	workshop,
	join
}) => {
	const alice = await join(workshop, 'Alice');
	const hers = await openCanvas(alice, workshop.id);
	const dan = await join(workshop, 'Dan', { party: 'Ungerådet' });
	const his = await openCanvas(dan, workshop.id);
	await drawNote(his, await pointOn(his, 0.5, 0.5), 'Vi mangler et sted');
	const note = shapeWith(hers, 'Vi mangler et sted');
	await expect(note).toBeVisible();
	const id = await note.getAttribute('data-shape-id');
	await expect(hers.locator(`[data-mark="${id}"]`)).toHaveText('Dan · Ungerådet');
	await pointAt(his, 0.4, 0.6);
	await expect(hers.locator(`[data-pointer="${dan.participantId}"]`)).toHaveText('Dan · Ungerådet');
});
