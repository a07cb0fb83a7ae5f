/** A whole renegotiation, played by three people who each have a browser of their own. */
import type { Locator, Page } from '@playwright/test';
import { expect, isSaved, test, type Participant, type Workshop } from './support.ts';

const slot = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
const stands = (page: Page, name: string): Locator =>
	page.getByRole('group', { name: `Hvor står ${name}`, exact: true });

async function sitDown({ page }: Participant, workshop: Workshop): Promise<Page> {
	await page.goto(`/w/${workshop.id}`);
	await slot(page, 'Problemet').waitFor();
	await expect(page.getByRole('region', { name: 'Mødet og samarbejdet' })).toBeVisible();
	return page;
}

/** Answers in the dialog that is open. */
async function answer(page: Page, level: string, words: Record<string, string> = {}): Promise<void> {
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('radio', { name: level, exact: true }).check();
	for (const [label, text] of Object.entries(words)) await dialog.getByRole('textbox', { name: label }).fill(text);
	await dialog.getByRole('button', { name: /^Gem/ }).click();
	await expect(dialog).toBeHidden();
}

/** Opens the table on a line on which what the page sends can be held back, or cut off. */
async function sitDownOnSlowLine(
	person: Participant,
	workshop: Workshop
): Promise<{ page: Page; hold: () => void; letThrough: () => void; cut: () => Promise<void> }> {
	let isFree = Promise.resolve();
	let letThrough: () => void = () => undefined;
	let cut: () => Promise<void> = () => Promise.resolve();
	await person.page.routeWebSocket(/\/collab/, (socket) => {
		const server = socket.connectToServer();
		socket.onMessage((message) => void isFree.then(() => server.send(message)));
		cut = () => socket.close();
	});
	const page = await sitDown(person, workshop);
	await isSaved(page);
	return {
		page,
		hold: () => {
			isFree = new Promise((resolve) => (letThrough = resolve));
		},
		letThrough: () => letThrough(),
		cut: () => cut()
	};
}

