/**
 * Tokens: what is in a link, and what is stored of it. The secret is a file in the data folder;
 * without it neither the links nor the hashes can be made again.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Letters and digits that are not mistaken for each other when read aloud or written by hand (Crockford). */
const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 8;

/** @returns a random id: 96 bits, safe in paths and names */
export function newId(): string {
	return randomBytes(12).toString('base64url');
}

/** Makes and hashes tokens with one secret. */
export class TokenMaker {
	#secret: Buffer;

	constructor(secret: Buffer) {
		this.#secret = secret;
	}

	/** @returns a fresh participant token, 192 random bits */
	random(): string {
		return randomBytes(24).toString('base64url');
	}

	/** The invite and view tokens are made from the secret, so that they can be shown again and yet are not stored. */
	link(kind: 'invite' | 'view', workshopId: string, generation: number): string {
		return this.#mac(`${kind}:${workshopId}:${generation}`).subarray(0, 24).toString('base64url');
	}

	/** @returns the eight characters to type by hand, as `K7QM-2XRD` */
	code(workshopId: string, generation: number): string {
		const bytes = this.#mac(`code:${workshopId}:${generation}`);
		const characters = Array.from({ length: CODE_LENGTH }, (_, index) => CODE_ALPHABET[(bytes[index] ?? 0) % 32]);
		return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`;
	}

	/** @returns what is stored of a token: 16 bytes that cannot be turned back */
	hash(token: string): Uint8Array {
		return this.#mac(`token:${token}`).subarray(0, 16);
	}

	#mac(text: string): Buffer {
		return createHmac('sha256', this.#secret).update(text).digest();
	}
}

/** @returns a code as it is stored and shown, whatever spaces, dashes and look-alikes a person typed; null if it is none */
export function normaliseCode(typed: string): string | null {
	const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
	const isCode = code.length === CODE_LENGTH && [...code].every((character) => CODE_ALPHABET.includes(character));
	return isCode ? `${code.slice(0, 4)}-${code.slice(4)}` : null;
}

/** Reads the data folder's secret, and makes it the first time. */
export function readSecret(dataDir: string): Buffer {
	const file = path.join(dataDir, 'secret');
	mkdirSync(dataDir, { recursive: true });
	try {
		writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	}
	const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
	if (secret.length !== 32)
		throw new Error(`${file} is not a secret of 32 bytes in hex; put the right one back from a backup.`);
	return secret;
}
