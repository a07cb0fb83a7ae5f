/** What the table does when the connection goes, when it may not write, and what it tells of others' work. */
import type { Locator, Page } from '@playwright/test';
import * as Y from 'yjs';
import { startServer } from '../support/server.ts';
import { expect, startWorkshop, test, type Participant, type Workshop } from './support.ts';

const slot = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
const connection = (page: Page): Locator => page.locator('[data-connection]');

async function sitDown({ page }: Participant, workshop: Workshop): Promise<Page> {
	await page.goto(`/w/${workshop.id}`);
	await slot(page, 'Problemet').waitFor();
	return page;
}

/** Pastes without a clipboard of the machine's, which tests beside this one use too. */
async function paste(field: Locator, words: string): Promise<void> {
	await field.click();
	await field.evaluate((element, text) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', text);
		element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	}, words);
}

test('[TABLE5] [TABLE6] what is written without a connection survives a reload and merges on return', async ({
	join,
	workshop
}) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob');
	const [alices, bobs] = [await sitDown(alice, workshop), await sitDown(bob, workshop)];
	await slot(alices, 'Det ved vi').pressSequentially('Før.');
	await expect(slot(bobs, 'Det ved vi')).toHaveText('Før.');
	await expect(connection(alices)).toHaveText('Alt er gemt');

	// The pages still come, the live connection does not: a reload is then possible without a network of its own.
	let isDown = true;
	await alice.context.routeWebSocket(/\/collab/, (socket) => void (isDown ? socket.close() : socket.connectToServer()));
	await alices.reload();
	await expect(connection(alices)).toHaveText('Ikke forbundet. Det, du skriver, er gemt her');
	await slot(alices, 'Det ved vi').press('Control+End');
	await alices.keyboard.type(' Alice alene.');
	await expect(bobs.locator('.remote-caret')).toHaveCount(0);
	await slot(bobs, 'Det ved vi').press('Control+Home');
	await bobs.keyboard.type('Bob imens. ');
	await alices.reload();
	await expect(slot(alices, 'Det ved vi')).toHaveText('Før. Alice alene.');
	await expect(connection(alices)).toHaveText('Ikke forbundet. Det, du skriver, er gemt her');

	isDown = false;
	for (const page of [alices, bobs]) await expect(slot(page, 'Det ved vi')).toHaveText('Bob imens. Før. Alice alene.');
	await expect(connection(alices)).toHaveText('Alt er gemt');
});

test('[TABLE6] tells of a lost network, and that all is saved once it is back', async ({ join, workshop }) => {
	const alice = await join(workshop, 'Alice');
	const page = await sitDown(alice, workshop);
	await expect(connection(page)).toHaveText('Alt er gemt');
	await alice.context.setOffline(true);
	await expect(connection(page)).toHaveText('Ikke forbundet. Det, du skriver, er gemt her');
	await expect(page.getByRole('status').filter({ hasText: 'Ikke forbundet' })).toHaveCount(1);
	await slot(page, 'Problemet').pressSequentially('Skrevet i toget.');
	await alice.context.setOffline(false);
	await expect(connection(page)).toHaveText('Alt er gemt');
	const response = await alice.context.request.get(`/api/workshops/${workshop.id}`);
	expect(await response.json()).toMatchObject({ problem: { statement: { text: 'Skrevet i toget.' } } });
});

test('takes a paste far larger than one frame', async ({ join, workshop }) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob');
	const [alices, bobs] = [await sitDown(alice, workshop), await sitDown(bob, workshop)];
	const paragraphs = Array.from({ length: 900 }, (_, index) => `Linje ${index}: ${'ord '.repeat(100)}`);
	await paste(slot(alices, 'Det ved vi'), paragraphs.join('\n\n'));
	await expect(connection(alices)).toHaveText('Alt er gemt', { timeout: 30_000 });
	await expect(slot(bobs, 'Det ved vi').locator('p')).toHaveCount(900, { timeout: 30_000 });
});

test('[TABLE7] what the editor does not know is shown and left alone', async ({ join, workshop, server }) => {
	const alice = await join(workshop, 'Alice');
	const page = await sitDown(alice, workshop);
	const token = (await alice.context.cookies()).find(({ name }) => name === `rundbord_${workshop.id}`)?.value ?? '';
	const { WebsocketProvider } = await import('y-websocket');
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(server.url.replace('http', 'ws') + `/yjs/${workshop.id}`, 'negotiation', doc, {
		params: { token },
		disableBc: true
	});
	await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
	const item = new Y.XmlElement('listItem');
	const list = new Y.XmlElement('bulletList');
	const inner = new Y.XmlElement('bulletList');
	const innerItem = new Y.XmlElement('listItem');
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [new Y.XmlText('skrevet med noget andet')]);
	innerItem.insert(0, [paragraph]);
	inner.insert(0, [innerItem]);
	item.insert(0, [inner]);
	list.insert(0, [item]);
	doc.getXmlFragment('problem:known').insert(0, [list]);
	await expect(page.getByText('skrevet med noget andet')).toBeVisible();
	await expect(page.getByText('Teksten kan kun læses her')).toBeVisible();
	await expect(slot(page, 'Det ved vi')).toBeHidden();
	await page.reload();
	await expect(page.getByText('Teksten kan kun læses her')).toBeVisible();
	expect(doc.getXmlFragment('problem:known').toString()).toContain('skrevet med noget andet');
	doc.getXmlFragment('problem:known').delete(0, 1);
	await expect(slot(page, 'Det ved vi')).toBeVisible();
	provider.destroy();
});

