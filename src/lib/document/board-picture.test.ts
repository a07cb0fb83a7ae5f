import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from './board.ts';
import { boardPicture } from './board-picture.ts';
import { addArea, addCard, addNote, connect } from './board-write.ts';

function aBoard(words: string): Y.Doc {
	const doc = new Y.Doc();
	addArea(doc, { id: 'shape:area', name: words, author: null });
	addNote(doc, { id: 'shape:a', words, author: null, areaId: 'shape:area' });
	addNote(doc, { id: 'shape:b', words: 'Spis sammen', author: null });
	connect(doc, { id: 'shape:arrow', from: 'shape:a', to: 'shape:b', words, author: null });
	return doc;
}

test('[BOARD9] the picture shows every area, note and connection, in words broken into lines', () => {
	const picture = boardPicture(readBoard(aBoard('Mange spiser alene om aftenen')));
	expect(picture.match(/<rect/g)).toHaveLength(3);
	expect(picture).toContain('>Mange spiser</tspan>');
	expect(picture).toContain('marker-end');
});

test('[BOARD9] what people wrote is text in the picture: never markup, never an address, never more than XML can hold', () => {
	const hostile = fc.string({
		unit: fc.constantFrom('<', '>', '&', '"', ']]>', '<script>', '\u0000', '\ud800', 'ø', ' ', '\n')
	});
	fc.assert(
		fc.property(hostile, (words) => {
			const picture = boardPicture(readBoard(aBoard(words)));
			const tags = new Set([...picture.matchAll(/<\/?([^\s/>]+)/g)].map(([, name]) => name));
			expect(
				[...tags].filter((name) => !['svg', 'defs', 'marker', 'path', 'rect', 'text', 'tspan'].includes(name!))
			).toEqual([]);
			// eslint-disable-next-line no-control-regex -- these characters are what it is about
			expect(picture).not.toMatch(/[\u0000-\u0008]|href|&(?!(?:amp|lt|gt|quot|#160);)/);
		})
	);
});

test('[BOARD9] [BOARD11] a card shows what it is given, as much as it has room for', () => {
	const doc = new Y.Doc();
	addCard(doc, { part: 'problem:known' });
	const lines = Array.from({ length: 30 }, (_, index) => `Linje ${index} om alt det, vi ved <nu>`);
	const picture = boardPicture(
		readBoard(doc),
		new Map([['problem:known', { title: 'Det ved vi', state: 'Gælder nu', lines }]])
	);
	for (const words of ['Det ved vi', 'Gælder nu', 'Linje 0 om alt', '&lt;nu&gt;', '…'])
		expect(picture).toContain(words);
	expect(picture).not.toContain('Linje 29');
	expect(boardPicture(readBoard(doc)).match(/<rect/g)).toHaveLength(1);
});

test('[BOARD9] an empty board has a picture as well', () => {
	expect(boardPicture(readBoard(new Y.Doc()))).toMatch(/^<svg [^>]*viewBox="0 0 800 500".*<\/svg>$/);
});
