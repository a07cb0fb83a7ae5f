/** Somebody who moves the caret in the very moment in which somebody else writes, or moves theirs: the move holds. */
import type { Page } from '@playwright/test';
import { expect, isSaved, test, type Person, type Workshop } from './support.ts';

declare global {
	interface Window {
		/** While a list, what comes over the socket waits in it instead of being read. */
		held: { frame: Uint8Array; read: () => void }[] | null;
	}
}

/** Before the page's own scripts: lets the test decide when what the server sent is read. */
function holdFrames(): void {
	window.held = null;
	// eslint-disable-next-line @typescript-eslint/unbound-method -- called on the socket it was asked of
	const add = WebSocket.prototype.addEventListener;
	WebSocket.prototype.addEventListener = function (this: WebSocket, type: string, listener: unknown) {
		const hear = listener as (event: Event) => void;
		add.call(this, type, (event: Event) => {
			if (type !== 'message' || !window.held) hear.call(this, event);
			else
				window.held.push({
					frame: new Uint8Array((event as MessageEvent).data as ArrayBuffer),
					read: () => hear(event)
				});
		});
	} as typeof add;
}

function holdsWord(word: string): boolean {
	return (window.held ?? []).some(({ frame }) => new TextDecoder('latin1').decode(frame).includes(word));
}

/** @returns the text of each, with both at the table and "Mange" written */
async function startWriting(people: Person[], workshop: Workshop) {
	for (const { page, context } of people) {
		await context.addInitScript(holdFrames);
		await page.goto(`/w/${workshop.id}`);
		await isSaved(page);
	}
	const texts = people.map(({ page }) => page.getByRole('textbox', { name: 'Problemet', exact: true }));
	await texts[0]!.pressSequentially('Mange');
	for (const text of texts) await expect(text).toHaveText('Mange');
	return texts;
}

/** Moves the caret to the end as a key does, and reads what is held before the browser has told anybody of the move. */
function moveAndRead(page: Page): Promise<void> {
	return page.evaluate(() => {
		getSelection()?.modify('move', 'forward', 'documentboundary');
		window.held?.forEach(({ read }) => read());
		window.held = null;
	});
}

test('a caret moved just before what somebody else wrote comes in stays where it was put', async ({
	join,
	workshop
}) => {
	const people = [await join(workshop, 'Anna'), await join(workshop, 'Bent')];
	const [annas, bents] = await startWriting(people, workshop);
	const { page } = people[1]!;
	await bents!.press('Control+Home');
	await page.evaluate(() => (window.held = []));
	await annas!.press('Control+Home');
	await people[0]!.page.keyboard.insertText('I dag: ');
	await page.waitForFunction(holdsWord, 'I dag: ');
	await moveAndRead(page);
	await page.keyboard.insertText(' unge');
	for (const text of [annas!, bents!]) await expect(text).toHaveText('I dag: Mange unge');
});

test('a caret moved just before another’s is drawn anew stays where it was put', async ({ join, workshop }) => {
	const people = [await join(workshop, 'Anna'), await join(workshop, 'Bent')];
	const [annas, bents] = await startWriting(people, workshop);
	const { page } = people[1]!;
	await bents!.press('Control+Home');
	await page.evaluate(() => (window.held = []));
	await annas!.press('Control+Home');
	await page.waitForFunction(() => (window.held ?? []).length > 0);
	await page.evaluate(
		() =>
			new Promise((resolve) => {
				// In the frame in which Anna's caret is drawn, and before it.
				requestAnimationFrame(() => getSelection()?.modify('move', 'forward', 'documentboundary'));
				window.held?.forEach(({ read }) => read());
				window.held = null;
				requestAnimationFrame(resolve);
			})
	);
	await page.keyboard.insertText(' unge');
	for (const text of [annas!, bents!]) await expect(text).toHaveText('Mange unge');
});
