/** A whole workshop without a mouse and without the canvas: from an empty board to an action, while others take part, one of them on the canvas. */
import type { Locator, Page } from '@playwright/test';
import { drawNote, openCanvas, pointOn, shapeWith } from './board-canvas.ts';
import { openList, reading } from './board-list.ts';
import { expect, isSaved, test } from './support.ts';

/** Stands on something that the Tab key reaches, and presses a key there. */
async function press(target: Locator, key = 'Enter'): Promise<void> {
	await expect(target).toBeVisible();
	await expect(target).toBeEnabled();
	expect(await target.evaluate((element) => (element as HTMLElement).tabIndex)).toBeGreaterThanOrEqual(0);
	await target.focus();
	await expect(target).toBeFocused();
	await target.press(key);
}

async function type(target: Locator, words: string): Promise<void> {
	await press(target, 'End');
	await target.pressSequentially(words);
}

/** More than any menu has entries. */
const MOST_ENTRIES = 20;

/** Opens a menu by its button and walks down to one of its entries. */
async function choose(page: Page, button: Locator, entry: string): Promise<void> {
	await press(button);
	const item = page.getByRole('menuitem', { name: entry });
	await expect(item).toBeVisible();
	for (let presses = 0; presses < MOST_ENTRIES; presses += 1) {
		if (await item.evaluate((element) => element === document.activeElement)) break;
		await page.keyboard.press('ArrowDown');
	}
	await expect(item).toBeFocused();
	await page.keyboard.press('Enter');
}

