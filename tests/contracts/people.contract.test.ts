import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';
import { ApiClient, refusal, type Answer, type StartedWorkshop } from './client.ts';

let server: TestServer;
let api: ApiClient;

beforeAll(async () => {
	server = await startServer();
	api = new ApiClient(server);
});
afterAll(() => server.stop());

interface Cookie {
	name: string;
	value: string;
	attributes: string[];
}

/** @returns the one cookie that an answer sets */
function setCookie({ headers }: Answer): Cookie {
	const [cookie = '', ...others] = headers.getSetCookie();
	if (cookie === '' || others.length > 0)
		throw new Error(`One cookie was to be set: ${headers.getSetCookie().join('\n')}`);
	const [pair = '', ...attributes] = cookie.split('; ');
	const [name = '', value = ''] = pair.split('=');
	return { name, value, attributes: attributes.map((attribute) => attribute.toLowerCase()).sort() };
}

/** Asks as a browser's own page does, holding one cookie. */
function fromDevice(
	method: string,
	path: string,
	cookie: { name: string; value: string },
	token?: string
): Promise<Answer> {
	return api.call(method, path, { token, headers: { origin: api.url, cookie: `${cookie.name}=${cookie.value}` } });
}

const joinOnDevice = (workshop: StartedWorkshop, headers: Record<string, string> = {}) =>
	api.call('POST', `/api/workshops/${workshop.id}/participants`, {
		token: workshop.inviteToken,
		json: { name: 'Alice', device: true },
		headers
	});

describe('joining', () => {
	it('makes a participant who is seen by all, with their party', async () => {
		const workshop = await api.startWorkshop();
		const alice = await api.join(workshop, '  Alice ', 'Beboerhuset');
		const bob = await api.join(workshop, 'Bob', 'BEBOERHUSET');
		const carol = await api.join(workshop, 'Carol');
		const { body } = await api.get(`/api/workshops/${workshop.id}`, alice.token);
		const { participants, parties } = body as { participants: object[]; parties: { id: string; name: string }[] };
		expect(parties).toEqual([
			expect.objectContaining({ id: expect.any(String) as string, name: 'Beboerhuset', sector: '', formerIds: [] })
		]);
		const partyId = parties[0]?.id;
		const joinedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;
		expect(participants).toEqual([
			{ id: alice.participantId, name: 'Alice', partyId, joinedAt },
			{ id: bob.participantId, name: 'Bob', partyId, joinedAt },
			{ id: carol.participantId, name: 'Carol', partyId: null, joinedAt }
		]);
	});

	it('[TOKEN6] on a device keeps the token where scripts cannot read it', async () => {
		const workshop = await api.startWorkshop();
		const answer = await joinOnDevice(workshop);
		expect(answer.status).toBe(201);
		expect(answer.body).toEqual({ participantId: expect.any(String) as string });
		const cookie = setCookie(answer);
		expect(cookie).toEqual({
			name: `rundbord_${workshop.id}`,
			value: expect.stringMatching(/^[\w-]{32}$/) as string,
			attributes: ['httponly', 'max-age=34560000', 'path=/', 'samesite=lax']
		});
		expect((await fromDevice('GET', `/api/workshops/${workshop.id}/links`, cookie)).status).toBe(200);
	});

	it('on a device asks for https when the page came by https', async () => {
		const workshop = await api.startWorkshop();
		const answer = await joinOnDevice(workshop, { 'x-forwarded-proto': 'https' });
		expect(setCookie(answer).attributes).toContain('secure');
	});

	it('is refused without a name', async () => {
		const workshop = await api.startWorkshop();
		const answer = await api.post(`/api/workshops/${workshop.id}/participants`, { party: 'x' }, workshop.inviteToken);
		expect(refusal(answer)).toEqual([400, 'invalid-input']);
		expect(answer.body).toMatchObject({ errors: [{ field: 'name' }] });
	});
});

