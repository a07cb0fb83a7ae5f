/** A meeting's summary: corrected and approved by people together, then frozen, and files checked against it. */
import { spawnSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { startServer } from '../support/server.ts';
import { held } from './held.ts';
import { expect, isSaved, test as base, type Person, type Workshop } from './support.ts';
import { violations } from './violations.ts';

/** The demonstration: two of its meetings are weeks old, and frozen when a server starts; the third is of this week. */
const test = base.extend<object, { story: { dataDir: string; workshop: Workshop } }>({
	story: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from the pattern
		async ({}, use) => {
			const dataDir = await mkdtemp(path.join(tmpdir(), 'rundbord-minutes-'));
			const env = { ...process.env, DATA_DIR: dataDir };
			const { stdout } = spawnSync(process.execPath, ['server/demo/demo.ts'], { env, encoding: 'utf8' });
			const [, id = '', inviteToken = ''] = /\/j\/([^#]+)#(\S+)/.exec(stdout) ?? [];
			const [, viewToken = ''] = /\/v\/[^#]+#(\S+)/.exec(stdout) ?? [];
			const workshop = { id, inviteToken, viewToken, title: '', links: { join: '', view: '' } };
			await use({ dataDir, workshop });
		},
		{ scope: 'worker' }
	],
	server: [
		async ({ story }, use) => {
			const server = await startServer({ dataDir: story.dataDir });
			await use(server);
			await server.stop();
		},
		{ scope: 'worker' }
	]
});

const DRAFT = /^(Tredje møde)/;
const FROZEN = /^(Første møde)/;

/** Goes to the summary of a meeting of the demonstration. */
async function openMeeting({ page }: Pick<Person, 'page'>, workshop: Workshop, name: RegExp): Promise<void> {
	await page.goto(`/w/${workshop.id}/referat`);
	await page.getByRole('link', { name }).click();
	await expect(page.getByRole('link', { name })).toHaveAttribute('aria-current', 'true');
}

/** The server freezes in the background of its start. */
async function openFrozen(person: Person, workshop: Workshop): Promise<void> {
	await openMeeting(person, workshop, FROZEN);
	await expect(async () => {
		await person.page.reload();
		await expect(frozenHeading(person.page)).toBeVisible({ timeout: 1_000 });
	}).toPass();
}

const frozenHeading = (page: Page) =>
	page.getByRole('heading', { name: /^(Referatet er låst|The summary is frozen)$/ });
const press = async ({ page }: Person, name: string) => {
	await page.getByRole('button', { name }).focus();
	await page.keyboard.press('Enter');
};

test('[MINUTES2] two people correct a summary together, approve it and object to it, by keyboard', async ({
	story: { workshop },
	join
}) => {
	const alice = await join(workshop, 'Alice', { party: 'Kommunen' });
	const bob = await join(workshop, 'Bob', { party: 'Naboerne' });
	for (const person of [alice, bob]) await openMeeting(person, workshop, DRAFT);
	await expect(alice.page.getByText(/Referatet er et udkast og kan rettes til \d+\. \w+ \d{4} kl\./)).toBeVisible();

	const corrections = ({ page }: Person) => page.getByRole('textbox', { name: 'Rettelser' });
	await corrections(alice).focus();
	await alice.page.keyboard.type('Bussen kører også om søndagen.');
	await expect(corrections(bob)).toHaveText('Bussen kører også om søndagen.');
	await isSaved(alice.page);

	await press(alice, 'Godkend');
	await expect(alice.page.getByText('Du har godkendt referatet.')).toBeVisible();
	await expect(alice.page.getByText('Godkendt af Alice.')).toBeVisible();

	await press(bob, 'Gør indsigelse');
	await expect(bob.page.getByRole('textbox', { name: 'Hvad har du imod referatet?' })).toBeFocused();
	await press(bob, 'Send indsigelsen');
	await expect(bob.page.getByText('Skriv, hvad du har imod referatet.')).toBeVisible();
	await bob.page.getByRole('textbox', { name: 'Hvad har du imod referatet?' }).focus();
	await bob.page.keyboard.type('Lyset på stien mangler');
	await press(bob, 'Send indsigelsen');
	await expect(bob.page.getByText('Du har gjort indsigelse.')).toBeVisible();

	await alice.page.reload();
	const panel = alice.page.getByRole('region', { name: 'Godkend referatet' });
	await expect(panel.getByRole('list', { name: 'Indsigelser' })).toContainText('Lyset på stien mangler');
	await expect(panel.getByRole('list', { name: 'Indsigelser' })).toContainText('Bob, Naboerne');
	const sheet = alice.page.getByRole('article');
	await expect(sheet).toContainText('Bussen kører også om søndagen.');
	await expect(sheet).toContainText('Lyset på stien mangler');

	await press(bob, 'Træk det tilbage');
	await expect(bob.page.getByText('Du har gjort indsigelse.')).toBeHidden();
	await expect(bob.page.getByRole('list', { name: 'Indsigelser' })).toBeHidden();
	expect(alice.complaints).toEqual([]);
	expect(bob.complaints.filter((line) => !line.includes('status of 400'))).toEqual([]);
});

test('[MINUTES4] [MINUTES5] a frozen summary takes no more, and tells its own files from others', async ({
	story: { workshop },
	join
}) => {
	const alice = await join(workshop, 'Alice');
	const { page } = alice;
	await openFrozen(alice, workshop);
	await expect(page.getByText('Uden indsigelser.', { exact: true })).toBeVisible();
	await expect(page.getByRole('textbox')).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Godkend' })).toHaveCount(0);
	const fingerprint = (await page.locator('code').first().textContent()) ?? '';
	expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);

	const session = new URL(page.url()).searchParams.get('session');
	const response = await page.request.get(
		`/api/workshops/${workshop.id}/summary.docx?session=${session}&profile=journal&language=da`
	);
	const docx = await response.body();
	const choose = page.getByLabel('Vælg en fil');
	const file = { name: 'referat.docx', mimeType: 'application/octet-stream' };
	await choose.setInputFiles({ ...file, buffer: docx });
	await expect(
		page.getByText('»referat.docx« er det låste referat af »Første møde: Hvad er problemet?«: Journal, Dansk, DOCX.')
	).toBeVisible();
	docx[docx.byteLength >> 1]! ^= 1;
	await choose.setInputFiles({ ...file, buffer: docx });
	await expect(
		page.getByText('»referat.docx« er ikke et låst referat fra dette forløb, eller den er ændret.')
	).toBeVisible();

	// Chosen before the page's script runs.
	const script = await held(page, '**/entry/*.js');
	await page.reload({ waitUntil: 'commit' });
	await choose.setInputFiles({ ...file, name: 'et-andet.docx', buffer: docx });
	script.letThrough();
	await expect(page.getByText('»et-andet.docx« er ikke et låst referat')).toBeVisible();
	expect(alice.complaints).toEqual([]);
});

for (const language of ['da', 'en'] as const) {
	test(`[SCREEN1] [SCREEN2] a summary that is a draft, and a frozen one (${language}), have no axe violation in either theme and reflow at 320 px`, async ({
		story: { workshop },
		join
	}) => {
		const alice = await join(workshop, 'Alice', { language });
		const { page } = alice;
		const look = async () => {
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				expect(await violations(page), colorScheme).toEqual([]);
			}
			await page.setViewportSize({ width: 320, height: 640 });
			await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
			expect(await violations(page), 'at 320 px').toEqual([]);
		};
		await openMeeting(alice, workshop, DRAFT);
		await page.getByRole('button', { name: language === 'da' ? 'Gør indsigelse' : 'Object' }).click();
		await look();
		await openFrozen(alice, workshop);
		await page.getByLabel(language === 'da' ? 'Vælg en fil' : 'Choose a file').setInputFiles({
			name: 'et-andet-dokument-med-et-langt-navn.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.from('x')
		});
		await expect(page.getByRole('status').filter({ hasText: 'et-andet-dokument' })).toBeVisible();
		await look();
	});
}
