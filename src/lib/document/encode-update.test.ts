import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { joinUpdates } from './encode-update.ts';

test('updates that are joined do the same as one after another', () => {
	const [alice, bob] = [new Y.Doc(), new Y.Doc()];
	const updates: Uint8Array[] = [];
	for (const [doc, other] of [
		[alice, bob],
		[bob, alice]
	] as const) {
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin === 'other') return;
			updates.push(update);
			Y.applyUpdate(other, update, 'other');
		});
	}
	for (let index = 0; index < 200; index += 1) {
		const text = (index % 3 === 0 ? bob : alice).getText('text');
		if (index % 7 === 6) text.delete(0, 2);
		else text.insert(Math.floor(text.length / 2), `ord ${index} `);
		if (index % 20 === 0) text.doc?.getMap('plan').set(`a${index}`, new Y.Map([['due', index]]));
	}
	const [before, after] = [updates.slice(0, 60), updates.slice(60)];
	const joined = new Y.Doc();
	for (const update of before) Y.applyUpdate(joined, update);
	Y.applyUpdate(joined, joinUpdates(after));
	expect(joined.store.pendingStructs).toBeNull();
	expect(Y.equalSnapshots(Y.snapshot(joined), Y.snapshot(alice))).toBe(true);
	expect(joined.getText('text').toString()).toBe(alice.getText('text').toString());
	expect(joined.getMap('plan').toJSON()).toEqual(alice.getMap('plan').toJSON());
});
