/**
 * Tripwire: the shape of the live documents is in people's browsers, in every log and in other programs. Whoever changes
 * a table raises SHAPE_VERSION, writes what becomes of documents of the old shape, and adds the new hash here.
 */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { DOCUMENT_KINDS } from './names.ts';
import * as shape from './shape.ts';

const HASHES: Record<number, string> = {
	1: 'e853bb357f80b150a5ee74622fb13dfca7e58d2aecb5260f57c17ee1dd4057a4',
	// The summary document and the board's authors are new; documents of the other kinds stay as they are.
	2: 'b268ddf04bcfeb9f6c897585806d8a78036517ce8f35bc21d8fd71a0b4753fc2',
	3: 'b60f8a99f94dea71443cbf408694cb07216835143d1af212e302d36add56c6a7'
};

test('the shape of the documents is the one of its version', () => {
	const { SHAPE_VERSION, slotFragmentName, ...tables } = shape;
	const everything = { tables, kinds: DOCUMENT_KINDS, slots: shape.PROBLEM_SLOTS.map(slotFragmentName) };
	expect(createHash('sha256').update(sorted(everything)).digest('hex')).toBe(HASHES[SHAPE_VERSION]);
});

/** JSON with the keys of objects in order, so that only meaning counts. */
function sorted(value: unknown): string {
	return JSON.stringify(value, (_, entry: unknown) =>
		typeof entry === 'object' && entry !== null && !Array.isArray(entry)
			? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
			: entry
	);
}
