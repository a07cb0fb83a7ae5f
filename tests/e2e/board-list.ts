/** The board's list in a browser: how one gets to it, writes in it and reads it. */
import type { Locator, Page } from '@playwright/test';
import { expect, isSaved, type Person } from './support.ts';

export const listOf = (page: Page): Locator => page.getByRole('region', { name: 'Tavlen som liste' });

/** Opens the table with the board's list, on whatever the screen is wide enough for. */
export async function openList({ page }: Person, workshopId: string): Promise<Locator> {
	await page.goto(`/w/${workshopId}`);
	await isSaved(page);
	await showList(page);
	await expect(listOf(page).getByRole('textbox', { name: 'Ny seddel' })).toBeEnabled();
	return listOf(page);
}

/** Brings the list up at a table that is open. */
export async function showList(page: Page): Promise<void> {
	const bar = page.getByRole('navigation', { name: 'Skift mellem arkene' });
	if (await bar.isVisible()) await bar.getByRole('button', { name: 'Tavle' }).click();
	const asList = page.getByRole('radio', { name: 'Liste' });
	await expect(asList.or(listOf(page)).first()).toBeVisible();
	if (await asList.isVisible()) await asList.check();
	await expect(listOf(page)).toBeVisible();
}

export async function writeNote(list: Locator, words: string): Promise<void> {
	await list.getByRole('textbox', { name: 'Ny seddel' }).fill(words);
	await list.getByRole('textbox', { name: 'Ny seddel' }).press('Enter');
	await expect(list.getByText(words, { exact: true })).toBeVisible();
}

/** @returns every area with the words of the notes in it, as the list reads */
export function reading(list: Locator): Promise<{ area: string; notes: string[] }[]> {
	return list.locator('section[aria-labelledby]').evaluateAll((sections) =>
		sections.map((section) => ({
			area: section.querySelector('h3')?.textContent ?? '',
			notes: [...section.querySelectorAll('[data-note] .words')].map((words) => words.textContent.trim())
		}))
	);
}
