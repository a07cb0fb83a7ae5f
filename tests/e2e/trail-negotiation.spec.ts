/** The renegotiation trail: what three people negotiated over three months, told to somebody who comes afterwards. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { startServer } from '../support/server.ts';
import { WORDINGS, writeNegotiatedDays, type NegotiatedDays } from '../support/negotiated-days.ts';
import { expect, test as base, type BrowserOptions, type Person } from './support.ts';

const test = base.extend<
	{ come: (options?: BrowserOptions) => Promise<Person> },
	{ story: { dataDir: string; told: NegotiatedDays } }
>({
	story: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from the pattern
		async ({}, use) => {
			const dataDir = await mkdtemp(path.join(tmpdir(), 'rundbord-negotiated-'));
			await use({ dataDir, told: await writeNegotiatedDays(dataDir) });
		},
		{ scope: 'worker' }
	],
	server: [
		async ({ story }, use) => {
			const server = await startServer({ dataDir: story.dataDir });
			await use(server);
			await server.stop();
		},
		{ scope: 'worker' }
	],
	come: async ({ server, story: { told }, openBrowser }, use) => {
		await use(async (options) => {
			const person = await openBrowser(options);
			const response = await person.context.request.post(`${server.url}/api/workshops/${told.id}/device`, {
				headers: { authorization: `Bearer ${told.viewToken}` }
			});
			expect(response.status(), await response.text()).toBe(204);
			return person;
		});
	}
});

const card = (page: Page, outcome: string) => page.getByRole('article').filter({ hasText: outcome });

test('[TRAIL9] who comes afterwards finds who took the problem up again, why, in which meeting, to what, and where people stood', async ({
	story: { told },
	come
}) => {
	const { page, complaints } = await come();
	await page.goto(`/w/${told.id}/spor`);
	await page.getByRole('link', { name: 'Genforhandlinger', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Genforhandlinger', level: 2 })).toBeVisible();

	const october = card(page, 'Endte med pejlemærke 2').filter({
		has: page.getByRole('heading', { name: 'Problemet' })
	});
	await expect(october).toContainText(/Åbnet af\s*C\s*Carol\s*Unge i Nordby/);
	await expect(october).toContainText('Møde: Oktobermødet');
	await expect(october).toContainText('Ny viden');
	await expect(october).toContainText('Vi har spurgt 42 unge på skolen');
	await expect(october.locator('del')).toHaveText('Efter kl. 17 er der ingen steder, hvor unge kan være');
	await expect(october.locator('ins')).toHaveText(WORDINGS.october.slice(0, -1));
	await expect(october).toContainText(/Skrev med\s*C\s*Carol\s*Unge i Nordby\s*B\s*Bob/);
	await expect(october).toContainText('Dem under 13 er heller ikke nogen steder');
	await expect(october).toContainText('3 enige');

	const room = card(page, 'Endte med pejlemærke 2').filter({ hasText: 'Åbn foreningens lokale' });
	await expect(room).toContainText('Ingen grund givet');
	await expect(room).toContainText('Hente nøgler');
	await expect(room).toContainText('Sat til 7. december 2026');
	await expect(card(page, 'Endte med den gamle ordlyd')).toContainText(/Ordlyden bragt tilbage af\s*B\s*Bob/);
	await expect(card(page, 'Er åben endnu').locator('ins')).toHaveText('og i weekenden ');
	expect(complaints).toEqual([]);
});

test('[TRAIL11] what was said and decided stands in words among the changes, and a change leads to its renegotiation', async ({
	story: { told },
	come
}) => {
	const { page, complaints } = await come();
	await page.goto(`/w/${told.id}/spor`);
	const headings = page.getByRole('heading', { level: 4 });
	await expect(headings.filter({ hasText: 'Mødet begyndte: Oktobermødet' })).toHaveCount(1);
	await expect(headings.filter({ hasText: 'Pejlemærke sat ved 3 punkter' })).toHaveCount(1);
	await expect(headings.filter({ hasText: 'Sagde ja til Åbn foreningens lokale' })).toHaveCount(2);
	const revealed = page.getByRole('article').filter({ hasText: 'Viste svarene fra den skjulte runde' });
	await expect(revealed).toContainText('Risiko: De mindste bliver skræmt væk');
	await expect(revealed).toContainText('Det, der skulle ændres: At der ikke står, hvem der bestemmer over hvem');

	const change = page.getByRole('article').filter({ hasText: 'de større bestemmer over de mindre' }).last();
	await expect(change).toContainText('Hvorfor: Vi har spurgt 42 unge på skolen');
	await change.getByRole('link', { name: 'Genforhandler pejlemærke 1' }).click();
	await expect(page).toHaveURL(/vis=genforhandlinger&aabnet=15$/);
	await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
	await page.getByRole('link', { name: 'Vis alle genforhandlinger' }).click();
	await expect(page.getByRole('main').getByRole('article')).toHaveCount(4);
	expect(complaints).toEqual([]);
});

test('[TRAIL5] a meeting filters the changes and the renegotiations, and stands in the address', async ({
	story: { told },
	come
}) => {
	const { page } = await come();
	await page.goto(`/w/${told.id}/spor`);
	await page.getByLabel('Møde', { exact: true }).selectOption({ label: 'Første møde' });
	await page.getByRole('button', { name: 'Vis', exact: true }).last().click();
	await expect(page).toHaveURL(/moede=[\w-]+/);
	await expect(page.getByText('Viser kun Første møde')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Mødet begyndte: Første møde' })).toBeVisible();
	await expect(page.getByRole('heading', { name: /Oktobermødet/ })).toHaveCount(0);
	await page.getByRole('link', { name: 'Genforhandlinger', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Ingen genforhandlinger passer' })).toBeVisible();
});

test('[TRAIL10] before and now stand on one page, with the turning points between', async ({
	story: { told },
	come
}) => {
	const { page, complaints } = await come();
	await page.goto(`/w/${told.id}/spor`);
	await page.getByRole('link', { name: 'Før og nu', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Før og nu', level: 1 })).toBeVisible();

	const problem = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Problemet', level: 3 }) });
	await expect(problem.locator('section').first()).toContainText(WORDINGS.september);
	await expect(problem.locator('section').last()).toContainText(WORDINGS.now);
	await expect(problem.locator('section').last()).toContainText('Genforhandles');
	await expect(problem.getByRole('listitem').filter({ hasText: /^\s*(Pejlemærke|Taget op)/ })).toContainText([
		/Pejlemærke 1 sat\s*Alice · mandag den 7\. september 2026 · Møde: Første møde/,
		/Taget op igen, til det næste pejlemærke\s*Carol[^]*Ny viden[^]*Vi har spurgt 42 unge på skolen/,
		/Pejlemærke 2 sat/,
		/Taget op igen, og vendt tilbage til det, der gjaldt\s*Alice/,
		/Taget op igen, og stadig åbent\s*Carol[^]*Ingen grund givet/
	]);
	await expect(
		page.getByText('Endnu ikke skrevet: Det ved vi, Det ved vi ikke, Det handler det ikke om')
	).toBeVisible();

	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('link', { name: 'Tilbage til sporet' })).toBeHidden();
	await expect(problem).toBeVisible();
	expect(complaints).toEqual([]);
});

test('[TRAIL7] without scripts the renegotiations, what was said, and before and now are all there', async ({
	story: { told },
	come,
	browser,
	server
}) => {
	const { context } = await come();
	const plain = await browser.newContext({
		javaScriptEnabled: false,
		baseURL: server.url,
		storageState: await context.storageState()
	});
	const page = await plain.newPage();
	await page.goto(`/w/${told.id}/spor`);
	await expect(page.getByText(/^Problem ?: 7 ændringer, 2 gange sat pejlemærke/)).toBeAttached();
	await page.getByRole('link', { name: 'Genforhandlinger', exact: true }).click();
	await expect(page.getByRole('main').getByRole('article')).toHaveCount(4);
	await page.getByRole('link', { name: 'Før og nu', exact: true }).click();
	await expect(page.getByRole('article')).toHaveCount(3);
	await plain.close();
});
