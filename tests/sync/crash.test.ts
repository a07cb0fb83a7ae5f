/**
 * kill -9 while ten people type. Each round the server is killed after a random number of
 * acknowledgements and started again on the same
 * folder and port; everybody types on and comes back by themselves. What was acknowledged must be on disk.
 * `RUNDBORD_CRASH_ROUNDS` sets the number of rounds (`npm run crash`: 1,000), `RUNDBORD_CRASH_SEED` their moments.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readNegotiation } from '../../src/lib/document/read.ts';
import { replay } from '../../src/lib/history/replay.ts';
import type { WorkshopState } from '../../src/lib/server/application.ts';
import { openSqliteStore } from '../../src/lib/server/store/sqlite/store.ts';
import { agreement } from '../support/agreement.ts';
import { api, join, openDocument, startWorkshop, writeParagraph } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { missingWords, syncedAgain, Typist } from '../support/typist.ts';
import { randomFrom } from '../support/typing.ts';

const PEOPLE = 10;
const ROUNDS = Number(process.env.RUNDBORD_CRASH_ROUNDS ?? 20);
/** Rounds in one workshop, so that a long run does not end with a book. */
const ROUNDS_EACH = Math.min(ROUNDS, 20);
const FIRST_SEED = Number(process.env.RUNDBORD_CRASH_SEED ?? 1);
const seeds = Array.from({ length: Math.ceil(ROUNDS / ROUNDS_EACH) }, (_, index) => FIRST_SEED + index);

test.each(seeds)(
	`[LOG2] [TABLE5] no acknowledged edit is missing after ${ROUNDS_EACH} times kill -9 while ten people type (seed %i)`,
	async (seed) => {
		const random = randomFrom(seed);
		const dataDir = await mkdtemp(path.join(tmpdir(), 'rundbord-crash-'));
		let server = await startServer({ dataDir });
		const { port, url } = server;
		const workshop = await startWorkshop(url);
		const people = await Promise.all(
			Array.from({ length: PEOPLE }, (_, index) => join(url, workshop, `Alice ${index}`))
		);
		const live = people.map(({ token }) => openDocument(url, { name: `${workshop.id}/negotiation`, token }));
		await Promise.all(live.map(({ synced }) => synced));
		writeParagraph(live[0]!.doc, 'known', '');
		await agreement(live.map(({ doc }) => doc));
		let acknowledgements = new Countdown(0);
		const onAcknowledged = () => acknowledgements.count();
		const typists = live.map(
			(document, index) => new Typist(document, { who: `p${index}`, slot: 'known', onAcknowledged })
		);

		for (let round = 1; round <= ROUNDS_EACH; round += 1) {
			acknowledgements = new Countdown(5 + random(100));
			typists.forEach((typist) => typist.start());
			await acknowledgements.done;
			const disconnected = Promise.all(live.map(({ socket }) => new Promise((resolve) => socket.on('close', resolve))));
			await server.kill();
			await disconnected;
			const promised = typists.flatMap((typist) => typist.acknowledged);
			expect(missingWords(promised, await storedText(dataDir, workshop.id)), `lost in round ${round}`).toEqual([]);
			server = await startServer({ dataDir, port });
			await Promise.all(
				live.map(async (document, index) => {
					await syncedAgain(document);
					typists[index]!.stop();
					await document.saved();
				})
			);
		}

		await Promise.all(live.map((document) => document.saved()));
		await agreement(live.map(({ doc }) => doc));
		const { problem } = await api<WorkshopState>(url, `/workshops/${workshop.id}`, { token: people[0]!.token });
		expect(problem.known.text).toBe(readNegotiation(live[0]!.doc).problem.known.text);
		expect(
			missingWords(
				typists.flatMap(({ typed }) => typed),
				problem.known.text
			)
		).toEqual([]);
		live.forEach((document) => document.leave());
		await server.stop();
	},
	60_000 + ROUNDS_EACH * 15_000
);

/** Tells when something has happened so many times. */
class Countdown {
	readonly done: Promise<void>;
	#left: number;
	#resolve: () => void = () => undefined;

	constructor(times: number) {
		this.#left = times;
		this.done = new Promise((resolve) => (this.#resolve = resolve));
	}

	count(): void {
		this.#left -= 1;
		if (this.#left === 0) this.#resolve();
	}
}

/** @returns the slot's text as the log alone gives it, while no server runs */
async function storedText(dataDir: string, workshopId: string): Promise<string> {
	const store = openSqliteStore(path.join(dataDir, 'rundbord.db'));
	const revisions = await store.log.read(workshopId);
	await store.close();
	expect(revisions.map(({ seq }) => seq)).toEqual(revisions.map((_, index) => index + 1));
	const doc = replay(
		null,
		revisions.map(({ update }) => update)
	);
	return readNegotiation(doc).problem.known.text;
}
