import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { QuickDecoder } from './quick-decoder.ts';

const words = fc.oneof(
	fc.string({ maxLength: 60 }),
	fc.string({ unit: 'grapheme', maxLength: 60 }),
	fc.constantFrom('props.color', 'meta.order', 'xy', '', 'æ', 'x'.repeat(48), 'x'.repeat(49), 'y'.repeat(300))
);
const value = fc.oneof(
	words,
	fc.integer(),
	fc.double({ noNaN: true }),
	fc.boolean(),
	fc.array(words),
	fc.constant(null)
);

describe('the quick decoder', () => {
	it('reads what the library reads, whatever was written', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(words, words, value)), fc.array(words), (records, texts) => {
				const doc = new Y.Doc();
				const stored = doc.getMap<Y.Map<unknown>>('records');
				for (const [id, name, held] of records) (stored.get(id) ?? stored.set(id, new Y.Map())).set(name, held);
				for (const text of texts) doc.getText('words').insert(0, text);
				const state = Y.encodeStateAsUpdate(doc);
				const [read, expected] = [new Y.Doc(), new Y.Doc()];
				Y.applyUpdateV2(read, state, null, QuickDecoder);
				Y.applyUpdate(expected, state);
				read.getMap('records');
				expected.getMap('records');
				expect(Y.encodeStateAsUpdate(read)).toEqual(Y.encodeStateAsUpdate(expected));
				expect(read.getMap('records').toJSON()).toEqual(doc.getMap('records').toJSON());
				expect(read.getText('words').toString()).toBe(doc.getText('words').toString());
			})
		);
	});

	it('refuses what the library refuses: an update that ends too soon', () => {
		const doc = new Y.Doc();
		doc.getMap('records').set('a name', 'a value');
		const state = Y.encodeStateAsUpdate(doc);
		for (let length = 1; length < state.length; length += 1) {
			const cut = state.subarray(0, length);
			const refusal = (apply: () => void) => {
				try {
					apply();
					return null;
				} catch {
					return 'refused';
				}
			};
			expect(refusal(() => Y.applyUpdateV2(new Y.Doc(), cut, null, QuickDecoder))).toBe(
				refusal(() => Y.applyUpdate(new Y.Doc(), cut))
			);
		}
	});
});
