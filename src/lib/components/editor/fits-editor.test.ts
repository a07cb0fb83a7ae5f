import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { fitsEditor } from './fits-editor.ts';

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
	const made = new Y.XmlElement(name);
	made.insert(0, children);
	return made;
}

function fragmentOf(...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlFragment {
	const fragment = new Y.Doc().getXmlFragment('problem:known');
	fragment.insert(0, children);
	return fragment;
}

describe('what the editor can open', () => {
	it('takes what it writes itself', () => {
		const bold = new Y.XmlText();
		bold.insert(0, 'fed', { bold: {} });
		expect(fitsEditor(fragmentOf())).toBe(true);
		expect(
			fitsEditor(
				fragmentOf(
					element('paragraph', bold, element('hardBreak')),
					element(
						'bulletList',
						element('listItem', element('paragraph'), element('orderedList', element('listItem', element('paragraph'))))
					)
				)
			)
		).toBe(true);
	});

	it('refuses what it would delete', () => {
		const struck = new Y.XmlText();
		struck.insert(0, 'streget', { strike: {} });
		for (const foreign of [
			element('heading', new Y.XmlText('Overskrift')),
			new Y.XmlText('løs tekst'),
			element('paragraph', element('paragraph')),
			element('paragraph', struck),
			element('bulletList'),
			element('bulletList', element('listItem')),
			element('bulletList', element('listItem', element('bulletList', element('listItem', element('paragraph')))))
		]) {
			expect(fitsEditor(fragmentOf(foreign))).toBe(false);
		}
	});
});
