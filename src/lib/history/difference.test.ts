import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { slotFragmentName } from '../document/shape.ts';
import { actionDetail, actionText, addAction, moveAction, removeAction, setActionField } from '../document/write.ts';
import { NegotiationLog, paragraph } from '../../../tests/support/negotiation-log.ts';
import { authorshipOf, differenceOf } from '../../../tests/support/difference.ts';
import type { Difference } from './types.ts';

function between(log: NegotiationLog, from: number, to = log.revisions.length): Difference {
	return differenceOf(log.revisions, { from, to });
}

const statement = (doc: Y.Doc): Y.XmlText => paragraph(doc, 'statement');

/** Alice has written one sentence; the next revision is the first of the difference. */
function written(text = 'Forty people eat alone'): { log: NegotiationLog; from: number } {
	const log = new NegotiationLog();
	log.edit('alice', (doc) => statement(doc).insert(0, text));
	return { log, from: log.revisions.length };
}

describe('the difference of the problem', () => {
	test('names who added and who removed each word', () => {
		const { log, from } = written();
		log.edit('bob', (doc) => statement(doc).insert(6, 'old '));
		log.edit('carol', (doc) => statement(doc).delete(21, 5));

		expect(between(log, from).problem).toEqual([
			{
				slot: 'statement',
				segments: [
					{ op: 'same', text: 'Forty ' },
					{ op: 'added', text: 'old ', participantId: 'bob' },
					{ op: 'same', text: 'people eat ' },
					{ op: 'removed', text: 'alone', participantId: 'carol' }
				]
			}
		]);
	});

	test('leaves out what was written and deleted in between', () => {
		const { log, from } = written();
		log.edit('bob', (doc) => statement(doc).insert(0, 'Oops '));
		log.edit('carol', (doc) => statement(doc).delete(0, 5));

		expect(between(log, from)).toEqual({ from, to: from + 2, problem: [], plan: [] });
	});

	test('names the first of two people who deleted the same word', () => {
		const { log, from } = written();
		for (const name of ['bob', 'carol']) log.receive(name);
		statement(log.writer('bob').doc).delete(16, 6);
		statement(log.writer('carol').doc).delete(16, 6);
		log.send('carol');
		log.send('bob');

		expect(between(log, from).problem[0]?.segments.at(-1)).toEqual({
			op: 'removed',
			text: ' alone',
			participantId: 'carol'
		});
	});

	test('gives a paragraph removed with another person’s new words in it to the one who removed it', () => {
		const { log, from } = written();
		log.receive('carol');
		log.edit('bob', (doc) => statement(doc).insert(22, ' too'));
		const afterBob = log.revisions.length;
		log.writer('carol').doc.getXmlFragment(slotFragmentName('statement')).delete(0, 1);
		log.send('carol');

		expect(between(log, afterBob).problem[0]?.segments).toEqual([
			{ op: 'removed', text: 'Forty people eat alone too', participantId: 'carol' }
		]);
		expect(between(log, from).problem[0]?.segments).toEqual([
			{ op: 'removed', text: 'Forty people eat alone', participantId: 'carol' }
		]);
	});

	test('shows a paragraph set before the first as its text and one new line', () => {
		const { log, from } = written('Second');
		log.edit('bob', (doc) => {
			const element = new Y.XmlElement('paragraph');
			element.insert(0, [new Y.XmlText('First')]);
			doc.getXmlFragment(slotFragmentName('statement')).insert(0, [element]);
		});

		expect(between(log, from).problem[0]?.segments).toEqual([
			{ op: 'added', text: 'First\n', participantId: 'bob' },
			{ op: 'same', text: 'Second' }
		]);
	});

	test('shows no change where only the formatting is new, be it bold or a list', () => {
		const { log, from } = written();
		log.edit('bob', (doc) => statement(doc).format(0, 5, { bold: true }));
		log.edit('bob', (doc) => {
			const fragment = doc.getXmlFragment(slotFragmentName('statement'));
			const item = new Y.XmlElement('listItem');
			const text = new Y.XmlElement('paragraph');
			text.insert(0, [new Y.XmlText('Forty people eat alone')]);
			item.insert(0, [text]);
			const list = new Y.XmlElement('bulletList');
			list.insert(0, [item]);
			fragment.delete(0, 1);
			fragment.insert(0, [list]);
		});

		expect(between(log, from).problem).toEqual([]);
	});

	test('is the same from a checkpoint as from the whole log', () => {
		const { log, from } = written();
		log.edit('bob', (doc) => statement(doc).delete(0, 6));
		log.edit('carol', (doc) => statement(doc).insert(0, 'Some '));

		const whole = between(log, from);
		expect(whole.problem).toHaveLength(1);
		const to = log.revisions.length;
		for (const states of [[from], [from - 1, to], [to - 1]])
			expect(differenceOf(log.revisions, { from, to, states })).toEqual(whole);
	});

	test('refuses moments the wrong way round', () => {
		expect(() => differenceOf([], { from: 2, to: 1 })).toThrow(RangeError);
	});
});

