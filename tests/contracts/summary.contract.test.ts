import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNote, deleteRecords } from '../../src/lib/document/board-write.ts';
import { FORM_NAMES } from '../../src/lib/summary/form-names.ts';
import { openDocument } from '../support/people.ts';
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

	it.each(['fromDay=2026-02-30', 'toDay=i+dag', 'fromDay=2026-12-31&toDay=2026-01-01'])(
		'is refused by days that are none, or stand the wrong way: ?%s',
		async (query) => {
			expect(refusal(await api.get(`${path('summary.md')}?${query}`, alice.token))).toEqual([400, 'invalid-input']);
		}
	);

	it('[SUMMARY8] is of the days it is asked for by, in Denmark, or says that nothing happened on them', async () => {
		await api.post(`/api/workshops/${workshop.id}/facts`, { kind: 'parkQuestion', text: 'Hvornår?' }, alice.token);
		const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Copenhagen' });
		const today = day.format(new Date());
		const { body } = await api.get(`${path('summary.json')}?fromDay=${today}&toDay=${today}`, alice.token);
		expect(body).toMatchObject({
			period: { kind: 'span', fromSeq: 1, fromDay: today, toDay: today },
			questions: [{ text: 'Hvornår?' }]
		});
		for (const query of ['toDay=2020-01-31', 'fromDay=2020-01-01&toDay=2020-01-31']) {
			const answer = await api.get(`${path('summary.json')}?${query}`, alice.token);
			expect([answer.status, (answer.body as { kind?: string }).kind]).toEqual([404, 'unknown-stretch']);
		}
	});

	it('is of those revisions', async () => {
		expect((await api.get(`${path('summary.json')}?from=0&to=0`, alice.token)).body).toMatchObject({
			period: { kind: 'span', fromSeq: 0, toSeq: 0 }
		});
	});
});

it('[SUMMARY11] the board of a stretch is the board as it was at its end', async () => {
	const live = openDocument(server.url, { name: `${workshop.id}/canvas`, token: alice.token });
	await live.synced;
	addNote(live.doc, { id: 'shape:first', words: 'Den første', author: alice.participantId });
	await live.saved();
	const { body } = await api.get(`/api/workshops/${workshop.id}`, alice.token);
	const { seq } = body as { seq: number };
	deleteRecords(live.doc, { ids: ['shape:first'] });
	addNote(live.doc, { id: 'shape:second', words: 'Den anden', author: alice.participantId });
	await live.saved();
	live.leave();
	const markdown = async (query: string) => (await api.get(`${path('summary.md')}?${query}`, alice.token)).body;
	expect(await markdown(`to=${seq}`)).toMatch(/Den første[^]*Alice/);
	expect(await markdown(`to=${seq}`)).not.toContain('Den anden');
	expect(await markdown('')).toContain('Den anden');
	expect(await markdown('')).not.toContain('Den første');
	expect(await markdown('profile=public')).not.toContain('Alice');
});

it('publishes the shape of summary.json', async () => {
	const { status, body } = await api.get('/api/schemas/summary-1.json');
	expect(status).toBe(200);
	expect(body).toMatchObject({ properties: { version: { const: 1 } } });
});
