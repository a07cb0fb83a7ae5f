/** Two people write "in short" on the page of the summary. */
import { expect, isSaved, test, type Person } from './support.ts';

const inShort = ({ page }: Person) => page.getByRole('textbox', { name: 'Kort fortalt' });

test('[MINUTES1] two people write in short together, and find it when they come back', async ({ workshop, join }) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob');
	for (const { page } of [alice, bob]) await page.goto(`/w/${workshop.id}/referat`);
	await inShort(alice).click();
	await alice.page.keyboard.type('Vi er enige om problemet.');
	await expect(inShort(bob)).toHaveText('Vi er enige om problemet.');
	await inShort(bob).click();
	await bob.page.keyboard.press('Control+End');
	await bob.page.keyboard.type(' Planen skal prøves af.');
	await expect(inShort(alice)).toHaveText('Vi er enige om problemet. Planen skal prøves af.');
	await bob.page.keyboard.press('Control+z');
	await expect(inShort(alice)).toHaveText('Vi er enige om problemet.');
	await isSaved(bob.page);
	await bob.page.reload();
	await expect(inShort(bob)).toHaveText('Vi er enige om problemet.');
	expect([...alice.complaints, ...bob.complaints]).toEqual([]);
});

test('[SCREEN1] on a phone the hint in an empty field stands inside it, and pressing any line of it lets one write', async ({
	workshop,
	join
}) => {
	const alice = await join(workshop, 'Alice', { viewport: 'phone' });
	await alice.page.goto(`/w/${workshop.id}/referat`);
	await isSaved(alice.page);
	const hint = alice.page.getByText('Skriv det vigtigste i få linjer. Alle kan skrive med.');
	const field = inShort(alice);
	const [words, box] = [await hint.boundingBox(), await field.boundingBox()];
	if (!words || !box) throw new Error('The field and its hint are on the page.');
	expect(words.y).toBeGreaterThanOrEqual(box.y - 1);
	expect(words.y + words.height).toBeLessThanOrEqual(box.y + box.height + 1);
	await field.click({ position: { x: 40, y: box.height - 8 } });
	await expect(field).toBeFocused();
	await alice.page.keyboard.type('Vi er enige.');
	await expect(hint).toHaveCount(0);
	await expect(field).toHaveText('Vi er enige.');
});
