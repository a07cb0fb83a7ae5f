/** Two people who type in one statement at the same time, and how the trail tells of it to somebody who reads it afterwards. */
import { expect, isSaved, test } from './support.ts';
import { tabTo } from './tab-to.ts';
import { violations } from './violations.ts';

test('[TRAIL15] what two people wrote by turns is one change by both, with who wrote what a press away', async ({
	join,
	workshop
}) => {
	const [anna, bent] = [await join(workshop, 'Anna'), await join(workshop, 'Bent')];
	const texts = [anna, bent].map(({ page }) => page.getByRole('textbox', { name: 'Problemet', exact: true }));
	for (const { page } of [anna, bent]) {
		await page.goto(`/w/${workshop.id}`);
		await isSaved(page);
	}
	// A space at the end of one's turn would not be waited for.
	const words = ['Mange', ' unge', ' mangler', ' et', ' sted.'];
	for (const [turn, word] of words.entries()) {
		const text = texts[turn % 2];
		await text?.press('Control+End');
		await text?.pressSequentially(word);
		const soFar = words.slice(0, turn + 1).join('');
		for (const other of texts) await expect(other).toHaveText(soFar);
	}
	for (const { page } of [anna, bent]) await isSaved(page);

	const { page } = await join(workshop, 'Carla', { viewport: 'phone' });
	await page.goto(`/w/${workshop.id}/spor`);
	const entry = page.getByRole('article').filter({ hasText: 'Skrev på skift i den samme tekst' });
	await expect(entry).toHaveCount(1);
	await expect(page.getByRole('article').filter({ hasText: 'Problemet' })).toHaveCount(1);
	await expect(entry.getByRole('listitem')).toHaveText([/Anna/, /Bent/]);
	await expect(entry).toContainText('Mange unge mangler et sted.');
	expect(await violations(page)).toEqual([]);

	await tabTo(page, { role: 'link', name: /^Se hvem der skrev hvad/ });
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: /Sammenlign/ }).first()).toBeVisible();
	const main = page.getByRole('main');
	await expect(main).toContainText('Anna');
	await expect(main).toContainText('Bent');
});
