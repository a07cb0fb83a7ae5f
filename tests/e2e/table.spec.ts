/** The table with several people at it, each in a browser of their own. */
import type { Locator, Page } from '@playwright/test';
import { expect, test, type Participant, type Workshop } from './support.ts';

const slot = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
const line = (page: Page, title: string): Locator => page.getByRole('listitem').filter({ hasText: title });
const titles = (page: Page): Promise<string[]> => page.locator('li summary h3').allTextContents();
const connection = (page: Page): Locator => page.locator('[data-connection]');

async function sitDown({ page }: Participant, workshop: Workshop): Promise<Page> {
	await page.goto(`/w/${workshop.id}`);
	await slot(page, 'Problemet').waitFor();
	return page;
}

async function addAction(page: Page, title: string): Promise<void> {
	await page.getByLabel('Ny handling').fill(title);
	await page.getByLabel('Ny handling').press('Enter');
	await expect(line(page, title)).toBeVisible();
}

/** What the server has stored, as any program may read it. */
async function stored(person: Participant, workshop: Workshop) {
	const response = await person.context.request.get(`/api/workshops/${workshop.id}`);
	return (await response.json()) as {
		problem: Record<string, { text: string; markdown: string }>;
		plan: Record<string, unknown>[];
	};
}

test('[TABLE1] [TABLE2] [TABLE3] three people write the same slot at the same time and read the same letters', async ({
	join,
	workshop
}) => {
	const alice = await join(workshop, 'Alice', { party: 'Nordby Kommune' });
	const bob = await join(workshop, 'Bob', { party: 'Ungdomsklubben' });
	const carol = await join(workshop, 'Carol', { viewport: 'phone' });
	const pages = [await sitDown(alice, workshop), await sitDown(bob, workshop), await sitDown(carol, workshop)];
	const known = pages.map((page) => slot(page, 'Det ved vi'));
	await known[0]!.pressSequentially('Begyndelsen. ');
	for (const each of known) await expect(each).toHaveText('Begyndelsen. ');
	await pages[0]!.getByLabel('Ny handling').focus();
	for (const page of pages) await expect(page.locator('.remote-caret')).toHaveCount(0);
	for (const each of known) await each.press('Control+End');
	const words = ['Alices sætning. ', 'Bobs sætning. ', 'Carols sætning. '];
	await Promise.all(pages.map((page, index) => page.keyboard.type(words[index]!, { delay: 20 })));
	const letters = (text: string) => [...text].sort().join('');
	const whole = letters(`Begyndelsen. ${words.join('')}`);
	await expect.poll(async () => letters((await stored(alice, workshop)).problem.known!.text)).toBe(whole);
	const { text } = (await stored(alice, workshop)).problem.known!;
	for (const each of known) await expect.poll(() => each.locator('p').textContent()).toBe(text);
	for (const page of pages) await expect(connection(page)).toHaveText('Alt er gemt');
});

test('[PRESENCE1] [PRESENCE2] people see who is here and who writes where, until they leave', async ({
	join,
	workshop
}) => {
	const alice = await join(workshop, 'Alice', { party: 'Nordby Kommune' });
	const bob = await join(workshop, 'Bob', { party: 'Ungdomsklubben' });
	const alices = await sitDown(alice, workshop);
	const bobs = await sitDown(bob, workshop);
	await slot(bobs, 'Hvem er berørt?').pressSequentially('Unge mellem 12 og 17');
	const section = alices.getByRole('region', { name: 'Hvem er berørt?' });
	await expect(section.getByText('Bob skriver …')).toBeVisible();
	await expect(section.locator('.remote-caret')).toHaveAttribute('data-name', 'Bob');
	await alices.getByRole('button', { name: 'Hvem er her' }).click();
	const list = alices.getByRole('dialog', { name: 'Hvem er her' });
	await expect(list.getByText('Alice (dig)')).toBeVisible();
	await expect(list.getByText('Ungdomsklubben')).toBeVisible();
	await expect(list.getByText('Ved Hvem er berørt?')).toBeVisible();
	await bob.context.close();
	await expect(list.getByText('Ungdomsklubben')).toBeHidden();
});

test('formats text by keyboard and by the tools, and stores it as such', async ({ join, workshop }) => {
	const alice = await join(workshop, 'Alice');
	const page = await sitDown(alice, workshop);
	await slot(page, 'Problemet').click();
	await page.keyboard.press('Control+b');
	await page.keyboard.type('Ingen steder');
	await page.keyboard.press('Control+b');
	await page.keyboard.type(' at være');
	await page.keyboard.press('Enter');
	await page
		.getByRole('toolbar', { name: 'Tekst i Problemet' })
		.getByRole('button', { name: 'Nummereret liste' })
		.click();
	await page.keyboard.type('ude');
	await page.keyboard.press('Enter');
	await page.keyboard.type('inde');
	await expect(connection(page)).toHaveText('Alt er gemt');
	expect((await stored(alice, workshop)).problem.statement).toMatchObject({
		text: 'Ingen steder at være\nude\ninde',
		markdown: '**Ingen steder** at være\n\n1. ude\n2. inde'
	});
});

