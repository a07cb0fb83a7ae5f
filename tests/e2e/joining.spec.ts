/** Starting and coming in: by link, by code, again on the same device, and on another. */
import type { Page } from '@playwright/test';
import { expect, test, type Workshop } from './support.ts';

const joinLink = ({ id, inviteToken }: Workshop): string => `/j/${id}#${inviteToken}`;
const tableOf = ({ id }: Workshop): RegExp => new RegExp(`/w/${id}#?$`);

async function joinAs(page: Page, name: string, party = ''): Promise<void> {
	await page.getByLabel('Hvad hedder du?').fill(name);
	await page.getByLabel(/^Hvem kommer du fra\?/).fill(party);
	await page.getByRole('button', { name: 'Gå til bordet' }).click();
}

/** @returns the names of those who have joined, and of their parties, as the API tells them */
async function people(page: Page, { id }: Workshop): Promise<{ participants: string[]; parties: string[] }> {
	const response = await page.request.get(`/api/workshops/${id}`);
	const state = (await response.json()) as Record<'participants' | 'parties', { name: string }[]>;
	return { participants: state.participants.map(({ name }) => name), parties: state.parties.map(({ name }) => name) };
}

test('[JOIN1] alice starts a workshop in one screen and is in it', async ({ openBrowser }) => {
	const { page } = await openBrowser({ viewport: 'phone' });
	await page.goto('/');
	await page.getByRole('button', { name: 'Start forløbet' }).click();
	await expect(page.getByLabel('Hvad skal forløbet hedde?')).toBeFocused();
	await expect(page.getByText('Skriv, hvad forløbet skal hedde.')).toBeVisible();

	await page.getByLabel('Hvad skal forløbet hedde?').fill('Et sted at være');
	await page.getByLabel(/^Hvilket spørgsmål/).fill('Hvor kan unge være?');
	await page.getByLabel('Hvad hedder du?').fill('Alice');
	await page.getByLabel(/^Hvem kommer du fra\?/).fill('Kommunen');
	await page.getByRole('button', { name: 'Start forløbet' }).click();
	await page.waitForURL(/\/w\/[^/#]+$/);

	const id = page.url().split('/').at(-1)!;
	const workshop = { id } as Workshop;
	expect(await people(page, workshop)).toEqual({ participants: ['Alice'], parties: ['Kommunen'] });

	await page.goto('/');
	await expect(page.getByRole('link', { name: /^Et sted at være/ })).toHaveAttribute('href', `/w/${id}`);
});

test('[JOIN2] bob joins by the link, and the secret is not left in the address', async ({ workshop, openBrowser }) => {
	const { page } = await openBrowser({ viewport: 'phone' });
	await page.goto(joinLink(workshop));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(workshop.title);
	await expect(page.getByLabel('Hvad hedder du?')).toBeFocused();
	expect(new URL(page.url()).hash).toBe('');

	await page.reload();
	await joinAs(page, 'Bob');
	await page.waitForURL(tableOf(workshop));
	expect(await people(page, workshop)).toEqual({ participants: ['Bob'], parties: [] });
	expect(await page.evaluate(() => document.cookie)).not.toContain(workshop.id);
	expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('arrival')))).toEqual([]);
});

test('[JOIN2] carol picks the party that bob came from, and it is not doubled', async ({
	workshop,
	join,
	openBrowser
}) => {
	await join(workshop, 'Bob', { party: 'Boldklubben' });
	const { page } = await openBrowser();
	await page.goto(joinLink(workshop));
	await expect(page.locator('datalist option')).toHaveAttribute('value', 'Boldklubben');
	await joinAs(page, 'Carol', 'boldklubben');
	await page.waitForURL(tableOf(workshop));
	expect(await people(page, workshop)).toEqual({ participants: ['Bob', 'Carol'], parties: ['Boldklubben'] });
});

test('[JOIN2] a code typed in small letters and with spaces leads to the invitation', async ({
	workshop,
	join,
	openBrowser
}) => {
	const alice = await join(workshop, 'Alice');
	const links = await alice.page.request.get(`/api/workshops/${workshop.id}/links`);
	const { code } = (await links.json()) as { code: string };

	const { page } = await openBrowser({ viewport: 'phone' });
	await page.goto('/');
	const field = page.getByLabel('Koden på otte tegn');
	await field.fill('k7q');
	await page.getByRole('button', { name: 'Deltag', exact: true }).click();
	await expect(page.getByText('Koden har otte tegn.')).toBeVisible();

	await field.fill('');
	await field.pressSequentially(` ${code.toLowerCase().replace('-', ' ')} `);
	await expect(field).toHaveValue(code);
	await field.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(workshop.title);
	await joinAs(page, 'Bob');
	await page.waitForURL(tableOf(workshop));
});

test('[JOIN3] a device that has joined goes straight to the table', async ({ workshop, join }) => {
	const { page } = await join(workshop, 'Alice');
	await page.goto(joinLink(workshop));
	await page.waitForURL(tableOf(workshop));
	await page.goto(`/v/${workshop.id}#${workshop.viewToken}`);
	await page.waitForURL(tableOf(workshop));
	expect(await people(page, workshop)).toEqual({ participants: ['Alice'], parties: [] });
	const links = await page.request.get(`/api/workshops/${workshop.id}/links`);
	expect(links.status(), 'the link to look did not take the place of hers').toBe(200);
});

