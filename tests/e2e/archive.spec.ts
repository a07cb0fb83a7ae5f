/** A workshop taken away on one page and brought in on another. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './support.ts';

const fileChooser = (page: Page) => page.locator('input[type="file"]');

/** Opens the start page's part for those who have a file with them. */
async function bringIn(page: Page, name: string, file: Buffer): Promise<void> {
	await page.goto('/');
	await expect(page.getByRole('button', { name: 'Hent et forløb ind' })).toBeEnabled();
	await fileChooser(page).setInputFiles({ name, mimeType: 'application/zip', buffer: file });
}

test('[ARCHIVE1] somebody takes the archive on the page of the summary, and brings it in on the start page with its trail', async ({
	filled,
	enter,
	openBrowser
}) => {
	const alice = await enter(filled, 'Alice');
	await alice.page.goto(`/w/${filled.id}/spor/foer-og-nu`);
	const wording = await alice.page.locator('main').innerText();
	await alice.page.goto(`/w/${filled.id}/referat`);
	await alice.page.getByText('Tabeller, kalender og flere formater').click();
	const download = alice.page.waitForEvent('download');
	await alice.page.getByRole('link', { name: /^Det hele/ }).click();
	const file = await download;
	expect(file.suggestedFilename()).toMatch(/\.rundbord\.zip$/);
	const archive = await readFile(await file.path());

	const carol = await openBrowser();
	await bringIn(carol.page, file.suggestedFilename(), archive);
	await carol.page.waitForURL(/\/j\/(?!.*\/)/);
	await expect(carol.page.getByRole('heading', { level: 1 })).toHaveText(filled.title);
	await carol.page.getByLabel('Hvad hedder du?').fill('Carol');
	await carol.page.getByRole('button', { name: 'Gå til bordet' }).click();
	await carol.page.waitForURL(/\/w\/[\w-]+$/);
	await carol.page.goto(`${carol.page.url()}/spor/foer-og-nu`);
	expect(await carol.page.locator('main').innerText()).toBe(wording);
	expect([...alice.complaints, ...carol.complaints]).toEqual([]);
});

test('[ARCHIVE4] an archive that is damaged is refused in words, and the page goes on working', async ({
	openBrowser
}) => {
	const { page } = await openBrowser();
	await bringIn(page, 'forløb.rundbord.zip', Buffer.from('PK er ikke nok'));
	const alert = page.getByRole('alert');
	await expect(alert).toContainText('Forløbet blev ikke hentet ind');
	await expect(alert).toContainText('er ikke en hel ZIP-fil');
	await expect(page.getByRole('button', { name: 'Hent et forløb ind' })).toBeEnabled();
});
