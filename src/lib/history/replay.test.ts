import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readNegotiation } from '../document/read.ts';
import { addAction, removeAction } from '../document/write.ts';
import { NegotiationLog, paragraph } from '../../../tests/support/negotiation-log.ts';
import { replay } from './replay.ts';

function someLog(): NegotiationLog {
	const log = new NegotiationLog();
	log.edit('alice', (doc) => paragraph(doc, 'statement').insert(0, 'Too many eat alone'));
	log.edit('bob', (doc) => addAction(doc, { id: 'a1', title: 'Open kitchen' }));
	log.edit('alice', (doc) => paragraph(doc, 'statement').delete(0, 9));
	log.edit('bob', (doc) => removeAction(doc, { id: 'a1' }));
	return log;
}

test('replaying the whole log gives the live document', () => {
	const log = someLog();
	const doc = replay(
		null,
		log.revisions.map(({ update }) => update)
	);
	expect(readNegotiation(doc)).toEqual(readNegotiation(log.doc));
	expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(log.doc));
});

test('replaying from any checkpoint gives the same as replaying from nothing', () => {
	const log = someLog();
	const updates = log.revisions.map(({ update }) => update);
	for (let at = 0; at <= updates.length; at++) {
		const checkpoint = Y.encodeStateAsUpdate(replay(null, updates.slice(0, at)));
		expect(readNegotiation(replay(checkpoint, updates.slice(at)))).toEqual(readNegotiation(log.doc));
	}
});
