/** The drawn board and its list, by several people at once, with and without a connection. */
import { addNote, shapeId } from '../../src/lib/document/board-write.ts';
import type { Board } from '../../src/lib/document/board.ts';
import {
	canvasIsReady,
	drag,
	drawn,
	drawNote,
	drawStroke,
	listed,
	openCanvas,
	pointOn,
	putArea,
	shapeWith,
	showWholeBoard
} from './board-canvas.ts';
import { openList, showList, writeNote } from './board-list.ts';
import { carolAtBoard } from './board-content.ts';
import { expect, isSaved, test, type Participant } from './support.ts';

async function boardOf({ context }: Participant, workshopId: string): Promise<Board> {
	const { seq } = (await (await context.request.get(`/api/workshops/${workshopId}`)).json()) as { seq: number };
	const answer = await context.request.get(`/api/workshops/${workshopId}/board/at/${String(seq)}`);
	return ((await answer.json()) as { board: Board }).board;
}

test('[BOARD7] [LIST1] [TABLE5] five people draw, write, move and delete at once, two of them without a connection, and all canvases and lists end alike', async ({
	workshop,
	join
}) => {
	const dan = await join(workshop, 'Dan');
	const his = await openList(dan, workshop.id);
	for (const words of ['Ingen bus', 'Mørk sti', 'Klubben lukker']) await writeNote(his, words);
	const [alice, bob, carol, eva] = await Promise.all([
		join(workshop, 'Alice'),
		join(workshop, 'Bob'),
		join(workshop, 'Carol'),
		join(workshop, 'Eva', { viewport: 'phone' })
	]);
	const drawers = [alice, bob, carol];
	await Promise.all(drawers.map((person) => openCanvas(person, workshop.id)));
	const evas = await openList(eva, workshop.id);
	await expect(shapeWith(carol.page, 'Klubben lukker')).toBeVisible();
	await expect(evas.getByText('Klubben lukker', { exact: true })).toBeVisible();
	// What her page opens for the first time it has to fetch.
	await evas.getByRole('button', { name: 'Mere om sedlen Ingen bus' }).click();
	await expect(eva.page.getByRole('menuitem', { name: 'Slet' })).toBeVisible();
	await eva.page.keyboard.press('Escape');
	await expect(eva.page.getByRole('menuitem')).toHaveCount(0);
	for (const { context } of [carol, eva]) await context.setOffline(true);

	await Promise.all([
		(async ({ page }) => {
			await drawNote(page, await pointOn(page, 0.3, 0.2), 'Fra Alice');
			await drawStroke(page, await pointOn(page, 0.1, 0.7), await pointOn(page, 0.25, 0.8));
		})(alice),
		(async ({ page }) => {
			await drag(page, shapeWith(page, 'Ingen bus'), { x: 40, y: 90 });
			await shapeWith(page, 'Mørk sti').click();
			await page.keyboard.press('Delete');
			await expect(shapeWith(page, 'Mørk sti')).toHaveCount(0);
		})(bob),
		(async ({ page }) => {
			await drag(page, shapeWith(page, 'Klubben lukker'), { x: 60, y: -60 });
			await shapeWith(page, 'Mørk sti').dblclick();
			await page.keyboard.press('End');
			await page.keyboard.type(' ved stationen');
			await page.keyboard.press('Escape');
			await drawNote(page, await pointOn(page, 0.7, 0.7), 'Fra Carol i toget');
		})(carol),
		(async () => {
			await writeNote(his, 'Fra Dan');
			await his.getByRole('button', { name: 'Ret sedlen Klubben lukker' }).click();
			await his.getByRole('textbox', { name: 'Sedlens tekst' }).press('End');
			await his.getByRole('textbox', { name: 'Sedlens tekst' }).pressSequentially(' tidligt');
			await his.getByRole('button', { name: 'Færdig' }).click();
		})(),
		(async ({ page }) => {
			await writeNote(evas, 'Fra Eva i bussen');
			await evas.getByRole('button', { name: 'Mere om sedlen Ingen bus' }).click();
			await page.getByRole('menuitem', { name: 'Slet' }).click();
			await expect(evas.getByRole('button', { name: 'Ret sedlen Ingen bus' })).toHaveCount(0);
		})(eva)
	]);
	for (const { context } of [carol, eva]) await context.setOffline(false);

	await expect(his.getByText('Fra Carol i toget', { exact: true })).toBeVisible();
	await expect(his.getByText('Fra Eva i bussen', { exact: true })).toBeVisible();
	await expect(his.getByRole('button', { name: 'Ret sedlen Ingen bus' })).toHaveCount(0);
	for (const { page } of [...drawers, dan, eva]) await isSaved(page);
	const board = await boardOf(dan, workshop.id);
	const authors = board.items.map(({ kind, words, author }) => [kind, words, author]);
	expect(authors.sort()).toEqual([
		['drawing', '', alice.participantId],
		['note', 'Fra Alice', alice.participantId],
		['note', 'Fra Carol i toget', carol.participantId],
		['note', 'Fra Dan', dan.participantId],
		['note', 'Fra Eva i bussen', eva.participantId],
		['note', 'Klubben lukker tidligt', dan.participantId]
	]);

	// Each looks at the board drawn and as a list.
	for (const { page } of [dan, eva]) {
		await page.getByRole('radio', { name: 'Tavle' }).check();
		await canvasIsReady(page);
	}
	for (const { page } of [...drawers, dan, eva]) await showWholeBoard(page);
	const ids = board.items.map(({ id }) => id).sort();
	await expect.poll(async () => (await drawn(alice.page)).map((shape) => shape.split(' ')[0])).toEqual(ids);
	const wanted = await drawn(alice.page);
	for (const { page } of [bob, carol, dan, eva]) await expect.poll(() => drawn(page)).toEqual(wanted);
	// The canvas's makers are named on every screen, also on a phone.
	await expect(eva.page.getByTitle('made with tldraw')).toBeInViewport();
	for (const { page } of [...drawers, dan, eva]) {
		await showList(page);
		await expect.poll(() => listed(page.locator('.board-list'))).toEqual(board.items.map(({ id }) => id));
	}
	await expect(his.getByText('Skrevet af Carol')).toHaveCount(1);
});

