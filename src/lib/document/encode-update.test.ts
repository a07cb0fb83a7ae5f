import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { updateOf } from './encode-update.ts';

/** What one person does in one transaction, and whether the others hear of it now. */
const transactions = fc.array(
	fc.record({
		person: fc.nat(2),
		edits: fc.array(fc.tuple(fc.constantFrom('type', 'erase', 'bold', 'set', 'nest', 'drop'), fc.nat(30), fc.nat(5)), {
			maxLength: 4
		}),
		isHeard: fc.boolean()
	}),
	{ maxLength: 40 }
);

function edit(doc: Y.Doc, [kind, at, size]: readonly [string, number, number]): void {
	const text = doc.getText('text');
	const map = doc.getMap<unknown>('map');
	const from = Math.min(at, text.length);
	if (kind === 'type') text.insert(from, 'øre'.repeat(size));
	else if (kind === 'erase') text.delete(from, Math.min(size, text.length - from));
	else if (kind === 'bold') text.format(from, Math.min(size, text.length - from), { bold: at % 2 === 0 ? true : null });
	else if (kind === 'set') map.set(`k${size}`, at);
	else if (kind === 'nest') map.set(`k${size}`, new Y.Map([['a', new Y.Array<number>()]]));
	else map.delete(`k${size}`);
}

test('what a transaction did is written byte for byte as Yjs writes it, by the clients that wrote', () => {
	let compared = 0;
	fc.assert(
		fc.property(transactions, (steps) => {
			const docs = [0, 1, 2].map((person) => {
				const doc = new Y.Doc();
				doc.clientID = [70, 5, 900][person] as number;
				return doc;
			});
			const unheard: Uint8Array[] = [];
			for (const doc of docs) {
				let ours: (Uint8Array | null)[] = [];
				doc.on('afterTransactionCleanup', (transaction) => {
					ours = [updateOf(transaction)];
					if (transaction.origin !== null) ours.push(updateOf(transaction, transaction.origin as number[]));
				});
				doc.on('update', (update: Uint8Array, origin: unknown) => {
					for (const written of ours) expect(written).toEqual(update);
					compared += ours.length;
					ours = [];
					if (origin === null) unheard.push(update);
				});
				doc.on('afterAllTransactions', () => expect(ours.every((written) => written === null)).toBe(true));
			}
			for (const { person, edits, isHeard } of steps) {
				const doc = docs[person] as Y.Doc;
				doc.transact(() => edits.forEach((one) => edit(doc, one)));
				if (!isHeard) continue;
				const heard = Y.mergeUpdates([Uint8Array.of(0, 0), ...unheard.splice(0)]);
				const writers = [...Y.parseUpdateMeta(heard).to.keys()];
				for (const other of docs) Y.applyUpdate(other, heard, writers);
			}
		})
	);
	expect(compared).toBeGreaterThan(500);
});
