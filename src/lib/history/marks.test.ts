import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readNegotiation } from '../document/read.ts';
import { slotFragmentName } from '../document/shape.ts';
import { addAction, removeAction, setActionField } from '../document/write.ts';
import { writeBlocks } from '../document/write-blocks.ts';
import { markChanges, unlike, type Wording } from './marks.ts';

function wording(doc: Y.Doc): Wording {
	const { problem, plan } = readNegotiation(doc);
	return {
		problem,
		plan: plan.map(({ detail, ...action }) => ({ ...action, detail: detail.text, detailMarkdown: detail.markdown }))
	};
}

function twoMoments(): { before: Wording; after: Wording } {
	const doc = new Y.Doc();
	writeBlocks(doc.getXmlFragment(slotFragmentName('statement')), ['Forty people eat alone']);
	writeBlocks(doc.getXmlFragment(slotFragmentName('known')), ['The kitchen is empty']);
	addAction(doc, { id: 'bus', title: 'A bus' });
	addAction(doc, { id: 'kitchen', title: 'A kitchen' });
	const before = wording(doc);
	writeBlocks(doc.getXmlFragment(slotFragmentName('statement')), ['Sixty people eat alone']);
	removeAction(doc, { id: 'bus' });
	setActionField(doc, { id: 'kitchen', field: 'contributors', value: ['alice', 'bob'] });
	addAction(doc, { id: 'walk', title: 'A walk' });
	return { before, after: wording(doc) };
}

describe('what a moment says that an earlier one did not', () => {
	test('is marked slot by slot and field by field, with what came and went', () => {
		const { before, after } = twoMoments();
		expect(markChanges(before, after)).toEqual({
			slots: {
				statement: [
					{ op: 'removed', text: 'Forty' },
					{ op: 'added', text: 'Sixty' },
					{ op: 'same', text: ' people eat alone' }
				]
			},
			actions: {
				kitchen: {
					kind: 'changed',
					fields: [
						{
							field: 'contributors',
							told: { kind: 'picked', field: 'contributors', before: '', after: 'alice, bob' }
						}
					]
				},
				walk: { kind: 'added' }
			},
			gone: [{ id: 'bus', title: 'A bus' }]
		});
		expect(markChanges(after, after)).toEqual({ slots: {}, actions: {}, gone: [] });
	});

	test('and what would change if it came back is named', () => {
		const { before, after } = twoMoments();
		expect(unlike(before, after)).toEqual({ slots: ['statement'], actions: ['bus', 'kitchen', 'walk'] });
		expect(unlike(before, before)).toEqual({ slots: [], actions: [] });
	});
});
