import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Renegotiation } from '../../src/lib/history/renegotiation.ts';
import type { Change } from '../../src/lib/history/types.ts';
import { WORDINGS, writeNegotiatedDays, type NegotiatedDays } from '../support/negotiated-days.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { ApiClient, refusal } from './client.ts';

let server: TestServer;
let api: ApiClient;
let told: NegotiatedDays;

beforeAll(async () => {
	const dataDir = await mkdtemp(path.join(tmpdir(), 'rundbord-negotiated-'));
	told = await writeNegotiatedDays(dataDir);
	server = await startServer({ dataDir });
	api = new ApiClient(server);
});

afterAll(async () => {
	await server.stop();
});

const read = async (query = ''): Promise<Renegotiation[]> => {
	const { status, body } = await api.get(`/api/workshops/${told.id}/renegotiations${query}`, told.viewToken);
	expect(status).toBe(200);
	return body as Renegotiation[];
};

describe('the renegotiations', () => {
	it('are told in the order in which they opened, with what held, what came of it, and why', async () => {
		const all = await read();
		expect(all.map(({ statement, outcome, newMarker }) => [statement, outcome, newMarker])).toEqual([
			['problem:statement', 'marker', 2],
			['plan:room', 'marker', 2],
			['problem:statement', 'return', null],
			['problem:statement', 'open', null]
		]);
		expect(all[0]).toMatchObject({
			before: WORDINGS.september,
			now: WORDINGS.october,
			reason: 'Vi har spurgt 42 unge på skolen',
			changes: [{ after: WORDINGS.proposed }, { before: WORDINGS.proposed, after: WORDINGS.october }]
		});
		expect(all[0]?.stances.map(({ on, level }) => `${on} ${level}`)).toEqual([
			...['before agree', 'before agree', 'before reservations'],
			...['now agree', 'now agree', 'now agree']
		]);
		expect(all[3]).not.toHaveProperty('closedAt');
	});

	it('are only those of the statements asked for', async () => {
		expect((await read('?statement=plan:room')).map(({ statement }) => statement)).toEqual(['plan:room']);
		expect(await read('?statement=plan:none')).toEqual([]);
	});

	it('are none where nobody has set a marker', async () => {
		const workshop = await api.startWorkshop();
		const { body } = await api.get(`/api/workshops/${workshop.id}/renegotiations`, workshop.viewToken);
		expect(body).toEqual([]);
	});

	it('are for those who have a token of the workshop', async () => {
		expect(refusal(await api.get(`/api/workshops/${told.id}/renegotiations`))).toEqual([401, 'unauthorized']);
	});
});

describe('the changes', () => {
	it('that belong to a renegotiation carry its reason', async () => {
		const { body } = await api.get(`/api/workshops/${told.id}/changes?statement=statement`, told.viewToken);
		const { changes } = body as { changes: Change[] };
		const why = 'Vi har spurgt 42 unge på skolen';
		expect(changes.map(({ reason }) => reason)).toEqual([undefined, why, why, undefined, undefined, undefined]);
	});
});
