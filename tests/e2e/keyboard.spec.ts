/** The main job without a mouse: start, join, write, move on. */
import { expect, isSaved, test } from './support.ts';
import { tabTo } from './tab-to.ts';

test('[SCREEN3] [JOIN1] alice starts a workshop and writes the problem by keyboard alone', async ({
	openBrowser,
	server
}) => {
	const { page } = await openBrowser();
	await page.goto('/');
	await tabTo(page, { role: 'textbox', name: 'Hvad skal forløbet hedde?' });
	await page.keyboard.type('Et godt ungdomsliv');
	await tabTo(page, { role: 'textbox', name: 'Hvad hedder du?' });
	await page.keyboard.type('Alice');
	await page.keyboard.press('Enter');

	await page.waitForURL(/\/w\/[^/]+$/);
	await tabTo(page, { role: 'textbox', name: /^Problemet/ });
	await page.keyboard.type('Der mangler et sted at være.');
	await isSaved(page);

	const id = page.url().split('/').at(-1)!;
	const state = await page.request.get(`${server.url}/api/workshops/${id}`);
	expect(((await state.json()) as { problem: { statement: { text: string } } }).problem.statement.text).toBe(
		'Der mangler et sted at være.'
	);

	await tabTo(page, { role: 'link', name: /^Spor/ });
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/spor$/);
	await expect(page.getByText('Der mangler et sted at være.').first()).toBeVisible();
});

test('[SCREEN3] [JOIN2] bob joins and adds an action by keyboard alone', async ({ workshop, openBrowser, server }) => {
	const { page } = await openBrowser();
	await page.goto(`/j/${workshop.id}#${workshop.inviteToken}`);
	await tabTo(page, { role: 'textbox', name: 'Hvad hedder du?' });
	await page.keyboard.type('Bob');
	await tabTo(page, { role: 'button', name: 'Gå til bordet' });
	await page.keyboard.press('Enter');

	await page.waitForURL(/\/w\/[^/]+$/);
	await tabTo(page, { role: 'textbox', name: 'Ny handling' });
	await page.keyboard.type('Åbn lokalet');
	await page.keyboard.press('Enter');
	await isSaved(page);

	const state = await page.request.get(`${server.url}/api/workshops/${workshop.id}`);
	expect(((await state.json()) as { plan: { title: string }[] }).plan.map(({ title }) => title)).toEqual([
		'Åbn lokalet'
	]);
});
