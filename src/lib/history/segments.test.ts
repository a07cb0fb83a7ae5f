import { describe, expect, test } from 'vitest';
import { compareWording, toSegments } from './segments.ts';
import type { Piece } from './two-moments.ts';
import type { Segment } from './types.ts';

const by = (participantId: string) => ({ seq: 1, at: 0, participantId });
const both = (text: string): Piece => ({ moment: 'both', text, origin: null });
const removed = (text: string, name = 'alice'): Piece => ({ moment: 'before', text, origin: by(name) });
const added = (text: string, name = 'alice'): Piece => ({ moment: 'after', text, origin: by(name) });

/** A difference on one line: `[-removed-]` and `[+added+]`, with the author's first letter. */
function line(segments: Segment[]): string {
	return segments
		.map(({ op, text, participantId }) => {
			const who = participantId ? `${participantId.charAt(0)}:` : '';
			return op === 'same' ? text : op === 'added' ? `[+${who}${text}+]` : `[-${who}${text}-]`;
		})
		.join('');
}

describe('a difference in whole words', () => {
	test.each<[string, Piece[], string]>([
		[
			'letters added to a word replace the word',
			[both('the old'), added('er'), both(' ones')],
			'the [-a:old-][+a:older+] ones'
		],
		['letters removed from a word replace the word', [both('the old'), removed('er')], 'the [-a:older-][+a:old+]'],
		['a word added between words stands alone', [both('the '), added('very '), both('old')], 'the [+a:very +]old'],
		['a word that is split is replaced', [both('foot'), added(' '), both('ball')], '[-a:football-][+a:foot ball+]'],
		[
			'two words that are joined are replaced',
			[both('foot'), removed(' '), both('ball')],
			'[-a:foot ball-][+a:football+]'
		],
		[
			'two changes in one word become one',
			[both('c'), removed('a'), added('o'), both('t'), added('s', 'bob'), both(' x')],
			'[-a:cat-][+a:cot+][+b:s+] x'
		],
		['a comma after a word leaves the word alone', [both('yes'), added(','), both(' no')], 'yes[+a:,+] no'],
		[
			'a paragraph split by deleting and writing again shows only the new line',
			[both('One. '), removed('Two.'), added('\nTwo.')],
			'One. [+a:\n+]Two.'
		],
		['what is written again as it was shows nothing', [removed('One two'), added('One two', 'bob')], 'One two'],
		[
			'a space between two replaced words is taken along',
			[removed('one'), added('two'), both(' '), removed('three', 'bob'), added('four', 'bob'), both('.')],
			'[-a:one -][-b:three-][+a:two +][+b:four+].'
		],
		['half a surrogate pair is never cut off', [both('\ud83d'), removed('\ude00'), added('\ude01')], '[-a:😀-][+a:😁+]']
	])('%s', (_title, pieces, expected) => {
		expect(line(toSegments(pieces))).toBe(expected);
	});

	test('each author of a replaced stretch keeps their own words', () => {
		expect(line(toSegments([both('We '), added('can '), added('and will ', 'bob'), both('help')]))).toBe(
			'We [+a:can +][+b:and will +]help'
		);
	});
});

describe('comparing two wordings', () => {
	test('shows what stayed, what went and what came, without authors', () => {
		expect(compareWording('Forty old people eat alone', 'Forty people eat together')).toEqual([
			{ op: 'same', text: 'Forty ' },
			{ op: 'removed', text: 'old ' },
			{ op: 'same', text: 'people eat ' },
			{ op: 'removed', text: 'alone' },
			{ op: 'added', text: 'together' }
		]);
	});

	test('from nothing and to nothing is one stretch, and the same wording shows no change', () => {
		expect(compareWording('', 'New text')).toEqual([{ op: 'added', text: 'New text' }]);
		expect(compareWording('Old text', '')).toEqual([{ op: 'removed', text: 'Old text' }]);
		expect(compareWording('As it is', 'As it is')).toEqual([{ op: 'same', text: 'As it is' }]);
		expect(compareWording('', '')).toEqual([]);
	});
});
