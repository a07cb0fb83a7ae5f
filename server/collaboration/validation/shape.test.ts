/** What may stand where in the documents, and that nothing else gets in. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
	craftUpdate,
	elementItem,
	mapEntry,
	textItem,
	typeItem,
	type CraftedItem,
	type CraftedStruct
} from '../../../tests/support/crafted-updates.ts';
import { ALICE, Judge } from '../../../tests/support/judge.ts';

const STATEMENT = 'problem:statement';

/** A paragraph with a text (clocks 0 and 1), an action (2) with a title (3), a detail (4) and contributors (5). */
const GIVEN: CraftedStruct[] = [
	elementItem('paragraph', { parent: STATEMENT }),
	typeItem('xmlText', { parent: [ALICE, 0] }),
	typeItem('map', { parent: 'plan', key: 'a1' }),
	typeItem('text', { parent: [ALICE, 2], key: 'title' }),
	typeItem('fragment', { parent: [ALICE, 2], key: 'detail' }),
	typeItem('array', { parent: [ALICE, 2], key: 'contributors' })
];
const PARAGRAPH = { parent: [ALICE, 0] } as const;
const RICH_TEXT = { parent: [ALICE, 1] } as const;
const ACTION = { parent: [ALICE, 2] } as const;
const TITLE = { parent: [ALICE, 3] } as const;
const DETAIL = { parent: [ALICE, 4] } as const;
const CONTRIBUTORS = { parent: [ALICE, 5] } as const;

/** @returns what becomes of items that come with, or after, what is given */
function verdicts(...items: CraftedItem[]): string[] {
	const together = new Judge().of(craftUpdate([{ client: ALICE, structs: [...GIVEN, ...items] }]));
	const judge = new Judge();
	judge.accept(craftUpdate([{ client: ALICE, structs: GIVEN }]));
	const later = judge.of(craftUpdate([{ client: ALICE, clock: GIVEN.length, structs: items }]));
	return [together, later];
}

const ACCEPTED = ['accepted', 'accepted'];
const REFUSED = ['shape', 'shape'];

function nested(depth: number): unknown {
	let value: unknown = 1;
	for (let level = 0; level < depth; level += 1) value = [value];
	return value;
}

