import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';
import { ApiClient, refusal, type JoinedParticipant, type StartedWorkshop } from './client.ts';

let server: TestServer;
let api: ApiClient;
let workshop: StartedWorkshop;
let other: StartedWorkshop;
let alice: JoinedParticipant;
let stranger: JoinedParticipant;

beforeAll(async () => {
	server = await startServer();
	api = new ApiClient(server);
	workshop = await api.startWorkshop({ title: 'Trygge aftener' });
	other = await api.startWorkshop({ title: 'Et andet forløb' });
	alice = await api.join(workshop, 'Alice');
	stranger = await api.join(other, 'Carol');
});
afterAll(() => server.stop());

/** What a token of any kind may read. */
const READS = ['', '/revisions', '/changes', '/at/0', '/diff?from=0&to=0', '/invitation'];

/** What only participants may do. */
const PARTICIPANT_ONLY: [method: string, path: string, json?: unknown][] = [
	['GET', '/links'],
	['POST', '/links', { kind: 'view' }],
	['POST', '/devices']
];

const everything: [method: string, path: string, json?: unknown][] = [
	...READS.map((path): [string, string] => ['GET', path]),
	...PARTICIPANT_ONLY,
	['POST', '/participants', { name: 'Bob' }],
	['POST', '/device']
];

describe('[TOKEN4] without a good token', () => {
	it.each(everything)('nothing is told, not even whether the workshop exists: %s %s', async (method, path, json) => {
		const known = `/api/workshops/${workshop.id}${path}`;
		const unknown = `/api/workshops/AAAAAAAAAAAAAAAA${path}`;
		const answers = await Promise.all([
			api.call(method, known, { json }),
			api.call(method, known, { json, token: 'wrong' }),
			api.call(method, unknown, { json }),
			api.call(method, unknown, { json, token: 'wrong' })
		]);
		expect(answers.map(refusal)).toEqual(answers.map(() => [401, 'unauthorized']));
		expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
		expect(answers[0]?.headers.get('www-authenticate')).toMatch(/^Bearer/);
	});

	it.each(['Bearer', 'Bearer ', 'Basic YTpi', 'Token x', `Bearer a b`])(
		'an Authorization of "%s" opens nothing',
		async (authorization) => {
			const answer = await api.call('GET', `/api/workshops/${workshop.id}`, { headers: { authorization } });
			expect(refusal(answer)).toEqual([401, 'unauthorized']);
		}
	);

	it('a code opens nothing by itself', async () => {
		expect(refusal(await api.get(`/api/workshops/${workshop.id}`, workshop.code))).toEqual([401, 'unauthorized']);
	});
});

describe('[TOKEN4] a good token of another workshop', () => {
	it.each(everything)('is told so: %s %s', async (method, path, json) => {
		const answer = await api.call(method, `/api/workshops/${workshop.id}${path}`, { json, token: stranger.token });
		expect(refusal(answer)).toEqual([403, 'other-workshop']);
	});

	it('opens nothing when it stands in the cookie of this workshop', async () => {
		const cookie = `rundbord_${workshop.id}=${stranger.token}`;
		const answer = await api.call('GET', `/api/workshops/${workshop.id}`, { headers: { cookie } });
		expect(refusal(answer)).toEqual([403, 'other-workshop']);
	});
});

describe('[TOKEN1] a token of the workshop', () => {
	it.each(READS)('of any kind reads %s', async (path) => {
		const address = `/api/workshops/${workshop.id}${path}`;
		const tokens = [workshop.inviteToken, workshop.viewToken, alice.token];
		const answers = await Promise.all(tokens.map((token) => api.get(address, token)));
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
	});

	it.each(PARTICIPANT_ONLY)('that is no participant’s is refused: %s %s', async (method, path, json) => {
		const address = `/api/workshops/${workshop.id}${path}`;
		const tokens = [workshop.inviteToken, workshop.viewToken];
		const answers = await Promise.all(tokens.map((token) => api.call(method, address, { json, token })));
		expect(answers.map(refusal)).toEqual(tokens.map(() => [403, 'participant-needed']));
	});

	it('that is no invite token lets nobody in', async () => {
		const path = `/api/workshops/${workshop.id}/participants`;
		const answers = await Promise.all(
			[workshop.viewToken, alice.token].map((token) => api.post(path, { name: 'Bob' }, token))
		);
		expect(answers.map(refusal)).toEqual([
			[403, 'invite-needed'],
			[403, 'invite-needed']
		]);
	});

	it('opens the workshop from the cookie of a device too', async () => {
		const cookie = `first=1; rundbord_language=en; rundbord_${workshop.id}=${alice.token}; last=2`;
		const { status, body } = await api.call('GET', `/api/workshops/${workshop.id}`, { headers: { cookie } });
		expect(status).toBe(200);
		expect(body).toMatchObject({ id: workshop.id, title: 'Trygge aftener' });
	});

	it('that is wrong counts alone: the cookie does not stand in for it', async () => {
		const cookie = `rundbord_${workshop.id}=${alice.token}`;
		const answer = await api.call('GET', `/api/workshops/${workshop.id}`, { token: 'wrong', headers: { cookie } });
		expect(refusal(answer)).toEqual([401, 'unauthorized']);
	});
});

describe('[TOKEN7] a request that changes something with a device’s cookie', () => {
	const addDevice = (headers: Record<string, string>, token?: string) =>
		api.call('POST', `/api/workshops/${workshop.id}/devices`, { token, headers });
	const cookie = () => `rundbord_${workshop.id}=${alice.token}`;

	it('is answered when our own page makes it', async () => {
		expect((await addDevice({ cookie: cookie(), origin: api.url })).status).toBe(201);
	});

	it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://127.0.0.1.evil.example'])(
		'is refused when a page of %s makes it',
		async (origin) => {
			expect(refusal(await addDevice({ cookie: cookie(), origin }))).toEqual([403, 'cross-site']);
		}
	);

	it('is refused when nothing tells where it comes from', async () => {
		expect(refusal(await addDevice({ cookie: cookie() }))).toEqual([403, 'cross-site']);
	});

	it('is not excused by another kind of Authorization, which browsers add by themselves', async () => {
		const headers = { cookie: cookie(), origin: 'https://evil.example', authorization: 'Basic YTpi' };
		expect(refusal(await addDevice(headers))).toEqual([403, 'cross-site']);
	});

	it('may come from anywhere with a bearer token', async () => {
		expect((await addDevice({ cookie: cookie(), origin: 'https://evil.example' }, alice.token)).status).toBe(201);
	});

	it('is refused for forms of other sites as well', async () => {
		const answer = await api.call('POST', '/', {
			raw: 'a=b',
			headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' }
		});
		expect(answer.status).toBe(403);
	});

	it('is answered from the public address, which a proxy hands on', async () => {
		const behindProxy = await startServer({ env: { ORIGIN: 'https://rundbord.example.dk' } });
		try {
			const client = new ApiClient(behindProxy);
			const started = await client.startWorkshop();
			const bob = await client.join(started, 'Bob');
			const post = (origin: string) =>
				client.call('POST', `/api/workshops/${started.id}/devices`, {
					headers: { cookie: `rundbord_${started.id}=${bob.token}`, origin }
				});
			expect((await post('https://rundbord.example.dk')).status).toBe(201);
			expect(refusal(await post('http://rundbord.example.dk'))).toEqual([403, 'cross-site']);
		} finally {
			await behindProxy.stop();
		}
	});
});