test('[CANVAS4] [BOARD6] more than one person may delete is not deleted, and the page says so in words', async ({
	workshop,
	join,
	server
}) => {
	const { carol, live } = await carolAtBoard(server.url, workshop);
	const notes = Array.from({ length: 2_001 }, (_, index) => index);
	for (let from = 0; from < notes.length; from += 400) {
		live.doc.transact(() => {
			for (const index of notes.slice(from, from + 400)) {
				addNote(live.doc, { id: shapeId(`n${index}`), words: `${index}`, author: carol.participantId });
			}
		});
		await live.saved();
	}
	live.leave();
	const alice = await join(workshop, 'Alice');
	const page = await openCanvas(alice, workshop.id);
	const middle = await pointOn(page, 0.5, 0.5);
	await page.mouse.click(middle.x, middle.y);
	await page.keyboard.press('Control+a');
	await expect(page.getByText('2001 sedler valgt')).toBeVisible();
	await page.keyboard.press('Delete');
	await expect(page.getByText('Intet er slettet. Én person kan slette 2000 ting ad gangen')).toBeVisible();
	await isSaved(page);
	expect((await boardOf(alice, workshop.id)).items).toHaveLength(2_001);
	// Not where it was pressed before: soon after, that is a double click, which opens a note for writing.
	const beside = await pointOn(page, 0.7, 0.5);
	await page.mouse.click(beside.x, beside.y);
	await page.locator('[data-shape-id="shape:n0"]:not(.tl-shape-background)').click();
	await page.keyboard.press('Delete');
	await expect.poll(async () => (await boardOf(alice, workshop.id)).items.length).toBe(2_000);
});

