/** Notes and areas as they are drawn on the canvas: in hand and out of it, without a name, and while nobody sees them. */
import { addArea, addCard, addNote, moveItem, shapeId } from '../../src/lib/document/board-write.ts';
import { drawNote, linesOf, openCanvas, pointOn, putArea, shapeWith, showWholeBoard } from './board-canvas.ts';
import { carolAtBoard } from './board-content.ts';
import { expect, test } from './support.ts';

test('[CANVAS1] a note reads the same in hand and out of it, and is outlined while it is chosen or pointed at', async ({
	workshop,
	join
}) => {
	const alice = await join(workshop, 'Alice', { party: 'Ungerådet' });
	const page = await openCanvas(alice, workshop.id);
	const words = 'Bussen kører ikke efter klokken seks, og så bliver vi hjemme allesammen';
	await drawNote(page, await pointOn(page, 0.3, 0.5), words);
	const beside = await pointOn(page, 0.7, 0.5);
	await page.getByTestId('tools.note').click();
	await page.mouse.click(beside.x, beside.y);
	await expect(page.locator('.tl-container [contenteditable=true]')).toBeFocused();
	await page.keyboard.type('Hvem har nøglen?\n\nSpørg i kiosken');
	await page.keyboard.press('Escape');
	const notes = [shapeWith(page, words), shapeWith(page, 'Spørg i kiosken')];
	const outlines = page.locator('.tl-shape-indicator rect');
	const away = await pointOn(page, 0.5, 0.7);
	await page.mouse.click(away.x, away.y);
	await expect(outlines).toHaveCount(0);
	for (const note of notes) {
		await expect(note).toHaveClass(/board-note/);
		const [place, lines] = [await note.boundingBox(), await linesOf(note)];
		expect(lines.length).toBeGreaterThan(1);
		await note.hover();
		await expect(outlines).toHaveCount(1);
		await note.click();
		await expect(note).not.toHaveClass(/board-note/);
		expect(await note.boundingBox()).toEqual({ ...place, height: Math.ceil(place?.height ?? 0) });
		expect(await linesOf(note)).toEqual(lines);
		await page.mouse.click(away.x, away.y);
		await expect(note).toHaveClass(/board-note/);
	}
	// Neither under the pointer; then one is brought under it, and taken from under it, while the pointer keeps still.
	await page.mouse.move(away.x, away.y);
	await expect(outlines).toHaveCount(0);
	const place = await notes[0]?.boundingBox();
	const [across, down] = [(place?.x ?? 0) + 50 - away.x, (place?.y ?? 0) + 50 - away.y];
	await page.mouse.wheel(across, down);
	await expect(outlines).toHaveCount(1);
	await page.mouse.wheel(-across, -down);
	await expect(outlines).toHaveCount(0);

	await page.keyboard.press('Control+a');
	await expect(outlines).toHaveCount(2);
});

test('[CANVAS1] an area that nobody has named says so in Danish, and takes the name that is written on it', async ({
	workshop,
	join
}) => {
	const page = await openCanvas(await join(workshop, 'Alice'), workshop.id);
	const from = await pointOn(page, 0.3, 0.4);
	await page.getByTestId('tools.frame').click();
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(from.x + 300, from.y + 160, { steps: 4 });
	await page.mouse.up();
	const heading = page.locator('.tl-frame-heading');
	const label = heading.locator('.tl-frame-label');
	const shown = () =>
		label.evaluate((element) => {
			const words = getComputedStyle(element, '::after').content;
			return getComputedStyle(element).fontSize === '0px' ? words : element.textContent;
		});
	expect(await shown()).toBe('"Område uden navn"');
	await heading.dblclick();
	await expect(heading.getByRole('textbox')).toBeFocused();
	await page.keyboard.type('Det haster');
	await page.keyboard.press('Enter');
	await expect(heading.getByRole('textbox')).toHaveCount(0);
	expect(await shown()).toMatch(/^Det haster/);
});

