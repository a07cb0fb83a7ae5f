/** Two people write "in short" on the page of the summary. */
import { expect, test, type Person } from './support.ts';

const inShort = ({ page }: Person) => page.getByRole('textbox', { name: 'Kort fortalt' });
const isSaved = ({ page }: Person) => expect(page.getByText('Alt er gemt').first()).toBeVisible();

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
	await isSaved(bob);
	await bob.page.reload();
	await expect(inShort(bob)).toHaveText('Vi er enige om problemet.');
	expect([...alice.complaints, ...bob.complaints]).toEqual([]);
});
