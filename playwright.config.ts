/** Several people in the system's Chromium, against real server processes (`tests/support/server.ts`). */
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, findChromium } from './tests/support/chromium.ts';

const executablePath = findChromium();

export default defineConfig({
	testDir: 'tests/e2e',
	projects: [
		{ name: 'people', testMatch: '*.spec.ts' },
		// Run by `npm run pictures` alone.
		{ name: 'pictures', testMatch: 'pictures.ts' }
	],
	outputDir: 'test-results/browser',
	fullyParallel: true,
	forbidOnly: true,
	retries: 0,
	workers: 2,
	timeout: 120_000,
	expect: { timeout: 10_000 },
	reporter: [['dot'], ['json', { outputFile: 'test-results/browser.json' }]],
	use: {
		headless: true,
		locale: 'da-DK',
		timezoneId: 'Europe/Copenhagen',
		screenshot: 'only-on-failure',
		launchOptions: { args: CHROMIUM_ARGUMENTS, ...(executablePath ? { executablePath } : {}) }
	}
});
