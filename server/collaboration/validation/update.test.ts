/** What a hostile client may send as an update, and that each kind is refused for its own reason. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addAction, setActionField } from '../../../src/lib/document/write.ts';
import { craftUpdate, elementItem, mapEntry, textItem, typeItem } from '../../../tests/support/crafted-updates.ts';
import { writeParagraph } from '../../../tests/support/people.ts';
import { MAX_CLIENTS_PER_UPDATE, MAX_CLOCK, MAX_PARTS_PER_UPDATE, MAX_UPDATE_BYTES } from '../limits.ts';
import { decodeBounded } from './decode.ts';
import { ALICE, BOB, Judge } from '../../../tests/support/judge.ts';

describe('[REFUSE1] an update that does not decode', () => {
	test('is malformed when it is empty, or noise', () => {
		const judge = new Judge();
		expect(judge.of(new Uint8Array(0))).toBe('malformed');
		expect(judge.of(Uint8Array.of(0))).toBe('malformed');
		expect(judge.of(Uint8Array.from({ length: 64 }, () => 0xff))).toBe('malformed');
		expect(judge.of(new TextEncoder().encode('{"type":"sync"}'))).toBe('malformed');
	});

	test('is malformed when it is cut off at any byte', () => {
		const doc = new Y.Doc();
		writeParagraph(doc, 'statement', 'Ensomhed er alles sag');
		addAction(doc, { id: 'a1', title: 'Spis sammen' });
		setActionField(doc, { id: 'a1', field: 'due', value: '2027-03-01' });
		const update = Y.encodeStateAsUpdate(doc);
		for (let length = 0; length < update.length; length += 1) {
			expect(new Judge().of(update.subarray(0, length)), `cut at ${length}`).toBe('malformed');
		}
	});

	test.each([
		['contents that Yjs does not know', { kind: 'raw', ref: 11, bytes: [1] }],
		['a type that Yjs does not know', { kind: 'raw', ref: 7, bytes: [77] }],
		['JSON that is none', { kind: 'raw', ref: 2, bytes: [1, 1, 0x7b] }],
		['text that is not UTF-8', { kind: 'raw', ref: 4, bytes: [2, 0xc3, 0x28] }],
		['more values than there are', { kind: 'any', values: [1], count: 2 ** 32 }]
	] as const)('is malformed when it holds %s', (_, content) => {
		expect(
			new Judge().of(
				craftUpdate([{ client: ALICE, structs: [{ parent: 'plan', key: 'k', content: content as never }] }])
			)
		).toBe('malformed');
	});

	test.each([2 ** 16, 2 ** 31, 2 ** 32, 2 ** 53 - 1])('is malformed when it claims %d structs and has one', (count) => {
		expect(new Judge().of(craftUpdate([{ client: ALICE, structs: [{ gc: 1 }], count }]))).toBe('malformed');
	});

	test('is malformed when a number in it is beyond what a number can be', () => {
		const tooLong = [...Array.from({ length: 9 }, () => 0xff), 1];
		expect(new Judge().of(Uint8Array.from([...tooLong, 1, 0, 0]))).toBe('malformed');
	});

	test('is malformed when a struct has no length, or a longer one than a clock can tell', () => {
		for (const gc of [0, MAX_CLOCK + 1, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
			expect(new Judge().of(craftUpdate([{ client: ALICE, structs: [{ gc }] }])), String(gc)).toBe('malformed');
		}
		expect(
			new Judge().of(craftUpdate([{ client: ALICE, structs: [textItem('', { parent: 'problem:statement' })] }]))
		).toBe('malformed');
		const nothing = { parent: 'plan', key: 'k', content: { kind: 'deleted', length: 0 } } as const;
		expect(new Judge().of(craftUpdate([{ client: ALICE, structs: [nothing] }]))).toBe('malformed');
	});
});

describe('[REFUSE1] an update that builds on what the server has not seen', () => {
	test('is a gap when it skips clocks', () => {
		expect(new Judge().of(craftUpdate([{ client: ALICE, clock: 1, structs: [{ gc: 1 }] }]))).toBe('gap');
		expect(new Judge().of(craftUpdate([{ client: ALICE, structs: [{ gc: 1 }, { skip: 3 }, { gc: 1 }] }]))).toBe('gap');
		expect(new Judge().of(craftUpdate([{ client: ALICE, structs: [{ skip: 1 }] }]))).toBe('gap');
		expect(new Judge().of(craftUpdate([{ client: ALICE, clock: 2 ** 30, structs: [{ gc: 1 }] }]))).toBe('gap');
	});

	test('is a gap when a second part of one client does not go on where the first ended', () => {
		const parts = [
			{ client: ALICE, structs: [{ gc: 5 }] },
			{ client: ALICE, clock: 9, structs: [{ gc: 5 }] }
		];
		expect(new Judge().of(craftUpdate(parts))).toBe('gap');
	});

	test.each([
		['a left neighbour', textItem('x', { origin: [BOB, 7] })],
		['a right neighbour', textItem('x', { rightOrigin: [BOB, 7] })],
		['a holder', textItem('x', { parent: [BOB, 7] })],
		['itself as its left neighbour', textItem('x', { origin: [ALICE, 0] })],
		['itself as its holder', textItem('x', { parent: [ALICE, 0] })],
		['its own future', textItem('x', { rightOrigin: [ALICE, 3] })]
	])('is missing something when an item names %s that is not there', (_, item) => {
		expect(new Judge().of(craftUpdate([{ client: ALICE, structs: [item, { gc: 9 }] }]))).toBe('missing');
	});

	test('is missing something when it deletes beyond the end', () => {
		const doc = new Y.Doc();
		writeParagraph(doc, 'statement', 'abc');
		const judge = new Judge();
		judge.accept(Y.encodeStateAsUpdate(doc));
		const { clientID } = doc;
		expect(judge.of(craftUpdate([], [{ client: clientID, ranges: [[4, 2]] }]))).toBe('missing');
		expect(judge.of(craftUpdate([], [{ client: clientID, ranges: [[0, 2 ** 53 - 1]] }]))).toBe('missing');
		expect(judge.of(craftUpdate([], [{ client: BOB, ranges: [[0, 1]] }]))).toBe('missing');
		expect(judge.of(craftUpdate([], [{ client: clientID, ranges: [[1, 0]] }]))).toBe('missing');
		expect(judge.of(craftUpdate([], [{ client: clientID, ranges: [[4, 1]] }]))).toBe('accepted');
	});

	test('is missing something when two clients wait for each other', () => {
		const circle = [
			{ client: ALICE, structs: [elementItem('paragraph', { origin: [BOB, 0] })] },
			{ client: BOB, structs: [elementItem('paragraph', { rightOrigin: [ALICE, 0] })] }
		];
		expect(new Judge().of(craftUpdate(circle))).toBe('missing');
		expect(new Judge().of(craftUpdate(circle.toReversed()))).toBe('missing');
	});

	test('is accepted when two clients lean on each other in turn', () => {
		const turns = Array.from({ length: 400 }, (_, turn) => turn);
		const alice = turns.map((turn) =>
			elementItem('paragraph', turn === 0 ? { parent: 'problem:statement' } : { origin: [BOB, turn - 1] })
		);
		const bob = turns.map((turn) => elementItem('paragraph', { origin: [ALICE, turn] }));
		const judge = new Judge();
		judge.accept(
			craftUpdate([
				{ client: ALICE, structs: alice },
				{ client: BOB, structs: bob }
			])
		);
		expect(judge.doc.getXmlFragment('problem:statement').length).toBe(800);
	});
});

describe('[LOG5] a client id', () => {
	test('of another participant is foreign, known or new, and one’s own is not', () => {
		const judge = new Judge({
			clients: new Map([
				[BOB, 'bob'],
				[ALICE, 'alice']
			])
		});
		const paragraph = elementItem('paragraph', { parent: 'problem:statement' });
		expect(judge.of(craftUpdate([{ client: BOB, structs: [paragraph] }]))).toBe('foreignClient');
		expect(
			judge.of(
				craftUpdate([
					{ client: ALICE, structs: [paragraph] },
					{ client: BOB, structs: [{ gc: 1 }] }
				])
			)
		).toBe('foreignClient');
		expect(judge.of(craftUpdate([{ client: ALICE, structs: [paragraph] }]))).toBe('accepted');
	});

	test('that another participant is present under is foreign before they write', () => {
		const judge = new Judge({ presentUnder: (client) => (client === BOB ? 'bob' : undefined) });
		expect(judge.of(craftUpdate([{ client: BOB, structs: [{ gc: 1 }] }]))).toBe('foreignClient');
	});

	test('used for the first time is told, to be bound', () => {
		const judge = new Judge({ clients: new Map([[ALICE, 'alice']]) });
		const verdict = judge.judge(
			craftUpdate([
				{ client: ALICE, structs: [{ gc: 1 }] },
				{ client: 77, structs: [{ gc: 1 }] }
			])
		);
		expect(verdict).toMatchObject({ kind: 'accepted', newClients: [77] });
	});

	test(`is one of at most ${MAX_CLIENTS_PER_UPDATE} in an update`, () => {
		const clients = (count: number) =>
			Array.from({ length: count }, (_, index) => ({ client: index + 1, structs: [{ gc: 1 }] }));
		expect(new Judge().of(craftUpdate(clients(MAX_CLIENTS_PER_UPDATE)))).toBe('accepted');
		expect(new Judge().of(craftUpdate(clients(MAX_CLIENTS_PER_UPDATE + 1)))).toBe('tooLarge');
	});

	test('is not taken over by repeating what its owner wrote', () => {
		const doc = new Y.Doc();
		writeParagraph(doc, 'statement', 'abc');
		const judge = new Judge();
		judge.accept(Y.encodeStateAsUpdate(doc));
		const bob = new Judge({ doc: judge.doc, clients: new Map([[doc.clientID, 'alice']]), participantId: 'bob' });
		expect(bob.judge(Y.encodeStateAsUpdate(doc))).toEqual({
			kind: 'accepted',
			newClients: [],
			writers: [],
			update: null
		});
	});
});

describe('[REFUSE2] an update over the limits', () => {
	test('is too large above so many bytes', () => {
		const inParagraph = (length: number) =>
			craftUpdate([
				{
					client: ALICE,
					structs: [
						elementItem('paragraph', { parent: 'problem:statement' }),
						typeItem('xmlText', { parent: [ALICE, 0] }),
						textItem('x'.repeat(length), { parent: [ALICE, 1] })
					]
				}
			]);
		const overhead = inParagraph(100_000).byteLength - 100_000;
		expect(new Judge().of(inParagraph(MAX_UPDATE_BYTES - overhead))).toBe('accepted');
		expect(new Judge().of(inParagraph(MAX_UPDATE_BYTES - overhead + 1))).toBe('tooLarge');
	});

	test('is too large above so many structs, and is not read to the end', () => {
		const structs = (count: number) =>
			craftUpdate([{ client: ALICE, structs: Array.from({ length: count }, () => ({ gc: 1 })) }]);
		expect(new Judge().of(structs(MAX_PARTS_PER_UPDATE))).toBe('accepted');
		expect(new Judge().of(structs(MAX_PARTS_PER_UPDATE + 1))).toBe('tooLarge');
		const endless = structs(MAX_PARTS_PER_UPDATE + 2).subarray(0, -3);
		expect(new Judge().of(endless)).toBe('tooLarge');
	});

	test('may be larger when somebody’s offline work comes home', () => {
		const update = craftUpdate([
			{ client: ALICE, structs: Array.from({ length: MAX_PARTS_PER_UPDATE + 1 }, () => ({ gc: 1 })) }
		]);
		expect(new Judge({ isReturn: true }).of(update)).toBe('accepted');
	});

	test('is too large when it deletes in too many places, and not when those are deleted already', () => {
		const judge = new Judge();
		const text = 'x'.repeat(2 * MAX_PARTS_PER_UPDATE + 10);
		judge.accept(
			craftUpdate([
				{
					client: ALICE,
					structs: [
						elementItem('paragraph', { parent: 'problem:statement' }),
						typeItem('xmlText', { parent: [ALICE, 0] }),
						textItem(text, { parent: [ALICE, 1] })
					]
				}
			])
		);
		const everySecond = (count: number) => [
			{ client: ALICE, ranges: Array.from({ length: count }, (_, index) => [2 + 2 * index, 1] as const) }
		];
		expect(judge.of(craftUpdate([], everySecond(MAX_PARTS_PER_UPDATE + 1)))).toBe('tooLarge');
		judge.accept(craftUpdate([], everySecond(MAX_PARTS_PER_UPDATE / 2)));
		judge.accept(craftUpdate([], everySecond(MAX_PARTS_PER_UPDATE)));
		expect(judge.of(craftUpdate([], everySecond(MAX_PARTS_PER_UPDATE + 1)))).toBe('accepted');
	});

	test('walks no range twice, however often it is named', () => {
		const doc = new Y.Doc();
		writeParagraph(doc, 'statement', 'abc');
		const judge = new Judge();
		judge.accept(Y.encodeStateAsUpdate(doc));
		const ranges = Array.from({ length: 20_000 }, () => [2, 3] as const);
		const verdict = judge.judge(craftUpdate([], [{ client: doc.clientID, ranges }]));
		expect(verdict).toMatchObject({
			kind: 'accepted',
			update: craftUpdate([], [{ client: doc.clientID, ranges: [[2, 3]] }])
		});
	});

	test('is too large when its items compete for one place, in a list or under a key', () => {
		const chained = (count: number) =>
			Array.from({ length: count }, (_, index) =>
				elementItem('paragraph', index === 0 ? { parent: 'problem:statement' } : { origin: [ALICE, index - 1] })
			);
		// All want to be first, each before another one of the chain.
		const inList = (count: number) =>
			craftUpdate([
				{
					client: ALICE,
					structs: [
						...chained(count),
						...chained(count).map((_, index) => elementItem('paragraph', { rightOrigin: [ALICE, index] }))
					]
				}
			]);
		const underKey = (count: number) =>
			craftUpdate([
				{
					client: ALICE,
					structs: [
						typeItem('map', { parent: 'plan', key: 'a1' }),
						...Array.from({ length: count }, () => mapEntry([ALICE, 0], 'due', '2027-01-01'))
					]
				}
			]);
		for (const compete of [inList, underKey]) {
			expect(new Judge().of(compete(80))).toBe('accepted');
			expect(new Judge().of(compete(501))).toBe('tooLarge');
		}
	});

	test('is too large when a few items compete with all the document holds', () => {
		const judge = new Judge();
		const doc = new Y.Doc();
		doc.clientID = 1;
		doc.transact(() => {
			const fragment = doc.getXmlFragment('problem:statement');
			for (let index = 0; index < 1_900; index += 1) fragment.insert(index, [new Y.XmlElement('paragraph')]);
		});
		judge.accept(Y.encodeStateAsUpdate(doc));
		const first = (count: number) =>
			craftUpdate([
				{
					client: 2,
					structs: Array.from({ length: count }, () => elementItem('paragraph', { parent: 'problem:statement' }))
				}
			]);
		expect(judge.of(first(3))).toBe('accepted');
		expect(judge.of(first(20))).toBe('tooLarge');
	});

	test('is left as it was once it has been decoded, so that it can be judged whole and then in parts', () => {
		const doc = new Y.Doc();
		const text = writeParagraph(doc, 'statement', 'Ensom');
		const judge = new Judge();
		judge.accept(Y.encodeStateAsUpdate(doc));
		text.insert(5, 'hed er alles sag');
		// Yjs writes both words as one, of which the document has the beginning.
		const decoded = decodeBounded(Y.encodeStateAsUpdate(doc), 'edit');
		const verdicts = [decoded, decoded].map((update) => judge.judge(update));
		expect(verdicts[0]).toMatchObject({ kind: 'accepted' });
		expect(verdicts[1]).toEqual(verdicts[0]);
	});

	test('leaves the document as it was, whatever the verdict', () => {
		const doc = new Y.Doc();
		writeParagraph(doc, 'statement', 'Ensomhed');
		const judge = new Judge();
		judge.accept(Y.encodeStateAsUpdate(doc));
		const before = Y.encodeStateAsUpdate(judge.doc);
		judge.of(
			craftUpdate([
				{ client: ALICE, structs: [textItem('x', { origin: [doc.clientID, 4], rightOrigin: [doc.clientID, 5] })] }
			])
		);
		judge.of(craftUpdate([{ client: ALICE, structs: [elementItem('img', { parent: 'nowhere' })] }]));
		expect(Y.encodeStateAsUpdate(judge.doc)).toEqual(before);
		expect([...judge.doc.share.keys()]).not.toContain('nowhere');
	});
});
