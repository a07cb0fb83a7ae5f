/** The trail of a workshop with three meetings behind it: walked, compared, filtered, and wording brought back. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { startServer } from '../support/server.ts';
import { STATEMENTS, writeSeveralDays, type SeveralDays } from '../support/several-days.ts';
import { expect, test as base, type BrowserOptions, type Person } from './support.ts';
import { violations } from './violations.ts';

const test = base.extend<
	{ come: (workshop: SeveralDays, token: string, options?: BrowserOptions) => Promise<Person> },
	{ stories: { dataDir: string; told: SeveralDays; changed: SeveralDays } }
>({
	stories: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from the pattern
		async ({}, use) => {
			const dataDir = await mkdtemp(path.join(tmpdir(), 'rundbord-trail-'));
			await use({ dataDir, told: await writeSeveralDays(dataDir), changed: await writeSeveralDays(dataDir) });
		},
		{ scope: 'worker' }
	],
	server: [
		async ({ stories }, use) => {
			const server = await startServer({ dataDir: stories.dataDir });
			await use(server);
			await server.stop();
		},
		{ scope: 'worker' }
	],
	come: async ({ server, openBrowser }, use) => {
		await use(async (workshop, token, options) => {
			const person = await openBrowser(options);
			const response = await person.context.request.post(`${server.url}/api/workshops/${workshop.id}/device`, {
				headers: { authorization: `Bearer ${token}` }
			});
			expect(response.status(), await response.text()).toBe(204);
			return person;
		});
	}
});

const slider = (page: Page) => page.getByRole('slider', { name: 'Tidspunkt i sporet' });
const problem = (page: Page) =>
	page.locator('section', { has: page.getByRole('heading', { name: 'Problem', exact: true }) }).last();

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, role: 'link' | 'button' | 'slider', name: string | RegExp): Promise<void> {
	const target = page.getByRole(role, { name }).first();
	await expect(target).toBeVisible();
	for (let presses = 0; presses < 60; presses += 1) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	await expect(target).toBeFocused();
}

/** The slider answers when the page is awake. */
async function openTrail(page: Page, { id }: SeveralDays, query = ''): Promise<void> {
	await page.goto(`/w/${id}/spor${query}`);
	await expect(page.getByRole('button', { name: 'Afspil' })).toBeVisible();
}

test('[TRAIL1] a citizen finds by keyboard what the problem said before the October meeting, who changed it, and to what', async ({
	stories: { told },
	come
}) => {
	const { page } = await come(told, told.viewToken);
	await openTrail(page, told);
	await tabTo(page, 'link', 'Hvad der blev ændret mandag den 5. oktober 2026');
	await page.keyboard.press('Enter');
	await page.waitForURL(/fra=3&til=5$/);

	const statement = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Problemet' }) });
	await expect(statement.locator('ins')).toHaveText(' uden at købe noget');
	await expect(statement).toContainText('Bob');
	await expect(statement).toContainText('Nordby Ungdomsforening');

	await tabTo(page, 'link', 'Hele ordlyden før');
	await page.keyboard.press('Enter');
	await expect(problem(page)).toContainText(STATEMENTS.september);
	await expect(page.getByText('mandag den 7. september 2026').first()).toBeVisible();

	await page.goBack();
	await tabTo(page, 'link', 'Hele ordlyden efter');
	await page.keyboard.press('Enter');
	await expect(problem(page)).toContainText(STATEMENTS.october);
});

