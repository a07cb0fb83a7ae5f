import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { rangesIn, splitUpdate, type UpdateLimits } from './split-update.ts';

const SMALL: UpdateLimits = { maxBytes: 2_000, maxStructs: 50, maxRanges: 50 };

/** Applies the parts in turn and fails when one of them has to wait for a later one. */
function applyInTurn(parts: Uint8Array[], doc = new Y.Doc()): Y.Doc {
	for (const part of parts) {
		Y.applyUpdate(doc, part);
		expect(doc.store.pendingStructs).toBeNull();
	}
	return doc;
}

describe('splitting an update', () => {
	it('leaves a small update as it is', () => {
		const alice = new Y.Doc();
		alice.getText('text').insert(0, 'ensomhed');
		const update = Y.encodeStateAsUpdate(alice);
		expect(splitUpdate(update)).toEqual([update]);
	});

	it('cuts one long run of text, keeping every letter', () => {
		const alice = new Y.Doc();
		alice.getText('text').insert(0, 'en 🎈 to '.repeat(2_000));
		const parts = splitUpdate(Y.encodeStateAsUpdate(alice), SMALL);
		expect(parts.length).toBeGreaterThan(5);
		for (const part of parts) expect(part.byteLength).toBeLessThan(SMALL.maxBytes * 1.2);
		expect(applyInTurn(parts).getText('text').toString()).toBe(alice.getText('text').toString());
	});

	it('cuts many paragraphs into parts that each hold few structs', () => {
		const alice = new Y.Doc();
		alice.transact(() => {
			for (let line = 0; line < 300; line++) {
				const paragraph = new Y.XmlElement('paragraph');
				paragraph.insert(0, [new Y.XmlText(`Linje ${line}`)]);
				alice.getXmlFragment('problem:known').push([paragraph]);
			}
		});
		const parts = splitUpdate(Y.encodeStateAsUpdate(alice), SMALL);
		for (const part of parts) expect(Y.decodeUpdate(part).structs.length).toBeLessThanOrEqual(SMALL.maxStructs);
		expect(applyInTurn(parts).getXmlFragment('problem:known').toString()).toBe(
			alice.getXmlFragment('problem:known').toString()
		);
	});

	it('cuts many deletions into parts that each hold few', () => {
		const alice = new Y.Doc();
		const bob = new Y.Doc();
		const text = alice.getText('text');
		text.insert(0, 'ord '.repeat(2_000));
		Y.applyUpdate(bob, Y.encodeStateAsUpdate(alice));
		alice.transact(() => {
			for (let at = 1_990; at >= 0; at -= 1) text.delete(at * 4, 1);
		});
		const parts = splitUpdate(Y.encodeStateAsUpdate(alice, Y.encodeStateVector(bob)), SMALL);
		expect(parts.length).toBe(40);
		for (const part of parts) expect(rangesIn(Y.decodeUpdate(part).ds.clients)).toBeLessThanOrEqual(SMALL.maxRanges);
		expect(applyInTurn(parts, bob).getText('text').toString()).toBe(text.toString());
	});

	it('takes time in proportion to its length, also where two people built on each other at every step', () => {
		const [alice, bob] = [new Y.Doc(), new Y.Doc()];
		for (let turn = 0; turn < 6_000; turn += 1) {
			const [writer, reader] = turn % 2 ? [alice, bob] : [bob, alice];
			writer.once('update', (update: Uint8Array) => Y.applyUpdate(reader, update));
			writer.getText('text').insert(writer.getText('text').length, 'a');
		}
		const parts = splitUpdate(Y.encodeStateAsUpdate(alice));
		expect(parts.length).toBe(6);
		expect(applyInTurn(parts).getText('text').length).toBe(6_000);
	});

	it('keeps deletions, and the order between several people who built on each other', () => {
		const alice = new Y.Doc();
		const bob = new Y.Doc();
		for (let turn = 0; turn < 200; turn++) {
			const [writer, reader] = turn % 2 ? [alice, bob] : [bob, alice];
			const text = writer.getText('text');
			text.insert(Math.floor(text.length / 2), `${turn} skrev jeg her. `);
			if (turn % 5 === 0) text.delete(0, 3);
			Y.applyUpdate(reader, Y.encodeStateAsUpdate(writer, Y.encodeStateVector(reader)));
		}
		const parts = splitUpdate(Y.encodeStateAsUpdate(alice), SMALL);
		expect(parts.length).toBeGreaterThan(3);
		expect(applyInTurn(parts).getText('text').toString()).toBe(alice.getText('text').toString());
	});

	it('continues from what the receiver has', () => {
		const alice = new Y.Doc();
		const bob = new Y.Doc();
		alice.getText('text').insert(0, 'Før. ');
		Y.applyUpdate(bob, Y.encodeStateAsUpdate(alice));
		alice.getText('text').insert(5, 'Bagefter. '.repeat(800));
		const parts = splitUpdate(Y.encodeStateAsUpdate(alice, Y.encodeStateVector(bob)), SMALL);
		expect(parts.length).toBeGreaterThan(1);
		expect(applyInTurn(parts, bob).getText('text').toString()).toBe(alice.getText('text').toString());
	});
});
