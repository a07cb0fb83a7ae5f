import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readPlan } from './read.ts';
import { ACTION_FIELDS, PLAN } from './shape.ts';
import { actionDetail, actionText, addAction, moveAction, removeAction, setActionField } from './write.ts';

function planOf(...ids: string[]): Y.Doc {
	const doc = new Y.Doc();
	for (const id of ids) addAction(doc, { id, title: id });
	return doc;
}
const order = (doc: Y.Doc) => readPlan(doc).map(({ id }) => id);
const exchange = (one: Y.Doc, other: Y.Doc) => {
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
};

describe('the plan', () => {
	it('takes a new action last, as a draft with all its shared texts', () => {
		const doc = planOf('a', 'b');
		expect(order(doc)).toEqual(['a', 'b']);
		for (const [field, kind] of Object.entries(ACTION_FIELDS)) {
			const name = field as keyof typeof ACTION_FIELDS;
			if (kind === 'text') expect(actionText(doc, 'b', name)?.toJSON()).toBe(field === 'title' ? 'b' : '');
		}
		expect(actionDetail(doc, 'b')).toBeInstanceOf(Y.XmlFragment);
		expect(readPlan(doc)[1]).toMatchObject({ id: 'b', title: 'b', status: 'draft', contributors: [], due: '' });
	});

	it.each([
		['c', 0, ['c', 'a', 'b']],
		['a', 2, ['b', 'c', 'a']],
		['a', 1, ['b', 'a', 'c']],
		['b', 1, ['a', 'b', 'c']]
	])('moves %s to place %i', (id, index, expected) => {
		const doc = planOf('a', 'b', 'c');
		moveAction(doc, { id, index });
		expect(order(doc)).toEqual(expected);
	});

	it('can be moved in where others have written orders of their own', () => {
		const doc = planOf('a', 'b', 'c');
		const orders: [string, unknown][] = [
			['a', 'zz not an index'],
			['b', 'zz not an index'],
			['c', 7]
		];
		for (const [id, given] of orders) (doc.getMap(PLAN).get(id) as Y.Map<unknown>).set('order', given);
		for (const index of [0, 1, 2]) {
			moveAction(doc, { id: 'c', index });
			expect(order(doc)).toHaveLength(3);
		}
		expect(order(doc).at(-1)).toBe('c');
	});

	it('[TABLE3] is the same for two people who add, move and remove at the same time', () => {
		const alice = planOf('a', 'b', 'c');
		const bob = new Y.Doc();
		exchange(alice, bob);
		moveAction(alice, { id: 'c', index: 0 });
		addAction(alice, { id: 'd' });
		moveAction(bob, { id: 'a', index: 2 });
		addAction(bob, { id: 'e' });
		removeAction(bob, { id: 'b' });
		actionText(alice, 'a', 'title')!.insert(1, ' by alice');
		actionText(bob, 'a', 'title')!.insert(0, 'bob: ');
		exchange(alice, bob);
		expect(readPlan(alice)).toEqual(readPlan(bob));
		expect(order(alice).toSorted()).toEqual(['a', 'c', 'd', 'e']);
		expect(readPlan(alice).find(({ id }) => id === 'a')!.title).toBe('bob: a by alice');
	});

	it('sets plain fields, and writes nothing where nothing changes', () => {
		const doc = planOf('a');
		setActionField(doc, { id: 'a', field: 'due', value: '2027-01-31' });
		setActionField(doc, { id: 'a', field: 'contributors', value: ['alice', 'bob'] });
		expect(readPlan(doc)[0]).toMatchObject({ due: '2027-01-31', contributors: ['alice', 'bob'] });
		let updates = 0;
		doc.on('update', () => (updates += 1));
		setActionField(doc, { id: 'a', field: 'due', value: '2027-01-31' });
		setActionField(doc, { id: 'a', field: 'contributors', value: ['alice', 'bob'] });
		setActionField(doc, { id: 'gone', field: 'due', value: '2027-01-31' });
		moveAction(doc, { id: 'gone', index: 0 });
		removeAction(doc, { id: 'gone' });
		expect(updates).toBe(0);
	});

	it('[TABLE4] makes each write one transaction of the given origin', () => {
		const doc = planOf('a', 'b');
		const origins: unknown[] = [];
		doc.on('afterTransaction', ({ origin, changed }: Y.Transaction) => changed.size > 0 && origins.push(origin));
		addAction(doc, { id: 'c', origin: 'mine' });
		setActionField(doc, { id: 'c', field: 'status', value: 'active', origin: 'mine' });
		moveAction(doc, { id: 'c', index: 0, origin: 'mine' });
		removeAction(doc, { id: 'c', origin: 'mine' });
		expect(origins).toEqual(['mine', 'mine', 'mine', 'mine']);
		expect(actionText(doc, 'c', 'title')).toBeNull();
		expect(actionDetail(doc, 'c')).toBeNull();
	});
});
