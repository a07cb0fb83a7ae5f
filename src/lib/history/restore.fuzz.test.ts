import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LongHistory } from '../../../tests/bench/long-history.ts';
import { writeBlocks } from '../document/write-blocks.ts';
import { readBlocks } from '../document/blocks.ts';
import { watchWords } from './projector.ts';
import { restoreWording } from './restore.ts';
import { decodeWords, toNegotiation } from './words.ts';

const SEED = 71;

const letters = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/\p{Cc}/gu, ''));
const run = fc.oneof(
	letters,
	letters.filter((text) => text !== '').map((text) => `\u000e${text}\u000f`),
	letters.filter((text) => text !== '').map((text) => `\u0010${text}\u0011`),
	fc.constant('\u0012')
);
const inline = fc.array(run, { maxLength: 4 }).map((runs) => runs.join(''));
const list = fc
	.tuple(
		fc.boolean(),
		fc.array(fc.tuple(inline, fc.option(inline, { nil: null }), fc.boolean()), { minLength: 1, maxLength: 3 })
	)
	.map(([isOrdered, items]) => {
		const [start, item, inside] = isOrdered ? ['\u0004', '\u0005', '\u0006'] : ['\u0001', '\u0002', '\u0003'];
		return items.flatMap(([head, more, isNested], index) => [
			(index === 0 ? start : item) + head,
			...(more === null ? [] : [inside + (isNested ? '\u0001' : '') + more])
		]);
	});
const blocks = fc
	.array(fc.oneof({ weight: 3, arbitrary: inline.map((text) => [text]) }, { weight: 1, arbitrary: list }), {
		maxLength: 5
	})
	.map((units) => units.flat());

/** Marks that end and begin again at once are the same as marks that go on. */
const normal = (made: string[]) =>
	made.map((block) => block.replaceAll('\u000f\u000e', '').replaceAll('\u0011\u0010', ''));

describe('bringing wording back', () => {
	it(`makes any rich text read as any other (seed ${SEED})`, () => {
		fc.assert(
			fc.property(blocks, blocks, (before, after) => {
				const fragment = new Y.Doc().getXmlFragment('problem:statement');
				writeBlocks(fragment, before);
				expect(normal(readBlocks(fragment))).toEqual(normal(before));
				writeBlocks(fragment, after);
				expect(normal(readBlocks(fragment))).toEqual(normal(after));
			}),
			{ seed: SEED, numRuns: 400 }
		);
	});

	it('[HISTORY6] brings problem and plan back to how they read, as a new edit', () => {
		const history = new LongHistory(SEED);
		const moments: string[] = [];
		for (let made = 0; made < 6_000; made += 1) {
			history.next();
			if (made % 1_000 === 0) moments.push(history.snapshot());
		}
		for (const moment of moments) {
			const words = decodeWords(moment);
			restoreWording(history.doc, { words, what: { kind: 'problem' }, origin: 'test' });
			restoreWording(history.doc, { words, what: { kind: 'plan' }, origin: 'test' });
			expect(toNegotiation(watchWords(history.doc).words)).toEqual(toNegotiation(decodeWords(moment)));
		}
	});

	it('touches only what differs, so that the rest keeps its authors', () => {
		const doc = new Y.Doc();
		const fragment = doc.getXmlFragment('problem:statement');
		writeBlocks(fragment, ['Mange spiser alene.', 'Vi ved det fra hjemmeplejen.']);
		const kept = fragment.get(1);
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		writeBlocks(fragment, ['Mange ældre spiser alene.', 'Vi ved det fra hjemmeplejen.']);
		expect(fragment.get(1)).toBe(kept);
		expect(updates).toHaveLength(1);
		expect(Y.decodeUpdate(updates[0] as Uint8Array).structs.map((struct) => struct.length)).toEqual(['ældre '.length]);
	});
});
