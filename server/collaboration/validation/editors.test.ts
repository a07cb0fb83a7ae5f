/** Everything that people's editors do is accepted, however it arrives: what refuses the hostile must not refuse them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readNegotiation } from '../../../src/lib/document/read.ts';
import {
	actionDetail,
	actionText,
	addAction,
	moveAction,
	removeAction,
	setActionField
} from '../../../src/lib/document/write.ts';
import { Judge } from '../../../tests/support/judge.ts';
import { writeParagraph } from '../../../tests/support/people.ts';

/** A server that judges, and people with documents of their own. */
class Table {
	readonly server = new Y.Doc();
	readonly clients = new Map<number, string>();
	readonly people = new Map<string, { doc: Y.Doc; unsent: Uint8Array[] }>();

	doc(name: string): Y.Doc {
		return this.#person(name).doc;
	}

	/** Sends what a person has written since the last time; `as` says how it comes over the wire. */
	send(name: string, as: (updates: Uint8Array[]) => Uint8Array[] = (updates) => updates): void {
		const { unsent } = this.#person(name);
		for (const update of as(unsent.splice(0))) this.deliver(name, update);
	}

	/** Answers the server's state vector, as on return: the structs it lacks, and the whole delete set. */
	answer(name: string): void {
		const person = this.#person(name);
		person.unsent.length = 0;
		this.deliver(name, Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(this.server)), { isReturn: true });
	}

	deliver(name: string, update: Uint8Array, { isReturn = false } = {}): void {
		const judge = new Judge({ doc: this.server, clients: this.clients, participantId: name, isReturn });
		const verdict = judge.judge(update);
		if (verdict.kind === 'accepted') for (const client of verdict.newClients) this.clients.set(client, name);
		judge.accept(update);
	}

	receive(name: string): void {
		const { doc } = this.#person(name);
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(doc)), this);
	}

	/** Everybody sends and receives; then all must read the same as the server. */
	expectAgreement(): void {
		for (const name of this.people.keys()) this.answer(name);
		for (const name of this.people.keys()) this.receive(name);
		const now = readNegotiation(this.server);
		for (const { doc } of this.people.values()) expect(readNegotiation(doc)).toEqual(now);
	}

	#person(name: string): { doc: Y.Doc; unsent: Uint8Array[] } {
		const known = this.people.get(name);
		if (known) return known;
		const doc = new Y.Doc();
		const unsent: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== this) unsent.push(update);
		});
		this.people.set(name, { doc, unsent });
		return { doc, unsent };
	}
}

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
	const made = new Y.XmlElement(name);
	made.insert(0, children);
	return made;
}

/** Lists as Tiptap writes them: a list is wrapped, lifted and split by making its parts anew. */
function editLists(doc: Y.Doc): void {
	const fragment = doc.getXmlFragment('problem:known');
	doc.transact(() => {
		const item = element('listItem', element('paragraph', new Y.XmlText('first')));
		fragment.insert(0, [element('bulletList', item)]);
	});
	const list = fragment.get(0) as Y.XmlElement;
	list.insert(1, [
		element(
			'listItem',
			element('paragraph', new Y.XmlText('second'), new Y.XmlElement('hardBreak'), new Y.XmlText('line'))
		)
	]);
	(list.get(1) as Y.XmlElement).insert(1, [element('orderedList', element('listItem', element('paragraph')))]);
	const text = ((list.get(0) as Y.XmlElement).get(0) as Y.XmlElement).get(0) as Y.XmlText;
	text.format(0, 3, { bold: {} });
	text.format(1, 4, { italic: {} });
	text.format(0, 2, { bold: null });
	doc.transact(() => {
		list.delete(1, 1);
		fragment.insert(1, [element('paragraph', new Y.XmlText('lifted'))]);
	});
	(fragment.get(1) as Y.XmlElement).setAttribute('textAlign', 'center');
}

function editPlan(doc: Y.Doc, id: string): void {
	addAction(doc, { id, title: 'Spis sammen' });
	actionText(doc, id, 'title')?.insert(0, 'Vi ');
	const detail = actionDetail(doc, id);
	detail?.insert(0, [element('paragraph', new Y.XmlText('hver torsdag'))]);
	setActionField(doc, { id, field: 'due', value: '2027-03-01' });
	setActionField(doc, { id, field: 'contributors', value: ['Bob', 'Carol'] });
	moveAction(doc, { id, index: 0 });
}

