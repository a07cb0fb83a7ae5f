/** What people do together beside writing: silence, prioritising, open cards, gathering, and from note to sentence to action. */
import type { Locator, Page } from '@playwright/test';
import { isSaved, listOf, openList, writeNote } from './board-list.ts';
import { expect, test } from './support.ts';

/** Opens a window of the menu for what is done together. */
async function openTogether(page: Page, name: string): Promise<Locator> {
	await page.getByRole('button', { name: 'Gør noget sammen' }).click();
	await page.getByRole('menuitem', { name }).click();
	const dialog = page.getByRole('dialog', { name });
	await expect(dialog).toBeVisible();
	return dialog;
}

test('[SILENCE1] [SILENCE2] bob writes in silence on a phone, alice lays everybody’s out, and nobody saw it before', async ({
	workshop,
	join
}) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob', { viewport: 'phone' });
	const list = await openList(alice, workshop.id);
	await openList(bob, workshop.id);
	const hers = await openTogether(alice.page, 'Skriv i stilhed');
	await hers.getByRole('textbox', { name: /Hvad skal der skrives om/ }).fill('Hvad oplever du?');
	await hers.getByRole('button', { name: 'Begynd stilhed' }).click();

	await bob.page.getByRole('button', { name: 'Skriv en seddel' }).click();
	const his = bob.page.getByRole('dialog', { name: 'Skriv i stilhed' });
	await his.getByRole('button', { name: 'Skriv en seddel' }).click();
	await his.getByRole('textbox', { name: 'Seddel 1' }).fill('Jeg går omvej hjem');
	await expect(his.getByText('Kun du ser dem.')).toBeVisible();
	await bob.page.reload();
	await isSaved(bob.page);
	await bob.page.getByRole('button', { name: 'Skriv en seddel' }).click();
	await expect(his.getByRole('textbox', { name: 'Seddel 1' })).toHaveValue('Jeg går omvej hjem');
	await expect(alice.page.getByText('Jeg går omvej hjem')).toHaveCount(0);

	await hers.getByRole('button', { name: 'Læg alles frem' }).click();
	await expect(hers.getByText('Sedlerne ligger på tavlen.')).toBeVisible();
	await alice.page.keyboard.press('Escape');
	await expect(list.getByText('Jeg går omvej hjem', { exact: true })).toBeVisible();
	await expect(list.getByText('Skrevet af Bob')).toBeVisible();
	await expect(his.getByRole('textbox', { name: 'Seddel 1' })).toHaveCount(0);
});

test('[PRIORITY1] [PRIORITY2] alice and bob prioritise in secret, and the tallies say who has not answered', async ({
	workshop,
	join
}) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob');
	await join(workshop, 'Carol');
	const list = await openList(alice, workshop.id);
	await openList(bob, workshop.id);
	await writeNote(list, 'Natbus');
	await list.getByRole('checkbox', { name: 'Vælg sedlen Natbus' }).check();
	await list.getByRole('button', { name: 'Prioritér' }).click();
	const hers = alice.page.getByRole('dialog', { name: 'Hemmelig prioritering' });
	await hers.getByRole('button', { name: 'Begynd prioritering' }).click();
	await hers.getByRole('radio', { name: 'Stærk' }).check();
	await hers.getByRole('button', { name: 'Gem mit svar' }).click();
	await expect(hers.getByText('1 har svaret.')).toBeVisible();

	await bob.page.getByText('Prioritering er i gang').locator('..').getByRole('button').click();
	const his = bob.page.getByRole('dialog', { name: 'Hemmelig prioritering' });
	await his.getByRole('radio', { name: 'Ikke nu' }).check();
	await his.getByRole('button', { name: 'Gem mit svar' }).click();
	await expect(hers.getByText('2 har svaret.')).toBeVisible();
	await expect(hers.getByText(/1\s*Ikke nu/)).toHaveCount(0);
	await hers.getByRole('button', { name: 'Vis svarene' }).click();
	for (const dialog of [hers, his]) {
		const results = dialog.getByRole('region', { name: 'Sådan blev der prioriteret' });
		await expect(results.getByRole('listitem')).toContainText(/Natbus.*1 Stærk.*0 Mulig.*1 Ikke nu.*1 Ikke svaret/s);
	}
});

