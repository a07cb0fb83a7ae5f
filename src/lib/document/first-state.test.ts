import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { takeFirstState } from './first-state.ts';

function written(): Y.Doc {
	const doc = new Y.Doc();
	doc.getMap('records').set('note', new Y.Map([['x', 1]]));
	doc.getText('words').insert(0, 'Bussen kører');
	return doc;
}

describe('the first state of a document', () => {
	it('is told as it came, once, to whoever listens', () => {
		const state = Y.encodeStateAsUpdate(written());
		const doc = new Y.Doc();
		const told: { update: Uint8Array; origin: unknown; isLocal: boolean }[] = [];
		const changed: string[] = [];
		doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) =>
			told.push({ update, origin, isLocal: local })
		);
		doc.getMap('records').observe(({ keysChanged }) => changed.push(...[...keysChanged].map(String)));
		takeFirstState(doc, state, 'server');
		expect(told).toEqual([{ update: state, origin: 'server', isLocal: false }]);
		expect(told[0]?.update).toBe(state);
		expect(changed).toEqual(['note']);
		expect(doc.getMap('records').toJSON()).toEqual({ note: { x: 1 } });
		doc.getText('words').insert(0, '!');
		expect(told).toHaveLength(2);
		expect(told[1]?.isLocal).toBe(true);
	});

	it('is refused by a document that holds something, which stays as it is', () => {
		const doc = written();
		expect(() => {
			takeFirstState(doc, Y.encodeStateAsUpdate(written()), null);
		}).toThrow('empty');
		expect(doc.getText('words').toString()).toBe('Bussen kører');
	});

	it('leaves those who listen in place when it is no update', () => {
		const doc = new Y.Doc();
		let updates = 0;
		doc.on('update', () => (updates += 1));
		expect(() => {
			takeFirstState(doc, new Uint8Array([255]), null);
		}).toThrow();
		doc.getText('words').insert(0, 'a');
		expect(updates).toBe(1);
	});
});
