import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { appendParagraphs } from './append.ts';
import { readRichText } from './rich-text.ts';

function slot(): Y.XmlFragment {
	return new Y.Doc().getXmlFragment('problem:known');
}

test('appends a paragraph for each line that says something', () => {
	const fragment = slot();
	appendParagraphs(fragment, ['Ingen bus', 'Ensomhed\n\nog mørke']);
	expect(readRichText(fragment).text).toBe('Ingen bus\nEnsomhed\nog mørke');
});

test('takes the place of the empty paragraph an editor leaves', () => {
	const fragment = slot();
	fragment.insert(0, [new Y.XmlElement('paragraph')]);
	appendParagraphs(fragment, ['Ingen bus']);
	expect(fragment.length).toBe(1);
});

test('is one step of the origin it is given, and none when nothing is said', () => {
	const fragment = slot();
	const origins: unknown[] = [];
	fragment.doc?.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin));
	appendParagraphs(fragment, ['a', 'b'], 'me');
	appendParagraphs(fragment, [' '], 'me');
	expect(origins).toEqual(['me']);
});
