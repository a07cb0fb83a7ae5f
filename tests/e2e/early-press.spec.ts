/** A slow phone shows the page long before its script runs. */
import type { Page } from '@playwright/test';
import { addNote, shapeId } from '../../src/lib/document/board-write.ts';
import { carolAtBoard } from './board-content.ts';
import { held } from './held.ts';
import { expect, test, type BrowserOptions, type Person, type Workshop } from './support.ts';

test('[SCREEN7] what is pressed before the script runs happens when it does', async ({ workshop, join }) => {
	const { page } = await join(workshop, 'Alice');
	const script = await held(page, '**/entry/*.js');
	await page.goto(`/w/${workshop.id}`, { waitUntil: 'commit' });
	await page.getByRole('button', { name: 'Invitér' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	script.letThrough();
	await expect(page.getByRole('dialog', { name: 'Invitér' })).toBeVisible();
});

test('a code is asked for only when it can be read', async ({ openBrowser }) => {
	const { page } = await openBrowser();
	const script = await held(page, '**/entry/*.js');
	await page.goto('/', { waitUntil: 'commit' });
	const submit = page.getByRole('button', { name: 'Deltag', exact: true });
	await expect(submit).toBeDisabled();
	await page.getByLabel('Koden på otte tegn').fill('abcd');
	script.letThrough();
	await expect(submit).toBeEnabled();
	await expect(page.getByLabel('Koden på otte tegn')).toHaveValue('abcd');
});

test('[SCREEN7] what is chosen before the script runs holds when it does, beside what is pressed', async ({
	openBrowser
}) => {
	const { page } = await openBrowser({ theme: 'light' });
	const script = await held(page, '**/entry/*.js');
	await page.goto('/', { waitUntil: 'commit' });
	await page.getByRole('button', { name: 'English' }).click();
	await page.getByText('Lys', { exact: true }).click();
	await page.getByText('Mørk', { exact: true }).click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'auto');
	script.letThrough();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
});

test('[SCREEN7] [TRAIL2] a moment of the trail that is gone to before the script runs is the one shown', async ({
	workshop,
	join,
	server
}) => {
	const { live, carol } = await carolAtBoard(server.url, workshop);
	addNote(live.doc, { id: shapeId('bus'), words: 'Ingen bus', author: carol.participantId });
	await live.saved();
	const { page } = await join(workshop, 'Alice');
	const script = await held(page, '**/entry/*.js');
	await page.goto(`/w/${workshop.id}/spor`, { waitUntil: 'commit' });
	const slider = page.getByRole('slider', { name: 'Tidspunkt i sporet' });
	await expect(slider).toHaveAttribute('aria-valuetext', /^Ændring 1 af 1\./);
	await slider.press('Home');
	script.letThrough();
	await expect(page).toHaveURL(/\?ved=0$/);
	await expect(slider).toHaveAttribute('aria-valuetext', 'Ændring 0 af 1. Før den første ændring');
});

/** Somebody opens an invitation on a phone, and the page's script is still on its way. */
async function arrive(
	workshop: Workshop,
	openBrowser: (options: BrowserOptions) => Promise<Person>
): Promise<{ page: Page; script: Awaited<ReturnType<typeof held>> }> {
	const { page } = await openBrowser({ viewport: 'phone' });
	const script = await held(page, '**/entry/*.js');
	await page.goto(`/j/${workshop.id}#${workshop.inviteToken}`, { waitUntil: 'commit' });
	return { page, script };
}

test('[SCREEN7] whoever sends their name before the script runs is let in when it does, once', async ({
	workshop,
	openBrowser
}) => {
	const { page, script } = await arrive(workshop, openBrowser);
	const joins: string[] = [];
	page.on('request', (request) => {
		if (request.method() === 'POST') joins.push(new URL(request.url()).pathname);
	});
	await page.getByLabel('Hvad hedder du?').fill('Bob');
	await page.getByLabel('Hvad hedder du?').press('Enter');
	await page.getByRole('button', { name: 'Gå til bordet' }).click();
	expect(page.url()).toContain(`#${workshop.inviteToken}`);
	expect(joins).toEqual([]);
	script.letThrough();
	await page.waitForURL(`**/w/${workshop.id}`);
	expect(joins).toEqual([`/api/workshops/${workshop.id}/participants`]);
});

test('a name that is missing is asked for when the script runs, where it was sent before', async ({
	workshop,
	openBrowser
}) => {
	const { page, script } = await arrive(workshop, openBrowser);
	await page.getByRole('button', { name: 'Gå til bordet' }).click();
	script.letThrough();
	await expect(page.getByText('Skriv dit navn', { exact: false })).toBeVisible();
	await expect(page.getByLabel('Hvad hedder du?')).toBeFocused();
});

test('a name is typed while the rest of the page is on its way, and asked for only once', async ({
	workshop,
	openBrowser
}) => {
	const { page, script } = await arrive(workshop, openBrowser);
	const invitation = await held(page, '**/invitation');
	const submit = page.getByRole('button', { name: 'Gå til bordet' });
	await page.getByLabel('Hvad hedder du?').fill('Bo');
	const asked = page.waitForRequest('**/invitation');
	script.letThrough();
	await asked;
	await page.getByLabel('Hvad hedder du?').pressSequentially('b');
	invitation.letThrough();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(workshop.title);
	await expect(page.getByLabel('Hvad hedder du?')).toHaveValue('Bob');
	await submit.click();
	await page.waitForURL(`**/w/${workshop.id}`);
});
