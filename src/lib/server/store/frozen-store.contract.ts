/** What every adapter promises of the files of frozen summaries. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FrozenFile, Store } from './port.ts';
import type { StorePlace } from './store.contract.ts';

const file = (name: string, ...bytes: number[]): FrozenFile => ({
	name,
	bytes: Uint8Array.from(bytes),
	sizeBytes: bytes.length,
	sha256: bytes.join('').padEnd(64, '0')
});
const headOf = ({ bytes: _, ...head }: FrozenFile) => head;

export function describeFrozenStore(adapter: string, openPlace: () => Promise<StorePlace>): void {
	describe(`the files of frozen summaries in ${adapter}`, () => {
		let place: StorePlace;
		let store: Store;
		beforeEach(async () => {
			place = await openPlace();
			store = await place.open();
			for (const id of ['w1', 'w2']) {
				const row = { title: '', question: '', language: 'da', createdAt: 1 } as const;
				await store.registry.createWorkshop({ id, ...row, inviteGeneration: 1, viewGeneration: 1 }, []);
			}
		});
		afterEach(async () => {
			await store.close();
			await place.remove();
		});

		const [pdf, md] = [file('group-da.pdf', 1, 2), file('group-da.md', 3)];

		it('are there as they were put, after the store was closed too', async () => {
			await store.frozen.put('w1', 'm1', [pdf, md]);
			await store.close();
			store = await place.open();
			expect(await store.frozen.list('w1', 'm1')).toEqual([headOf(md), headOf(pdf)]);
			expect(await store.frozen.read('w1', 'm1', pdf.name)).toEqual(pdf.bytes);
			expect(await store.frozen.read('w1', 'm1', 'none')).toBeNull();
		});

		it('take the place of those there were, of that meeting alone', async () => {
			await store.frozen.put('w1', 'm1', [pdf, md]);
			await store.frozen.put('w1', 'm2', [md]);
			await store.frozen.put('w1', 'm1', [file('group-da.pdf', 9)]);
			expect(await store.frozen.list('w1', 'm1')).toEqual([headOf(file('group-da.pdf', 9))]);
			expect(await store.frozen.list('w1', 'm2')).toEqual([headOf(md)]);
		});

		it('are found by their fingerprint in their own workshop', async () => {
			await store.frozen.put('w1', 'm1', [pdf]);
			await store.frozen.put('w2', 'm1', [md]);
			expect(await store.frozen.find('w1', pdf.sha256)).toEqual([{ meeting: 'm1', name: pdf.name }]);
			expect(await store.frozen.find('w2', pdf.sha256)).toEqual([]);
		});

		it('are stored together or not at all', async () => {
			await store.frozen.put('w1', 'm1', [md]);
			await place.exhaust();
			const large: FrozenFile = { ...pdf, bytes: new Uint8Array(1_000_000) };
			await expect(store.frozen.put('w1', 'm1', [file('a', 1), large])).rejects.toMatchObject({ kind: 'full' });
			await place.relieve();
			expect(await store.frozen.list('w1', 'm1')).toEqual([headOf(md)]);
		});

		it('are asked for in every workshop but those that are being brought in', async () => {
			const row = { id: 'w3', title: '', question: '', language: 'da', createdAt: 1 } as const;
			const people = { parties: [], participants: [] };
			await store.imports.begin({ ...row, inviteGeneration: 1, viewGeneration: 1 }, people, 1);
			expect(await store.registry.workshopIds()).toEqual(['w1', 'w2']);
			await store.frozen.put('w3', 'm1', [pdf]);
			await store.imports.abandon('w3');
			await expect(store.frozen.list('w3', 'm1')).rejects.toThrow(/No workshop/);
		});
	});
}
