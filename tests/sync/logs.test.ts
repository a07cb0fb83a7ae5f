/** After a busy run with everything logged: what the process has written names nobody and quotes nobody. */
import { expect, test } from 'vitest';
import type { Links } from '../../src/lib/server/application.ts';
import { agreement } from '../support/agreement.ts';
import { api, join, openDocument, startWorkshop, writeParagraph } from '../support/people.ts';
import { startServer } from '../support/server.ts';

test('[RUN3] [TOKEN5] logs hold no names, no texts and no tokens, whatever went well or wrong', async () => {
	const server = await startServer({ env: { LOG_LEVEL: 'debug', DATA_LIMIT_MB: '1' } });
	const { url } = server;
	const workshop = await startWorkshop(url, 'Hemmelighedskræmmeri på plejehjemmet');
	const alice = await join(url, workshop, 'Alice Ravnsborg-Gyldenløve', 'Bryggerforeningen');
	const bob = await join(url, workshop, 'Bob Svanemølle');
	const { code } = await api<Links>(url, `/workshops/${workshop.id}/links`, { token: alice.token });
	const name = `${workshop.id}/negotiation`;
	const writer = openDocument(url, { name, token: alice.token });
	const cheat = openDocument(url, { name, token: bob.token, reconnects: false });
	const reader = openDocument(url, { name, token: workshop.viewToken, reconnects: false });
	const stranger = openDocument(url, { name, token: 'wrong-token-of-a-stranger', reconnects: false });
	await Promise.all([writer.synced, cheat.synced, reader.synced, stranger.denied]);
	writeParagraph(writer.doc, 'known', 'Vaskemaskinen larmer om natten');
	await agreement([writer.doc, cheat.doc, reader.doc]);

	// A client id of another's, a reader who writes, wrong answers, bodies and paths.
	cheat.doc.clientID = writer.doc.clientID;
	writeParagraph(cheat.doc, 'known', 'Forklædt som naboen');
	writeParagraph(reader.doc, 'known', 'Læserens forsøg');
	await Promise.all([cheat.closed, reader.closed]);
	await fetch(`${url}/api/workshops/${workshop.id}?token=${alice.token}`);
	await fetch(`${url}/api/workshops/${workshop.id}/at/9999`, { headers: { authorization: `Bearer ${alice.token}` } });
	await fetch(`${url}/api/workshops`, { method: 'POST', body: '{"title": "Halvfærdig tanke' });
	await api(url, '/codes', { body: { code } });
	await fetch(`${url}/w/${workshop.id}`, { headers: { cookie: `rundbord_${workshop.id}=${alice.token}` } });
	const full = writer.closed;
	for (let page = 0; page < 40; page += 1)
		writeParagraph(writer.doc, 'known', 'Fyldestgørende redegørelse '.repeat(1_500));
	expect(await full).toEqual({ code: 1011, reason: 'storage-full' });
	[writer, cheat, reader, stranger].forEach((document) => document.leave());
	await server.stop();

	const logs = server.logs();
	expect(logs).toContain(`"path":"/api/workshops/${workshop.id}/links"`);
	expect(logs).toContain('storageFull');
	const secrets = [
		...['Hemmelighedskræmmeri', 'Ravnsborg', 'Svanemølle', 'Bryggerforeningen', 'stranger'],
		...['Vaskemaskinen', 'Forklædt', 'Læserens', 'Halvfærdig', 'Fyldestgørende'],
		...[alice.token, bob.token, workshop.inviteToken, workshop.viewToken, code]
	];
	expect(secrets.filter((secret) => logs.includes(secret))).toEqual([]);
});
