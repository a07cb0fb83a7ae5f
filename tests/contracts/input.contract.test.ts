import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';
import { ApiClient, refusal } from './client.ts';

let server: TestServer;
let api: ApiClient;

beforeAll(async () => {
	server = await startServer();
	api = new ApiClient(server);
});
afterAll(() => server.stop());

const json = { 'content-type': 'application/json' };

/** A body that comes in pieces, so that its length is not told beforehand. */
function inPieces(piece: Uint8Array, count: number): ReadableStream<Uint8Array> {
	let left = count;
	return new ReadableStream({
		pull(controller) {
			if (left-- > 0) controller.enqueue(piece);
			else controller.close();
		}
	});
}

describe('starting a workshop', () => {
	it('[TOKEN5] answers with its links, which carry their secrets after the #', async () => {
		const { status, headers, body } = await api.post('/api/workshops', {
			title: ' Trygge aftener ',
			question: 'Hvordan?\r\nHvem?',
			language: 'en'
		});
		expect(status).toBe(201);
		const { id, inviteToken, viewToken } = body as { id: string; inviteToken: string; viewToken: string };
		expect(headers.get('location')).toBe(`/api/workshops/${id}`);
		expect(body).toEqual({
			id: expect.stringMatching(/^[\w-]{16}$/),
			title: 'Trygge aftener',
			question: 'Hvordan?\nHvem?',
			language: 'en',
			inviteToken: expect.stringMatching(/^[\w-]{32}$/),
			viewToken: expect.stringMatching(/^[\w-]{32}$/),
			code: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/),
			links: { join: `${api.url}/j/${id}#${inviteToken}`, view: `${api.url}/v/${id}#${viewToken}` }
		});
	});

	it('gives links of the public address when one is set', async () => {
		const behindProxy = await startServer({ env: { ORIGIN: 'https://rundbord.example.dk' } });
		try {
			const { id, inviteToken, links } = await new ApiClient(behindProxy).startWorkshop();
			expect(links.join).toBe(`https://rundbord.example.dk/j/${id}#${inviteToken}`);
		} finally {
			await behindProxy.stop();
		}
	});

	it('is refused with a word for each field that does not fit, in the language asked for', async () => {
		const input = { title: ' ', question: 'x'.repeat(1001), language: 'de' };
		const english = await api.call('POST', '/api/workshops', { json: input, headers: { 'accept-language': 'en' } });
		expect(english.headers.get('content-language')).toBe('en');
		expect(english.body).toEqual({
			title: 'Something in the request cannot be used.',
			status: 400,
			kind: 'invalid-input',
			detail:
				'title: must be a text of 1 to 200 characters. question: must be a text of at most 1000 characters. language: must be da or en.',
			errors: [
				{ field: 'title', detail: 'must be a text of 1 to 200 characters' },
				{ field: 'question', detail: 'must be a text of at most 1000 characters' },
				{ field: 'language', detail: 'must be da or en' }
			]
		});
		const danish = await api.post('/api/workshops', input);
		expect(danish.body).toMatchObject({ title: 'Noget af det, der blev sendt, kan ikke bruges.', status: 400 });
		const chosen = await api.call('POST', '/api/workshops', {
			json: input,
			headers: { cookie: 'rundbord_language=en', origin: api.url }
		});
		expect(chosen.headers.get('content-language')).toBe('en');
	});
});