test('[TABLE3] two people fill in different fields of one action and lose nothing', async ({ join, workshop }) => {
	const alice = await join(workshop, 'Alice', { party: 'Nordby Kommune' });
	const bob = await join(workshop, 'Bob', { party: 'Ungdomsklubben' });
	const [alices, bobs] = [await sitDown(alice, workshop), await sitDown(bob, workshop)];
	await addAction(alices, 'Fælles café');
	await line(alices, 'Fælles café').locator('summary').click();
	await line(bobs, 'Fælles café').locator('summary').click();
	await Promise.all([
		(async () => {
			await alices.getByLabel('Ansvarlig').fill('Bob');
			await alices.getByLabel('Ansvarlig').press('Enter');
			await alices.getByLabel('Frist', { exact: true }).fill('2026-12-01');
			await alices.getByLabel('Første skridt').pressSequentially('Ring til Else');
			await slot(alices, 'Beskrivelse').pressSequentially('To eftermiddage om ugen.');
		})(),
		(async () => {
			await bobs.getByLabel('Status').click();
			await bobs.getByRole('option', { name: 'I gang' }).click();
			await bobs.getByPlaceholder('Tilføj en, der bidrager').fill('Nordby Kommune');
			await bobs.getByPlaceholder('Tilføj en, der bidrager').press('Enter');
			await bobs.getByLabel('Det kræver').pressSequentially('Nøglen til mejeriet');
			await bobs.getByLabel('Hvordan er det nyt?').click();
			await bobs.getByRole('option', { name: 'Oversat fra et andet sted' }).click();
		})()
	]);
	await expect(line(bobs, 'Fælles café').getByText('1. december 2026')).toBeVisible();
	await expect(alices.getByLabel('Det kræver')).toHaveValue('Nøglen til mejeriet');
	await expect(bobs.getByLabel('Første skridt')).toHaveValue('Ring til Else');
	await expect(connection(alices)).toHaveText('Alt er gemt');
	await expect(connection(bobs)).toHaveText('Alt er gemt');
	const { plan } = await stored(alice, workshop);
	expect(plan[0]).toMatchObject({
		title: 'Fælles café',
		detail: 'To eftermiddage om ugen.',
		firstStep: 'Ring til Else',
		responsible: bob.participantId,
		due: '2026-12-01',
		status: 'active',
		needs: 'Nøglen til mejeriet',
		novelty: 'translated'
	});
	expect(plan[0]?.contributors).toHaveLength(1);
});

test('[TABLE3] two people type in one plain field, and each keeps their caret', async ({ join, workshop }) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob');
	const [alices, bobs] = [await sitDown(alice, workshop), await sitDown(bob, workshop)];
	await addAction(alices, 'Møde');
	await line(alices, 'Møde').locator('summary').click();
	await line(bobs, 'Møde').locator('summary').click();
	const [mine, theirs] = [alices.getByLabel('Handling', { exact: true }), bobs.getByLabel('Handling', { exact: true })];
	await mine.press('End');
	await theirs.press('Home');
	await Promise.all([mine.pressSequentially(' i maj for alle'), theirs.pressSequentially('Et stort, åbent ')]);
	for (const field of [mine, theirs]) await expect(field).toHaveValue('Et stort, åbent Møde i maj for alle');
});

test('reorders actions by menu and by dragging, says so, and everybody sees it', async ({ join, workshop }) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob');
	const [alices, bobs] = [await sitDown(alice, workshop), await sitDown(bob, workshop)];
	for (const title of ['Første', 'Anden', 'Tredje']) await addAction(alices, title);
	await alices.getByRole('button', { name: 'Flyt eller fjern Tredje' }).click();
	await alices.getByRole('menuitem', { name: 'Flyt øverst' }).click();
	await expect(alices.getByText('Tredje er nu nummer 1 af 3')).toBeAttached();
	await expect.poll(() => titles(bobs)).toEqual(['Tredje', 'Første', 'Anden']);

	const grip = await line(bobs, 'Tredje').locator('.grip').boundingBox();
	const last = await line(bobs, 'Anden').boundingBox();
	if (!grip || !last) throw new Error('The actions are not on the screen.');
	await bobs.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
	await bobs.mouse.down();
	await bobs.mouse.move(grip.x + 10, last.y + last.height / 2, { steps: 4 });
	await bobs.mouse.move(grip.x + 10, last.y + last.height - 4, { steps: 2 });
	await bobs.mouse.up();
	await expect.poll(() => titles(alices)).toEqual(['Første', 'Anden', 'Tredje']);
});

