import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readNegotiation } from './read.ts';
import { actionDetail, actionText, addAction, moveAction, setActionField } from './write.ts';
import { actionStatement, agreementId, parseStatement, statementsOf, wordingOf, type Wording } from './wording.ts';

function table(): Y.Doc {
	const doc = new Y.Doc();
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [new Y.XmlText('Efter klokken 19 går folk en omvej.')]);
	doc.getXmlFragment('problem:statement').insert(0, [paragraph]);
	addAction(doc, { id: 'soup', title: 'Suppe hver torsdag', answers: '1' });
	setActionField(doc, { id: 'soup', field: 'due', value: '2027-02-04' });
	setActionField(doc, { id: 'soup', field: 'dependsOn', value: ['room'] });
	return doc;
}

const wording = (doc: Y.Doc, statement: string) => wordingOf(readNegotiation(doc), statement) as Wording;

test('the ids of wordings are those that stand in facts already stored', () => {
	const doc = table();
	expect(wording(doc, 'problem:statement')).toEqual({
		id: 'NaFQ7IN_rBLkyCk0e1uy4Z',
		text: 'Efter klokken 19 går folk en omvej.',
		markdown: 'Efter klokken 19 går folk en omvej.'
	});
	expect(wording(doc, 'problem:known').id).toBe('47DEQpj8HBSa-_TImW-5JC');
	expect(wording(doc, 'plan:soup')).toEqual({
		id: 'ORjsKPbzsL_6_sfCiu4cv3',
		text: 'Suppe hver torsdag\n2027-02-04\nroom',
		markdown: 'Suppe hver torsdag\n\n2027-02-04\n\nroom'
	});
	expect(agreementId(readNegotiation(doc).plan[0]!)).toBe('aswTwZbg3hOTksABqKxrNl');
});

test('a wording is another while it differs, and the same again when it returns', () => {
	const doc = table();
	const first = wording(doc, 'plan:soup').id;
	actionText(doc, 'soup', 'title')?.insert(0, 'Varm ');
	expect(wording(doc, 'plan:soup').id).not.toBe(first);
	actionText(doc, 'soup', 'title')?.delete(0, 5);
	expect(wording(doc, 'plan:soup').id).toBe(first);
});

test('status, order and the marker it answers are no part of an action’s wording', () => {
	const doc = table();
	addAction(doc, { id: 'room', title: 'Finde et lokale' });
	const first = wording(doc, 'plan:soup').id;
	setActionField(doc, { id: 'soup', field: 'status', value: 'active' });
	setActionField(doc, { id: 'soup', field: 'answers', value: '2' });
	moveAction(doc, { id: 'soup', index: 1 });
	expect(wording(doc, 'plan:soup').id).toBe(first);
});

test('what a yes is bound to leaves out what the others add', () => {
	const doc = table();
	const present = () => agreementId(readNegotiation(doc).plan.find(({ id }) => id === 'soup')!);
	const first = present();
	setActionField(doc, { id: 'soup', field: 'contributors', value: ['bob'] });
	actionText(doc, 'soup', 'needs')?.insert(0, 'Strøm');
	expect(present()).toBe(first);
	setActionField(doc, { id: 'soup', field: 'responsible', value: 'alice' });
	expect(present()).not.toBe(first);
	setActionField(doc, { id: 'soup', field: 'responsible', value: '' });
	actionDetail(doc, 'soup')?.insert(0, [new Y.XmlElement('paragraph')]);
	expect(present()).toBe(first);
});

test('statements are the slots and the actions, and nothing else', () => {
	expect(statementsOf(readNegotiation(table()))).toEqual([
		'problem:statement',
		'problem:affected',
		'problem:known',
		'problem:unknown',
		'problem:excluded',
		actionStatement('soup')
	]);
	expect(['problem:other', 'plan:', 'soup', ''].map(parseStatement)).toEqual([null, null, null, null]);
	expect(wordingOf(readNegotiation(table()), 'plan:gone')).toBeNull();
});
