import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readNegotiation } from '../document/read.ts';
import { addAction, moveAction, removeAction, setActionField } from '../document/write.ts';
import { watchWords } from './projector.ts';
import { replay } from './replay.ts';
import {
	applyOperation,
	decodeOperations,
	decodeWords,
	emptyWords,
	encodeOperations,
	encodeWords,
	toNegotiation
} from './words.ts';

const SEED = 20_261_123;
const PEOPLE = 3;

type Step =
	| { kind: 'type'; person: number; slot: number; at: number; text: string; bold: boolean }
	| { kind: 'delete'; person: number; slot: number; at: number; length: number }
	| { kind: 'paragraph'; person: number; slot: number; at: number; shape: 'paragraph' | 'list' | 'break' }
	| { kind: 'cut'; person: number; slot: number; at: number }
	| {
			kind: 'action';
			person: number;
			what: 'add' | 'due' | 'names' | 'title' | 'detail' | 'move' | 'remove';
			at: number;
			text: string;
	  }
	| { kind: 'deliver'; person: number };

const person = fc.nat(PEOPLE - 1);
const at = fc.nat(200);
const text = fc.oneof(
	fc.constantFrom('a', 'æ', '😀', '👩‍👧', ' ', '\n', 'ord ', '\u0001', '\u000e'),
	fc.string({ maxLength: 6, unit: 'grapheme' })
);
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.record({ kind: fc.constant('type' as const), person, slot: fc.nat(4), at, text, bold: fc.boolean() })
	},
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('delete' as const),
			person,
			slot: fc.nat(4),
			at,
			length: fc.integer({ min: 1, max: 5 })
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('paragraph' as const),
			person,
			slot: fc.nat(4),
			at,
			shape: fc.constantFrom('paragraph' as const, 'list' as const, 'break' as const)
		})
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), person, slot: fc.nat(4), at }) },
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('action' as const),
			person,
			what: fc.constantFrom(
				'add' as const,
				'due' as const,
				'names' as const,
				'title' as const,
				'detail' as const,
				'move' as const,
				'remove' as const
			),
			at,
			text
		})
	},
	{ weight: 12, arbitrary: fc.record({ kind: fc.constant('deliver' as const), person }) }
);

const SLOTS = ['statement', 'affected', 'known', 'unknown', 'excluded'];

function textsOf(fragment: Y.XmlFragment): Y.XmlText[] {
	return (fragment.toArray() as (Y.XmlElement | Y.XmlText)[]).flatMap((child) =>
		child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsOf(child) : []
	);
}

function perform(doc: Y.Doc, taken: Exclude<Step, { kind: 'deliver' }>, newId: () => string): void {
	if (taken.kind === 'action') return performAction(doc, taken, newId);
	const fragment = doc.getXmlFragment(`problem:${SLOTS[taken.slot] ?? ''}`);
	const texts = textsOf(fragment);
	const target = texts[taken.at % Math.max(1, texts.length)];
	doc.transact(() => {
		if (taken.kind === 'paragraph') fragment.insert(taken.at % (fragment.length + 1), [newBlock(taken.shape)]);
		else if (taken.kind === 'cut' && fragment.length > 0) fragment.delete(taken.at % fragment.length, 1);
		else if (taken.kind === 'type' && target)
			target.insert(taken.at % (target.length + 1), taken.text, taken.bold ? { bold: {} } : undefined);
		else if (taken.kind === 'delete' && target && target.length > 0) {
			const start = taken.at % target.length;
			target.delete(start, Math.min(taken.length, target.length - start));
		}
	});
}

function newBlock(shape: 'paragraph' | 'list' | 'break'): Y.XmlElement {
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(
		0,
		shape === 'break' ? [new Y.XmlText('a'), new Y.XmlElement('hardBreak'), new Y.XmlText('b')] : [new Y.XmlText('x')]
	);
	if (shape !== 'list') return paragraph;
	const list = new Y.XmlElement('orderedList');
	const item = new Y.XmlElement('listItem');
	item.insert(0, [paragraph]);
	list.insert(0, [item]);
	return list;
}