test('[TRAIL2] the slider goes a change by an arrow, ten by Page Up and Down, and to either end; the address holds the moment', async ({
	stories: { told },
	come
}) => {
	const { page, complaints } = await come(told, told.tokens.alice);
	await openTrail(page, told);
	await slider(page).focus();
	await expect(slider(page)).toHaveAttribute('aria-valuetext', /^Ændring 8 af 8\. mandag den 2\. november 2026/);

	await page.keyboard.press('PageDown');
	await expect(problem(page)).toContainText('Her stod ikke noget.');
	await expect(slider(page)).toHaveAttribute('aria-valuetext', 'Ændring 0 af 8. Før den første ændring');
	await page.keyboard.press('ArrowRight');
	await expect(problem(page).locator('ins')).toHaveText(STATEMENTS.september);
	await expect(page.getByText(/^mandag den 7\. september 2026 kl\. 17\.10\. Alice ændrede Problemet$/)).toBeAttached();
	await expect(slider(page)).toBeFocused();
	await page.keyboard.press('PageUp');
	await expect(page.getByText(/Markeret: alt, der er ændret siden mandag den 7\. september/)).toBeVisible();
	await expect(page).toHaveURL(/\?ved=8&siden=1$/);
	await page.keyboard.press('Home');
	await expect(page).toHaveURL(/\?ved=0$/);
	await page.keyboard.press('End');
	await expect(page).toHaveURL(/\?ved=8&siden=0$/);
	await page.reload();
	await expect(slider(page)).toHaveValue('8');
	expect(complaints).toEqual([]);
});