test('[CARD1] carol lays a card without a name after a warning, and is answered by an offer of help', async ({
	workshop,
	join
}) => {
	const alice = await join(workshop, 'Alice');
	const carol = await join(workshop, 'Carol', { viewport: 'phone' });
	await openList(alice, workshop.id);
	await openList(carol, workshop.id);
	const hers = await openTogether(carol.page, 'Åbne kort');
	await hers.getByRole('textbox', { name: 'Skriv kortet' }).fill('Vi tør ikke sige det til forvaltningen');
	await hers.getByRole('radio', { name: 'Intet' }).check();
	await expect(hers.getByText('Navnet gemmes ikke. Med få deltagere kan andre gætte.')).toBeVisible();
	await hers.getByRole('button', { name: 'Læg kortet' }).click();
	await expect(hers.getByText('Kortet venter og lægges frem sammen med andre.')).toBeVisible();

	const dialog = await openTogether(alice.page, 'Åbne kort');
	await expect(dialog.getByText('Ingen åbne kort endnu.')).toBeVisible();
	await dialog.getByRole('button', { name: 'Læg ventende kort frem' }).click();
	const card = dialog.getByRole('article');
	await expect(card).toContainText('Uden navn');
	await card.getByRole('button', { name: 'Tilbud om hjælp' }).click();
	await card.getByRole('textbox').fill('Vi kan gå med');
	await card.getByRole('button', { name: 'Svar', exact: true }).click();
	await expect(hers.getByRole('article')).toContainText('Vi kan gå med');
});

test('[GATHER1] alice gathers people at an area; bob’s view stays until he goes', async ({ workshop, join }) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob', { viewport: 'phone' });
	const list = await openList(alice, workshop.id);
	await list.getByRole('button', { name: 'Nyt område' }).click();
	await list.getByRole('textbox', { name: 'Nyt område' }).fill('Idéer');
	await alice.page.keyboard.press('Enter');
	await bob.page.goto(`/w/${workshop.id}`);
	await isSaved(bob.page);

	await list.getByRole('button', { name: 'Mere om området Idéer' }).click();
	await alice.page.getByRole('menuitem', { name: 'Saml her' }).click();
	await expect(bob.page.getByText(/^Alice samler ved/)).toBeVisible();
	await expect(bob.page.getByRole('textbox', { name: /^Problemet/ })).toBeVisible();
	await bob.page.getByRole('button', { name: 'Gå derhen' }).click();
	await expect(listOf(bob.page).getByRole('region', { name: 'Idéer' })).toBeFocused();
	await alice.page.getByRole('button', { name: 'Slut samlingen' }).click();
	await expect(alice.page.getByText(/^Alice samler ved/)).toHaveCount(0);
});

test('[SOURCE1] notes become a sentence and an action, and both say where they came from when the note is gone', async ({
	workshop,
	join
}) => {
	const alice = await join(workshop, 'Alice');
	const list = await openList(alice, workshop.id);
	const { page } = alice;
	await writeNote(list, 'Ingen bus om aftenen');
	await list.getByRole('checkbox', { name: /Ingen bus/ }).check();
	await list.getByRole('button', { name: 'Sæt ind i problemet' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Det ved vi', exact: true }).click();
	await expect(page.getByRole('textbox', { name: 'Det ved vi', exact: true })).toContainText('Ingen bus om aftenen');
	await expect(list.getByText('Brugt i: Det ved vi')).toBeVisible();

	await list.getByRole('checkbox', { name: /Ingen bus/ }).check();
	await list.getByRole('button', { name: 'Lav en handling' }).click();
	await expect(page.getByRole('heading', { name: 'Ingen bus om aftenen' })).toBeVisible();
	await expect(list.getByText('Brugt i: Ingen bus om aftenen')).toBeVisible();

	await list.getByRole('button', { name: 'Mere om sedlen Ingen bus om aftenen' }).click();
	await page.getByRole('menuitem', { name: 'Slet' }).click();
	const source = page.getByText('Kom fra sedler på tavlen').first();
	await source.click();
	await expect(page.getByText('Sedlen er slettet siden').first()).toBeVisible();
	await expect(page.getByText('Skrevet af Alice').first()).toBeVisible();
});
