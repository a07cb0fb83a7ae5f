import { expect, test } from 'vitest';
import { Sealed } from './sealed.ts';
import type { SealedRow, SealedStore } from './store/port.ts';

/** Rows in memory: what the store would see. */
function memory(): SealedStore & { rows: SealedRow[] } {
	const rows: SealedRow[] = [];
	const where = (workshopId: string, test: (row: SealedRow) => boolean) =>
		rows.filter((row) => row.workshopId === workshopId && test(row));
	return {
		rows,
		put: async (row) => void rows.push(row),
		read: async (workshopId, batch) => where(workshopId, (row) => row.batch === batch),
		own: async (workshopId, id) => where(workshopId, (row) => row.participantId === id),
		batches: async (workshopId) => [...new Set(where(workshopId, () => true).map(({ batch }) => batch))],
		forget: async (_, batch) => void rows.splice(0, rows.length, ...rows.filter((row) => row.batch !== batch))
	};
}

const gift = { batch: 'round:r1', participantId: 'bob', payload: { level: 'agree', reason: 'Hemmelig grund' } };

test('[ROUND1] what is hidden is stored encrypted, of one size, and opens with the secret only', async () => {
	const store = memory();
	const sealed = new Sealed(store, Buffer.alloc(32, 1));
	await sealed.put('w1', gift);
	await sealed.put('w1', { ...gift, payload: { level: 'aside' } });
	const stored = store.rows.map(({ payload }) => Buffer.from(payload));
	expect(stored.some((bytes) => bytes.includes('Hemmelig') || bytes.includes('agree'))).toBe(false);
	expect(new Set(stored.map(({ length }) => length)).size).toBe(1);
	expect((await sealed.read('w1', 'round:r1'))[0]).toEqual(gift);
	await expect(new Sealed(store, Buffer.alloc(32, 2)).read('w1', 'round:r1')).rejects.toThrow();
});

test('[ROUND1] a row that somebody moved under another name does not open', async () => {
	const store = memory();
	const sealed = new Sealed(store, Buffer.alloc(32, 1));
	await sealed.put('w1', gift);
	Object.assign(store.rows[0]!, { participantId: 'carol' });
	await expect(sealed.own('w1', 'carol')).rejects.toThrow();
});
