/** The main job from end to end: three people, three ways in, one problem and plan, and a summary to take away. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, isSaved, test } from './support.ts';

const slot = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

test('three people start, join, write together, look back, and take the summary away', async ({
	openBrowser,
	server
}) => {
	const [alice, bob, carol] = [
		await openBrowser({ viewport: 'laptop' }),
		await openBrowser({ viewport: 'phone' }),
		await openBrowser({ viewport: 'projector', theme: 'dark' })
	].map(({ page }) => page) as [Page, Page, Page];

	await alice.goto('/');
	await alice.getByLabel('Hvad skal forløbet hedde?').fill('Et sted at være');
	await alice.getByLabel('Hvad hedder du?').fill('Alice');
	await alice.getByRole('button', { name: 'Start forløbet' }).click();
	await alice.waitForURL(/\/w\/[^/#]+$/);
	const id = new URL(alice.url()).pathname.split('/').at(-1)!;
	const links = await alice.request.get(`${server.url}/api/workshops/${id}/links`);
	const { inviteToken, code } = (await links.json()) as { inviteToken: string; code: string };

	await bob.goto(`/j/${id}#${inviteToken}`);
	await bob.getByLabel('Hvad hedder du?').fill('Bob');
	await bob.getByRole('button', { name: 'Gå til bordet' }).click();
	await carol.goto('/');
	await carol.getByLabel('Koden på otte tegn').fill(code);
	await carol.getByRole('button', { name: 'Deltag', exact: true }).click();
	// The start page asks for a name too.
	await carol.waitForURL(/\/j\//);
	await carol.getByLabel('Hvad hedder du?').fill('Carol');
	await carol.getByRole('button', { name: 'Gå til bordet' }).click();

	await slot(alice, 'Problemet').pressSequentially('Unge mangler et sted.');
	await slot(bob, 'Hvem er berørt?').pressSequentially('Os på 15 år.');
	await carol.getByLabel('Ny handling').fill('Åbn lokalet');
	await carol.getByLabel('Ny handling').press('Enter');
	for (const page of [alice, bob, carol]) {
		await expect(slot(page, 'Problemet')).toHaveText('Unge mangler et sted.');
		await expect(slot(page, 'Hvem er berørt?')).toHaveText('Os på 15 år.');
		await isSaved(page);
	}

	await alice.getByRole('link', { name: 'Spor' }).click();
	await alice.waitForURL(/\/spor$/);
	const main = alice.getByRole('main');
	for (const words of ['Unge mangler et sted.', 'Os på 15 år.', 'Åbn lokalet', 'Bob', 'Carol']) {
		await expect(main.getByText(words).filter({ visible: true }).first()).toBeVisible();
	}

	await carol.getByRole('link', { name: 'Referat' }).click();
	await carol.waitForURL(/\/referat$/);
	const [download] = await Promise.all([
		carol.waitForEvent('download'),
		carol.getByRole('link', { name: /^Markdown/ }).click()
	]);
	const markdown = readFileSync(await download.path(), 'utf8');
	for (const words of ['Et sted at være', 'Unge mangler et sted.', 'Os på 15 år.', 'Åbn lokalet']) {
		expect(markdown).toContain(words);
	}
});
