/** Every screen of the product, once: how somebody gets there, and what tells that it is there. */
import { BOARD_SCREENS } from './board-screens.ts';
import type { FilledWorkshop, Name } from './content.ts';
import { expect, type BrowserOptions, type Person, type Workshop } from './support.ts';

/** What a screen is opened with. */
export interface Visit {
	filled: FilledWorkshop;
	openBrowser: (options?: BrowserOptions) => Promise<Person>;
	enter: (workshop: FilledWorkshop, name: Name, options?: BrowserOptions) => Promise<Person>;
	options: BrowserOptions;
}

export interface Screen {
	name: string;
	open: (visit: Visit) => Promise<Person>;
}

/** A screen that a participant sees. */
const participant = (
	name: string,
	address: (id: string) => string,
	then?: (person: Person) => Promise<void>
): Screen => ({
	name,
	open: async ({ filled, enter, options }) => {
		const person = await enter(filled, 'Alice', options);
		await person.page.goto(address(filled.id));
		await then?.(person);
		await settle(person);
		return person;
	}
});

/** A screen that somebody who has not joined sees. */
const stranger = (
	name: string,
	address: (workshop: Workshop) => string,
	then?: (person: Person) => Promise<void>
): Screen => ({
	name,
	open: async ({ filled, openBrowser, options }) => {
		const person = await openBrowser(options);
		await person.page.goto(address(filled));
		await then?.(person);
		await settle(person);
		return person;
	}
});

/** Waits for the page's heading, its fonts, and (at the table) the acknowledged document. */
async function settle({ page }: Person): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

const isAtTable = async ({ page }: Person): Promise<void> => {
	await expect(page.locator('[data-connection]')).toHaveText(/^\s*(Alt er gemt|Everything is saved)\s*$/);
};

const press =
	(name: RegExp) =>
	async ({ page }: Person): Promise<void> => {
		await page.getByRole('button', { name }).first().click();
	};

const chooseTogether =
	(name: RegExp) =>
	async ({ page }: Person): Promise<void> => {
		await page.getByRole('button', { name: /^(Gør noget sammen|Do something together)/ }).click();
		await page.getByRole('menuitem', { name }).click();
	};

/** The dialogs of the table, and how each is opened. */
const DIALOGS: { name: string; open: (person: Person) => Promise<void> }[] = [
	{
		name: 'stance',
		open: async (person) => {
			await press(/^(Tag stilling til Det ved vi$|Take a stance on What we know$)/)(person);
			await person.page.getByRole('radio', { name: /^(Indvending|Object)$/ }).check();
		}
	},
	{ name: 'meeting', open: press(/Opfølgning i november/) },
	{
		name: 'parties',
		open: async (person) => {
			await press(/^(Parter|Parties)$/)(person);
			await press(/^(Ret|Edit) Nordby Kommune/)(person);
		}
	},
	{ name: 'parking', open: press(/^1 (parkeret|parked)/) },
	{ name: 'waiting', open: press(/(venter på dig|waits? for you)$/) },
	{ name: 'pick-marker', open: chooseTogether(/^(Sæt pejlemærke ved flere|Set markers at several)/) },
	{ name: 'pick-round', open: chooseTogether(/^(Start en skjult runde|Start a hidden round)/) }
];

export const SCREENS: Screen[] = [
	stranger('start', () => '/'),
	stranger(
		'join',
		({ id, inviteToken }) => `/j/${id}#${inviteToken}`,
		async ({ page }) => {
			await expect(page.getByRole('textbox').first()).toBeVisible();
		}
	),
	stranger('join-wrong-link', ({ id }) => `/j/${id}#wrong`),
	stranger('look-wrong-link', ({ id }) => `/v/${id}#wrong`),
	stranger('own-link-wrong', ({ id }) => `/p/${id}#wrong`),
	stranger(
		'look',
		({ id, viewToken }) => `/v/${id}#${viewToken}`,
		async ({ page }) => {
			await page.waitForURL(/\/w\//);
		}
	),
	participant('table', (id) => `/w/${id}`, isAtTable),
	participant(
		'table-invite',
		(id) => `/w/${id}`,
		async (person) => {
			await isAtTable(person);
			await person.page.getByRole('button', { name: /Invit/ }).click();
			await expect(person.page.getByRole('dialog')).toBeVisible();
		}
	),
	...BOARD_SCREENS.map(({ name, show }) =>
		participant(
			name,
			(id) => `/w/${id}`,
			async (person) => {
				await isAtTable(person);
				await show(person.page);
			}
		)
	),
	...DIALOGS.map(({ name, open }) =>
		participant(
			`table-${name}`,
			(id) => `/w/${id}`,
			async (person) => {
				await isAtTable(person);
				await open(person);
				await expect(person.page.getByRole('dialog')).toBeVisible();
			}
		)
	),
	participant(
		'table-renegotiated',
		(id) => `/w/${id}`,
		async (person) => {
			await isAtTable(person);
			await person.page
				.getByRole('button', { name: /^(Vis forskellen|Show the difference)/ })
				.first()
				.click();
			await person.page
				.getByRole('button', { name: /^(Giv en grund|Give a reason)/ })
				.first()
				.click();
			await expect(person.page.locator('ins').first()).toBeVisible();
		}
	),
	participant(
		'screen',
		(id) => `/w/${id}/skærm`,
		async ({ page }) => {
			await expect(page.getByText('Opfølgning i november')).toBeVisible();
			await expect(page.getByRole('img', { name: /QR/ })).toBeVisible();
		}
	),
	participant('trail', (id) => `/w/${id}/spor`),
	participant('trail-moment', (id) => `/w/${id}/spor?ved=3`),
	participant('trail-difference', (id) => `/w/${id}/spor?fra=1&til=6`),
	participant('trail-renegotiations', (id) => `/w/${id}/spor?vis=genforhandlinger`),
	participant('trail-authors', (id) => `/w/${id}/spor/hvem`),
	participant('before-and-now', (id) => `/w/${id}/spor/foer-og-nu`),
	participant('summary', (id) => `/w/${id}/referat`),
	participant('summary-days', (id) => `/w/${id}/referat?fromDay=2026-12-31&toDay=2026-01-01`),
	stranger('nothing-here', () => '/findes-ikke'),
	stranger('no-access', ({ id }) => `/w/${id}`)
];
