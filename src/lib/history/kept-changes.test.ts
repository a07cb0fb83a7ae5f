import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packChanges, unpackChanges } from './kept-changes.ts';
import type { Change, Statement } from './types.ts';

const statement = fc.constantFrom<Statement>(
	{ kind: 'slot', slot: 'statement' },
	{ kind: 'slot', slot: 'known' },
	{ kind: 'action', actionId: 'a1', field: 'title' },
	{ kind: 'action', actionId: 'a1', field: 'added' }
);
/** Few letters, so that much is alike; and halves of pairs, which a cut may leave. */
const wording = fc.string({ unit: fc.constantFrom('a', 'b', '\n', 'ø', '\ud83d', '\ude00'), maxLength: 12 });

function change(wordings: Pick<Change, 'statement' | 'before' | 'after'>, index: number): Change {
	const at = new Date(Date.UTC(2026, 9, 5, 9, 0, index)).toISOString();
	return {
		...wordings,
		participantId: index % 3 ? 'p1' : null,
		fromSeq: index + 1,
		toSeq: index + 1,
		from: at,
		to: at
	};
}

test('changes are read back as they were, also through JSON', () => {
	fc.assert(
		fc.property(fc.array(fc.record({ statement, before: wording, after: wording })), (wordings) => {
			const changes = wordings.map(change);
			expect(unpackChanges(JSON.parse(JSON.stringify(packChanges(changes))) as never)).toEqual(changes);
		})
	);
});

test('two people who type in one long statement are kept in little more than what they typed', () => {
	const long = 'Mange ældre spiser alene, og ingen ved det. '.repeat(100);
	const changes = Array.from({ length: 200 }, (_, index) =>
		change(
			{
				statement: { kind: 'slot', slot: 'statement' },
				before: long + 'x'.repeat(index),
				after: long + 'x'.repeat(index + 1)
			},
			index
		)
	);
	const kept = packChanges(changes);
	expect(kept.slice(1).every(({ before, after }) => before === undefined && after[2] === 'x')).toBe(true);
	expect(JSON.stringify(kept).length).toBeLessThan(200 * 220 + long.length);
});