describe('[REFUSE8] a body', () => {
	it.each([
		['nothing', ''],
		['half an object', '{"title": '],
		['what is not UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])]
	])('of %s is refused as malformed', async (_, raw) => {
		expect(refusal(await api.call('POST', '/api/workshops', { raw, headers: json }))).toEqual([400, 'malformed-json']);
	});

	it.each(['[]', '"title"', 'null', '7'])('of %s is refused as invalid', async (raw) => {
		expect(refusal(await api.call('POST', '/api/workshops', { raw, headers: json }))).toEqual([400, 'invalid-input']);
	});

	it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
		'of the type "%s" is refused',
		async (type) => {
			const call = api.call('POST', '/api/workshops', { raw: '{"title":"x"}', headers: { 'content-type': type } });
			expect(refusal(await call)).toEqual([415, 'unsupported-media-type']);
		}
	);

	it('of JSON with a charset is read', async () => {
		const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
		expect((await api.call('POST', '/api/workshops', { raw: '{"title":"æøå"}', headers })).body).toMatchObject({
			title: 'æøå'
		});
	});

	it('over 64 KB is refused, whether or not its length is told', async () => {
		const told = await api.post('/api/workshops', { title: 'x', question: 'y'.repeat(64 * 1024) });
		expect(refusal(told)).toEqual([413, 'too-large']);
		const raw = inPieces(new TextEncoder().encode('x'.repeat(1024)), 65);
		expect(refusal(await api.call('POST', '/api/workshops', { raw, headers: json }))).toEqual([413, 'too-large']);
	});

	it('of megabytes that is refused does not disturb the next request', async () => {
		const raw = 'x'.repeat(5_000_000);
		expect(refusal(await api.call('POST', '/api/workshops', { raw, headers: json }))).toEqual([413, 'too-large']);
		const path = '/api/workshops/unknown/participants';
		expect(refusal(await api.call('POST', path, { raw, headers: json }))).toEqual([401, 'unauthorized']);
		expect((await api.post('/api/workshops', { title: 'Næste' })).status).toBe(201);
	});
});

describe('an address', () => {
	it.each(['/api', '/api/', '/api/nothing', '/api/workshops/a/b/c', '/api/codes/__data.json', '/api/%ZZ'])(
		'that does not exist is told in problem+json: %s',
		async (path) => {
			const answer = await api.call('GET', path, { headers: { accept: 'text/html' } });
			expect(refusal(answer)).toEqual([404, 'not-found']);
			expect(answer.headers.get('content-type')).toBe('application/problem+json');
		}
	);

	it.each([
		['PUT', '/api/workshops', 'POST'],
		['GET', '/api/workshops', 'POST'],
		['GET', '/api/workshops/x/device', 'POST, DELETE'],
		['POST', '/api/openapi.json', 'GET, HEAD'],
		['OPTIONS', '/api/workshops', 'POST'],
		['POST', '/healthz', 'GET, HEAD']
	])('does not answer %s %s, and says what it does answer', async (method, path, allowed) => {
		const answer = await api.call(method, path);
		expect(refusal(answer)).toEqual([405, 'method-not-allowed']);
		expect(answer.headers.get('allow')).toBe(allowed);
	});

	it('answers with headers that keep browsers from misusing it', async () => {
		const { headers } = await api.get('/api/openapi.json');
		expect(Object.fromEntries(headers)).toMatchObject({
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'no-referrer',
			'cross-origin-opener-policy': 'same-origin',
			'content-security-policy': expect.stringContaining("default-src 'none'") as string
		});
		expect(headers.get('access-control-allow-origin')).toBeNull();
	});
});

describe('a page', () => {
	it('is in Danish, or in the language its person chose, with the same guards and no script of others', async () => {
		const danish = await api.get('/');
		expect(danish.body).toContain('<html lang="da"');
		expect(Object.fromEntries(danish.headers)).toMatchObject({
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'no-referrer',
			'content-security-policy': expect.stringContaining("default-src 'self'") as string
		});
		const english = await api.call('GET', '/', { headers: { cookie: 'rundbord_language=en; rundbord_theme=dark' } });
		expect(english.body).toContain('<html lang="en" data-theme="dark"');
	});
});

describe('the process', () => {
	it('says that it is alive and ready, and counts', async () => {
		expect((await api.get('/healthz')).body).toEqual({ status: 'alive' });
		expect((await api.get('/readyz')).body).toEqual({ status: 'ready' });
		expect((await api.get('/metrics')).body).toMatch(/^# HELP /);
	});

	it('gives its own description', async () => {
		expect((await api.get('/api/openapi.json')).body).toMatchObject({ openapi: '3.1.0' });
	});
});
