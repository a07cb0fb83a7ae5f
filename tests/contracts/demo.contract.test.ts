import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readNegotiation } from '../../src/lib/document/read.ts';
import type { WorkshopState } from '../../src/lib/server/application.ts';
import { api, join, openDocument, type TestWorkshop } from '../support/people.ts';
import { startServer } from '../support/server.ts';

test('[RUN5] the demonstration is a finished workshop that reads the same live, in the API and in its history', async () => {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'rundbord-demo-'));
	const made = spawnSync(process.execPath, ['server/demo/demo.ts'], {
		env: { ...process.env, DATA_DIR: dataDir },
		encoding: 'utf8'
	});
	expect(made.stderr).toBe('');
	const [, id = '', inviteToken = ''] = /\/j\/([^#]+)#(\S+)/.exec(made.stdout) ?? [];
	const [, viewToken = ''] = /\/v\/[^#]+#(\S+)/.exec(made.stdout) ?? [];
	const workshop: TestWorkshop = { id, inviteToken, viewToken };

	const server = await startServer({ dataDir });
	const alice = await join(server.url, workshop, 'Alice');
	const state = await api<WorkshopState>(server.url, `/workshops/${id}`, { token: alice.token });
	const live = openDocument(server.url, { name: `${id}/negotiation`, token: alice.token });
	await live.synced;
	const { problem, plan } = readNegotiation(live.doc);
	const past = await api<WorkshopState>(server.url, `/workshops/${id}/at/${state.seq}`, { token: viewToken });
	live.leave();
	await server.stop();

	expect(state.parties).toHaveLength(5);
	expect(state.plan.map(({ title }) => title)).toEqual([
		'Åbent køkken på Solgården hver torsdag aften',
		'Følgevenner, der går med hjem',
		'Elever og beboere lægger menuen sammen'
	]);
	expect(plan.map(({ title, due }) => ({ title, due }))).toEqual(state.plan.map(({ title, due }) => ({ title, due })));
	expect(problem.statement.text).toBe(state.problem.statement.text);
	expect(past.problem).toEqual(state.problem);
	expect(past.plan).toEqual(state.plan);
});
