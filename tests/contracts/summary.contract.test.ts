import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORM_NAMES } from '../../src/lib/summary/form-names.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { ApiClient, refusal, type JoinedParticipant, type StartedWorkshop } from './client.ts';

let server: TestServer;
let api: ApiClient;
let workshop: StartedWorkshop;
let alice: JoinedParticipant;

beforeAll(async () => {
	server = await startServer();
	api = new ApiClient(server);
	workshop = await api.startWorkshop({ title: 'Trygge aftener', question: 'Hvordan?' });
	alice = await api.join(workshop, 'Alice', 'Beboerhuset');
});
afterAll(() => server.stop());

const FILES = FORM_NAMES;

const path = (file: string) => `/api/workshops/${workshop.id}/${file}`;

describe('an export', () => {
	it.each(FILES)('is a file to take away, as it is described: %s', async (file) => {
		const { status, headers } = await api.get(path(file), alice.token);
		expect(status).toBe(200);
		expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
		expect(headers.get('cache-control')).toBe('no-store');
	});

	it.each(FILES)('names parties only for those who look: %s', async (file) => {
		const { body } = await api.get(`${path(file)}?profile=group`, workshop.viewToken);
		expect(JSON.stringify(body)).not.toContain('Alice');
	});

	it('names everybody for those who take part', async () => {
		expect((await api.get(path('summary.md'), alice.token)).body).toContain('Alice');
	});

	it.each(['profile=all', 'language=de', 'profile=group&profile=public'])('is refused with ?%s', async (query) => {
		const answer = await api.get(`${path('summary.md')}?${query}`, alice.token);
		expect(refusal(answer)).toEqual([400, 'invalid-input']);
	});

	it.each(FILES)('is refused without a good token: %s', async (file) => {
		expect(refusal(await api.get(path(file)))).toEqual([401, 'unauthorized']);
	});

	it.each(['summary.odt', 'plan.pdf', 'summary'])('that does not exist is told so: %s', async (file) => {
		expect(refusal(await api.get(path(file), alice.token))).toEqual([404, 'not-found']);
	});
});
