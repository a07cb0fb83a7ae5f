/** Pictures of every screen for people to look at (`npm run pictures`), and the one that the README shows. */
import path from 'node:path';
import { SCREENS } from './screens.ts';
import { expect, isSaved, test, VIEWPORTS, type Viewport } from './support.ts';

const root = path.resolve(import.meta.dirname, '../..');

for (const viewport of Object.keys(VIEWPORTS) as Viewport[]) {
	for (const theme of ['light', 'dark'] as const) {
		for (const screen of SCREENS) {
			test(`${screen.name} on a ${viewport} in the ${theme}`, async ({ filled, openBrowser, enter }) => {
				const { page } = await screen.open({ filled, openBrowser, enter, options: { viewport, theme } });
				const file = path.join(
					root,
					'test-results/pictures',
					`${screen.name}-${VIEWPORTS[viewport].width}-${theme}.png`
				);
				const picture = await page.screenshot({ path: file, fullPage: !screen.name.startsWith('table') });
				expect(picture.byteLength).toBeGreaterThan(0);
			});
		}
	}
}

test('the picture of the README', async ({ filled, enter }) => {
	const alice = await enter(filled, 'Alice');
	const bob = await enter(filled, 'Bob', { viewport: 'phone' });
	const carol = await enter(filled, 'Carol');
	for (const { page } of [carol, bob, alice]) {
		await page.goto(`/w/${filled.id}`);
		await isSaved(page);
	}
	await carol.page.getByRole('textbox', { name: 'Det ved vi ikke' }).click();
	await expect(alice.page.locator('.remote-caret[data-name=Carol]')).toBeVisible();
	const picture = await alice.page.screenshot({ path: path.join(root, 'tests/e2e/readme.png') });
	expect(picture.byteLength).toBeLessThanOrEqual(300_000);
});
