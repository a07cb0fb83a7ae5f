/** The process itself: how it starts, and what it keeps. */
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { documentName } from '../../src/lib/document/names.ts';
import { api, join, openDocument, startWorkshop, writeParagraph } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';

interface Shown {
	problem: { known: { text: string } };
}

const folders: string[] = [];
afterEach(async () => {
	await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

async function start(): Promise<TestServer> {
	const server = await startServer();
	folders.push(server.dataDir);
	return server;
}

it.each([
	['PORT', '70000', /PORT must be between 0 and 65535/],
	['ORIGIN', 'rundbord', /ORIGIN must be an address/],
	['LOG_LEVEL', 'loud', /LOG_LEVEL must be/],
	['DATABASE_URL', 'postgres://127.0.0.1/test', /DATABASE_URL is set, but/]
])('[RUN1] a wrong %s stops the start with a sentence that names it', async (name, value, sentence) => {
	await expect(startServer({ env: { [name]: value } })).rejects.toThrow(sentence);
});

it('[TOKEN2] no token or code stands in the data folder, and no two are alike', async () => {
	const server = await start();
	const workshops = await Promise.all([startWorkshop(server.url), startWorkshop(server.url)]);
	const people = await Promise.all(workshops.map((workshop) => join(server.url, workshop, 'alice')));
	const links = await Promise.all(
		workshops.map(({ id }, index) =>
			api<{ code: string }>(server.url, `/workshops/${id}/links`, { token: people[index]!.token })
		)
	);
	const tokens = [
		...workshops.flatMap(({ inviteToken, viewToken }) => [inviteToken, viewToken]),
		...people.map(({ token }) => token)
	];
	const secrets = [...tokens, ...links.map(({ code }) => code)];
	expect(new Set(secrets).size).toBe(8);
	// 192 bits, as base64url.
	expect(tokens.every((token) => /^[\w-]{32}$/.test(token))).toBe(true);

	await server.stop({ keepData: true });
	const files = readdirSync(server.dataDir).map((file) => readFileSync(path.join(server.dataDir, file)));
	const forms = secrets.flatMap((secret) => [
		Buffer.from(secret),
		Buffer.from(secret, 'base64url'),
		Buffer.from(secret.replace('-', ''))
	]);
	expect(files.some((file) => file.includes(workshops[0].id))).toBe(true);
	expect(forms.filter((form) => files.some((file) => file.includes(form)))).toEqual([]);
});

it('[LOG6] what was stored reads the same after everything is written over', async () => {
	const server = await start();
	const workshop = await startWorkshop(server.url);
	const { token } = await join(server.url, workshop, 'alice');
	const live = openDocument(server.url, { name: documentName(workshop.id, 'negotiation'), token });
	await live.synced;
	writeParagraph(live.doc, 'known', 'Det første');
	await live.saved();
	const read = async () => ({
		first: await api<Shown>(server.url, `/workshops/${workshop.id}/at/1`, { token }),
		log: await api<{ revisions: unknown[] }>(server.url, `/workshops/${workshop.id}/revisions?limit=1`, { token }).then(
			({ revisions }) => revisions
		)
	});
	const before = await read();
	expect(before.first.problem.known.text).toBe('Det første');

	const known = live.doc.getXmlFragment('problem:known');
	known.delete(0, known.length);
	writeParagraph(live.doc, 'known', 'Det andet');
	await live.saved();
	expect((await api<Shown>(server.url, `/workshops/${workshop.id}`, { token })).problem.known.text).toBe('Det andet');
	expect(await read()).toEqual(before);
	live.leave();
	await server.stop();
});
