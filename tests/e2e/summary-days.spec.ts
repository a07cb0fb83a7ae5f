/** The summary from day to day, on its page. */
import type { Page } from '@playwright/test';
import { danishDayEnd } from '../../src/lib/summary/danish-time.ts';
import { expect, test } from './support.ts';

const today = () =>
	new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Copenhagen' }).format(new Date());
const dayAfter = (day: string) => new Date(danishDayEnd(day) + 12 * 3_600_000).toISOString().slice(0, 10);

const sheet = (page: Page) => page.locator('article.referat');
const from = (page: Page) => page.getByLabel('Fra og med');
const to = (page: Page) => page.getByLabel('Til og med');
const takeAway = (page: Page) => page.getByRole('link', { name: /^Word/ });

async function ask(page: Page, first: string, last: string): Promise<void> {
	await from(page).fill(first);
	await to(page).fill(last);
	await to(page).press('Enter');
}

test('[SUMMARY8] by keyboard, somebody asks for the days a summary is of, and takes them away', async ({
	filled,
	enter
}) => {
	const { page, complaints } = await enter(filled, 'Alice');
	await page.goto(`/w/${filled.id}/referat`);
	await page.getByText('Fra dag til dag', { exact: true }).focus();
	await page.keyboard.press('Enter');
	await ask(page, today(), today());
	await expect(sheet(page)).toContainText(/Omfatter: Fra og med .+ til og med .+/);
	await page.getByRole('link', { name: /^Offentlig/ }).click();
	await expect(sheet(page)).toContainText('Udgave: Offentlig');
	await expect(sheet(page)).toContainText('Fra og med');
	await expect(takeAway(page)).toHaveAttribute('href', new RegExp(`fromDay=${today()}&toDay=${today()}`));
	await page.getByRole('link', { name: 'Hele forløbet' }).click();
	await expect(sheet(page)).toContainText('Omfatter: Hele forløbet');
	await expect(takeAway(page)).not.toHaveAttribute('href', /Day=/);
	expect(complaints).toEqual([]);
});

test('[SUMMARY8] days that are none, stand the wrong way or saw nothing are told so in words', async ({
	filled,
	enter
}) => {
	const { page } = await enter(filled, 'Alice');
	await page.goto(`/w/${filled.id}/referat`);
	await page.getByText('Fra dag til dag', { exact: true }).click();
	for (const [first, last, said] of [
		[dayAfter(today()), today(), 'Den første dag ligger efter den sidste. Byt om på dem.'],
		['2020-01-01', '2020-01-31', 'Der skete intet i de dage.'],
		[dayAfter(today()), '', 'Der skete intet i de dage.']
	] as const) {
		await ask(page, first, last);
		await expect(from(page)).toHaveAccessibleDescription(new RegExp(said));
		await expect(from(page)).toHaveAttribute('aria-invalid', 'true');
		await expect(sheet(page)).toContainText('Omfatter: Hele forløbet');
		await expect(from(page)).toHaveValue(first);
	}
	await page.goto(`/w/${filled.id}/referat?fromDay=2026-02-30`);
	await expect(page.getByText('Skriv en dag, som findes').first()).toBeVisible();
});
