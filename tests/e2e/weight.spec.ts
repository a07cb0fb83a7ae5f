/** What a first visit downloads, in compressed bytes of script as they came over the wire. A size, not a time. */
import type { Page } from '@playwright/test';
import { expect, isSaved, test } from './support.ts';

const KILOBYTE = 1000;

/** Counts the scripts of everything the page loads from now on. */
function weighScripts(page: Page): () => Promise<number> {
	const sizes: Promise<number>[] = [];
	page.on('requestfinished', (request) => {
		if (request.resourceType() === 'script')
			sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
	});
	return async () => {
		await page.waitForLoadState('networkidle');
		return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
	};
}

test('[SCREEN4] a first visit to the join page takes at most 60 kB of script', async ({ workshop, openBrowser }) => {
	const { page } = await openBrowser({ viewport: 'phone' });
	const weight = weighScripts(page);
	await page.goto(`/j/${workshop.id}#${workshop.inviteToken}`);
	await expect(page.getByLabel('Hvad hedder du?')).toBeVisible();
	const bytes = await weight();
	expect(bytes).toBeGreaterThan(0);
	expect(bytes).toBeLessThanOrEqual(60 * KILOBYTE);
});

test('[SCREEN4] a first visit to the table takes at most 260 kB of script', async ({ filled, enter }) => {
	const { page } = await enter(filled, 'Bob', { viewport: 'phone' });
	const weight = weighScripts(page);
	await page.goto(`/w/${filled.id}`);
	await isSaved(page);
	const bytes = await weight();
	expect(bytes).toBeGreaterThan(0);
	expect(bytes).toBeLessThanOrEqual(260 * KILOBYTE);
});

test('[SCREEN5] the typeface that the words are set in is asked for before they come', async ({
	filled,
	enter,
	server
}) => {
	for (const [address, styles] of [
		['/', ['normal']],
		[`/w/${filled.id}`, ['italic', 'normal']]
	] as const) {
		// A browser that has been on no page keeps no typeface.
		const { page } = await enter(filled, 'Bob', { viewport: 'phone' });
		const asked = (await page.request.get(`${server.url}${address}`)).headers().link ?? '';
		const fonts = [...asked.matchAll(/<([^>]*-latin-wght-(\w+)\.[^>]*)>; rel="preload"; as="font"/g)];
		expect(fonts.map(([, , style]) => style).sort(), address).toEqual(styles);
		// One that is not used would be asked for twice.
		const used = page.waitForResponse((response) => response.url().includes('-latin-wght-normal.'));
		await page.goto(address);
		const url = (await used).url();
		expect(
			fonts.map(([, path]) => new URL(path as string, `${server.url}${address}`).href),
			address
		).toContain(url);
	}
});

/** Pages that are drawn by the server, by what comes after the workshop's address. */
const PAGES = ['', '/referat', '/spor', '/spor/foer-og-nu', '/spor/hvem', '/spor/tavle', '/skærm'];

test('[SCREEN6] the styles of what is first seen of a page come with it', async ({ filled, enter, server }) => {
	const { page } = await enter(filled, 'Bob');
	const addresses = ['/', `/j/${filled.id}`, ...PAGES.map((path) => `/w/${filled.id}${path}`)];
	for (const address of addresses) {
		const html = await (await page.request.get(`${server.url}${address}`)).text();
		const styles = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, css]) => css).join('');
		const body = html.slice(html.indexOf('<body'));
		// Whatever has a style of its own is named in it.
		const named = new Set([...body.matchAll(/\bsvelte-[a-z0-9]{5,}\b/g)].map(([name]) => name));
		expect(named.size, address).toBeGreaterThan(3);
		expect(
			[...named].filter((name) => !styles.includes(`.${name}`)),
			address
		).toEqual([]);
	}
});
