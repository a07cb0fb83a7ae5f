import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDocument, writeParagraph } from '../support/people.ts';
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
	const live = openDocument(server.url, { name: `${workshop.id}/negotiation`, token: alice.token });
	await live.synced;
	writeParagraph(live.doc, 'statement', 'Der er mørkt på stien.');
	await live.saved();
	live.leave();
});
afterAll(() => server.stop());

async function take(token: string): Promise<Response> {
	return fetch(`${server.url}/api/workshops/${workshop.id}/archive`, { headers: { authorization: `Bearer ${token}` } });
}

const bring = (raw: BodyInit, type = 'application/zip') =>
	api.call('POST', '/api/workshops/import', { raw, headers: { 'content-type': type } });

describe('[ARCHIVE1] a workshop over HTTP', () => {
	it('is taken away, and brought in under a new id with the same wording, people and history', async () => {
		const archive = await take(alice.token);
		expect([archive.status, archive.headers.get('content-type')]).toEqual([200, 'application/zip']);
		expect(archive.headers.get('content-disposition')).toMatch(
			/filename="trygge-aftener-\d{4}-\d\d-\d\d\.rundbord\.zip"/
		);
		const brought = await bring(await archive.arrayBuffer());
		expect(brought.status).toBe(201);
		const here = brought.body as StartedWorkshop & { revisions: number; participants: number };
		expect(here.id).not.toBe(workshop.id);
		expect(brought.headers.get('location')).toBe(`/api/workshops/${here.id}`);
		expect(here).toMatchObject({ title: 'Trygge aftener', participants: 1 });

		const [there, now] = [
			await api.get(`/api/workshops/${workshop.id}`, alice.token),
			await api.get(`/api/workshops/${here.id}`, here.viewToken)
		];
		expect(now.body).toEqual({ ...(there.body as object), id: here.id });
		const [before, after] = await Promise.all(
			[workshop, here].map(
				async ({ id, viewToken }) => (await api.get(`/api/workshops/${id}/revisions`, viewToken)).body
			)
		);
		expect(after).toEqual(before);

		const bob = await api.join(here, 'Bob');
		expect(refusal(await api.get(`/api/workshops/${here.id}/links`, alice.token))).toEqual([403, 'other-workshop']);
		const live = openDocument(server.url, { name: `${here.id}/negotiation`, token: bob.token });
		await live.synced;
		writeParagraph(live.doc, 'statement', 'Og ingen lamper.');
		await live.saved();
		live.leave();
		expect((await api.get(`/api/workshops/${here.id}`, bob.token)).body).toMatchObject({
			problem: { statement: { text: 'Der er mørkt på stien.\nOg ingen lamper.' } }
		});
	});
});

describe('[REFUSE8] refused is', () => {
	it('taking it away with a link to look', async () => {
		expect(refusal(await api.get(`/api/workshops/${workshop.id}/archive`, workshop.viewToken))).toEqual([
			403,
			'participant-needed'
		]);
		expect(refusal(await api.get(`/api/workshops/${workshop.id}/archive`))).toEqual([401, 'unauthorized']);
	});

	it('[ARCHIVE4] what is no archive, with a reason a person can read', async () => {
		expect(refusal(await bring('{}', 'application/json'))).toEqual([415, 'archive-type']);
		const none = await bring('no zip at all');
		expect(refusal(none)).toEqual([422, 'archive-refused']);
		expect(none.body).toMatchObject({ errors: [{ field: '', detail: expect.stringMatching(/ZIP/) }] });
	});

	it('[REFUSE6] too many, with when to try again', async () => {
		const answers = await Promise.all(Array.from({ length: 8 }, () => bring('x')));
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused.length).toBeGreaterThan(0);
		for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
	});
});
