/** Who is not let in to a running server's documents, and by which addresses nobody comes in. */
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REFUSALS } from '../../server/collaboration/validation/refusal.ts';
import { Bystander } from '../support/bystander.ts';
import { join, startWorkshop, type TestPerson } from '../support/people.ts';
import { frames, MESSAGE, paragraphUpdate, RawSocket, STEP } from '../support/raw-socket.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let alice: Bystander;
let carol: TestPerson;
beforeAll(async () => {
	server = await startServer();
	alice = await Bystander.start(server.url);
	carol = await join(server.url, alice.workshop, 'Carol');
});
afterAll(async () => {
	alice.leave();
	await server.stop();
});

describe('[REFUSE4] at the door', () => {
	/** Presents a token over Hocuspocus. @returns the reason it is denied for */
	async function denied(name: string, token: string): Promise<string> {
		const socket = await RawSocket.open({ url: server.url });
		socket.send(frames.auth(name, token));
		socket.send(frames.update(name, paragraphUpdate('x')));
		const { rest } = await socket.heard(({ type }) => type === MESSAGE.auth);
		expect(rest[0]).toBe(1);
		socket.leave();
		return new TextDecoder().decode(rest.subarray(2));
	}

	/** @returns what the server says instead of opening a socket */
	async function shut(options: { path: string; headers?: Record<string, string> }): Promise<string> {
		try {
			(await RawSocket.open({ url: server.url, ...options })).leave();
			return 'opened';
		} catch (error) {
			return (error as Error).message;
		}
	}

	const tokens: [string, () => string | Promise<string>][] = [
		['no token', () => ''],
		['a wrong token', () => 'nonsense'],
		['the invite token', () => alice.workshop.inviteToken],
		['the word for a cookie, without one', () => 'device'],
		[
			'the token of another workshop',
			async () => (await join(server.url, await startWorkshop(server.url), 'Bob')).token
		],
		['the view token of another workshop', async () => (await startWorkshop(server.url)).viewToken]
	];

	test.each(tokens)('%s opens nothing, in either dialect', async (_, tokenOf) => {
		const token = await tokenOf();
		expect(await alice.seesRefused('wrongToken', () => denied(alice.documentName, token))).toBe('wrong-token');
		const outcome = await alice.seesRefused('wrongToken', async () => {
			const socket = await RawSocket.open({ url: server.url, path: `/yjs/${alice.documentName}?token=${token}` });
			socket.send(frames.update(null, paragraphUpdate('x')));
			return socket.closed;
		});
		expect(outcome).toEqual(REFUSALS.wrongToken);
	});

	test('an unknown workshop is answered like a wrong token', async () => {
		expect(await alice.seesRefused('wrongToken', () => denied('nosuchworkshop/negotiation', carol.token))).toBe(
			'wrong-token'
		);
	});

	test.each(['', '/', 'x', 'negotiation', '__proto__', 'constructor', 'a/b/c', '{id}/private', '{id}/negotiation/'])(
		'"%s" is no document',
		async (pattern) => {
			const name = pattern.replace('{id}', alice.workshop.id);
			const outcome = await alice.seesRefused(
				name === '__proto__' || name === 'constructor' ? 'malformed' : 'unknownDocument',
				async () => {
					const socket = await RawSocket.open({ url: server.url });
					socket.send(frames.auth(name, carol.token));
					const ended = await Promise.race([socket.closed, socket.heard(({ type }) => type === MESSAGE.auth)]);
					socket.leave();
					return ended;
				}
			);
			if ('code' in outcome) expect(outcome).toEqual(REFUSALS.malformed);
			else expect(new TextDecoder().decode(outcome.rest.subarray(2))).toBe('unknown-document');
		}
	);

	test.each(['/yjs/', '/yjs/x', '/yjs/x/private?token=t', '/yjs/x/negotiation/more', '/elsewhere', '//', '/yjs/%/..'])(
		'the address %s leads nowhere, and leaves the process up',
		async (path) => {
			const error = await alice.seesRefused('unknownDocument', () => shut({ path }));
			expect(error).toContain('404');
		}
	);

	test('an address with a broken escape is no workshop', async () => {
		const outcome = await alice.seesRefused(
			'wrongToken',
			async () => (await RawSocket.open({ url: server.url, path: '/yjs/%/negotiation?token=t' })).closed
		);
		expect(outcome).toEqual(REFUSALS.wrongToken);
	});

	test('a line that is reset in the middle of coming in ends nothing else', async () => {
		await alice.seesRefused('unknownDocument', () => resetAfterUpgrade(server.port, '/elsewhere'));
		expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
	});

	test('[TOKEN7] a page of another site cannot ride on a cookie', async () => {
		const cookie = `rundbord_${alice.workshop.id}=${carol.token}`;
		const foreign = { cookie, origin: 'https://elsewhere.example' };
		for (const path of ['/collab', `/yjs/${alice.documentName}?token=device`]) {
			const error = await alice.seesRefused('foreignOrigin', () => shut({ path, headers: foreign }));
			expect(error).toContain('403');
		}
		const own = await RawSocket.join({
			url: server.url,
			name: alice.documentName,
			token: 'device',
			headers: { cookie, origin: server.url }
		});
		own.leave();
	});

	test('[REFUSE6] a socket may ask for so many documents, and no more', async () => {
		const outcome = await alice.seesRefused('tooMany', async () => {
			const socket = await RawSocket.open({ url: server.url });
			for (let index = 0; index < 17; index += 1)
				socket.send(frames.sync(`${alice.documentName}\0${index}`, STEP.one, Uint8Array.of(0)));
			return socket.closed;
		});
		expect(outcome).toEqual(REFUSALS.tooMany);
	});

	test('[REFUSE6] what is sent before a token is kept for a while, but not without end', async () => {
		const outcome = await alice.seesRefused('malformed', async () => {
			const socket = await RawSocket.open({ url: server.url });
			for (let index = 0; index < 1_100; index += 1)
				socket.send(frames.update(alice.documentName, paragraphUpdate('x')));
			return socket.closed;
		});
		expect(outcome).toEqual(REFUSALS.malformed);
	});
});

/** Asks for a socket at an address and resets the line at once. */
function resetAfterUpgrade(port: number, path: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const line = net.connect(port, '127.0.0.1', () => {
			line.write(
				`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`
			);
			line.resetAndDestroy();
		});
		line.once('error', reject);
		line.once('close', () => resolve());
	});
}
