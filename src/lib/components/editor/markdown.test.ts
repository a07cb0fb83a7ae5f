import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readRichText } from '../../document/rich-text.ts';
import { readMarkdown, type Block } from './markdown.ts';

type Content = [name: string, children: (Content | Y.XmlText)[]];

function words(text: string, marks: Record<string, object> = {}): Y.XmlText {
	const node = new Y.XmlText();
	node.insert(0, text, marks);
	return node;
}

/** Builds the fragment, and reads it back by way of its Markdown. */
function roundTrip(...contents: Content[]): Block[] {
	const fragment = new Y.Doc().getXmlFragment('problem:known');
	const build = ([name, children]: Content): Y.XmlElement => {
		const element = new Y.XmlElement(name);
		element.insert(
			0,
			children.map((child) => (child instanceof Y.XmlText ? child : build(child)))
		);
		return element;
	};
	fragment.insert(0, contents.map(build));
	return readMarkdown(readRichText(fragment).markdown);
}

const plain = (text: string): Block => ({ kind: 'paragraph', runs: [{ text, isBold: false, isItalic: false }] });
const paragraph = (text: string): Content => ['paragraph', [words(text)]];

describe('reading back what rich text is written as', () => {
	it('gives nothing for nothing', () => {
		expect(roundTrip()).toEqual([]);
		expect(roundTrip(['paragraph', []])).toEqual([]);
	});

	it('keeps paragraphs, and letters that Markdown would read as marks', () => {
		const odd = '2 * 3 < 7, [a] `b` _c_ \\ 1. - # ';
		expect(
			roundTrip(paragraph('Et.'), paragraph(odd), paragraph('- ikke en liste'), paragraph('1. heller ikke'))
		).toEqual([plain('Et.'), plain(odd), plain('- ikke en liste'), plain('1. heller ikke')]);
	});

	it('keeps bold, italic and both, also where they meet', () => {
		const [block] = roundTrip([
			'paragraph',
			[words('a', { bold: {} }), words('b', { bold: {}, italic: {} }), words('c', { italic: {} }), words('d')]
		]);
		expect(block).toEqual({
			kind: 'paragraph',
			runs: [
				{ text: 'a', isBold: true, isItalic: false },
				{ text: 'b', isBold: true, isItalic: true },
				{ text: 'c', isBold: false, isItalic: true },
				{ text: 'd', isBold: false, isItalic: false }
			]
		});
	});

	it('keeps a break inside a paragraph', () => {
		expect(roundTrip(['paragraph', [words('over'), ['hardBreak', []], words('under')]])).toEqual([
			plain('over\nunder')
		]);
	});

	it('keeps lists in lists, and several paragraphs in one item', () => {
		expect(
			roundTrip(
				paragraph('Vi ved:'),
				[
					'bulletList',
					[
						[
							'listItem',
							[
								paragraph('et'),
								[
									'orderedList',
									[
										['listItem', [paragraph('et a')]],
										['listItem', [paragraph('et b')]]
									]
								]
							]
						],
						['listItem', [paragraph('to'), paragraph('mere om to')]]
					]
				],
				paragraph('Slut.')
			)
		).toEqual([
			plain('Vi ved:'),
			{
				kind: 'list',
				isOrdered: false,
				items: [
					[plain('et'), { kind: 'list', isOrdered: true, items: [[plain('et a')], [plain('et b')]] }],
					[plain('to'), plain('mere om to')]
				]
			},
			plain('Slut.')
		]);
	});
});
