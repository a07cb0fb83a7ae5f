import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { joinUpdates } from './join-updates.ts';

test('updates that are joined do the same as one after another', () => {
	const [alice, bob] = [new Y.Doc(), new Y.Doc()];
	const updates: Uint8Array[] = [];
	for (const [doc, other] of [
		[alice, bob],
		[bob, alice]
	] as const) {
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin === 'other') return;
			updates.push(update);
			Y.applyUpdate(other, update, 'other');
		});
	}
	for (let index = 0; index < 200; index += 1) {
		const text = (index % 3 === 0 ? bob : alice).getText('text');
		if (index % 7 === 6) text.delete(0, 2);
		else text.insert(Math.floor(text.length / 2), `ord ${index} `);
		if (index % 20 === 0) text.doc?.getMap('plan').set(`a${index}`, new Y.Map([['due', index]]));
	}
	const [before, after] = [updates.slice(0, 60), updates.slice(60)];
	const joined = new Y.Doc();
	for (const update of before) Y.applyUpdate(joined, update);
	Y.applyUpdate(joined, joinUpdates(after));
	expect(joined.store.pendingStructs).toBeNull();
	expect(Y.equalSnapshots(Y.snapshot(joined), Y.snapshot(alice))).toBe(true);
	expect(joined.getText('text').toString()).toBe(alice.getText('text').toString());
	expect(joined.getMap('plan').toJSON()).toEqual(alice.getMap('plan').toJSON());
});

/** One edit of every kind of content that Yjs writes. */
const EDITS: ((doc: Y.Doc, at: number) => void)[] = [
	(doc, at) => doc.getText('text').insert(Math.min(at, doc.getText('text').length), 'smørrebrød 🥪'),
	(doc, at) => doc.getText('text').format(0, Math.min(at, doc.getText('text').length), { bold: at % 2 ? true : null }),
	(doc, at) => doc.getText('text').insertEmbed(0, { image: `billede ${at}` }),
	(doc, at) => doc.getText('text').delete(0, Math.min(at, doc.getText('text').length)),
	(doc, at) => doc.getMap('map').set(`k${at % 3}`, { tal: [1, 2.5, null, true, 'ja', 2n ** 40n], at }),
	(doc, at) => doc.getMap('map').set(`k${at % 3}`, Uint8Array.of(1, 2, 200, at)),
	(doc, at) =>
		doc
			.getMap('map')
			.set('inner', new Y.Map([['a', new Y.Array<number>()]]))
			.set('b', at),
	(doc, at) => doc.getMap('map').delete(`k${at % 3}`),
	(doc, at) => doc.getMap('map').set('doc', new Y.Doc({ guid: `d${at}`, meta: { at } })),
	(doc, at) => doc.getArray('list').insert(0, [at, 'to', { tre: 3 }]),
	(doc) =>
		doc
			.getXmlFragment('xml')
			.insert(0, [new Y.XmlElement('p'), new Y.XmlText('tekst'), new Y.XmlHook('kort') as never]),
	(doc) => doc.getXmlFragment('xml').delete(0, Math.min(1, doc.getXmlFragment('xml').length))
];

const steps = fc.array(
	fc.record({ person: fc.nat(2), edit: fc.nat(EDITS.length - 1), at: fc.nat(9), isHeard: fc.boolean() }),
	{
		maxLength: 60
	}
);

test('every kind of content is joined as it is', () => {
	fc.assert(
		fc.property(steps, fc.nat(), (taken, cut) => {
			const docs = [0, 1, 2].map(() => new Y.Doc());
			const log: Uint8Array[] = [];
			const server = new Y.Doc();
			server.on('update', (update: Uint8Array) => log.push(update));
			for (const { person, edit, at, isHeard } of taken) {
				const doc = docs[person] as Y.Doc;
				EDITS[edit]?.(doc, at);
				Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)));
				if (isHeard) for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(server));
			}
			const joined = new Y.Doc();
			for (const update of log.slice(0, cut % (log.length + 1))) Y.applyUpdate(joined, update);
			Y.applyUpdate(joined, joinUpdates(log.slice(cut % (log.length + 1))));
			expect(joined.store.pendingStructs).toBeNull();
			expect(Y.encodeStateAsUpdate(joined)).toEqual(Y.encodeStateAsUpdate(server));
		})
	);
});

test('what is cut off is not joined', () => {
	const doc = new Y.Doc();
	doc.getText('text').insert(0, 'en lang tekst om ensomhed');
	const update = Y.encodeStateAsUpdate(doc);
	for (let length = 0; length < update.length; length += 1)
		expect(() => joinUpdates([update.subarray(0, length)]), `${length} bytes`).toThrow();
});