describe('[REFUSE3] refused for its shape is', () => {
	test.each<[string, CraftedItem]>([
		['an unknown top-level name', elementItem('paragraph', { parent: 'elsewhere' })],
		['a top-level name of another document', mapEntry('records', 'shape:1', {})],
		['a top-level name every object has', mapEntry('constructor', 'x', 1)],
		['text directly in a fragment', textItem('x', { parent: STATEMENT })],
		['rich text directly in a fragment', typeItem('xmlText', { parent: STATEMENT })],
		['an element the editor does not know', elementItem('img', { parent: STATEMENT })],
		['an element with the name of what every object has', elementItem('constructor', { parent: STATEMENT })],
		['a fragment in a fragment', typeItem('fragment', { parent: STATEMENT })],
		['a hook in a fragment', { parent: STATEMENT, content: { kind: 'type', type: 'hook', name: 'paragraph' } }],
		['a list item outside a list', elementItem('listItem', { parent: STATEMENT })],
		['a paragraph in a paragraph', elementItem('paragraph', PARAGRAPH)],
		['a list in a paragraph', elementItem('bulletList', PARAGRAPH)],
		['plain text in a paragraph', textItem('x', PARAGRAPH)],
		['a second kind of text in a paragraph', typeItem('text', PARAGRAPH)],
		['an element in text', elementItem('hardBreak', RICH_TEXT)],
		[
			'a mark that is not allowed',
			{ ...RICH_TEXT, content: { kind: 'format', key: 'link', value: { href: 'javascript:1' } } }
		],
		['an attribute of a text', mapEntry([ALICE, 1], 'style', 'x')],
		['an embed', { ...RICH_TEXT, content: { kind: 'embed', value: { image: 'x' } } }],
		['an embed under a key', { ...ACTION, key: 'due', content: { kind: 'embed', value: 1 } }],
		['a subdocument', { ...ACTION, key: 'due', content: { kind: 'subdocument', guid: 'x' } }],
		['bytes', { ...ACTION, key: 'due', content: { kind: 'binary', bytes: Uint8Array.of(1) } }],
		['a plan entry that is no map', mapEntry('plan', 'a2', 'x')],
		['a plan entry that is a list', typeItem('array', { parent: 'plan', key: 'a2' })],
		['a plan entry that is a hook', { parent: 'plan', key: 'a2', content: { kind: 'type', type: 'hook', name: 'x' } }],
		['a list in the plan', typeItem('map', { parent: 'plan' })],
		['a list in an action', textItem('x', ACTION)],
		['a map in an action', typeItem('map', { ...ACTION, key: 'more' })],
		['a text where a plain value belongs', typeItem('text', { ...ACTION, key: 'due' })],
		['a list where a plain value belongs', typeItem('array', { ...ACTION, key: 'status' })],
		['rich text where plain text belongs', typeItem('xmlText', { ...ACTION, key: 'title' })],
		['an element where rich text belongs', elementItem('paragraph', { ...ACTION, key: 'detail' })],
		['a map in a list of names', typeItem('map', CONTRIBUTORS)],
		['an element in a title', elementItem('paragraph', TITLE)],
		['text directly in a detail', textItem('x', DETAIL)],
		['a key that is no key', mapEntry([ALICE, 2], '__proto__', 1)],
		['an action under a key that is no key', typeItem('map', { parent: 'plan', key: '__proto__' })],
		['a huge key', mapEntry([ALICE, 2], 'k'.repeat(129), 1)],
		['an action under a huge key', typeItem('map', { parent: 'plan', key: 'k'.repeat(100_000) })],
		['a number that is not JSON', mapEntry([ALICE, 2], 'due', 1n)],
		['bytes in a value', mapEntry([ALICE, 2], 'due', { a: Uint8Array.of(1) })],
		['a value that replaces a prototype', mapEntry([ALICE, 2], 'due', JSON.parse('{"__proto__":{"x":1}}'))],
		[
			'the same as JSON',
			{ ...ACTION, key: 'due', content: { kind: 'json', values: [JSON.parse('{"__proto__":{"x":1}}')] } }
		],
		['a value nested too deeply', mapEntry([ALICE, 2], 'due', nested(1_000))],
		['JSON nested too deeply', { ...ACTION, key: 'due', content: { kind: 'json', values: [nested(1_000)] } }],
		['a mark nested too deeply', { ...RICH_TEXT, content: { kind: 'format', key: 'bold', value: nested(1_000) } }]
	])('%s', (_, item) => {
		expect(verdicts(item)).toEqual(REFUSED);
	});

	test('what stands inside a plain value', () => {
		expect(verdicts(mapEntry([ALICE, 2], 'due', 'x'), textItem('x', { parent: [ALICE, 6] }))).toEqual(REFUSED);
	});

	test('what joins a neighbour where it may not stand', () => {
		const inText = textItem('abc', RICH_TEXT);
		for (const side of ['origin', 'rightOrigin'] as const) {
			expect(verdicts(inText, { [side]: [ALICE, 7], content: { kind: 'any', values: [1] } })).toEqual(REFUSED);
			expect(verdicts({ [side]: [ALICE, 0], content: { kind: 'string', text: 'x' } })).toEqual(REFUSED);
			expect(verdicts({ [side]: [ALICE, 2], content: { kind: 'string', text: 'x' } })).toEqual(REFUSED);
		}
	});

	test('what claims another place than that of the struct it continues', () => {
		const judge = new Judge();
		judge.accept(craftUpdate([{ client: ALICE, structs: [...GIVEN, textItem('abc', RICH_TEXT)] }]));
		// The first three values are known; the fourth would land in the text.
		const values: CraftedItem = { ...ACTION, key: 'due', content: { kind: 'any', values: [1, 2, 3, 4] } };
		expect(judge.of(craftUpdate([{ client: ALICE, clock: GIVEN.length, structs: [values] }]))).toBe('shape');
	});

	test('nesting that readers could not follow', () => {
		const lists = (levels: number) => {
			const structs: CraftedStruct[] = [elementItem('bulletList', { parent: STATEMENT })];
			for (let level = 1; level < levels; level += 1) {
				structs.push(elementItem('listItem', { parent: [ALICE, 2 * level - 2] }));
				structs.push(elementItem('bulletList', { parent: [ALICE, 2 * level - 1] }));
			}
			return structs;
		};
		expect(new Judge().of(craftUpdate([{ client: ALICE, structs: lists(30) }]))).toBe('accepted');
		expect(new Judge().of(craftUpdate([{ client: ALICE, structs: lists(40) }]))).toBe('shape');
		const judge = new Judge();
		judge.accept(craftUpdate([{ client: ALICE, structs: lists(30) }]));
		const deeper = lists(40).slice(59);
		expect(judge.of(craftUpdate([{ client: ALICE, clock: 59, structs: deeper }]))).toBe('shape');
	});

	test('anything on a board of which nobody knows what it may hold', () => {
		const judge = new Judge({ document: 'canvas' });
		const note = typeItem('map', { parent: 'records', key: 'shape:1' });
		expect(judge.of(craftUpdate([{ client: ALICE, structs: [note] }]))).toBe('shape');
	});
});

