import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSeveralDays } from '../../../tests/support/several-days.ts';
import type { Origins } from '../history/origins.ts';
import { OriginIndex } from './origin-index.ts';
import { openSqliteStore } from './store/sqlite/store.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'rundbord-origins-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Who brought and who first deleted each of the first letters of three people. */
function told(origins: Origins): unknown[] {
	return [1, 2, 3].flatMap((client) =>
		Array.from({ length: 90 }, (_, clock) => [origins.insertion(client, clock), origins.deletion(client, clock, 0)])
	);
}

test('[HISTORY4] the index read on as it is asked is the one read at once, also when there is no room to keep it', async () => {
	const [{ id }, other] = [await writeSeveralDays(folder), await writeSeveralDays(folder)];
	const store = openSqliteStore(path.join(folder, 'rundbord.db'));
	const head = await store.log.head(id);
	const whole = told(await new OriginIndex(store.log).upTo(id, head));
	expect(whole.flat().filter((origin) => origin !== null).length).toBeGreaterThan(100);

	for (const index of [new OriginIndex(store.log), new OriginIndex(store.log, { maxBytes: 1 })]) {
		for (let seq = 0; seq <= head; seq += 1) {
			const { seq: known } = await index.upTo(id, seq);
			expect(known).toBe(seq);
			await index.upTo(other.id, seq);
		}
		expect(told(await index.upTo(id, head))).toEqual(whole);
	}
	await store.close();
});