test('[TABLE8] says politely what others changed, not while one writes, and lists it', async ({ join, workshop }) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob');
	const [alices, bobs] = [await sitDown(alice, workshop), await sitDown(bob, workshop)];
	const announcement = alices.locator('[data-announcement]');
	await slot(bobs, 'Det ved vi').pressSequentially('Noget nyt.');
	await expect(announcement).toHaveText('Bob har skrevet i Det ved vi.');
	await alices.getByRole('button', { name: 'Hvad er sket?' }).click();
	const list = alices.getByRole('dialog', { name: 'Hvad er sket?' });
	await expect(list.getByText('Bob har skrevet i Det ved vi')).toBeVisible();
	await list.getByLabel('Læs op, når andre ændrer noget').uncheck();
	await bobs.getByLabel('Ny handling').fill('Fælles café');
	await bobs.getByLabel('Ny handling').press('Enter');
	await expect(list.getByText('Bob har tilføjet handlingen Fælles café')).toBeVisible();
	await expect(announcement).toHaveText('Bob har skrevet i Det ved vi.');
});

test('a reader sees everything live and can change nothing', async ({ join, openBrowser, workshop }) => {
	const alice = await join(workshop, 'Alice');
	const alices = await sitDown(alice, workshop);
	const reader = await openBrowser();
	await reader.page.goto(workshop.links.view);
	await expect(reader.page.getByRole('heading', { name: 'Problem', exact: true })).toBeVisible();
	await expect(connection(reader.page)).toHaveText('Du læser med');
	await slot(alices, 'Problemet').pressSequentially('Læs selv.');
	await alices.getByLabel('Ny handling').fill('Fælles café');
	await alices.getByLabel('Ny handling').press('Enter');
	await expect(reader.page.getByText('Læs selv.')).toBeVisible();
	await reader.page.getByRole('heading', { name: 'Fælles café' }).click();
	await expect(reader.page.getByRole('textbox')).toHaveCount(0);
	await expect(reader.page.getByRole('button', { name: /Flyt(?! fokus)|Fortryd|Invitér|Tilføj/ })).toHaveCount(0);
});

test('[JOIN4] a withdrawn link says so and keeps the words at hand', async ({ join, workshop, server }) => {
	const alice = await join(workshop, 'Alice');
	const page = await sitDown(alice, workshop);
	await slot(page, 'Problemet').pressSequentially('Mine ord.');
	await expect(connection(page)).toHaveText('Alt er gemt');
	const revoked = await alice.context.request.delete(`${server.url}/api/workshops/${workshop.id}/device`, {
		headers: { origin: server.url }
	});
	expect(revoked.status()).toBe(204);
	await expect(page.getByRole('alert').getByText('Dit link virker ikke længere')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Kopiér det, jeg skrev' })).toBeVisible();
	await expect(slot(page, 'Problemet')).toHaveText('Mine ord.');
});

test('[LOG3] a full server is told of; the words stay here, and are delivered when there is room', async ({
	browser
}) => {
	const cramped = await startServer({ env: { DATA_LIMIT_MB: '1' } });
	const workshop = await startWorkshop(cramped.url);
	const context = await browser.newContext({ baseURL: cramped.url, locale: 'da-DK' });
	const joined = await context.request.post(`/api/workshops/${workshop.id}/participants`, {
		headers: { authorization: `Bearer ${workshop.inviteToken}` },
		data: { name: 'Alice', device: true }
	});
	expect(joined.status()).toBe(201);
	const page = await context.newPage();
	await page.goto(`/w/${workshop.id}`);
	const words = 'fyld '.repeat(300_000);
	await paste(slot(page, 'Det ved vi'), words);
	await expect(connection(page)).toHaveText('Serveren er fuld. Det, du skriver, er gemt her', { timeout: 20_000 });
	await slot(page, 'Problemet').pressSequentially('Alligevel.');
	await expect(page.getByText('Det bliver sendt af sig selv, når der er plads')).toBeVisible();

	const { port, dataDir } = cramped;
	await cramped.stop({ keepData: true });
	const roomy = await startServer({ port, dataDir });
	await expect(connection(page)).toHaveText('Alt er gemt', { timeout: 40_000 });
	const { problem } = (await (await context.request.get(`/api/workshops/${workshop.id}`)).json()) as {
		problem: Record<string, { text: string }>;
	};
	expect(problem.statement?.text).toBe('Alligevel.');
	expect(problem.known?.text.length).toBe(words.length);
	await context.close();
	await roomy.stop();
});
