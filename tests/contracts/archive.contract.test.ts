/** The archive's two doors over HTTP: taking one, bringing one in, and every refusal with its reason. */
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNote } from '../../src/lib/document/board-write.ts';
import { forged, json, unpack } from '../support/archives.ts';
import { api, openDocument } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { ApiClient, refusal, type JoinedParticipant, type StartedWorkshop } from './client.ts';
import { expectDescribed } from './described.ts';

let server: TestServer;
let client: ApiClient;
let workshop: StartedWorkshop;
let alice: JoinedParticipant;
let archive: Buffer;

const path = (of = workshop) => `/api/workshops/${of.id}/archive`;
const zip = { 'content-type': 'application/zip' };

/** Bytes as they come; the client reads text. */
async function take(): Promise<{ headers: Headers; bytes: Buffer }> {
	const answer = await fetch(server.url + path(), { headers: { authorization: `Bearer ${alice.token}` } });
	expect(answer.status).toBe(200);
	const bytes = Buffer.from(await answer.arrayBuffer());
	expectDescribed('GET', path(), answer, bytes.toString('latin1'));
	return { headers: answer.headers, bytes };
}

const bring = (bytes: Uint8Array, headers: Record<string, string> = zip) =>
	client.call('POST', '/api/workshops/import', { raw: new Blob([new Uint8Array(bytes)]), headers });

const errorsIn = ({ body }: { body: unknown }) => (body as { errors?: { field: string; detail?: string }[] }).errors;

beforeAll(async () => {
	server = await startServer();
	client = new ApiClient(server);
	workshop = await client.startWorkshop({ title: 'Trygge aftener', question: 'Hvordan?' });
	alice = await client.join(workshop, 'Alice', 'Beboerhuset');
	const live = openDocument(server.url, { name: `${workshop.id}/canvas`, token: alice.token });
	await live.synced;
	addNote(live.doc, { id: 'shape:n1', words: 'Lys på stien', author: alice.participantId });
	await live.saved();
	live.leave();
	await client.post(
		`/api/workshops/${workshop.id}/facts`,
		{ kind: 'parkQuestion', text: 'Hvem har nøglen?' },
		alice.token
	);
	archive = (await take()).bytes;
});
afterAll(() => server.stop());

describe('GET …/archive', () => {
	it('gives whoever takes part a ZIP under a name to keep it by, that no cache keeps', async () => {
		const { headers, bytes } = await take();
		expect(headers.get('content-disposition')).toMatch(
			/^attachment; filename="trygge-aftener-\d{4}-\d\d-\d\d\.rundbord\.zip"$/
		);
		expect(headers.get('cache-control')).toBe('no-store');
		const files = await unpack(bytes);
		expect(json<object>(files, 'manifest.json')).toMatchObject({
			format: 'rundbord-archive',
			version: 1,
			revisions: 2
		});
		expect(files.get('readable/summary.md')!.toString()).toContain('Lys på stien');
	});

	it('gives those who look nothing, nor those who were only invited, nor strangers', async () => {
		expect(refusal(await client.get(path(), workshop.viewToken))).toEqual([403, 'participant-needed']);
		expect(refusal(await client.get(path(), workshop.inviteToken))).toEqual([403, 'participant-needed']);
		expect(refusal(await client.get(path()))).toEqual([401, 'unauthorized']);
		const other = await client.startWorkshop();
		expect(refusal(await client.get(path(other), alice.token))).toEqual([403, 'other-workshop']);
	});
});

describe('POST /api/workshops/import', () => {
	it('makes a workshop with the same history, under a new id and with new links', async () => {
		const { status, headers, body } = await bring(archive);
		const brought = body as StartedWorkshop & { revisions: number; participants: number };
		expect(status).toBe(201);
		expect(headers.get('location')).toBe(`/api/workshops/${brought.id}`);
		expect(brought).toMatchObject({ title: 'Trygge aftener', question: 'Hvordan?', revisions: 2 });
		expect(brought.id).not.toBe(workshop.id);
		expect(brought.viewToken).not.toBe(workshop.viewToken);
		const revisions = (of: StartedWorkshop) =>
			api<{ revisions: unknown[] }>(server.url, `/workshops/${of.id}/revisions`, { token: of.viewToken });
		expect(await revisions(brought)).toEqual(await revisions(workshop));
		// Who took part there is inside here only after joining anew.
		expect(refusal(await client.get(`/api/workshops/${brought.id}`, alice.token))).toEqual([403, 'other-workshop']);
	});

	it('refuses what is sent as something else, or from another site, before looking at it', async () => {
		expect(refusal(await bring(archive, { 'content-type': 'text/plain' }))).toEqual([415, 'archive-type']);
		expect(refusal(await bring(archive, { ...zip, origin: 'https://elsewhere.example' }))).toEqual([403, 'cross-site']);
	});

	it('[ARCHIVE4] refuses a damaged or made-up one with the file or seq it is about, in words, and keeps nothing', async () => {
		expect(refusal(await bring(Buffer.from('no archive at all')))).toEqual([422, 'archive-refused']);

		const damaged = Buffer.from(archive);
		damaged.fill(0, 60, 90);
		expect(refusal(await bring(damaged))).toEqual([422, 'archive-refused']);

		const stranger = await forged(archive, (files) => {
			const changed = files.get('revisions/00001.jsonl')!.toString().replaceAll(alice.participantId, 'mallory');
			files.set('revisions/00001.jsonl', Buffer.from(changed));
		});
		const answer = await bring(stranger);
		expect(refusal(answer)).toEqual([422, 'archive-refused']);
		expect(errorsIn(answer)).toMatchObject([{ field: 'seq 1' }]);
		expect(JSON.stringify(errorsIn(answer))).toContain('er af en, der ikke var med');
		expect(await readdir(server.dataDir)).not.toContain('incoming');
	});

	it('takes so many a minute, and says when to try again', async () => {
		let last = await bring(Buffer.from('x'));
		for (let time = 0; time < 6 && last.status !== 429; time += 1) last = await bring(Buffer.from('x'));
		expect(refusal(last)).toEqual([429, 'too-many-requests']);
		expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
	});
});
