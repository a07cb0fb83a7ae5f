/** Getting about by keyboard alone. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './support.ts';

const MANY = 120;

/** Presses Tab until the wanted element has the focus, and looks that one can see where the focus is. */
export async function tabTo(
	page: Page,
	wanted: { role: Parameters<Page['getByRole']>[0]; name: string | RegExp; within?: Locator }
): Promise<void> {
	const words = wanted.name instanceof RegExp ? wanted.name.source : wanted.name;
	const target = (wanted.within ?? page).getByRole(wanted.role, { name: wanted.name }).first();
	await expect(target).toBeVisible();
	for (let presses = 0; presses < MANY; presses += 1) {
		if (await target.evaluate((element) => element === document.activeElement)) break;
		await page.keyboard.press('Tab');
	}
	await expect(target, `reached by Tab: ${words}`).toBeFocused();
	const hasRing = await target.evaluate((element) => {
		for (let part: Element | null = element; part; part = part.parentElement) {
			const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
			if ((outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none') return true;
		}
		return false;
	});
	expect(hasRing, `a visible focus on ${words}`).toBe(true);
}