test('[LIST2] [LIST5] [SCREEN3] alice takes part in all of a workshop by keyboard in the list, while bob works beside her and carol draws', async ({
	workshop,
	join
}) => {
	const alice = await join(workshop, 'Alice', { party: 'Kvarterhuset' });
	const bob = await join(workshop, 'Bob');
	const carol = await join(workshop, 'Carol');
	const list = await openList(alice, workshop.id);
	const his = await openList(bob, workshop.id);
	const drawing = await openCanvas(carol, workshop.id);
	const { page } = alice;
	const together = page.getByRole('button', { name: 'Gør noget sammen' });

	// An area, and notes written in silence that land in it.
	await press(list.getByRole('button', { name: 'Nyt område' }));
	await page.keyboard.type('Oplevelser');
	await page.keyboard.press('Enter');
	await choose(page, together, 'Skriv i stilhed');
	const silence = page.getByRole('dialog', { name: 'Skriv i stilhed' });
	await press(silence.getByRole('button', { name: 'Begynd stilhed' }));
	await press(silence.getByRole('button', { name: 'Skriv en seddel' }));
	await page.keyboard.type('Jeg går omvej hjem');
	await bob.page.getByRole('button', { name: 'Skriv en seddel' }).click();
	const hisSilence = bob.page.getByRole('dialog', { name: 'Skriv i stilhed' });
	await hisSilence.getByRole('button', { name: 'Skriv en seddel' }).click();
	await hisSilence.getByRole('textbox', { name: 'Seddel 1' }).fill('Ingen bus om aftenen');
	await expect(hisSilence.getByText('Kun du ser dem.')).toBeVisible();
	await press(silence.getByRole('button', { name: 'Læg alles frem' }));
	await expect(silence.getByText('Sedlerne ligger på tavlen.')).toBeVisible();
	await page.keyboard.press('Escape');
	await bob.page.keyboard.press('Escape');
	await expect(list.getByText('Ingen bus om aftenen', { exact: true })).toBeVisible();

	// Order, words, a kind, a connection, a comment.
	await choose(page, list.getByRole('button', { name: 'Mere om sedlen Jeg går omvej hjem' }), 'Flyt til område');
	await press(page.getByRole('dialog').getByRole('button', { name: 'Oplevelser' }));
	await choose(page, list.getByRole('button', { name: 'Mere om sedlen Ingen bus om aftenen' }), 'Flyt til område');
	await press(page.getByRole('dialog').getByRole('button', { name: 'Oplevelser' }));
	await press(list.getByRole('button', { name: 'Ret sedlen Ingen bus om aftenen' }), 'Alt+ArrowUp');
	await expect
		.poll(() => reading(his))
		.toEqual([{ area: 'Oplevelser', notes: ['Ingen bus om aftenen', 'Jeg går omvej hjem'] }]);
	await Promise.all([
		drawNote(drawing, await pointOn(drawing, 0.15, 0.75), 'Tegnet på tavlen'),
		(async () => {
			await press(list.getByRole('button', { name: 'Ret sedlen Jeg går omvej hjem' }));
			await type(list.getByRole('textbox', { name: 'Sedlens tekst' }), ' i mørke');
			await page.keyboard.press('Escape');
		})()
	]);
	await press(list.getByRole('button', { name: 'Ret sedlen Tegnet på tavlen' }), 'Alt+ArrowUp');
	await expect
		.poll(() => reading(his))
		.toEqual([
			{ area: 'Oplevelser', notes: ['Ingen bus om aftenen', 'Tegnet på tavlen', 'Jeg går omvej hjem i mørke'] }
		]);
	await choose(page, list.getByRole('button', { name: 'Mere om sedlen Jeg går omvej hjem i mørke' }), 'Kommentér');
	await type(page.getByRole('textbox', { name: 'Din kommentar' }), 'Også om vinteren');
	await press(page.getByRole('button', { name: 'Skriv kommentar' }));
	await expect(page.getByRole('dialog').getByText('Også om vinteren')).toBeVisible();
	await page.keyboard.press('Escape');

	// A secret prioritising of both.
	await press(list.getByRole('checkbox', { name: /Ingen bus/ }), 'Space');
	await press(list.getByRole('checkbox', { name: /omvej/ }), 'Space');
	await press(list.getByRole('button', { name: 'Prioritér' }));
	const priorities = page.getByRole('dialog', { name: 'Hemmelig prioritering' });
	await press(priorities.getByRole('button', { name: 'Begynd prioritering' }));
	await press(priorities.getByRole('radio', { name: 'Stærk' }).first(), 'Space');
	await press(priorities.getByRole('button', { name: 'Gem mit svar' }));
	await press(priorities.getByRole('button', { name: 'Vis svarene' }));
	await expect(priorities.getByRole('listitem').first()).toContainText('1 Stærk');
	await page.keyboard.press('Escape');

	// From notes to a sentence and an action.
	await press(list.getByRole('checkbox', { name: /omvej/ }), 'Space');
	await press(list.getByRole('button', { name: 'Sæt ind i problemet' }));
	await press(page.getByRole('dialog').getByRole('button', { name: 'Problemet', exact: true }));
	await expect(bob.page.getByRole('textbox', { name: /^Problemet/ })).toContainText('Jeg går omvej hjem i mørke');
	await press(list.getByRole('checkbox', { name: /Ingen bus/ }), 'Space');
	await press(list.getByRole('button', { name: 'Lav en handling' }));
	await expect(bob.page.getByRole('heading', { name: 'Ingen bus om aftenen' })).toBeVisible();

	// An open card, an invitation, and what was deleted comes back.
	await choose(page, together, 'Åbne kort');
	const cards = page.getByRole('dialog', { name: 'Åbne kort' });
	await type(cards.getByRole('textbox', { name: 'Skriv kortet' }), 'Vi må ikke låne nøglen');
	await press(cards.getByRole('radio', { name: /^Min part/ }), 'Space');
	await press(cards.getByRole('button', { name: 'Læg kortet' }));
	await press(cards.getByRole('button', { name: 'Læg ventende kort frem' }));
	await expect(cards.getByRole('article')).toContainText('Kvarterhuset');
	await page.keyboard.press('Escape');
	await his.getByRole('button', { name: 'Mere om området Oplevelser' }).click();
	await bob.page.getByRole('menuitem', { name: 'Saml her' }).click();
	await press(page.getByRole('button', { name: 'Gå derhen' }));
	await expect(list.getByRole('region', { name: 'Oplevelser' })).toBeFocused();
	await choose(page, list.getByRole('button', { name: 'Mere om sedlen Ingen bus om aftenen' }), 'Slet');
	await press(list.getByText('Slettet fra tavlen'));
	await press(list.getByRole('button', { name: 'Hent Ingen bus om aftenen tilbage' }));
	await expect(his.getByText('Ingen bus om aftenen', { exact: true })).toBeVisible();
	await isSaved(page);
	for (const words of await reading(list).then((areas) => areas.flatMap(({ notes }) => notes))) {
		await expect(shapeWith(drawing, words)).toBeVisible();
	}
	await expect(drawing.getByText('Brugt i: Problemet')).toBeVisible();
});
