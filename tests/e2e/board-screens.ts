/** The screens of the board, drawn and as a list, and of what people do together, in either language. */
import type { Page } from '@playwright/test';
import { canvasIsReady, shapeWith } from './board-canvas.ts';
import { expect } from './support.ts';

export interface BoardScreen {
	name: string;
	/** From the table to the screen. */
	show: (page: Page) => Promise<void>;
}

async function showList(page: Page): Promise<void> {
	const bar = page.getByRole('navigation', { name: /^(Skift mellem arkene|Switch between)/ });
	if (await bar.isVisible()) await bar.getByRole('button', { name: /^(Tavle|Board)$/ }).click();
	const asList = page.getByRole('radio', { name: /^(Liste|List)$/ });
	const list = page.getByRole('region', { name: /^(Tavlen som liste|The board as a list)$/ });
	await expect(asList.or(list).first()).toBeVisible();
	if (await asList.isVisible()) await asList.check();
	await expect(page.getByText('Hvem låser af?').first()).toBeVisible();
}

const together =
	(name: RegExp) =>
	async (page: Page): Promise<void> => {
		await page.getByRole('button', { name: /^(Gør noget sammen|Do something together)$/ }).click();
		await page.getByRole('menuitem', { name }).click();
		await expect(page.getByRole('dialog', { name })).toBeVisible();
	};

/** The drawn board, and in it what people chose, who wrote it and what stands on cards. */
async function showCanvas(page: Page): Promise<void> {
	await showList(page);
	await page.getByRole('radio', { name: /^(Tavle|Board)$/ }).check();
	await canvasIsReady(page);
	await page.getByTestId('tools.select').click();
	await shapeWith(page, 'Den sidste bus').click();
	await expect(page.getByText(/^(1 seddel valgt|1 note chosen)$/)).toBeVisible();
	await expect(page.getByTitle('made with tldraw')).toBeVisible();
}

export const BOARD_SCREENS: BoardScreen[] = [
	{ name: 'table-canvas', show: showCanvas },
	{ name: 'table-list', show: showList },
	{
		name: 'table-list-editing',
		show: async (page) => {
			await showList(page);
			await page.getByRole('checkbox', { name: /Den sidste bus/ }).check();
			await page.getByRole('button', { name: /^(Ret sedlen|Edit the note) Biblioteket/ }).click();
			await expect(page.getByRole('textbox', { name: /^(Sedlens tekst|Text of the note)$/ })).toBeFocused();
		}
	},
	{ name: 'table-silence', show: together(/^(Skriv i stilhed|Write in silence)$/) },
	{
		name: 'table-priorities',
		show: async (page) => {
			await showList(page);
			await together(/^(Hemmelig prioritering|Secret prioritising)$/)(page);
		}
	},
	{
		name: 'table-cards',
		show: async (page) => {
			await together(/^(Åbne kort|Open cards)$/)(page);
			await page.getByRole('radio', { name: /^(Intet|Nothing)$/ }).check();
		}
	},
	{ name: 'table-gathering', show: together(/^(Saml her|Gather here)$/) }
];
