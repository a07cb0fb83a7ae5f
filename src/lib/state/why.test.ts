import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { actionWording } from '../document/wording.ts';
import { readPlan } from '../document/read.ts';
import type { Fact } from '../workshop/fact.ts';
import { NegotiationController } from './negotiation.svelte.ts';
import { RecordController } from './record.svelte.ts';
import { StatementsController } from './statements.svelte.ts';
import { WhyController } from './why.svelte.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** Alice's page, with a slot and an action that are marked as they read. */
function markedTable() {
	const negotiation = new NegotiationController([]);
	const record = new RecordController(() => undefined);
	const why = new WhyController('alice', record);
	const statements = new StatementsController(negotiation, (statement, before) => why.noteOwnEdit(statement, before));
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [new Y.XmlText('Hallen står tom.')]);
	negotiation.slot('known').insert(0, [paragraph]);
	const cafe = negotiation.add('Café');
	negotiation.goLive();
	record.goLive();
	statements.goLive();
	const facts: unknown[] = [];
	const recordFact = (fact: Record<string, unknown>) => {
		const seq = facts.push(fact);
		const at = '2026-11-26T18:00:00.000Z';
		record.doc.getArray('facts').push([{ v: 1, id: `f${seq}`, seq, at, by: 'alice', session: null, ...fact }]);
	};
	const action = readPlan(negotiation.doc)[0]!;
	const entries: Extract<Fact, { kind: 'MarkerSet' }>['entries'] = [
		{ statement: 'problem:known', number: 1, wording: statements.wordingNow('problem:known')! },
		{ statement: `plan:${cafe}`, number: 1, wording: actionWording(action) }
	];
	recordFact({ kind: 'MarkerSet', entries });
	const write = (words: string, doc = negotiation.doc) => {
		const text = (doc.getXmlFragment('problem:known').get(0) as Y.XmlElement).get(0) as Y.XmlText;
		text.insert(text.length, words);
	};
	const asked = (statement: string) => why.askedAbout(statement, statements);
	return { negotiation, why, statements, recordFact, write, asked, cafe };
}

describe('asking why', () => {
	it('[WHY1] asks whoever writes away from a marker, until they have given a reason or passed it over', () => {
		const { write, asked, recordFact, why } = markedTable();
		expect(asked('problem:known')).toBeNull();
		write(' Om mandagen.');
		vi.runAllTimers();
		expect(asked('problem:known')).toBe(1);
		recordFact({ kind: 'ReasonGiven', statement: 'problem:known', marker: 1, chip: 'triedIt' });
		expect(asked('problem:known')).toBeNull();
		why.skip('problem:known');
		expect(asked('problem:known')).toBeNull();
	});

	it('[WHY1] does not ask whoever writes on in a renegotiation that somebody else opened', () => {
		const { negotiation, write, asked } = markedTable();
		const bob = new Y.Doc();
		Y.applyUpdate(bob, Y.encodeStateAsUpdate(negotiation.doc));
		write(' Om mandagen.', bob);
		Y.applyUpdate(negotiation.doc, Y.encodeStateAsUpdate(bob), 'server');
		write(' Og onsdagen.');
		vi.runAllTimers();
		expect(asked('problem:known')).toBeNull();
	});

	it('[WHY1] stops asking when the old wording is back', () => {
		const { negotiation, asked, cafe } = markedTable();
		negotiation.set(cafe, 'due', '2026-12-01');
		expect(asked(`plan:${cafe}`)).toBe(1);
		negotiation.set(cafe, 'due', '');
		expect(asked(`plan:${cafe}`)).toBeNull();
	});
});