test('[REFUSE3] the summary takes rich text under the names of sessions, and nothing else', () => {
	const verdict = (...structs: CraftedStruct[]) =>
		new Judge({ document: 'summary' }).of(craftUpdate([{ client: ALICE, structs }]));
	expect(verdict(elementItem('paragraph', { parent: 'session:all' }))).toBe('accepted');
	expect(verdict(elementItem('bulletList', { parent: 'session:aB3_-x' }))).toBe('accepted');
	expect(verdict(elementItem('img', { parent: 'session:all' }))).toBe('shape');
	expect(verdict(textItem('x', { parent: 'session:all' }))).toBe('shape');
	expect(verdict(mapEntry('session:all', 'key', 1))).toBe('shape');
	expect(verdict(elementItem('paragraph', { parent: 'session:' }))).toBe('shape');
	expect(verdict(elementItem('paragraph', { parent: `session:${'a'.repeat(65)}` }))).toBe('shape');
	expect(verdict(elementItem('paragraph', { parent: STATEMENT }))).toBe('shape');
});

describe('[TABLE1] accepted for its shape is', () => {
	test.each<[string, CraftedItem]>([
		['a paragraph', elementItem('paragraph', { parent: STATEMENT })],
		['a list', elementItem('orderedList', { parent: STATEMENT })],
		['a line break', elementItem('hardBreak', PARAGRAPH)],
		['text', textItem('Ensomhed 🌱', RICH_TEXT)],
		['a mark', { ...RICH_TEXT, content: { kind: 'format', key: 'bold', value: {} } }],
		[
			'a mark that can overlap itself',
			{ ...RICH_TEXT, content: { kind: 'format', key: 'italic--a1b2c3d4', value: {} } }
		],
		['an attribute of an element', mapEntry([ALICE, 0], 'textAlign', 'left')],
		['text in a title', textItem('Spis sammen', TITLE)],
		['a paragraph in a detail', elementItem('paragraph', DETAIL)],
		['a name in a list of names', { ...CONTRIBUTORS, content: { kind: 'any', values: ['Carol'] } }],
		['a date', mapEntry([ALICE, 2], 'due', '2027-03-01')],
		['a list of names as one value', mapEntry([ALICE, 2], 'contributors', ['Bob', 'Carol'])],
		['a field of another client’s own', mapEntry([ALICE, 2], 'x-colour', { r: 1, g: null, b: [0.5, true] })],
		['a deleted entry', { ...ACTION, key: 'due', content: { kind: 'deleted', length: 1 } }]
	])('%s', (_, item) => {
		expect(verdicts(item)).toEqual(ACCEPTED);
	});

	test('what would have stood in something that is deleted, as nothing', () => {
		const judge = new Judge();
		judge.accept(craftUpdate([{ client: ALICE, structs: GIVEN }]));
		judge.accept(craftUpdate([], [{ client: ALICE, ranges: [[0, 2]] }]));
		judge.accept(craftUpdate([{ client: ALICE, clock: GIVEN.length, structs: [textItem('late', RICH_TEXT)] }]));
		expect(judge.doc.getXmlFragment(STATEMENT).toString()).toBe('');
		expect(Y.getState(judge.doc.store, ALICE)).toBe(GIVEN.length + 4);
	});
});
