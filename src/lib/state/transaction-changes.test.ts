import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { actionText, addAction, removeAction, setActionField } from '../document/write.ts';
import { changesIn, type TransactionChange } from './transaction-changes.ts';

/** What alice's page reads out of the one transaction that brings others' work. */
function arriving(alice: Y.Doc, ...others: Y.Doc[]): TransactionChange[] {
	const changes: TransactionChange[] = [];
	const read = (transaction: Y.Transaction) => void changes.push(...changesIn(alice, transaction));
	alice.on('afterTransaction', read);
	const vector = Y.encodeStateVector(alice);
	Y.applyUpdate(alice, Y.mergeUpdates(others.map((doc) => Y.encodeStateAsUpdate(doc, vector))), 'server');
	alice.off('afterTransaction', read);
	return changes;
}

function aliceBobAndCarol() {
	const [alice, bob, carol] = [new Y.Doc(), new Y.Doc(), new Y.Doc()] as const;
	addAction(alice, { id: 'cafe', title: 'Café' });
	alice.getXmlFragment('problem:known');
	for (const doc of [bob, carol]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(alice));
	return { alice, bob, carol };
}

function write(doc: Y.Doc, slot: string, words: string) {
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [new Y.XmlText(words)]);
	doc.getXmlFragment(`problem:${slot}`).insert(0, [paragraph]);
}

describe('what a transaction changed', () => {
	it('names the slot and the client', () => {
		const { alice, bob } = aliceBobAndCarol();
		write(bob, 'known', 'Tre af fire føler sig alene.');
		expect(arriving(alice, bob)).toEqual([{ statement: { kind: 'slot', slot: 'known' }, clientId: bob.clientID }]);
	});

	it('names each field of an action, and an action added or removed', () => {
		const { alice, bob } = aliceBobAndCarol();
		setActionField(bob, { id: 'cafe', field: 'due', value: '2026-12-01' });
		actionText(bob, 'cafe', 'firstStep')?.insert(0, 'Ring til Else');
		addAction(bob, { id: 'walk' });
		const client = bob.clientID;
		expect(arriving(alice, bob)).toEqual(
			expect.arrayContaining([
				{ statement: { kind: 'action', actionId: 'cafe', field: 'due' }, clientId: client },
				{ statement: { kind: 'action', actionId: 'cafe', field: 'firstStep' }, clientId: client },
				{ statement: { kind: 'action', actionId: 'walk', field: 'added' }, clientId: client }
			])
		);
		removeAction(bob, { id: 'cafe' });
		expect(arriving(alice, bob)).toEqual([
			{ statement: { kind: 'action', actionId: 'cafe', field: 'removed' }, clientId: null }
		]);
	});

	it('tells several people apart when their work comes together', () => {
		const { alice, bob, carol } = aliceBobAndCarol();
		write(bob, 'known', 'Bobs ord');
		setActionField(carol, { id: 'cafe', field: 'status', value: 'active' });
		expect(arriving(alice, bob, carol)).toEqual([
			{ statement: { kind: 'slot', slot: 'known' }, clientId: bob.clientID },
			{ statement: { kind: 'action', actionId: 'cafe', field: 'status' }, clientId: carol.clientID }
		]);
	});
});