test('[BOARD11] parts of the problem stand on the board as cards that show the present wording and whether it holds', async ({
	workshop,
	join
}) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob');
	const list = await openList(alice, workshop.id);
	const his = await openCanvas(bob, workshop.id);
	const add = async (name: string) => {
		await alice.page.getByRole('button', { name: 'Læg et kort på tavlen' }).press('Enter');
		await alice.page.getByRole('menuitem', { name: new RegExp(`^${name}( ligger der)?$`) }).press('Enter');
	};
	await add('Det ved vi');
	await expect(list.getByText('Kort: Det ved vi', { exact: true })).toBeVisible();
	await add('Handlingsplan');
	await add('Det ved vi');
	await expect(list.getByText(/^Kort: /)).toHaveCount(2);
	const card = his.locator('[data-card="problem:known"]');
	await expect(card).toContainText('Her står intet endnu.');

	await list.getByRole('button', { name: 'Gå til Det ved vi', exact: true }).press('Enter');
	await expect(alice.page.locator('#slot-known')).toBeFocused();
	await alice.page
		.getByRole('textbox', { name: 'Det ved vi', exact: true })
		.pressSequentially('Klubben lukker kl. 16.');
	await alice.page.getByRole('button', { name: 'Sæt pejlemærke ved Det ved vi' }).click();
	await alice.page.getByLabel('Ny handling').fill('Fælles café');
	await alice.page.getByLabel('Ny handling').press('Enter');
	await expect(card).toContainText('Klubben lukker kl. 16.');
	await expect(card).toHaveAttribute('data-state', 'holds');
	await expect(card).toContainText('Gælder nu');
	await expect(his.locator('[data-card=plan]')).toContainText('Fælles café · Udkast');
	await isSaved(alice.page);
	const picture = await alice.context.request.get(`/api/workshops/${workshop.id}/board.svg`);
	const svg = await picture.text();
	for (const words of ['Det ved vi', 'Gælder nu', 'Klubben lukker kl. 16.', 'Fælles café'])
		expect(svg).toContain(words);

	// Only where it lies is the board's: copied it would be a second one, so it is not.
	const box = await card.boundingBox();
	if (!box) throw new Error('The card is not on the canvas.');
	const [x, y] = [box.x + box.width / 2, box.y + box.height - 30];
	await his.mouse.click(x - 100, y);
	await his.keyboard.press('Control+d');
	await his.mouse.dblclick(x, y);
	await expect(his.locator('#slot-known')).toBeFocused();
	await expect(his.locator('.tl-shape[data-shape-type=text]')).toHaveCount(0);
	await expect(list.getByText(/^Kort: /)).toHaveCount(2);
	await list.getByRole('button', { name: 'Mere om Kort: Det ved vi' }).click();
	await alice.page.getByRole('menuitem', { name: 'Slet' }).click();
	await showWholeBoard(his);
	await expect(his.locator('[data-card]')).toHaveCount(1);
	await expect(list.getByText('Kort: Det ved vi', { exact: true })).toHaveCount(0);
});

test('[CANVAS2] what is chosen on the canvas is put into the problem, and says so from then on', async ({
	workshop,
	join
}) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob');
	const page = await openCanvas(alice, workshop.id);
	await drawNote(page, await pointOn(page, 0.3, 0.4), 'Jeg går omvej hjem');
	await drawNote(page, await pointOn(page, 0.7, 0.4), 'Bussen er kørt');
	await shapeWith(page, 'Jeg går omvej hjem').click();
	await shapeWith(page, 'Bussen er kørt').click({ modifiers: ['Shift'] });
	const chosen = page.getByRole('region', { name: 'Det, du har valgt' });
	await expect(chosen.getByText('2 sedler valgt')).toBeVisible();
	await chosen.getByRole('button', { name: 'Sæt ind i problemet' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Det ved vi', exact: true }).click();
	await expect(chosen).toHaveCount(0);
	await bob.page.goto(`/w/${workshop.id}`);
	const known = bob.page.getByRole('textbox', { name: 'Det ved vi', exact: true });
	await expect(known).toContainText('Jeg går omvej hjem');
	await expect(known).toContainText('Bussen er kørt');
	const id = await shapeWith(page, 'Bussen er kørt').getAttribute('data-shape-id');
	await expect(page.locator(`[data-mark="${id}"]`)).toContainText('Brugt i: Det ved vi');
});

test('[CANVAS5] the first note of a board, written in the list, lies clear of the tools on an open canvas', async ({
	workshop,
	join
}) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob');
	const his = await openCanvas(bob, workshop.id);
	await writeNote(await openList(alice, workshop.id), 'Den første');
	await expect(shapeWith(his, 'Den første')).toBeInViewport({ ratio: 1 });
	// Where it would be covered, something else would take the press.
	await shapeWith(his, 'Den første').click({ position: { x: 6, y: 6 } });
	await expect(his.getByRole('status').filter({ hasText: 'Den første, Seddel' })).toBeAttached();
});