test('brings a removed action back from the message about it', async ({ join, workshop }) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob');
	const [alices, bobs] = [await sitDown(alice, workshop), await sitDown(bob, workshop)];
	await addAction(alices, 'Fælles café');
	await line(alices, 'Fælles café').locator('summary').click();
	await alices.getByLabel('Det kræver').pressSequentially('En nøgle');
	await alices.getByRole('button', { name: 'Flyt eller fjern Fælles café' }).click();
	await alices.getByRole('menuitem', { name: 'Fjern' }).click();
	await expect(line(bobs, 'Fælles café')).toBeHidden();
	await slot(alices, 'Problemet').pressSequentially('Noget andet imens');
	await alices.getByText('Fælles café er fjernet').locator('..').getByRole('button', { name: 'Fortryd' }).click();
	await expect(line(bobs, 'Fælles café')).toBeVisible();
	await expect(connection(alices)).toHaveText('Alt er gemt');
	expect((await stored(bob, workshop)).plan[0]).toMatchObject({ title: 'Fælles café', needs: 'En nøgle' });
});

test('[TABLE4] undo takes back one’s own work across slots and actions, and nobody else’s', async ({
	join,
	workshop
}) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob');
	const [alices, bobs] = [await sitDown(alice, workshop), await sitDown(bob, workshop)];
	await slot(alices, 'Problemet').pressSequentially('Alices problem.');
	await expect(slot(bobs, 'Problemet')).toHaveText('Alices problem.');
	await alices.getByLabel('Ny handling').focus();
	await expect(bobs.locator('.remote-caret')).toHaveCount(0);
	await slot(bobs, 'Problemet').click();
	await bobs.keyboard.press('Control+End');
	await bobs.keyboard.type(' Bobs tilføjelse.');
	await expect(slot(alices, 'Problemet')).toHaveText('Alices problem. Bobs tilføjelse.');
	await addAction(alices, 'Alices handling');
	await alices.getByRole('button', { name: 'Fortryd', exact: true }).click();
	await expect(line(bobs, 'Alices handling')).toBeHidden();
	await alices.getByRole('button', { name: 'Gentag', exact: true }).click();
	await expect(line(bobs, 'Alices handling')).toBeVisible();
	await slot(alices, 'Problemet').press('Control+z');
	await expect(line(bobs, 'Alices handling')).toBeHidden();
	await slot(alices, 'Problemet').press('Control+z');
	await expect(slot(bobs, 'Problemet')).toHaveText(' Bobs tilføjelse.');
	await expect(alices.getByRole('button', { name: 'Fortryd', exact: true })).toBeDisabled();
});

test('remembers how the sheets were laid out', async ({ join, workshop }) => {
	const page = await sitDown(await join(workshop, 'Alice'), workshop);
	const edge = page.getByRole('separator', { name: 'Bredden af Problem og Tavle' });
	await edge.press('ArrowRight');
	await expect(edge).toHaveAttribute('aria-valuenow', '46');
	await page.getByRole('button', { name: 'Fold Handlingsplan sammen' }).click();
	await page.reload();
	await page.getByRole('button', { name: 'Fold Handlingsplan ud' }).click();
	await expect(edge).toHaveAttribute('aria-valuenow', '46');
	await page.getByRole('button', { name: 'Vis kun Problem' }).click();
	await expect(page.getByRole('heading', { name: 'Handlingsplan' })).toBeHidden();
});

test('is readable before any script has run', async ({ join, openBrowser, workshop }) => {
	const alice = await join(workshop, 'Alice');
	const page = await sitDown(alice, workshop);
	await slot(page, 'Det ved vi').pressSequentially('Hver tredje går hjem til et tomt hus.');
	await addAction(page, 'Fælles café');
	await expect(connection(page)).toHaveText('Alt er gemt');
	const html = await (await alice.context.request.get(`/w/${workshop.id}`)).text();
	expect(html).toContain('Hver tredje går hjem til et tomt hus.');
	expect(html).toContain('Fælles café');
	const stranger = await openBrowser();
	const response = await stranger.page.goto(`/w/${workshop.id}`);
	expect(response?.status()).toBe(403);
});

for (const viewport of ['laptop', 'phone'] as const) {
	test(`[SCREEN5] the sheets stay where they were first seen while the rest of the table comes (${viewport})`, async ({
		join,
		workshop
	}) => {
		const alice = await join(workshop, 'Alice', { viewport });
		const { page } = alice;
		await page.addInitScript(() => {
			const seen: number[] = [];
			Object.assign(globalThis, { tops: seen });
			const look = () => {
				const top = document.querySelector('main .sheets')?.getBoundingClientRect().top;
				if (top !== undefined && top !== seen.at(-1)) seen.push(top);
				requestAnimationFrame(look);
			};
			look();
		});
		await sitDown(alice, workshop);
		await expect(page.getByRole('button', { name: 'Parter' })).toBeVisible();
		await expect(connection(page)).toHaveText('Alt er gemt');
		const tops = await page.evaluate(() => (globalThis as unknown as { tops: number[] }).tops);
		expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(6);
	});
}
