/** What a browser asks for, held back: on a slow line it comes when it comes. */
import type { Page } from '@playwright/test';

/** Holds back what is asked for at some address until it is let through. */
export async function held(page: Page, address: string): Promise<{ letThrough: () => void }> {
	let letThrough: () => void = () => undefined;
	const isLetThrough = new Promise<void>((resolve) => (letThrough = resolve));
	await page.route(address, async (route) => {
		await isLetThrough;
		await route.continue();
	});
	return { letThrough };
}
