/**
 * Every screen, in both themes and languages, as a reader of any kind meets it. What does not depend on the words is looked
 * at in Danish only.
 */
import { SCREENS } from './screens.ts';
import { expect, test } from './support.ts';
import { COLOUR_RULES, violations } from './violations.ts';

// A page that answers 401 or 404 on purpose is named by the browser itself; nothing else may be.
const EXPECTED = /^error: Failed to load resource: the server responded with a status of 40[134]/;

for (const language of ['da', 'en'] as const) {
	for (const screen of SCREENS) {
		const isDanish = language === 'da';
		const themes = isDanish ? ' in either theme' : '';
		test(`[SCREEN1] [SCREEN2] [RUN4] ${screen.name} (${language}) has no axe violation${themes}, reflows at 320 px and asks no other host`, async ({
			filled,
			openBrowser,
			enter
		}) => {
			const { page, complaints } = await screen.open({
				filled,
				openBrowser,
				enter,
				options: { language, theme: 'light' }
			});
			await expect(page.locator('html')).toHaveAttribute('lang', language);
			if (isDanish) {
				expect(await violations(page), 'in the light').toEqual([]);
				await page.emulateMedia({ colorScheme: 'dark' });
				expect(await violations(page, COLOUR_RULES), 'in the dark').toEqual([]);
			}

			await page.setViewportSize({ width: 320, height: 640 });
			await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
			expect(await violations(page), 'at 320 px').toEqual([]);
			// That no request went elsewhere is looked at after every test, by the fixture that opens browsers.
			expect(complaints.filter((line) => !EXPECTED.test(line))).toEqual([]);
		});
	}
}
