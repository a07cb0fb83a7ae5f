/** The board on the trail, and who wrote what: seen, walked, compared and brought back by people who were not there. */
import { addArea, addNote, deleteRecords, setWords } from '../../src/lib/document/board-write.ts';
import { api, join, openDocument, startWorkshop, writeParagraph } from '../support/people.ts';
import { expect, test } from './support.ts';
import { violations } from './violations.ts';

test('[TRAIL12] [TRAIL13] [TRAIL14] a reader sees the board as it was and who wrote what; bob brings back all that was deleted in one action', async ({
	server,
	openBrowser
}) => {
	const workshop = await startWorkshop(server.url);
	const alice = await join(server.url, workshop, 'Alice');
	const bob = await join(server.url, workshop, 'Bob');
	const headOf = async () =>
		(await api<{ seq: number }>(server.url, `/workshops/${workshop.id}`, { token: bob.token })).seq;
	const [alices, bobs] = [alice, bob].map(({ token }) =>
		openDocument(server.url, { name: `${workshop.id}/negotiation`, token })
	);
	const board = openDocument(server.url, { name: `${workshop.id}/canvas`, token: alice.token });
	await Promise.all([alices!.synced, bobs!.synced, board.synced]);
	const text = writeParagraph(alices!.doc, 'statement', 'Unge keder sig');
	await alices!.saved();
	await expect.poll(() => bobs!.doc.getXmlFragment('problem:statement').length).toBe(1);
	writeParagraph(bobs!.doc, 'statement', 'om aftenen');
	await bobs!.saved();
	expect(text.toString()).toBe('Unge keder sig');

	const author = alice.participantId;
	addArea(board.doc, { id: 'shape:area', name: 'Det, vi ved', author });
	for (let note = 1; note <= 40; note += 1)
		addNote(board.doc, { id: `shape:n${note}`, words: `Seddel ${note}`, author, areaId: 'shape:area' });
	await board.saved();
	const full = await headOf();
	setWords(board.doc, { id: 'shape:n1', words: 'Klubben lukkede i maj' });
	await board.saved();
	deleteRecords(board.doc, { ids: Array.from({ length: 40 }, (_, note) => `shape:n${note + 1}`) });
	await board.saved();
	[alices, bobs, board].forEach((document) => document!.leave());

	const come = async (token: string) => {
		const person = await openBrowser({ viewport: 'phone' });
		await person.context.request.post(`${server.url}/api/workshops/${workshop.id}/device`, {
			headers: { authorization: `Bearer ${token}` }
		});
		return person.page;
	};
	const reader = await come(workshop.viewToken);
	await reader.goto(`/w/${workshop.id}/spor?punkt=board`);
	await expect(reader.getByRole('heading', { name: 'Sat på tavlen: 41 ting' })).toBeVisible();
	const removal = reader.getByRole('article').filter({ hasText: 'Fjernet fra tavlen: 40 sedler' });
	await expect(removal).toContainText('Alice');
	await expect(removal).toContainText('og 28 mere');
	await expect(reader.getByRole('button', { name: /Hent/ })).toHaveCount(0);
	await reader.goto(`/w/${workshop.id}/spor?fra=${full}`);
	await expect(reader.getByRole('heading', { name: 'Fjernet: 40 sedler' })).toBeVisible();

	// Walked to with the slider, as everything else on the timeline.
	await expect(reader.getByRole('button', { name: 'Afspil' })).toBeVisible();
	await reader.getByRole('slider', { name: 'Tidspunkt i sporet' }).focus();
	await reader.keyboard.press('ArrowLeft');
	await expect(reader.getByRole('heading', { name: 'Nyt på tavlen her' })).toBeVisible();
	await expect(reader.getByRole('heading', { name: 'Nyt: 41 ting' })).toBeVisible();

	await reader.goto(`/w/${workshop.id}/spor?ved=${full}`);
	const picture = reader.getByRole('img', { name: /^Billede af tavlen/ });
	await picture.scrollIntoViewIfNeeded();
	await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
	await reader.getByText('Tavlen som liste: 40 ting').click();
	await expect(reader.getByRole('listitem').filter({ hasText: /^Seddel 2$/ })).toBeVisible();
	expect(await violations(reader)).toEqual([]);
	await reader.getByRole('link', { name: 'Læs alt i «Det, vi ved» (40)' }).click();
	await expect(reader.getByText('1–40 af 40')).toBeVisible();
	expect(await violations(reader)).toEqual([]);

	await reader.goto(`/w/${workshop.id}/spor/hvem?punkt=statement`);
	const statement = reader.getByRole('article').filter({ has: reader.getByRole('heading', { name: 'Problemet' }) });
	await expect(statement.locator('.run')).toHaveText([/Unge keder sig/, /om aftenen/]);
	await statement.getByText('Læs som tekst').click();
	await expect(statement.getByRole('listitem')).toHaveText(['Alice: Unge keder sig', 'Bob: om aftenen']);
	expect(await violations(reader)).toEqual([]);
	await reader.setViewportSize({ width: 320, height: 640 });
	expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

	const bobsPage = await come(bob.token);
	await bobsPage.goto(`/w/${workshop.id}/spor?punkt=board`);
	await bobsPage.getByRole('button', { name: /^Hent alle 40 tilbage/ }).click();
	await bobsPage.getByRole('dialog').getByRole('button', { name: 'Hent tilbage' }).click();
	await expect(bobsPage.getByText('Det er hentet tilbage på tavlen')).toBeVisible();
	await expect(bobsPage.getByRole('heading', { name: 'Hentet tilbage på tavlen: 40 sedler' })).toBeVisible();
	const { board: now } = await api<{ board: { items: { words: string }[] } }>(
		server.url,
		`/workshops/${workshop.id}/board/at/${await headOf()}`,
		{ token: bob.token }
	);
	expect(now.items.map(({ words }) => words)).toContain('Klubben lukkede i maj');
	expect(now.items).toHaveLength(40);
});
