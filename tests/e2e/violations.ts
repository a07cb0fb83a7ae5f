/** What axe finds on a page. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The rules that look at colours: all that a change of theme can break. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const DIALOG = '[role=dialog]';

/**
 * Behind an open dialog lies a screen of its own, which is looked at as that.
 * @returns each violation with the elements it is about, as lines to read
 */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
	// A change of theme passes through colours in between, however briefly: what is judged is where it ends.
	await page.evaluate(async () => {
		const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
		await Promise.allSettled(ending.map(({ finished }) => finished));
	});
	const axe = new AxeBuilder({ page });
	if ((await page.locator(DIALOG).count()) > 0) axe.include(DIALOG);
	const { violations: found } = await (rules ? axe.withRules(rules) : axe.withTags(WCAG)).analyze();
	return found.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
}