test('[LIST2] an area deleted on the canvas leaves its notes where they are, and undo brings all back as it was', async ({
	workshop,
	join,
	server
}) => {
	await putArea(server.url, workshop);
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob');
	const [hers, his] = [await openCanvas(alice, workshop.id), await openCanvas(bob, workshop.id)];
	await expect(shapeWith(hers, 'Mørk sti')).toBeVisible();
	const before = await drawn(hers);
	const places = ({ items }: Board) => items.map(({ words, areaId, x, y }) => ({ words, areaId, x, y }));
	const placesBefore = places(await boardOf(alice, workshop.id));
	expect(placesBefore.map(({ areaId }) => areaId)).toEqual(['shape:area', 'shape:area']);

	const beside = await pointOn(hers, 0.5, 0.95);
	await hers.mouse.click(beside.x, beside.y);
	await hers.keyboard.press('Control+a');
	await hers.keyboard.press('Delete');
	const notes = before.filter((shape) => !shape.startsWith('shape:area '));
	for (const page of [hers, his]) await expect.poll(() => drawn(page)).toEqual(notes);
	await isSaved(hers);
	const board = await boardOf(bob, workshop.id);
	expect(board.areas).toEqual([]);
	expect(places(board)).toEqual(placesBefore.map((place) => ({ ...place, areaId: null })));

	await hers.keyboard.press('Control+z');
	for (const page of [hers, his]) await expect.poll(() => drawn(page)).toEqual(before);
	await isSaved(hers);
	expect(places(await boardOf(bob, workshop.id))).toEqual(placesBefore);
});

/** Runs in the page. @returns what kinds of things the clipboard holds */
async function clipboardTypes(): Promise<string[]> {
	return (await navigator.clipboard.read()).flatMap(({ types }) => types);
}

test('an area cut out on the canvas takes its notes with it, and put in again brings each of them once', async ({
	workshop,
	join,
	server
}) => {
	await putArea(server.url, workshop);
	const alice = await join(workshop, 'Alice');
	await alice.context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const page = await openCanvas(alice, workshop.id);
	await page.evaluate(() => navigator.clipboard.writeText('intet'));
	await expect(shapeWith(page, 'Mørk sti')).toBeVisible();
	const beside = await pointOn(page, 0.5, 0.95);
	await page.mouse.click(beside.x, beside.y);
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Control+x');
	await expect.poll(() => drawn(page)).toEqual([]);
	// The browser puts it by while the page goes on.
	await expect.poll(() => page.evaluate(clipboardTypes)).toContain('text/html');
	await page.keyboard.press('Control+v');
	for (const words of ['Ingen bus', 'Mørk sti']) await expect(shapeWith(page, words)).toHaveCount(1);
	// Who puts them in again is their author now: what was there before reads otherwise.
	const stored = async () => {
		const { areas, items } = await boardOf(alice, workshop.id);
		const areaOf = new Map(areas.map(({ id, words }) => [id, words]));
		return items.map(({ words, areaId, author }) => [words, areaOf.get(areaId ?? ''), author]).sort();
	};
	await expect.poll(stored).toEqual([
		['Ingen bus', 'Oplevelser', alice.participantId],
		['Mørk sti', 'Oplevelser', alice.participantId]
	]);
	expect((await boardOf(alice, workshop.id)).areas).toHaveLength(1);
});