describe('the difference of the plan', () => {
	function planned(): { log: NegotiationLog; from: number } {
		const log = new NegotiationLog();
		log.edit('alice', (doc) => addAction(doc, { id: 'a1', title: 'Open kitchen' }));
		log.edit('alice', (doc) => addAction(doc, { id: 'a2', title: 'Walks' }));
		return { log, from: log.revisions.length };
	}

	test('tells of a changed field who gave it its present value, and when', () => {
		const { log, from } = planned();
		log.edit('bob', (doc) => setActionField(doc, { id: 'a1', field: 'due', value: '2026-12-01' }));
		log.edit('carol', (doc) => setActionField(doc, { id: 'a1', field: 'due', value: '2026-12-08' }));
		log.edit('bob', (doc) => actionText(doc, 'a1', 'title')?.insert(12, ' on Fridays'));
		log.edit('carol', (doc) => actionText(doc, 'a1', 'title')?.insert(0, 'x'));
		log.edit('carol', (doc) => actionText(doc, 'a1', 'title')?.delete(0, 1));

		expect(between(log, from).plan).toEqual([
			{
				actionId: 'a1',
				kind: 'changed',
				title: 'Open kitchen on Fridays',
				fields: [
					{
						field: 'title',
						before: 'Open kitchen',
						after: 'Open kitchen on Fridays',
						participantId: 'bob',
						at: '2026-11-23T18:00:05.000Z'
					},
					{ field: 'due', before: '', after: '2026-12-08', participantId: 'carol', at: '2026-11-23T18:00:04.000Z' }
				]
			}
		]);
	});

	test('tells of an added action what it says, and of a removed one what it said and who removed it', () => {
		const { log, from } = planned();
		log.edit('bob', (doc) => addAction(doc, { id: 'a3', title: 'Song' }));
		log.edit('carol', (doc) => actionText(doc, 'a3', 'firstStep')?.insert(0, 'Ask the choir'));
		log.edit('carol', (doc) => removeAction(doc, { id: 'a1' }));

		expect(
			between(log, from).plan.map(({ actionId, kind, title, fields }) => ({
				actionId,
				kind,
				title,
				fields: fields.map(({ field, before, after, participantId }) => [field, before, after, participantId])
			}))
		).toEqual([
			{
				actionId: 'a1',
				kind: 'removed',
				title: 'Open kitchen',
				fields: [
					['title', 'Open kitchen', '', 'carol'],
					['status', 'draft', '', 'carol'],
					['order', 'a0', '', 'carol']
				]
			},
			{
				actionId: 'a3',
				kind: 'added',
				title: 'Song',
				fields: [
					['title', '', 'Song', 'bob'],
					['firstStep', '', 'Ask the choir', 'carol'],
					['status', '', 'draft', 'bob'],
					['order', '', 'a2', 'bob']
				]
			}
		]);
	});

	test('tells that an action has moved, and nothing of one that came and went', () => {
		const { log, from } = planned();
		log.edit('bob', (doc) => moveAction(doc, { id: 'a2', index: 0 }));
		log.edit('bob', (doc) => addAction(doc, { id: 'a3' }));
		log.edit('carol', (doc) => removeAction(doc, { id: 'a3' }));

		const { plan } = between(log, from);
		expect(
			plan.map(({ actionId, fields }) => [actionId, fields.map(({ field, participantId }) => [field, participantId])])
		).toEqual([['a2', [['order', 'bob']]]]);
	});
});

describe('who wrote the present text', () => {
	test('each stretch belongs to one person, with the newest revision in it', () => {
		const log = new NegotiationLog();
		log.edit('alice', (doc) => statement(doc).insert(0, 'We eat'));
		log.edit('bob', (doc) => statement(doc).insert(6, ' alone'));
		log.edit('bob', (doc) => statement(doc).delete(0, 1));
		log.edit('carol', (doc) => paragraph(doc, 'statement', 1).insert(0, 'Why?'));
		const told = authorshipOf(log.revisions).problem;

		expect(told.map(({ slot }) => slot)).toEqual(['statement']);
		expect(told[0]?.runs).toEqual([
			{ text: 'e eat', participantId: 'alice', seq: 2, at: '2026-11-23T18:00:01.000Z' },
			{ text: ' alone', participantId: 'bob', seq: 3, at: '2026-11-23T18:00:02.000Z' },
			{ text: '\nWhy?', participantId: 'carol', seq: 6, at: '2026-11-23T18:00:04.000Z' }
		]);
	});

	test('an action is told field by field: text letter by letter, and what was picked by whoever picked it', () => {
		const log = new NegotiationLog();
		log.edit('alice', (doc) => addAction(doc, { id: 'a1', title: 'Open kitchen' }));
		log.edit('bob', (doc) => actionText(doc, 'a1', 'title')?.insert(12, ' on Fridays'));
		log.edit('alice', (doc) => setActionField(doc, { id: 'a1', field: 'due', value: '2026-12-01' }));
		log.edit('carol', (doc) => setActionField(doc, { id: 'a1', field: 'due', value: '2026-12-08' }));
		log.edit('carol', (doc) => {
			const element = new Y.XmlElement('paragraph');
			element.insert(0, [new Y.XmlText('Bring soup')]);
			actionDetail(doc, 'a1')?.insert(0, [element]);
		});
		const [action] = authorshipOf(log.revisions).plan;

		expect(action?.title).toBe('Open kitchen on Fridays');
		expect(
			action?.fields.map(({ field, runs }) => [field, ...runs.map(({ text, participantId }) => [text, participantId])])
		).toEqual([
			['title', ['Open kitchen', 'alice'], [' on Fridays', 'bob']],
			['detail', ['Bring soup', 'carol']],
			['due', ['2026-12-08', 'carol']],
			['status', ['draft', 'alice']]
		]);
	});
});
