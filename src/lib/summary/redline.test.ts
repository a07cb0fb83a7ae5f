import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redline, shortened, sides } from './redline.ts';

const wording = fc.array(fc.oneof(fc.constantFrom('unge', 'alene', ' ', '\n', 'Mange', ',', '😀'), fc.string()), {
	maxLength: 30
});

describe('redline', () => {
	it('holds both wordings to the letter', () => {
		fc.assert(
			fc.property(wording, wording, (one, other) => {
				const [before, after] = [one.join(''), other.join('')];
				expect(sides(redline(before, after))).toEqual({ before, after });
			}),
			{ seed: 20261124, numRuns: 300 }
		);
	});

	it('tells two wordings with hundreds of differences as one replaced by the other', () => {
		const before = Array.from({ length: 500 }, (_, index) => `a${index}`).join(' ');
		const after = Array.from({ length: 500 }, (_, index) => `b${index}`).join(' ');
		expect(redline(before, after)).toEqual([
			{ op: 'removed', text: before },
			{ op: 'added', text: after }
		]);
	});
});

describe('shortened', () => {
	it('cuts long unchanged stretches to whole words, never what differs', () => {
		const long = 'abcdefghi '.repeat(20);
		const removed = { op: 'removed' as const, text: long };
		expect(
			shortened([
				{ op: 'same', text: long },
				removed,
				{ op: 'same', text: `kort. ` },
				removed,
				{ op: 'same', text: long }
			])
		).toEqual([
			{ op: 'same', text: `… ${'abcdefghi '.repeat(5)}` },
			removed,
			{ op: 'same', text: 'kort. ' },
			removed,
			{ op: 'same', text: `${'abcdefghi '.repeat(6)}…` }
		]);
	});

	it('never cuts a character in half', () => {
		fc.assert(
			fc.property(fc.nat(130), fc.nat(130), (lead, tail) => {
				const same = { op: 'same' as const, text: 'x'.repeat(lead) + '😀'.repeat(100) + 'y'.repeat(tail) };
				const added = { op: 'added' as const, text: '!' };
				const shown = shortened([added, same, added])
					.map((part) => part.text)
					.join('');
				expect(shown.isWellFormed()).toBe(true);
			}),
			{ seed: 20261125 }
		);
	});
});