test('[TABLE6] [TOGETHER5] a marker that is set while the words are on their way is set at those words', async ({
	join,
	workshop
}) => {
	const { page, hold, letThrough } = await sitDownOnSlowLine(await join(workshop, 'Alice'), workshop);
	await slot(page, 'Problemet').pressSequentially('De unge mangler');
	await isSaved(page);
	hold();
	await page.keyboard.type(' et sted.');
	await expect(page.locator('[data-connection]')).toHaveText('Gemmer …');
	// It is not said aloud with each pause in writing.
	await expect(page.getByRole('status').filter({ hasText: 'Gemmer' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Sæt pejlemærke ved Problemet' }).click();
	letThrough();
	await expect(stands(page, 'Problemet')).toContainText('Pejlemærke 1');
	await expect(stands(page, 'Problemet')).toContainText('Gælder nu');
});

test('[TOGETHER5] a marker is not set when the words it is about are not stored', async ({ join, workshop }) => {
	const { page, hold, cut } = await sitDownOnSlowLine(await join(workshop, 'Alice'), workshop);
	await slot(page, 'Problemet').pressSequentially('De unge mangler');
	await isSaved(page);
	hold();
	await page.keyboard.type(' et sted.');
	await page.getByRole('button', { name: 'Sæt pejlemærke ved Problemet' }).click();
	await cut();
	await expect(page.getByText('Der er ingen forbindelse lige nu. Prøv igen om lidt; intet er ændret.')).toBeVisible();
	await expect(stands(page, 'Problemet')).toContainText('Udkast');
});

test('[TOGETHER1] [TRAIL9] three people play a whole renegotiation: marker, edit, reason, hidden round, objection, rewording, agreement; the trail tells a fourth', async ({
	join,
	workshop
}) => {
	const alice = await sitDown(await join(workshop, 'Alice', { party: 'Nordby Kommune' }), workshop);
	const bob = await sitDown(await join(workshop, 'Bob', { party: 'Ungdomsforeningen' }), workshop);
	const carol = await sitDown(await join(workshop, 'Carol'), workshop);

	await test.step('a marker is set, and all see that the wording holds', async () => {
		await slot(alice, 'Problemet').pressSequentially('De unge mangler et sted om aftenen.');
		await expect(stands(alice, 'Problemet')).toContainText('Udkast');
		await alice.getByRole('button', { name: 'Sæt pejlemærke ved Problemet' }).click();
		for (const page of [alice, bob, carol]) {
			await expect(stands(page, 'Problemet')).toContainText('Gælder nu');
			await expect(stands(page, 'Problemet')).toContainText('Pejlemærke 1');
			await expect(stands(page, 'Problemet')).toContainText('sat af Alice');
			await expect(stands(page, 'Problemet')).toContainText('3 har ikke svaret');
		}
	});

	await test.step('whoever edits away from it is asked why; nobody else is', async () => {
		await slot(bob, 'Problemet').press('Control+End');
		await bob.keyboard.type(' Især piger.');
		await expect(stands(alice, 'Problemet')).toContainText('Genforhandles');
		await expect(stands(alice, 'Problemet')).toContainText('Ingen grund givet');
		await bob.getByRole('button', { name: 'Ny viden' }).click();
		await bob.getByRole('textbox', { name: 'Med dine ord' }).fill('Rundspørgen viste det');
		await bob.getByRole('button', { name: 'Giv grunden' }).click();
		await expect(stands(alice, 'Problemet')).toContainText('Ny viden');
		await expect(stands(alice, 'Problemet')).toContainText('Rundspørgen viste det');
		await expect(alice.getByRole('textbox', { name: 'Med dine ord' })).toBeHidden();
		await alice.getByRole('button', { name: 'Vis forskellen' }).click();
		await expect(alice.getByRole('group', { name: 'Forskellen fra pejlemærke 1 til nu' }).locator('ins')).toContainText(
			'Især piger.'
		);
	});

	await test.step('answers of a hidden round are seen by nobody until they are revealed together', async () => {
		await alice.getByRole('button', { name: 'Gør noget sammen' }).click();
		await alice.getByRole('menuitem', { name: 'Start en skjult runde' }).click();
		await alice.getByRole('dialog').getByRole('button', { name: 'Start runden' }).click();
		const round = (page: Page) => page.getByRole('region', { name: 'Skjult runde' });
		await expect(round(carol)).toContainText('0 af 3 har svaret');
		for (const page of [alice, bob]) {
			await round(page).getByRole('button', { name: 'Svar', exact: true }).click();
			await answer(page, 'Enig');
		}
		await round(carol).getByRole('button', { name: 'Svar', exact: true }).click();
		await answer(carol, 'Indvending', {
			'Hvad er risikoen?': 'Drengene føler sig glemt',
			'Hvad skulle ændres, så du kan leve med det?': 'At det gælder alle'
		});
		await expect(round(bob)).toContainText('3 af 3 har svaret');
		await expect(stands(bob, 'Problemet')).toContainText('3 har ikke svaret');
		await round(bob).getByRole('button', { name: 'Vis alle svar' }).click();
		await bob.getByRole('dialog').getByRole('button', { name: 'Vis alle svar' }).click();
		await expect(stands(alice, 'Problemet')).toContainText('2 enige, 1 indvending, Alle har svaret');
	});

	await test.step('the objection says what to change; the rewording makes the answers stale', async () => {
		await alice.getByRole('button', { name: 'Tag stilling til Problemet' }).click();
		await expect(alice.getByRole('dialog')).toContainText('Skulle ændres: At det gælder alle');
		await alice.getByRole('dialog').getByRole('button', { name: 'Luk' }).click();
		await slot(carol, 'Problemet').press('Control+End');
		await carol.keyboard.type(' Og drenge.');
		await expect(stands(alice, 'Problemet')).toContainText('Du svarede “Enig” på en tidligere ordlyd');
		await expect(stands(alice, 'Problemet')).toContainText('3 har ikke svaret');
	});

	await test.step('all agree to the new wording, and a new marker ends the renegotiation', async () => {
		for (const page of [alice, bob, carol]) {
			await page.getByRole('button', { name: 'Tag stilling til Problemet' }).click();
			await answer(page, 'Enig');
		}
		await expect(stands(bob, 'Problemet')).toContainText('3 enige, Alle har svaret');
		await carol.getByRole('button', { name: 'Sæt pejlemærke ved Problemet' }).click();
		for (const page of [alice, bob, carol]) await expect(stands(page, 'Problemet')).toContainText('Pejlemærke 2');
	});

	await test.step('the trail tells it to a fourth, who comes afterwards', async () => {
		const { page } = await join(workshop, 'Dorte');
		await page.goto(`/w/${workshop.id}/spor?vis=genforhandlinger`);
		const told = page.getByRole('main').getByRole('article');
		await expect(told).toHaveCount(1);
		await expect(told).toContainText('Endte med pejlemærke 2');
		await expect(told).toContainText(/Åbnet af\s*B\s*Bob\s*Ungdomsforeningen/);
		await expect(told).toContainText('Ny viden');
		await expect(told).toContainText('Rundspørgen viste det');
		await expect(told.locator('ins')).toContainText('Især piger. Og drenge.');
		await expect(told).toContainText(/Pejlemærket sat af\s*C\s*Carol/);
		await expect(told).toContainText('3 enige');
		await page.getByRole('link', { name: 'Ændringer', exact: true }).click();
		const revealed = page.getByRole('article').filter({ hasText: 'Viste svarene fra den skjulte runde' });
		await expect(revealed).toContainText('Risiko: Drengene føler sig glemt');
		await expect(revealed).toContainText('2 enige');
	});
});

test('[TOGETHER2] somebody who answers while the wording changes sees the new one and looks again', async ({
	join,
	workshop
}) => {
	const alice = await sitDown(await join(workshop, 'Alice'), workshop);
	const bob = await sitDown(await join(workshop, 'Bob'), workshop);
	await slot(alice, 'Det ved vi').pressSequentially('Hallen står tom.');
	await bob.getByRole('button', { name: 'Tag stilling til Det ved vi' }).click();
	const dialog = bob.getByRole('dialog');
	await expect(dialog).toContainText('Hallen står tom.');
	await slot(alice, 'Det ved vi').pressSequentially(' Om mandagen.');
	await expect(dialog.getByRole('alert')).toContainText('Ordlyden er ændret, mens du svarede');
	await expect(dialog.getByRole('alert')).toContainText('Hallen står tom. Om mandagen.');
	await dialog.getByRole('button', { name: 'Svar på den nye ordlyd' }).click();
	await answer(bob, 'Enig med forbehold', { 'Hvad er dit forbehold?': 'Kun om vinteren' });
	await expect(stands(alice, 'Det ved vi')).toContainText('Kun om vinteren');
	await bob.getByRole('button', { name: 'Træk forbeholdet tilbage' }).click();
	await expect(stands(alice, 'Det ved vi')).not.toContainText('Kun om vinteren');
});
