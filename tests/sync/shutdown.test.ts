/** SIGTERM while twenty people type: the process ends in good time, and they find everything when it is back. */
import { expect, test } from 'vitest';
import type { WorkshopState } from '../../src/lib/server/application.ts';
import { agreement } from '../support/agreement.ts';
import { api, join, openDocument, startWorkshop, writeParagraph } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { missingWords, syncedAgain, Typist } from '../support/typist.ts';

const PEOPLE = 20;
/** So much is acknowledged before the end. */
const WORDS = 200;

test('[RUN2] [LOG2] SIGTERM while twenty people type ends the process in five seconds, with every acknowledged edit stored', async () => {
	let server = await startServer();
	const { port, url, dataDir } = server;
	const workshop = await startWorkshop(url);
	const people = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => join(url, workshop, `Alice ${index}`)));
	const live = people.map(({ token }) => openDocument(url, { name: `${workshop.id}/negotiation`, token }));
	await Promise.all(live.map(({ synced }) => synced));
	writeParagraph(live[0]!.doc, 'known', '');
	await agreement(live.map(({ doc }) => doc));

	let count = 0;
	let resolveEnough: () => void = () => undefined;
	const enough = new Promise<void>((resolve) => (resolveEnough = resolve));
	const onAcknowledged = () => {
		count += 1;
		if (count === WORDS) resolveEnough();
	};
	const typists = live.map(
		(document, index) => new Typist(document, { who: `p${index}`, slot: 'known', onAcknowledged })
	);
	typists.forEach((typist) => typist.start());
	await enough;

	const closed = Promise.all(live.map((document) => document.closed));
	const startMs = performance.now();
	expect(await server.stop({ keepData: true })).toBe(0);
	expect(performance.now() - startMs).toBeLessThan(5_000);
	expect(new Set((await closed).map(({ code, reason }) => `${code} ${reason}`))).toEqual(new Set(['1012 restarting']));
	typists.forEach((typist) => typist.stop());
	const promised = typists.flatMap((typist) => typist.acknowledged);
	expect(promised.length).toBeGreaterThanOrEqual(WORDS);
	// Nobody may come back yet and bring along what was lost.
	live.forEach(({ socket }) => socket.disconnect());

	server = await startServer({ dataDir, port });
	const known = async () =>
		(await api<WorkshopState>(url, `/workshops/${workshop.id}`, { token: people[0]!.token })).problem.known.text;
	expect(missingWords(promised, await known())).toEqual([]);

	live.forEach(({ socket }) => void socket.connect());
	await Promise.all(live.map(syncedAgain));
	await Promise.all(live.map((document) => document.saved()));
	expect(
		missingWords(
			typists.flatMap(({ typed }) => typed),
			await known()
		)
	).toEqual([]);
	live.forEach((document) => document.leave());
	await server.stop();
});
