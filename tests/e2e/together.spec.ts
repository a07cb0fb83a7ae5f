/** What people do together at the table, by keyboard alone: yeses and fits, parties, meetings, hats, parked questions. */
import type { Locator, Page } from '@playwright/test';
import { expect, isSaved, test, type Participant, type Workshop } from './support.ts';
import { tabTo } from './tab-to.ts';

async function sitDown({ page }: Participant, workshop: Workshop): Promise<Page> {
	await page.goto(`/w/${workshop.id}`);
	await expect(page.getByRole('region', { name: 'Mødet og samarbejdet' })).toBeVisible();
	await isSaved(page);
	return page;
}

/** Goes to a button by Tab and presses it. */
async function press(page: Page, name: string | RegExp): Promise<void> {
	await tabTo(page, { role: 'button', name });
	await page.keyboard.press('Enter');
}

async function write(page: Page, name: string | RegExp, words: string): Promise<void> {
	await tabTo(page, { role: 'textbox', name });
	await page.keyboard.type(words);
}

const strip = (page: Page): Locator => page.getByRole('region', { name: 'Mødet og samarbejdet' });

/** Alice adds an action that Bob is responsible for. */
async function askBob(alices: Page): Promise<void> {
	await alices.getByRole('textbox', { name: 'Ny handling' }).fill('Åbn hallen');
	await alices.getByRole('button', { name: 'Tilføj', exact: true }).click();
	await alices.getByText('Åbn hallen').first().click();
	await alices.getByRole('combobox', { name: 'Ansvarlig' }).fill('Bob');
	await alices.getByRole('option', { name: /^Bob/ }).click();
}

const yes = (page: Page): Locator => page.getByRole('region', { name: 'Hvem har sagt ja?' });

test('[TOGETHER3] bob says yes by keyboard, is asked again when the date changes, and takes it back', async ({
	join,
	workshop
}) => {
	const bobs = await sitDown(await join(workshop, 'Bob'), workshop);
	const alices = await sitDown(await join(workshop, 'Alice'), workshop);
	await askBob(alices);
	await press(bobs, '1 venter på dig');
	await press(bobs, 'Dit ja til Åbn hallen');
	await press(bobs, 'Jeg siger ja');
	await expect(yes(alices)).toContainText('Bob har sagt ja');
	await expect(strip(bobs)).not.toContainText('venter på dig');

	await alices.getByLabel('Frist', { exact: true }).fill('2026-12-07');
	await alices.getByLabel('Frist', { exact: true }).blur();
	await expect(yes(alices)).toContainText('Bob sagde ja til noget andet');
	await expect(strip(bobs)).toContainText('1 venter på dig');
	await press(bobs, 'Træk mit ja tilbage');
	const dialog = bobs.getByRole('dialog');
	await expect(dialog).toContainText('Ingen andre handlinger falder med.');
	await tabTo(bobs, { role: 'button', name: 'Træk mit ja tilbage', within: dialog });
	await bobs.keyboard.press('Enter');
	await expect(yes(alices)).toContainText('Bob har ikke sagt ja endnu');
});

test('[TOGETHER3] bob is asked whether his action still fits when the problem is marked, and answers by keyboard', async ({
	join,
	workshop
}) => {
	const bobs = await sitDown(await join(workshop, 'Bob'), workshop);
	const alices = await sitDown(await join(workshop, 'Alice'), workshop);
	await askBob(alices);
	await alices.getByRole('textbox', { name: 'Problemet', exact: true }).pressSequentially('Ingen steder at være.');
	await alices.getByRole('button', { name: 'Sæt pejlemærke ved Problemet' }).click();
	await press(bobs, '2 venter på dig');
	await press(bobs, 'Passer Åbn hallen stadig?');
	await press(bobs, 'Den passer');
	await expect(alices.getByRole('region', { name: 'Passer den stadig?' })).toHaveCount(0);
	await expect(strip(bobs)).toContainText('1 venter på dig');
});

test('[TOGETHER4] alice names her party and says how it sees the problem, by keyboard; bob sees it', async ({
	join,
	workshop
}) => {
	const alices = await sitDown(await join(workshop, 'Alice'), workshop);
	const bobs = await sitDown(await join(workshop, 'Bob', { party: 'Ungdomsforeningen' }), workshop);
	await press(alices, 'Parter');
	await write(alices, 'Partens navn', 'Nordby Kommune');
	await alices.keyboard.press('Enter');
	await expect(alices.getByRole('dialog').getByText('Din part')).toBeVisible();
	await alices.keyboard.press('Escape');
	await press(alices, 'Skriv, hvordan Nordby Kommune ser det');
	await write(alices, 'Sådan ser Nordby Kommune problemet', 'Vi har lokaler, men ingen nøgler.');
	await press(alices, 'Gem vores syn');
	const views = bobs.getByRole('region', { name: 'Sådan ser parterne det' });
	await expect(views).toContainText('Vi har lokaler, men ingen nøgler.');
	await expect(views).toContainText('Nordby Kommune');
});

test('[TOGETHER4] a meeting with steps, a hat and a parked question, by keyboard; all see them', async ({
	join,
	workshop
}) => {
	const alices = await sitDown(await join(workshop, 'Alice'), workshop);
	const bobs = await sitDown(await join(workshop, 'Bob'), workshop);
	await press(alices, 'Start et møde');
	await write(alices, 'Hvad hedder mødet?', 'Første aften');
	await tabTo(alices, { role: 'combobox', name: 'Opskrift' });
	await alices.keyboard.press('Enter');
	await alices.keyboard.press('End');
	await alices.keyboard.press('Enter');
	await press(alices, 'Start mødet');
	await press(alices, 'Begynd på første trin');
	await press(alices, 'Tag kasketten som Facilitator');
	await expect(strip(bobs)).toContainText('Første aften');
	await expect(strip(bobs)).toContainText('Trin 1 af 7: Siden sidst');
	await expect(strip(bobs)).toContainText('Facilitator: Alice');
	await alices.keyboard.press('Escape');

	await press(bobs, 'Parkeret');
	await write(bobs, 'Hvilket spørgsmål skal vente?', 'Hvem betaler for varmen?');
	await press(bobs, 'Parkér spørgsmålet');
	await bobs.keyboard.press('Escape');
	await press(alices, '1 parkeret');
	await press(alices, 'Afslut spørgsmålet Hvem betaler for varmen?');
	await write(alices, 'Hvad blev svaret?', 'Kommunen');
	await press(alices, 'Gem svaret');
	await expect(strip(bobs)).toContainText('Parkeret');
	await alices.keyboard.press('Escape');

	await press(bobs, /^Første aften/);
	await press(bobs, 'Afslut mødet');
	await expect(strip(alices)).toContainText('Start et møde');
});
