/**
 * What is hidden until it is revealed: encrypted on its way into the store and decrypted on its way out, with a key made
 * from the data folder's secret. Whoever has the database alone reads nothing of it.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { SealedRow, SealedStore } from './store/port.ts';
import { newId } from './tokens.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Payloads are filled up to a multiple of this, so that their size does not tell one answer from another. */
const PADDED_BYTES = 512;

/** Something hidden, as plain values. */
export interface SealedGift {
	batch: string;
	/** null for what was given without a name. */
	participantId: string | null;
	/** JSON. */
	payload: unknown;
}

export class Sealed {
	#store: SealedStore;
	#key: Buffer;

	/** @param secret the data folder's */
	constructor(store: SealedStore, secret: Buffer) {
		this.#store = store;
		this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'rundbord sealed', 32));
	}

	/** Hides something, in place of what the participant gave to the batch before. @throws StoreError */
	async put(workshopId: string, { batch, participantId, payload }: SealedGift): Promise<void> {
		const row = { id: newId(), workshopId, batch, participantId };
		await this.#store.put({ ...row, payload: this.#encrypt(row, payload) });
	}

	/** @returns what a batch holds, in an order that tells nothing */
	async read(workshopId: string, batch: string): Promise<SealedGift[]> {
		return (await this.#store.read(workshopId, batch)).map((row) => this.#opened(row));
	}

	/** @returns what one participant gave to any batch: they may see and change it */
	async own(workshopId: string, participantId: string): Promise<SealedGift[]> {
		return (await this.#store.own(workshopId, participantId)).map((row) => this.#opened(row));
	}

	batches(workshopId: string): Promise<string[]> {
		return this.#store.batches(workshopId);
	}

	forget(workshopId: string, batch: string): Promise<void> {
		return this.#store.forget(workshopId, batch);
	}

	#opened(row: SealedRow): SealedGift {
		return { batch: row.batch, participantId: row.participantId, payload: this.#decrypt(row) };
	}

	#encrypt(row: Omit<SealedRow, 'payload'>, payload: unknown): Uint8Array {
		const nonce = randomBytes(NONCE_BYTES);
		const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(binding(row));
		const plain = Buffer.from(JSON.stringify(payload));
		// JSON ends before the spaces.
		const padding = Buffer.alloc(PADDED_BYTES - (plain.length % PADDED_BYTES), ' ');
		const sealed = Buffer.concat([cipher.update(plain), cipher.update(padding), cipher.final()]);
		return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
	}

	/** @throws when the row is not as it was stored, or the secret is another */
	#decrypt({ payload, ...row }: SealedRow): unknown {
		const bytes = Buffer.from(payload);
		const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE_BYTES)).setAAD(binding(row));
		decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
		const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
		return JSON.parse(plain.toString());
	}
}

/** A row moved to another place, or under another name, does not open. */
function binding({ id, workshopId, batch, participantId }: Omit<SealedRow, 'payload'>): Buffer {
	return Buffer.from(JSON.stringify([id, workshopId, batch, participantId]));
}
