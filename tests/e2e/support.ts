/**
 * What every browser test stands on: one real server a worker, a workshop started through the API, and
 * people who each have a browser of their own. In every test, whoever asks another host for anything
 * fails it; what a page complains of is kept for the tests that look at it.
 */
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { startServer } from '../support/server.ts';
import { writeTogether, type FilledWorkshop, type Name } from './content.ts';

type Server = Awaited<ReturnType<typeof startServer>>;
export type Language = 'da' | 'en';
export type Theme = 'light' | 'dark';

/** Widths that stand for what people hold: a phone, a laptop, a projector. */
export const VIEWPORTS = {
	phone: { width: 390, height: 844 },
	laptop: { width: 1280, height: 800 },
	projector: { width: 1920, height: 1080 }
} as const;
export type Viewport = keyof typeof VIEWPORTS;

export interface Workshop {
	id: string;
	title: string;
	inviteToken: string;
	viewToken: string;
	links: { join: string; view: string };
}

/** How a person's browser is set up. */
export interface BrowserOptions {
	viewport?: Viewport | { width: number; height: number };
	language?: Language;
	theme?: Theme;
}

/** Somebody with a browser of their own. */
export interface Person {
	page: Page;
	context: BrowserContext;
	/** What the pages complained of: errors in the console, refused by the content policy, thrown. */
	complaints: string[];
}

export interface Participant extends Person {
	name: string;
	participantId: string;
}

interface WorkerFixtures {
	server: Server;
	/** A workshop with content, to look at and not to change: the tests of a worker share it. */
	filled: FilledWorkshop;
}

interface TestFixtures {
	/** A workshop of the test's own, with nothing in it. */
	workshop: Workshop;
	/** Opens a browser that knows nothing of us. */
	openBrowser: (options?: BrowserOptions) => Promise<Person>;
	/** Opens a browser of somebody who has joined the workshop, still on no page. */
	join: (workshop: Workshop, name: string, options?: BrowserOptions & { party?: string }) => Promise<Participant>;
	/** Opens a further browser of somebody who takes part in the filled workshop, still on no page. */
	enter: (workshop: FilledWorkshop, name: Name, options?: BrowserOptions) => Promise<Person>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
	server: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from the pattern
		async ({}, use) => {
			const server = await startServer();
			await use(server);
			await server.stop();
		},
		{ scope: 'worker' }
	],

	filled: [
		async ({ server }, use) => {
			await use(await writeTogether(server.url, await startWorkshop(server.url)));
		},
		{ scope: 'worker' }
	],

	baseURL: async ({ server }, use) => {
		await use(server.url);
	},

	workshop: async ({ server }, use) => {
		await use(await startWorkshop(server.url));
	},

	openBrowser: async ({ browser, server }, use) => {
		const contexts: BrowserContext[] = [];
		const foreign: string[] = [];
		await use(async ({ viewport = 'laptop', language = 'da', theme = 'light' } = {}) => {
			const context = await browser.newContext({
				baseURL: server.url,
				viewport: typeof viewport === 'string' ? VIEWPORTS[viewport] : viewport,
				colorScheme: theme,
				reducedMotion: 'reduce',
				locale: language === 'da' ? 'da-DK' : 'en-GB'
			});
			contexts.push(context);
			await context.addCookies([{ name: 'rundbord_language', value: language, url: server.url }]);
			recordForeignRequests(context, new URL(server.url).host, foreign);
			const page = await context.newPage();
			return { context, page, complaints: recordComplaints(page) };
		});
		await Promise.all(contexts.map((context) => context.close()));
		expect(foreign, '[RUN4] requests to other hosts').toEqual([]);
	},

	join: async ({ server, openBrowser }, use) => {
		await use(async (workshop, name, { party = '', ...options } = {}) => {
			const person = await openBrowser(options);
			const response = await person.context.request.post(`${server.url}/api/workshops/${workshop.id}/participants`, {
				headers: { authorization: `Bearer ${workshop.inviteToken}` },
				data: { name, ...(party ? { party } : {}), device: true }
			});
			expect(response.status(), await response.text()).toBe(201);
			const { participantId } = (await response.json()) as { participantId: string };
			return { ...person, name, participantId };
		});
	},

	enter: async ({ server, openBrowser }, use) => {
		await use(async (workshop, name, options) => {
			const person = await openBrowser(options);
			const response = await person.context.request.post(`${server.url}/api/workshops/${workshop.id}/device`, {
				headers: { authorization: `Bearer ${workshop.tokens[name]}` }
			});
			expect(response.status(), await response.text()).toBe(204);
			return person;
		});
	}
});

export { expect };

/** Waits until the page says, in Danish, that everything written there is stored. */
export async function isSaved(page: Page): Promise<void> {
	await expect(page.locator('[data-connection]')).toHaveText('Alt er gemt');
}

/** Starts a workshop through the API. */
export async function startWorkshop(
	url: string,
	{
		title = 'Et sted at være efter skole',
		question = 'Hvad skal der til, for at unge i Nordby har et sted at være?'
	} = {}
): Promise<Workshop> {
	const response = await fetch(`${url}/api/workshops`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ title, question, language: 'da' })
	});
	expect(response.status, await response.clone().text()).toBe(201);
	return (await response.json()) as Workshop;
}

function recordForeignRequests(context: BrowserContext, ownHost: string, foreign: string[]): void {
	const look = (address: string): void => {
		const { protocol, host } = new URL(address);
		if (!['data:', 'blob:', 'about:'].includes(protocol) && host !== ownHost) foreign.push(address);
	};
	context.on('request', (request) => look(request.url()));
	context.on('page', (page) => page.on('websocket', (socket) => look(socket.url())));
}

function recordComplaints(page: Page): string[] {
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(`error: ${message.text()}`);
	});
	page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
	return complaints;
}
