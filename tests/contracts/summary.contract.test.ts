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

describe("[TOKEN8] a calendar's address", () => {
	const subscribe = async () => {
		const { status, body } = await api.post(path('calendar'), {}, alice.token);
		expect(status).toBe(201);
		return (body as { address: string }).address.replace(/^https?:\/\/[^/]+/, '');
	};

	it('gives the dates to whoever has it, and names nobody', async () => {
		const { status, headers, body } = await api.get(await subscribe());
		expect(status).toBe(200);
		expect(headers.get('content-type')).toContain('text/calendar');
		expect(body).toContain('BEGIN:VCALENDAR');
		expect(body).not.toContain('Alice');
	});

	it('opens nothing else', async () => {
		const key = new URLSearchParams((await subscribe()).split('?')[1]).get('key') ?? '';
		expect(refusal(await api.get(`/api/workshops/${workshop.id}`, key))).toEqual([401, 'unauthorized']);
		expect(refusal(await api.get(path('plan.ics'), key))).toEqual([401, 'unauthorized']);
		const other = await api.startWorkshop();
		expect(refusal(await api.get(`/api/workshops/${other.id}/calendar.ics?key=${key}`))).toEqual([401, 'unauthorized']);
	});

	it('is opened by no other token', async () => {
		for (const token of [alice.token, workshop.viewToken, workshop.inviteToken, '']) {
			expect(refusal(await api.get(`${path('calendar.ics')}?key=${token}`))).toEqual([401, 'unauthorized']);
		}
	});

	it('ends when its maker makes another, or ends it', async () => {
		const first = await subscribe();
		const second = await subscribe();
		expect(refusal(await api.get(first))).toEqual([401, 'unauthorized']);
		expect((await api.call('DELETE', path('calendar'), { token: alice.token })).status).toBe(204);
		expect(refusal(await api.get(second))).toEqual([401, 'unauthorized']);
	});

	it('is made by participants only', async () => {
		expect(refusal(await api.post(path('calendar'), {}, workshop.viewToken))).toEqual([403, 'participant-needed']);
	});

	it('stands in no log', async () => {
		const address = await subscribe();
		await api.get(address);
		expect(server.logs()).toContain('/calendar.ics');
		expect(server.logs()).not.toContain(new URLSearchParams(address.split('?')[1]).get('key'));
	});
});

describe('a summary of a stretch', () => {
	it.each(['session=none', 'from=0&to=999999', 'from=2&to=1'])('that is not there is told so: ?%s', async (query) => {
		const answer = await api.get(`${path('summary.md')}?${query}`, alice.token);
		expect(refusal(answer)).toEqual([404, 'unknown-stretch']);
	});

	it('is of those revisions', async () => {
		expect((await api.get(`${path('summary.json')}?from=0&to=0`, alice.token)).body).toMatchObject({
			period: { kind: 'span', fromSeq: 0, toSeq: 0 }
		});
	});
});

it('publishes the shape of summary.json', async () => {
	const { status, body } = await api.get('/api/schemas/summary-1.json');
	expect(status).toBe(200);
	expect(body).toMatchObject({ properties: { version: { const: 1 } } });
});
