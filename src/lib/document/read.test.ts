import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readNegotiation, readPlan } from './read.ts';
import { PLAN, PROBLEM_SLOTS } from './shape.ts';

/** An element with children; text in it may carry marks. */
function element(name: string, ...children: (Y.XmlElement | [text: string, marks?: object][])[]): Y.XmlElement {
	const made = new Y.XmlElement(name);
	made.insert(
		0,
		children.map((child) => {
			if (child instanceof Y.XmlElement) return child;
			const text = new Y.XmlText();
			let length = 0;
			for (const [words, marks] of child) {
				text.insert(length, words, marks ?? {});
				length += words.length;
			}
			return text;
		})
	);
	return made;
}

function known(...blocks: Y.XmlElement[]) {
	const doc = new Y.Doc();
	doc.getXmlFragment('problem:known').insert(0, blocks);
	return readNegotiation(doc).problem.known;
}

describe('the problem', () => {
	it('is empty in every slot to begin with', () => {
		const { problem, plan } = readNegotiation(new Y.Doc());
		expect(problem).toEqual(Object.fromEntries(PROBLEM_SLOTS.map((slot) => [slot, { text: '', markdown: '' }])));
		expect(plan).toEqual([]);
	});

	it('reads as its blocks joined by one newline, with newlines inside a block kept', () => {
		const slot = known(
			element('paragraph', [['Første']]),
			element('paragraph'),
			element('paragraph', [['to']], element('hardBreak'), [['linjer']])
		);
		expect(slot.text).toBe('Første\n\nto\nlinjer');
		expect(slot.markdown).toBe('Første\n\n\n\nto\\\nlinjer');
	});

	it('reads lists and emphasis as Markdown', () => {
		const slot = known(
			element('paragraph', [['Vi '], ['ved ', { bold: {} }], ['det', { bold: {}, italic: {} }]]),
			element(
				'bulletList',
				element('listItem', element('paragraph', [['ét']])),
				element(
					'listItem',
					element('paragraph', [['to']]),
					element('orderedList', element('listItem', element('paragraph', [['under']])))
				)
			)
		);
		expect(slot.text).toBe('Vi ved det\nét\nto\nunder');
		expect(slot.markdown).toBe('Vi **ved** ***det***\n\n- ét\n- to\n  1. under');
	});

	it('[SUMMARY3] keeps what looks like Markdown as the text it is', () => {
		expect(known(element('paragraph', [['# *ikke* en overskrift']])).markdown).toBe('\\# \\*ikke\\* en overskrift');
	});

	it('reads elements it does not know by the text in them', () => {
		expect(known(element('blockquote', element('paragraph', [['citat']])), element('image')).text).toContain('citat');
	});
});

describe('the plan', () => {
	it('never trusts: whatever other programs wrote comes out as the types that are promised', () => {
		const doc = new Y.Doc();
		const strange = new Y.Map<unknown>();
		doc.getMap(PLAN).set('strange', strange);
		doc.getMap(PLAN).set('no map', 'text');
		const given = {
			title: 7,
			due: { a: 1 },
			contributors: 'alice',
			status: null,
			order: ['x'],
			detail: 'plain',
			extra: 1
		};
		for (const [field, value] of Object.entries(given)) strange.set(field, value);
		const [action, ...others] = readPlan(doc);
		expect(others).toEqual([]);
		expect(action).toMatchObject({ id: 'strange' });
		for (const [field, value] of Object.entries(action!)) {
			if (field === 'detail') expect(value).toMatchObject({ text: expect.any(String) as string });
			else if (field === 'contributors' || field === 'dependsOn')
				expect((value as unknown[]).every((one) => typeof one === 'string')).toBe(true);
			else expect(typeof value, field).toBe('string');
		}
	});

	it('is sorted by order, then by id, whoever reads it', () => {
		const doc = new Y.Doc();
		for (const [id, order] of [
			['c', 'a1'],
			['b', 'a0'],
			['a', 'a1']
		] as const) {
			const action = new Y.Map<unknown>();
			action.set('order', order);
			doc.getMap(PLAN).set(id, action);
		}
		expect(readPlan(doc).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
	});
});
