/** The demonstration's first meetings are weeks old: a server that is started on it freezes their summaries. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { unzipSync } from 'fflate';
import type { Fact } from '../../src/lib/workshop/fact.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { ApiClient, refusal, type JoinedParticipant, type StartedWorkshop } from './client.ts';

interface FrozenAnswer {
	session: string;
	until: string;
	said: { by: string; answer: string; text: string }[];
	frozen: {
		fingerprint: string;
		outcome: string;
		list: string;
		files: { name: string; profile: string; language: string; form: string; sizeBytes: number; sha256: string }[];
	} | null;
}

let server: TestServer;
let api: ApiClient;
let workshop: StartedWorkshop;
let alice: JoinedParticipant;
/** The meetings of the demonstration, in order; the last one is three days old. */
let meetings: string[];

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const at = (rest: string, id = workshop.id) => `/api/workshops/${id}/${rest}`;

async function bytesOf(file: string, token = alice.token, id = workshop.id): Promise<Uint8Array> {
	const response = await fetch(server.url + at(file, id), { headers: { authorization: `Bearer ${token}` } });
	expect(response.status).toBe(200);
	return new Uint8Array(await response.arrayBuffer());
}

const minutesOf = async (meeting: string, token = alice.token, id = workshop.id) =>
	(await api.get(at(`minutes?session=${meeting}`, id), token)).body as FrozenAnswer;

const check = (raw: BodyInit, token = alice.token, type = 'application/octet-stream') =>
	api.call('POST', at('minutes/check'), { token, raw, headers: { 'content-type': type } });

/** The server freezes in the background of its start. */
const untilFrozen = (meeting: string, token?: string, id?: string) =>
	vi.waitFor(async () => expect((await minutesOf(meeting, token, id)).frozen).not.toBeNull(), {
		timeout: 60_000,
		interval: 200
	});