test('[CANVAS1] what comes onto the board while the canvas is hidden is there when it is shown again', async ({
	workshop,
	join,
	server
}) => {
	const alice = await join(workshop, 'Alice');
	const received: Buffer[] = [];
	alice.page.on('websocket', (socket) =>
		socket.on('framereceived', ({ payload }) => received.push(Buffer.from(payload)))
	);
	const page = await openCanvas(alice, workshop.id);
	const canvas = page.locator('.canvas.ready');
	// As a style sheet does in the moment in which a window is made narrow.
	await canvas.evaluate((element) => element.style.setProperty('display', 'none'));
	await putArea(server.url, workshop);
	await expect.poll(() => received.some((frame) => frame.includes('Oplevelser'))).toBe(true);
	await page.evaluate(() => new Promise(requestAnimationFrame));
	await canvas.evaluate((element) => element.style.removeProperty('display'));
	const heading = page.locator('.tl-frame-heading');
	await expect(heading).toBeVisible();
	await heading.dblclick();
	await expect(heading.getByRole('textbox')).toHaveValue('Oplevelser');
	expect(alice.complaints).toEqual([]);
});

/** Runs in the page. Writes in the very moment in which one may, and keeps how often the caret has then been put first. */
function writeAtOnce(): void {
	const kept = { jumps: 0 };
	Object.assign(globalThis, { kept });
	document.addEventListener('focusin', ({ target }) => {
		if (!(target instanceof HTMLElement) || !target.isContentEditable || target.textContent !== '') return;
		const words = document.createTextNode('Bussen er ');
		target.querySelector('p')?.replaceChildren(words);
		getSelection()?.collapse(words, words.length);
	});
	document.addEventListener('selectionchange', () => {
		const { anchorNode, anchorOffset, isCollapsed } = getSelection() ?? {};
		if (isCollapsed === true && anchorOffset === 0 && anchorNode?.textContent?.startsWith('Bussen') === true)
			kept.jumps += 1;
	});
}

test('[CANVAS1] whoever writes on a new note at once, on a slow device, goes on where they were', async ({
	workshop,
	join
}) => {
	const page = await openCanvas(await join(workshop, 'Alice'), workshop.id);
	await page.evaluate(writeAtOnce);
	const at = await pointOn(page, 0.4, 0.5);
	await page.getByTestId('tools.note').click();
	await page.mouse.click(at.x, at.y);
	await expect(page.locator('.tl-container [contenteditable=true]')).toHaveText('Bussen er');
	await page.keyboard.type('kørt');
	await page.keyboard.press('Escape');
	await expect(shapeWith(page, 'Bussen er kørt')).toBeVisible();
	expect(await page.evaluate(() => (globalThis as unknown as { kept: object }).kept)).toEqual({ jumps: 0 });
});

test('[BOARD1] by keyboard one goes through the canvas in the board’s reading order, wherever things lie, and hears which it is', async ({
	workshop,
	join,
	server
}) => {
	const alice = await join(workshop, 'Alice');
	const { carol, live } = await carolAtBoard(server.url, workshop);
	const author = carol.participantId;
	for (const [id, words] of [
		['first', 'Først'],
		['second', 'Så'],
		['third', 'Sidst']
	] as const)
		addNote(live.doc, { id: shapeId(id), words, author });
	addArea(live.doc, { id: shapeId('area'), name: 'Idéer', author });
	addCard(live.doc, { part: 'plan' });
	// The last that is read lies first on the board.
	moveItem(live.doc, { id: shapeId('third'), x: 0, y: -260, origin: 'Carol' });
	await live.saved();
	live.leave();

	const page = await openCanvas(alice, workshop.id);
	await showWholeBoard(page);
	await shapeWith(page, 'Først').click();
	const said = page.locator('.tl-container [aria-live]');
	await expect(said).toHaveText('Først, Seddel. 2 af 5');
	for (const next of [
		'Så, Seddel. 3 af 5',
		'Sidst, Seddel. 4 af 5',
		'Handlingsplan, Kort. 5 af 5',
		'Idéer, Område. 1 af 5',
		'Først, Seddel. 2 af 5'
	]) {
		await page.keyboard.press('Tab');
		await expect(said).toHaveText(next);
	}
	await page.keyboard.press('Shift+Tab');
	await expect(said).toHaveText('Idéer, Område. 1 af 5');
});
