import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { api, join, type TestWorkshop } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';

const READ = ['', '/facts?limit=1000', '/changes?limit=1000', '/renegotiations', '/revisions?limit=1000', '/board/at/'];

/** @returns everything that those who look can read of a workshop, and the summary that those who take part can */
async function everythingOf({ url }: TestServer, workshop: TestWorkshop) {
	const { id, viewToken: token } = workshop;
	const state = await api<{ seq: number; participants: object[] }>(url, `/workshops/${id}`, { token });
	const answers = await Promise.all(
		READ.map((rest) => api(url, `/workshops/${id}${rest.endsWith('/at/') ? `${rest}${state.seq}` : rest}`, { token }))
	);
	// Whoever takes part, here and there, joins anew: nothing can show who somebody was.
	const alice = await join(url, workshop, 'Alice Holm den anden', 'Vestby Kommune');
	const summary = await api<{ at: string; workshop: object }>(url, `/workshops/${id}/summary.json`, {
		token: alice.token
	});
	return { answers, summary: { ...summary, at: '' } };
}

/** The workshop's own id is all that may differ. */
const withoutId = (value: unknown, id: string): unknown => JSON.parse(JSON.stringify(value).replaceAll(id, 'id'));

/** Meetings of weeks ago: their summaries freeze when the server first comes upon them. */
const FROZEN = 2;

test('[ARCHIVE1] the demonstration, taken away and brought in elsewhere, reads the same: state, trail, board and summary', async () => {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'rundbord-demo-'));
	const made = spawnSync(process.execPath, ['server/demo/demo.ts'], {
		env: { ...process.env, DATA_DIR: dataDir },
		encoding: 'utf8'
	});
	const linkIn = (kind: string) => new RegExp(`/${kind}/([^#]+)#(\\S+)`).exec(made.stdout) ?? [];
	const [, id = '', inviteToken = ''] = linkIn('j');
	const [, , viewToken = ''] = linkIn('v');
	const [, , personal = ''] = linkIn('p');
	const first: TestWorkshop = { id, inviteToken, viewToken };

	const [here, there] = await Promise.all([startServer({ dataDir }), startServer()]);
	const frozen = async () => {
		const { facts } = await api<{ facts: { kind: string }[] }>(here.url, `/workshops/${id}/facts?limit=1000`, {
			token: viewToken
		});
		return facts.filter(({ kind }) => kind === 'MinutesFrozen').length;
	};
	await expect.poll(frozen, { timeout: 60_000 }).toBe(FROZEN);
	const archive = await fetch(`${here.url}/api/workshops/${id}/archive`, {
		headers: { authorization: `Bearer ${personal}` }
	});
	const answer = await fetch(`${there.url}/api/workshops/import`, {
		method: 'POST',
		headers: { 'content-type': 'application/zip' },
		body: await archive.arrayBuffer()
	});
	expect([archive.status, answer.status]).toEqual([200, 201]);
	const second = (await answer.json()) as TestWorkshop;

	const before = await everythingOf(here, first);
	expect(before.summary).toMatchObject({ board: { counts: { area: 2 } }, gathered: [{ about: 'needs' }, {}, {}] });
	expect(withoutId(await everythingOf(there, second), second.id)).toEqual(withoutId(before, id));
	await Promise.all([here.stop(), there.stop()]);
});