test('[JOIN3] alice comes in on another device by her own link', async ({ workshop, join, openBrowser, server }) => {
	const alice = await join(workshop, 'Alice');
	const answer = await alice.page.request.post(`/api/workshops/${workshop.id}/devices`, {
		headers: { origin: server.url }
	});
	expect(answer.status(), await answer.text()).toBe(201);
	const { link } = (await answer.json()) as { link: string };

	const { page } = await openBrowser({ viewport: 'phone' });
	await page.goto(link);
	await page.waitForURL(tableOf(workshop));
	const links = await page.request.get(`/api/workshops/${workshop.id}/links`);
	expect(links.status()).toBe(200);
	expect(await people(page, workshop)).toEqual({ participants: ['Alice'], parties: [] });
});

test('[JOIN4] a replaced link says what to do', async ({ workshop, join, openBrowser, server }) => {
	const { page: alicesPage } = await join(workshop, 'Alice');
	for (const kind of ['invite', 'view']) {
		const answer = await alicesPage.request.post(`/api/workshops/${workshop.id}/links`, {
			headers: { origin: server.url },
			data: { kind }
		});
		expect(answer.status(), await answer.text()).toBe(200);
	}
	const { page } = await openBrowser();
	for (const old of [joinLink(workshop), `/v/${workshop.id}#${workshop.viewToken}`, `/j/${workshop.id}`]) {
		await page.goto(old);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Linket virker ikke');
		await expect(page.getByText('Bed en af dem, der er med, om et nyt link.')).toBeVisible();
	}
	await page.getByRole('link', { name: 'Gå til forsiden' }).click();
	await expect(page.getByLabel('Koden på otte tegn')).toBeVisible();
});

test('[JOIN2] what bob wrote stays when the server cannot be reached', async ({ workshop, openBrowser }) => {
	const { page, context } = await openBrowser();
	await page.goto(joinLink(workshop));
	await expect(page.getByLabel('Hvad hedder du?')).toBeFocused();
	await expect(page.getByText('Du er inviteret til')).toBeVisible();
	await expect(page.getByText('Henter indbydelsen')).toHaveCount(0);
	await context.setOffline(true);
	await joinAs(page, 'Bob', 'Boldklubben');
	await expect(page.getByRole('alert')).toContainText('Det, du har skrevet, står her stadig.');
	await context.setOffline(false);
	await page.getByRole('button', { name: 'Gå til bordet' }).click();
	await page.waitForURL(tableOf(workshop));
	expect(await people(page, workshop)).toEqual({ participants: ['Bob'], parties: ['Boldklubben'] });
});

test('the chosen theme and language hold from the first byte, and the invitation outlives the change', async ({
	workshop,
	openBrowser
}) => {
	const { page } = await openBrowser({ theme: 'light' });
	await page.goto(joinLink(workshop));
	await page.getByText('Mørk', { exact: true }).click();
	// A press before the page's script runs is done once it does.
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	const ground = () =>
		page.evaluate(async () => {
			// With reduced motion a change of colour still is a transition, of one frame.
			await Promise.all(document.documentElement.getAnimations().map(({ finished }) => finished));
			return getComputedStyle(document.documentElement).backgroundColor;
		});
	const dark = await ground();
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.getByLabel('What is your name?')).toBeVisible();
	expect(await ground()).toBe(dark);

	const html = await (await page.request.get('/')).text();
	expect(html).toContain('<html lang="en" data-theme="dark">');
	await page.getByText('Light', { exact: true }).click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
	expect(await ground()).not.toBe(dark);
});

test('[JOIN1] alice copies the link on plain http, and replaces it after a warning', async ({ workshop, join }) => {
	const { page } = await join(workshop, 'Alice');
	// As browsers do on plain http in a local network.
	await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
	await page.goto(`/w/${workshop.id}`);
	await page.getByRole('button', { name: 'Invitér' }).click();
	const dialog = page.getByRole('dialog', { name: 'Invitér' });
	const section = dialog.getByRole('region', { name: 'Link til at deltage' });
	await expect(section).toContainText(workshop.links.join);

	await section.getByRole('button', { name: 'Kopiér' }).click();
	await expect(section.getByRole('status').first()).toHaveText('Kopieret');
	await page.evaluate(() => document.querySelector('[role=dialog]')?.append(document.createElement('textarea')));
	await dialog.locator('textarea').focus();
	await page.keyboard.press('Control+V');
	await expect(dialog.locator('textarea')).toHaveValue(workshop.links.join);

	await section.getByRole('button', { name: /^Lav et nyt link/ }).click();
	await expect(section.getByRole('alert')).toContainText('Det gamle link og den gamle kode holder op med at virke');
	await section.getByRole('button', { name: 'Ja, lav et nyt' }).click();
	await expect(section).toContainText('Der er lavet et nyt link');
	await expect(section).not.toContainText(workshop.inviteToken);
	const old = await page.request.get(`/api/workshops/${workshop.id}/invitation`, {
		headers: { authorization: `Bearer ${workshop.inviteToken}` }
	});
	expect(old.status()).toBe(401);
});
