import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId, normaliseCode, readSecret, TokenMaker } from './tokens.ts';

const maker = new TokenMaker(Buffer.alloc(32, 1));
const otherMaker = new TokenMaker(Buffer.alloc(32, 2));

describe('tokens', () => {
	it('[TOKEN2] are 192 random bits, and no two are alike', () => {
		const tokens = Array.from({ length: 500 }, () => maker.random());
		expect(new Set(tokens).size).toBe(500);
		for (const token of tokens) expect(token).toMatch(/^[\w-]{32}$/);
		expect(new Set(Array.from({ length: 500 }, newId)).size).toBe(500);
	});

	it('[TOKEN2] of links differ by workshop, kind, generation and secret, and are otherwise the same again', () => {
		const token = maker.link('view', 'w1', 1);
		expect(maker.link('view', 'w1', 1)).toBe(token);
		const others = [
			maker.link('invite', 'w1', 1),
			maker.link('view', 'w2', 1),
			maker.link('view', 'w1', 2),
			otherMaker.link('view', 'w1', 1)
		];
		expect(new Set([token, ...others]).size).toBe(5);
		for (const one of [token, ...others]) expect(one).toMatch(/^[\w-]{32}$/);
	});

	it('[TOKEN2] have hashes that depend on the secret', () => {
		expect(maker.hash('token')).toEqual(maker.hash('token'));
		expect(maker.hash('token')).toHaveLength(16);
		expect(maker.hash('token')).not.toEqual(maker.hash('token2'));
		expect(maker.hash('token')).not.toEqual(otherMaker.hash('token'));
	});
});

describe('codes', () => {
	it('are eight characters in two groups, none mistaken for another', () => {
		for (let generation = 1; generation <= 100; generation += 1) {
			const code = maker.code('w1', generation);
			expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
			expect(normaliseCode(code)).toBe(code);
		}
	});

	it.each([
		['k7qm2xrd', 'K7QM-2XRD'],
		[' K7QM 2XRD ', 'K7QM-2XRD'],
		['k7-qm-2x-rd', 'K7QM-2XRD'],
		['OoIiLl12', '0011-1112']
	])('are read as typed: %s', (typed, code) => {
		expect(normaliseCode(typed)).toBe(code);
	});

	it.each(['', 'K7QM', 'K7QM-2XRDX', 'K7QM-2XR!', 'K7QM-2XRU'])('are not read from %j', (typed) => {
		expect(normaliseCode(typed)).toBeNull();
	});
});

describe('the secret', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'rundbord-secret-'));
	});
	afterEach(() => rm(folder, { recursive: true }));

	it('is made once, for the process alone to read, and then kept', async () => {
		const dataDir = path.join(folder, 'data');
		const secret = readSecret(dataDir);
		expect(secret).toHaveLength(32);
		expect(readSecret(dataDir)).toEqual(secret);
		expect((await stat(path.join(dataDir, 'secret'))).mode & 0o777).toBe(0o600);
		expect(readSecret(folder)).not.toEqual(secret);
	});

	it('is never replaced: a damaged one is told', async () => {
		await writeFile(path.join(folder, 'secret'), 'abc');
		expect(() => readSecret(folder)).toThrow(/secret is not a secret of 32 bytes/);
		expect(await readFile(path.join(folder, 'secret'), 'utf8')).toBe('abc');
	});
});