beforeAll(async () => {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'rundbord-minutes-'));
	const made = spawnSync(process.execPath, ['server/demo/demo.ts'], {
		env: { ...process.env, DATA_DIR: dataDir },
		encoding: 'utf8'
	});
	const [, id = '', inviteToken = ''] = /\/j\/([^#]+)#(\S+)/.exec(made.stdout) ?? [];
	const [, viewToken = ''] = /\/v\/[^#]+#(\S+)/.exec(made.stdout) ?? [];
	workshop = { id, inviteToken, viewToken, title: '', code: '', links: { join: '', view: '' } };
	server = await startServer({ dataDir });
	api = new ApiClient(server);
	alice = await api.join(workshop, 'Alice');
	const { facts } = (await api.get(at('facts?limit=1000'), alice.token)).body as { facts: Fact[] };
	meetings = facts.flatMap((fact) => (fact.kind === 'SessionStarted' ? [fact.id] : []));
	await untilFrozen(meetings[1]!);
});
afterAll(() => server.stop());

describe('[MINUTES4] the files of a frozen summary', () => {
	it('are given out as the list of fingerprints has them, to whoever may have them', async () => {
		const { frozen } = await minutesOf(meetings[0]!);
		expect(sha256(frozen!.list)).toBe(frozen!.fingerprint);
		expect(frozen!.files).toHaveLength(30);
		for (const { form, profile, language, sha256: told } of frozen!.files) {
			const query = `session=${meetings[0]}&profile=${profile}&language=${language}`;
			expect(sha256(await bytesOf(`${form}?${query}`))).toBe(told);
		}
		const looked = await bytesOf(`summary.pdf?session=${meetings[0]}&profile=group`, workshop.viewToken);
		expect(sha256(looked)).toBe(frozen!.files.find(({ name }) => name === 'public-da.pdf')?.sha256);
	});

	it('stand in the ZIP too, to the byte', async () => {
		const { frozen } = await minutesOf(meetings[0]!);
		const files = unzipSync(await bytesOf(`summary.zip?session=${meetings[0]}&profile=journal`));
		expect(sha256(files['referat.pdf']!)).toBe(frozen!.files.find(({ name }) => name === 'journal-da.pdf')?.sha256);
	});

	it('fit the published description, and say that they are frozen', async () => {
		const { body } = await api.get(at(`summary.json?session=${meetings[0]}`), alice.token);
		expect(body).toMatchObject({ minutes: { state: 'approved', approvals: 0 } });
		expect(JSON.stringify(body)).not.toContain('"Alice"');
		const second = await api.get(at(`summary.json?session=${meetings[1]}`), alice.token);
		expect(second.body).toMatchObject({
			corrections: { text: 'Køkkenet kan bruges fra klokken 15, ikke 14: der gøres rent først.' },
			minutes: {
				state: 'objected',
				approvedBy: ['Bo Jensen', 'Emil Lund'],
				objections: [{ who: { name: 'Carla Skov' }, text: 'Der står ikke, at vi også talte om dem, der ikke kan gå.' }]
			}
		});
	});

	it('are the same after kill -9 and another start', async () => {
		const before = await minutesOf(meetings[1]!);
		const pdf = await bytesOf(`summary.pdf?session=${meetings[1]}`);
		await server.kill();
		server = await startServer({ dataDir: server.dataDir });
		api = new ApiClient(server);
		expect(await minutesOf(meetings[1]!)).toEqual(before);
		expect(await bytesOf(`summary.pdf?session=${meetings[1]}`)).toEqual(pdf);
	});

	it('go along in the archive, and come back the same', async () => {
		const before = await minutesOf(meetings[0]!);
		const archive = await bytesOf('archive');
		const { status, body } = await api.call('POST', '/api/workshops/import', {
			raw: archive.slice().buffer,
			headers: { 'content-type': 'application/zip' }
		});
		expect(status).toBe(201);
		const brought = body as StartedWorkshop;
		const { frozen } = await minutesOf(meetings[0]!, brought.viewToken, brought.id);
		expect(frozen).toEqual(before.frozen);
		const pdf = `summary.pdf?session=${meetings[0]}&profile=public`;
		expect(await bytesOf(pdf, brought.viewToken, brought.id)).toEqual(await bytesOf(pdf));
	});
});

describe('[MINUTES2] a summary that is a draft', () => {
	it('is approved and objected to, and follows what people say', async () => {
		const meeting = meetings[2]!;
		const say = (answer: string, text?: string) =>
			api.post(at('facts'), { kind: 'sayOfMinutes', meeting, answer, text }, alice.token);
		expect((await say('approve')).status).toBe(201);
		expect((await say('object', 'Bussen mangler')).status).toBe(201);
		expect(await minutesOf(meeting)).toMatchObject({
			session: meeting,
			said: [{ by: alice.participantId, answer: 'object', text: 'Bussen mangler' }],
			frozen: null
		});
		const { body } = await api.get(at(`summary.json?session=${meeting}`), alice.token);
		expect(body).toMatchObject({ minutes: { state: 'draft', objections: [{ text: 'Bussen mangler' }] } });
		expect((await say('withdraw')).status).toBe(201);
		expect(refusal(await say('withdraw'))).toEqual([409, 'nothing-said']);
		expect(refusal(await say('object', ' '))).toEqual([400, 'objection-empty']);
		expect(refusal(await say('maybe'))).toEqual([400, 'invalid-input']);
	});

	it('is not spoken of once it is frozen, nor where there is none', async () => {
		const say = (meeting: string) =>
			api.post(at('facts'), { kind: 'sayOfMinutes', meeting, answer: 'approve' }, alice.token);
		expect(refusal(await say(meetings[0]!))).toEqual([409, 'minutes-frozen']);
		expect(refusal(await say('nowhere'))).toEqual([404, 'unknown-meeting']);
		expect(refusal(await api.get(at('minutes?session=nowhere'), alice.token))).toEqual([404, 'unknown-stretch']);
		expect(refusal(await api.get(at('minutes'), alice.token))).toEqual([400, 'invalid-input']);
		const endless = `session=${'x'.repeat(129)}`;
		expect(refusal(await api.get(at(`minutes?${endless}`), alice.token))).toEqual([400, 'invalid-input']);
		expect(refusal(await api.get(at(`summary.json?${endless}`), alice.token))).toEqual([400, 'invalid-input']);
		expect(refusal(await api.get(at(`minutes?session=${meetings[0]}`)))).toEqual([401, 'unauthorized']);
	});
});

describe('[MINUTES5] a file', () => {
	it('is recognised, by itself or by its SHA-256, also by those who only look', async () => {
		const pdf = await bytesOf(`summary.pdf?session=${meetings[0]}&profile=public&language=en`);
		const expected = {
			sha256: sha256(pdf),
			found: { session: meetings[0], name: 'public-en.pdf', profile: 'public', language: 'en', form: 'summary.pdf' }
		};
		expect((await check(pdf.slice().buffer)).body).toMatchObject(expected);
		expect((await check(pdf.slice().buffer, workshop.viewToken)).body).toMatchObject(expected);
		const known = await api.post(at('minutes/check'), { sha256: sha256(pdf).toUpperCase() }, alice.token);
		expect(known.body).toMatchObject(expected);
	});

	it('that was changed, or is nothing of it, is none', async () => {
		const pdf = await bytesOf(`summary.pdf?session=${meetings[0]}`);
		pdf[pdf.byteLength >> 1]! ^= 1;
		for (const bytes of [pdf, new Uint8Array(), new TextEncoder().encode('Referat')]) {
			expect((await check(bytes.slice().buffer)).body).toEqual({ sha256: sha256(bytes), found: null });
		}
	});

	it('that is too large, of another type, or no SHA-256 is refused', async () => {
		expect(refusal(await check(new Uint8Array(32 * 1024 * 1024 + 1).buffer))).toEqual([413, 'file-too-large']);
		expect(refusal(await check('x', alice.token, 'text/html'))).toEqual([415, 'file-type']);
		for (const wrong of ['', 'abc', 'g'.repeat(64), `${'0'.repeat(64)} `, 7, null]) {
			const answer = await api.post(at('minutes/check'), { sha256: wrong }, alice.token);
			expect(refusal(answer)).toEqual([400, 'invalid-input']);
		}
		expect(refusal(await check('x', ''))).toEqual([401, 'unauthorized']);
		const other = await api.startWorkshop();
		expect(refusal(await check('x', other.viewToken))).toEqual([403, 'other-workshop']);
	});

	it('leaves nothing of itself behind', async () => {
		await check('Alice Holm har skrevet dette');
		expect(server.logs()).not.toContain('Alice Holm');
	});
});
