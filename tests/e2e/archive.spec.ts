/** A workshop is taken away in one browser and brought in with another. */
import { writeFile } from 'node:fs/promises';
import { expect, test } from './support.ts';

test('[ARCHIVE1] Bob takes all of it away, and a stranger brings it in and joins', async ({
	filled,
	enter,
	openBrowser
}, info) => {
	const bob = await enter(filled, 'Bob');
	await bob.page.goto(`/w/${filled.id}/referat`);
	const download = bob.page.waitForEvent('download');
	await bob.page.getByRole('link', { name: /Det hele/ }).click();
	const file = info.outputPath('forloeb.rundbord.zip');
	await (await download).saveAs(file);

	const { page, complaints } = await openBrowser();
	await page.goto('/');
	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: 'Hent et forløb ind' }).click();
	await (await chooser).setFiles(file);
	await page.waitForURL(/\/j\//);
	await expect(page.getByText(filled.title).first()).toBeVisible();
	expect(page.url()).not.toContain(filled.id);
	expect(complaints).toEqual([]);
});

test('[ARCHIVE4] a file that is none is refused in words, on the page', async ({ openBrowser }, info) => {
	const { page } = await openBrowser();
	const file = info.outputPath('kat.zip');
	await writeFile(file, 'not a zip at all');
	await page.goto('/');
	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: 'Hent et forløb ind' }).click();
	await (await chooser).setFiles(file);
	await expect(page.getByRole('alert')).toContainText('er ikke en hel ZIP-fil');
});