describe('an invitation', () => {
	it('tells what the workshop is about and who is at the table, and no names of people', async () => {
		const workshop = await api.startWorkshop({ title: 'Trygge aftener', question: 'Hvordan?' });
		await api.join(workshop, 'Alice', 'Beboerhuset');
		const { body } = await api.get(`/api/workshops/${workshop.id}/invitation`, workshop.inviteToken);
		expect(body).toEqual({
			id: workshop.id,
			title: 'Trygge aftener',
			question: 'Hvordan?',
			language: 'da',
			parties: [{ id: expect.any(String) as string, name: 'Beboerhuset' }]
		});
	});
});

describe('a code', () => {
	it('leads to the invite link, however it is typed', async () => {
		const { id, inviteToken, code } = await api.startWorkshop();
		const typed = [code, code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' ')} `];
		const answers = await Promise.all(typed.map((text) => api.post('/api/codes', { code: text })));
		expect(answers.map(({ body }) => body)).toEqual(typed.map(() => ({ workshopId: id, inviteToken })));
	});

	it.each(['AAAA-AAAA', 'AAAA', '', 'UUUU-UUUU', '\u0000'])('that fits nothing is told so: "%s"', async (code) => {
		expect(refusal(await api.post('/api/codes', { code }))).toEqual([404, 'unknown-code']);
	});

	it('that is no text is refused', async () => {
		expect(refusal(await api.post('/api/codes', { code: ['AAAA-AAAA'] }))).toEqual([400, 'invalid-input']);
	});
});

describe('links', () => {
	it('are seen by every participant', async () => {
		const workshop = await api.startWorkshop();
		const alice = await api.join(workshop, 'Alice');
		const { inviteToken, viewToken, code, links } = workshop;
		const { body } = await api.get(`/api/workshops/${workshop.id}/links`, alice.token);
		expect(body).toEqual({ inviteToken, viewToken, code, links });
	});

	it('[TOKEN3] to join that are replaced stop working, the code too; those who are in stay in', async () => {
		const workshop = await api.startWorkshop();
		const alice = await api.join(workshop, 'Alice');
		const { status, body } = await api.post(`/api/workshops/${workshop.id}/links`, { kind: 'invite' }, alice.token);
		expect(status).toBe(200);
		const links = body as Omit<StartedWorkshop, 'id' | 'title'>;
		expect(links.inviteToken).not.toBe(workshop.inviteToken);
		expect(links.code).not.toBe(workshop.code);
		expect(links.viewToken).toBe(workshop.viewToken);
		const state = `/api/workshops/${workshop.id}`;
		expect(refusal(await api.get(state, workshop.inviteToken))).toEqual([401, 'unauthorized']);
		expect(refusal(await api.post('/api/codes', { code: workshop.code }))).toEqual([404, 'unknown-code']);
		const join = await api.post(`${state}/participants`, { name: 'Bob' }, workshop.inviteToken);
		expect(refusal(join)).toEqual([401, 'unauthorized']);
		expect((await api.get(state, alice.token)).status).toBe(200);
		expect((await api.post(`${state}/participants`, { name: 'Bob' }, links.inviteToken)).status).toBe(201);
	});

	it('[TOKEN3] to look that are replaced stop working, and nothing else does', async () => {
		const workshop = await api.startWorkshop();
		const alice = await api.join(workshop, 'Alice');
		const { body } = await api.post(`/api/workshops/${workshop.id}/links`, { kind: 'view' }, alice.token);
		const links = body as StartedWorkshop;
		expect(links.inviteToken).toBe(workshop.inviteToken);
		const state = `/api/workshops/${workshop.id}`;
		expect(refusal(await api.get(state, workshop.viewToken))).toEqual([401, 'unauthorized']);
		expect((await api.get(state, links.viewToken)).status).toBe(200);
	});

	it('of an unknown kind are refused', async () => {
		const workshop = await api.startWorkshop();
		const alice = await api.join(workshop, 'Alice');
		const answer = await api.post(`/api/workshops/${workshop.id}/links`, { kind: 'admin' }, alice.token);
		expect(refusal(answer)).toEqual([400, 'invalid-input']);
	});
});

describe('another device', () => {
	it('comes in by a personal link as the same participant', async () => {
		const workshop = await api.startWorkshop();
		const alice = await api.join(workshop, 'Alice');
		const { status, body } = await api.call('POST', `/api/workshops/${workshop.id}/devices`, { token: alice.token });
		expect(status).toBe(201);
		const [address, token] = (body as { link: string }).link.split('#');
		expect(address).toBe(`${api.url}/p/${workshop.id}`);
		expect(token).not.toBe(alice.token);
		const kept = await api.call('POST', `/api/workshops/${workshop.id}/device`, { token });
		expect(kept.status).toBe(204);
		const cookie = setCookie(kept);
		expect(cookie.value).toBe(token);
		const state = await fromDevice('GET', `/api/workshops/${workshop.id}`, cookie);
		expect((state.body as { participants: unknown[] }).participants).toHaveLength(1);
	});

	it('that is forgotten has its token ended and its cookie cleared, and the first goes on', async () => {
		const workshop = await api.startWorkshop();
		const alice = await api.join(workshop, 'Alice');
		const cookie = setCookie(await joinOnDevice(workshop));
		const path = `/api/workshops/${workshop.id}/device`;
		const forgotten = await fromDevice('DELETE', path, cookie);
		expect(forgotten.status).toBe(204);
		expect(setCookie(forgotten)).toMatchObject({ name: cookie.name, value: '' });
		expect(setCookie(forgotten).attributes).toContain('max-age=0');
		expect(refusal(await fromDevice('GET', `/api/workshops/${workshop.id}`, cookie))).toEqual([401, 'unauthorized']);
		expect((await api.get(`/api/workshops/${workshop.id}`, alice.token)).status).toBe(200);
		expect((await fromDevice('DELETE', path, cookie)).status).toBe(204);
		expect((await api.call('DELETE', path)).status).toBe(204);
	});

	it('that only looks is forgotten without ending the link for others', async () => {
		const workshop = await api.startWorkshop();
		const path = `/api/workshops/${workshop.id}/device`;
		const cookie = setCookie(await api.call('POST', path, { token: workshop.viewToken }));
		expect(cookie.value).toBe(workshop.viewToken);
		expect((await fromDevice('DELETE', path, cookie)).status).toBe(204);
		expect((await api.get(`/api/workshops/${workshop.id}`, workshop.viewToken)).status).toBe(200);
	});

	it('of a participant stays theirs when they open the link to look', async () => {
		const workshop = await api.startWorkshop();
		const cookie = setCookie(await joinOnDevice(workshop));
		const opened = await fromDevice('POST', `/api/workshops/${workshop.id}/device`, cookie, workshop.viewToken);
		expect(opened.status).toBe(204);
		expect(opened.headers.getSetCookie()).toEqual([]);
	});

	it('does not keep an invite token', async () => {
		const workshop = await api.startWorkshop();
		const answer = await api.call('POST', `/api/workshops/${workshop.id}/device`, { token: workshop.inviteToken });
		expect(refusal(answer)).toEqual([403, 'participant-needed']);
	});

	it('does not keep what it holds already, without a link', async () => {
		const workshop = await api.startWorkshop();
		const cookie = setCookie(await joinOnDevice(workshop));
		const answer = await fromDevice('POST', `/api/workshops/${workshop.id}/device`, cookie);
		expect(refusal(answer)).toEqual([401, 'unauthorized']);
	});
});

describe('[RUN3] the logs', () => {
	it('hold no name, no token and no code', async () => {
		const workshop = await api.startWorkshop({ title: 'Hemmeligt forløb' });
		const alice = await api.join(workshop, 'Alice Andersen', 'Beboerhuset');
		await api.post('/api/codes', { code: workshop.code });
		await api.get(`/api/workshops/${workshop.id}?secret=${alice.token}`, alice.token);
		const secrets = [workshop.inviteToken, workshop.viewToken, workshop.code, alice.token];
		const told = [...secrets, 'Alice Andersen', 'Beboerhuset', 'Hemmeligt forløb'].filter((word) =>
			server.logs().includes(word)
		);
		expect(server.logs()).toContain(`/api/workshops/${workshop.id}`);
		expect(told).toEqual([]);
	});
});
