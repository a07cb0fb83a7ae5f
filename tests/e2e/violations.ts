/** What axe finds on a page. */
import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The rules that look at colours: all that a change of theme can break. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const DIALOG = '[role=dialog]';

/**
 * Behind an open dialog lies a screen of its own, which is looked at as that. Our pages have no frames, so axe runs in the
 * page as it is.
 * @returns each violation with the elements it is about and what is wrong with them, as lines to read
 */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
	// What a page can do only with its scripts shows when they run: half of it before and half after would be neither.
	await page.waitForFunction(() => window.early === null);
	// A change of theme passes through colours in between, however briefly: what is judged is where it ends.
	await page.evaluate(async () => {
		const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
		await Promise.allSettled(ending.map(({ finished }) => finished));
	});
	if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(axe.source);
	const options: RunOptions = {
		runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: WCAG },
		resultTypes: ['violations']
	};
	return page.evaluate(
		async ([dialog, how]) => {
			const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
			const where = document.querySelector(dialog) ? { include: [[dialog]] } : document;
			const { violations: found } = await inPage.run(where, how);
			return found.flatMap(({ id, help, nodes }) =>
				nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html}: ${failureSummary}`)
			);
		},
		[DIALOG, options] as const
	);
}