function performAction(doc: Y.Doc, taken: Extract<Step, { kind: 'action' }>, newId: () => string): void {
	const plan = doc.getMap('plan');
	const ids = [...plan.keys()];
	const id = ids[taken.at % Math.max(1, ids.length)];
	if (taken.what === 'add' || id === undefined) return addAction(doc, { id: newId(), title: taken.text });
	const action = plan.get(id) as Y.Map<unknown>;
	if (taken.what === 'due') setActionField(doc, { id, field: 'due', value: '2027-01-31' });
	else if (taken.what === 'names')
		setActionField(doc, { id, field: 'contributors', value: ['alice', taken.text].filter(Boolean) });
	else if (taken.what === 'title') (action.get('title') as Y.Text).insert(0, taken.text);
	else if (taken.what === 'detail') (action.get('detail') as Y.XmlFragment).insert(0, [newBlock('paragraph')]);
	else if (taken.what === 'move') moveAction(doc, { id, index: taken.at % ids.length });
	else removeAction(doc, { id });
}

/** Lets people work apart and together, and keeps what reaches the server, in order. */
function work(steps: Step[]): Uint8Array[] {
	const server = new Y.Doc();
	const updates: Uint8Array[] = [];
	server.on('update', (update) => updates.push(update));
	let made = 0;
	const docs = Array.from({ length: PEOPLE }, (_, index) => {
		const doc = new Y.Doc();
		doc.clientID = index + 1;
		return doc;
	});
	for (const taken of steps) {
		const doc = docs[taken.person] as Y.Doc;
		if (taken.kind !== 'deliver') {
			perform(doc, taken, () => `action-${(made += 1)}`);
			continue;
		}
		Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)));
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)));
	}
	for (const doc of docs) Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)));
	return updates;
}

describe('the projection', () => {
	it(`[HISTORY5] reads at every revision as the replayed log does (seed ${SEED})`, () => {
		let compared = 0;
		fc.assert(
			fc.property(fc.array(step, { minLength: 20, maxLength: 80 }), (steps) => {
				const updates = work(steps);
				const live = new Y.Doc();
				const projector = watchWords(live);
				const words = emptyWords();
				updates.forEach((update, index) => {
					Y.applyUpdate(live, update);
					const stored = encodeOperations(projector.take());
					decodeOperations(stored).forEach((operation) => applyOperation(words, operation));
					const replayed = readNegotiation(replay(null, updates.slice(0, index + 1)));
					expect(toNegotiation(words)).toEqual(replayed);
					compared += 1;
				});
				expect(toNegotiation(decodeWords(encodeWords(words)))).toEqual(toNegotiation(words));
			}),
			{ seed: SEED, numRuns: 300 }
		);
		expect(compared).toBeGreaterThan(1_000);
	});

	it('begins where a document already stands', () => {
		const doc = new Y.Doc();
		addAction(doc, { id: 'a', title: 'Kaffe' });
		const projector = watchWords(doc);
		expect(toNegotiation(projector.words)).toEqual(readNegotiation(doc));
		expect(projector.take()).toEqual([]);
	});

	it('tells a keystroke as a keystroke', () => {
		const doc = new Y.Doc();
		const paragraph = new Y.XmlElement('paragraph');
		const content = new Y.XmlText('Hej');
		paragraph.insert(0, [content]);
		doc.getXmlFragment('problem:statement').insert(0, [paragraph]);
		const projector = watchWords(doc);
		content.insert(3, '!');
		const operations = projector.take();
		expect(operations).toEqual([
			{ kind: 'splice', place: { slot: 'statement' }, block: 0, at: 3, remove: 0, insert: '!' }
		]);
		expect(encodeOperations(operations).byteLength).toBe(6);
	});
});