describe('[TABLE1] accepted is', () => {
	test('typing letter by letter, in the middle too, and deleting', () => {
		const table = new Table();
		const text = writeParagraph(table.doc('alice'), 'statement', '');
		for (const letter of 'Ensomhed') text.insert(text.length, letter);
		text.insert(3, '-🌱-');
		text.delete(1, 2);
		table.send('alice');
		table.expectAgreement();
		expect(readNegotiation(table.server).problem.statement.text).toBe('E-🌱-omhed');
	});

	test('making, formatting, lifting and deleting lists', () => {
		const table = new Table();
		editLists(table.doc('alice'));
		table.send('alice');
		table.expectAgreement();
		expect(readNegotiation(table.server).problem.known.text).toBe('first\nlifted');
	});

	test('adding, writing, moving and removing actions', () => {
		const table = new Table();
		editPlan(table.doc('alice'), 'a1');
		editPlan(table.doc('alice'), 'a2');
		removeAction(table.doc('alice'), { id: 'a1' });
		table.send('alice');
		table.expectAgreement();
		expect(readNegotiation(table.server).plan.map(({ id }) => id)).toEqual(['a2']);
	});

	test('undoing and redoing all of that', () => {
		const table = new Table();
		const doc = table.doc('alice');
		const undo = new Y.UndoManager([doc.getXmlFragment('problem:known'), doc.getMap('plan')], { captureTimeout: 0 });
		editLists(doc);
		editPlan(doc, 'a1');
		table.send('alice');
		while (undo.canUndo()) undo.undo();
		table.send('alice');
		expect(readNegotiation(table.server).plan).toEqual([]);
		while (undo.canRedo()) undo.redo();
		table.send('alice');
		table.expectAgreement();
		expect(readNegotiation(table.server).plan).toHaveLength(1);
	});

	test('what somebody wrote and deleted while away, collected already as garbage', () => {
		const table = new Table();
		editLists(table.doc('alice'));
		editPlan(table.doc('alice'), 'a1');
		table.send('alice');
		table.receive('bob');
		const bob = table.doc('bob');
		editLists(bob);
		removeAction(bob, { id: 'a1' });
		bob.getXmlFragment('problem:known').delete(0, bob.getXmlFragment('problem:known').length);
		// Meanwhile alice writes into what bob deleted, and bob into what alice deletes.
		actionText(table.doc('alice'), 'a1', 'title')?.insert(0, 'Nu: ');
		editLists(table.doc('alice'));
		table.send('alice');
		table.answer('bob');
		table.expectAgreement();
		expect(readNegotiation(table.server).plan).toEqual([]);
	});

	test('work of one person under several client ids, brought home by one of them', () => {
		const table = new Table();
		const first = table.doc('alice');
		writeParagraph(first, 'affected', 'before the reload');
		const second = new Y.Doc();
		Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
		writeParagraph(second, 'affected', 'after the reload');
		table.deliver('alice', Y.encodeStateAsUpdate(second), { isReturn: true });
		table.expectAgreement();
		expect([...table.clients.keys()].sort()).toEqual([first.clientID, second.clientID].sort());
	});

	test('the same again, in parts, merged, and overlapping what is known', () => {
		const table = new Table();
		const doc = table.doc('alice');
		const text = writeParagraph(doc, 'statement', 'abc');
		const [first] = table.people.get('alice')!.unsent as [Uint8Array];
		text.insert(3, 'def');
		text.insert(6, 'ghi');
		const [, second, third] = table.people.get('alice')!.unsent as [Uint8Array, Uint8Array, Uint8Array];
		table.deliver('alice', first);
		table.deliver('alice', first);
		table.deliver('alice', Y.mergeUpdates([first, second]));
		table.deliver('alice', second);
		table.deliver('alice', Y.mergeUpdates([second, third]));
		table.deliver('alice', first);
		table.deliver('alice', Y.encodeStateAsUpdate(doc));
		expect(readNegotiation(table.server).problem.statement.text).toBe('abcdefghi');
		table.expectAgreement();
	});

	test('whatever three people do at once, and the server then has what they have', () => {
		const name = fc.constantFrom('alice', 'bob', 'carol');
		const step = fc.record({
			name,
			edit: fc.nat(7),
			at: fc.nat(40),
			sends: fc.constantFrom('each', 'merged', 'not', 'answer')
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
				const table = new Table();
				for (const { name: who, edit, at, sends } of steps) {
					change(table.doc(who), edit, at);
					if (sends === 'answer') table.answer(who);
					else if (sends !== 'not') table.send(who, sends === 'merged' ? merge : undefined);
					if (at % 3 === 0) table.receive(who);
				}
				table.expectAgreement();
			}),
			{ numRuns: 60 }
		);
	});
});

function merge(updates: Uint8Array[]): Uint8Array[] {
	return updates.length === 0 ? [] : [Y.mergeUpdates(updates)];
}

/** One of eight things a person may do, somewhere in the document. */
function change(doc: Y.Doc, edit: number, at: number): void {
	const fragment = doc.getXmlFragment('problem:statement');
	const paragraph = fragment.length > 0 ? (fragment.get(at % fragment.length) as Y.XmlElement) : null;
	const text = paragraph && paragraph.length > 0 ? (paragraph.get(0) as Y.XmlText) : null;
	const id = `a${at % 3}`;
	if (edit === 0) writeParagraph(doc, 'statement', 'ord');
	if (edit === 1) text?.insert(at % (text.length + 1), 'xyz');
	if (edit === 2 && text && text.length > 0) text.delete(at % text.length, 1);
	if (edit === 3) text?.format(0, text.length, { bold: at % 2 ? {} : null });
	if (edit === 4 && paragraph) fragment.delete(at % fragment.length, 1);
	if (edit === 5) addAction(doc, { id, title: 'Handling' });
	if (edit === 6) setActionField(doc, { id, field: 'due', value: `2027-01-${10 + (at % 20)}` });
	if (edit === 7) removeAction(doc, { id });
}