test('[TRAIL3] playing goes through all changes and stops at the last', async ({ stories: { told }, come }) => {
	const { page } = await come(told, told.tokens.bob);
	await openTrail(page, told);
	// Calmly, so that a busy machine has time to see it and to pause.
	await page.getByRole('combobox', { name: 'Tempo' }).selectOption('Roligt');
	await page.getByRole('button', { name: 'Afspil' }).click();
	await expect(page.getByText(/^Ændring [1-7] af 8$/)).toBeVisible();
	await page.getByRole('button', { name: 'Pause' }).click();
	await expect(page.getByRole('button', { name: 'Afspil' })).toBeVisible();
	await page.getByRole('combobox', { name: 'Tempo' }).selectOption('Hurtigt');
	await page.getByRole('button', { name: 'Afspil' }).click();
	await expect(page.getByText('Ændring 8 af 8')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Afspil' })).toBeVisible();
});

test('[TRAIL4] any two moments are compared in marks and in sentences, with who and which party', async ({
	stories: { told },
	come
}) => {
	const { page } = await come(told, told.viewToken, { viewport: 'phone' });
	await openTrail(page, told, '?ved=1');
	await page.getByRole('link', { name: 'Sammenlign herfra' }).click();
	await slider(page).focus();
	await page.keyboard.press('End');
	await page.getByRole('link', { name: 'Sammenlign hertil' }).click();

	await expect(page).toHaveURL(/\?fra=1&til=8$/);
	await page.getByText('Læs som tekst').click();
	const text = page.locator('details', { hasText: 'Læs som tekst' });
	await expect(text).toContainText('Carol (Unge i Nordby)');
	await expect(text).toContainText('Ny handling: Gå en aften med de unge');
	await expect(text).toContainText('Af Bob (Nordby Ungdomsforening).');
});

test('[TRAIL4] what is picked to compare from stays picked when one walks on before it is shown', async ({
	stories: { told },
	come
}) => {
	const { page } = await come(told, told.viewToken);
	await openTrail(page, told, '?ved=1');
	const walkedOn = Promise.withResolvers<boolean>();
	const asked = page.waitForRequest(/__data\.json\?(?=.*fra=1)/);
	await page.route(/__data\.json\?(?=.*ved=1\b)(?=.*fra=1)/, async (route) => {
		await walkedOn.promise;
		await route.continue();
	});
	await page.getByRole('link', { name: 'Sammenlign herfra' }).click();
	await asked;
	await slider(page).focus();
	await page.keyboard.press('End');
	await page.getByRole('link', { name: 'Sammenlign hertil' }).click();
	walkedOn.resolve(true);
	await expect(page).toHaveURL(/\?fra=1&til=8$/);
});

test('[TRAIL5] a filter by party or statement stands in the address and goes along', async ({
	stories: { told },
	come
}) => {
	const { page } = await come(told, told.tokens.carol);
	await openTrail(page, told);
	await page.getByRole('combobox', { name: 'Part', exact: true }).selectOption('Nordby Ungdomsforening');
	await page.getByRole('button', { name: 'Vis', exact: true }).click();
	await expect(page).toHaveURL(/part=/);
	await expect(page.getByText('Viser kun Nordby Ungdomsforening')).toBeVisible();
	await expect(page.getByRole('article')).toHaveCount(3);
	await expect(page.getByRole('article').filter({ hasNotText: 'Bob' })).toHaveCount(0);

	await page.getByRole('link', { name: /^Problemet ?: 1 ændring/ }).click();
	await expect(page.getByText('Viser kun Problemet · Nordby Ungdomsforening')).toBeVisible();
	await expect(page.getByRole('article')).toHaveCount(1);
	await page.getByRole('link', { name: /^Se ordlyden her/ }).click();
	await expect(problem(page).locator('ins')).toHaveText(' uden at købe noget');
	await page.getByRole('link', { name: 'Ændringer', exact: true }).click();
	await expect(page.getByText('Viser kun Problemet · Nordby Ungdomsforening')).toBeVisible();
});

test('[TRAIL6] alice brings wording back after a plain question, and the change says so; a reader is not offered it', async ({
	stories: { changed },
	come
}) => {
	const { page } = await come(changed, changed.tokens.alice);
	const reader = await come(changed, changed.viewToken);
	await openTrail(reader.page, changed, '?ved=3');
	await expect(problem(reader.page)).toContainText(STATEMENTS.september);
	await expect(reader.page.getByRole('button', { name: /tilbage/ })).toHaveCount(0);

	await openTrail(page, changed, '?ved=3');
	await expect(page.getByRole('button', { name: /^Sæt tilbage til denne ordlyd ?: Hvem er berørt/ })).toHaveCount(0);
	await page.getByRole('button', { name: /^Sæt tilbage til denne ordlyd ?: Problemet/ }).click();
	const question = page.getByRole('dialog');
	await expect(question).toContainText('Intet går tabt');
	expect(await violations(page)).toEqual([]);
	await question.getByRole('button', { name: 'Sæt tilbage' }).click();

	await page.getByRole('link', { name: 'Se den nye ændring' }).click();
	await expect(problem(page)).toContainText('Efter kl. 17');
	await expect(
		page.getByRole('link', { name: /^Bragte ordlyden fra mandag den 7\. september 2026 .* tilbage$/ })
	).toBeVisible();
	await expect(page.getByText('Ændring 9 af 9')).toBeVisible();

	await page.goto(`/w/${changed.id}/spor?ved=3`);
	await page.getByRole('button', { name: 'Sæt hele planen tilbage' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Sæt tilbage' }).click();
	await expect(page.getByText('Ordlyden er sat tilbage')).toBeVisible();
	await openTrail(reader.page, changed);
	await reader.page.goto(`/w/${changed.id}/spor`);
	await expect(reader.page.getByRole('link', { name: /^Bragte ordlyden fra/ }).first()).toBeVisible();
	const state = await page.request.get(`/api/workshops/${changed.id}`);
	const { plan } = (await state.json()) as { plan: { title: string }[] };
	expect(plan.map(({ title }) => title)).toEqual(['Åbn foreningens lokale']);
});

test('[TRAIL7] without scripts the lanes, the changes, a moment by the slider, and a comparison are all there', async ({
	stories: { told },
	come,
	browser,
	server
}) => {
	const { context } = await come(told, told.viewToken);
	const plain = await browser.newContext({
		javaScriptEnabled: false,
		baseURL: server.url,
		storageState: await context.storageState()
	});
	const page = await plain.newPage();
	await page.goto(`/w/${told.id}/spor`);
	await expect(page.getByText(/^Problem ?: 4 ændringer$/)).toBeAttached();
	await expect(page.getByRole('article')).toHaveCount(8);
	await slider(page).focus();
	await page.keyboard.press('Home');
	await page.getByRole('button', { name: 'Vis', exact: true }).first().click();
	await expect(problem(page)).toContainText('Her stod ikke noget.');
	await page.getByRole('link', { name: 'Hvad der blev ændret mandag den 5. oktober 2026' }).click();
	await expect(page.locator('ins').first()).toHaveText(' uden at købe noget');
	await plain.close();
});
