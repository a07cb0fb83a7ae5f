import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { correctionsFragment, readSummaryText, readSummaryTexts, writeSummaryText } from './summary-text.ts';
import { writeBlocks } from './write-blocks.ts';

const EMPTY = { text: '', markdown: '' };

describe('the words of the summary', () => {
	it('are read as they were written, for each session and for the whole workshop', () => {
		const doc = new Y.Doc();
		writeSummaryText(doc, { session: null, blocks: ['Vi er enige om problemet.'] });
		writeSummaryText(doc, { session: 'm-1', blocks: ['Vi mødtes.', '\u0001Lokalet', '\u0002Maden'] });
		writeBlocks(correctionsFragment(doc, 'm-2'), ['Bussen kører også om søndagen.']);
		const corrected = { text: 'Bussen kører også om søndagen.', markdown: 'Bussen kører også om søndagen.' };
		expect(readSummaryText(doc, 'm-1')).toEqual({
			inShort: { text: 'Vi mødtes.\nLokalet\nMaden', markdown: 'Vi mødtes.\n\n- Lokalet\n- Maden' },
			corrections: EMPTY
		});
		expect(readSummaryText(doc, 'm-2')).toEqual({ inShort: EMPTY, corrections: corrected });
		const copy = new Y.Doc();
		Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
		expect([...readSummaryTexts(copy)].map(([session, texts]) => [session, texts.inShort.text])).toEqual([
			[null, 'Vi er enige om problemet.'],
			['m-1', 'Vi mødtes.\nLokalet\nMaden'],
			['m-2', '']
		]);
	});

	it('are empty where nobody has written', () => {
		const doc = new Y.Doc();
		expect(readSummaryText(doc, 'm-1')).toEqual({ inShort: EMPTY, corrections: EMPTY });
		expect(readSummaryTexts(doc)).toEqual(new Map());
	});

	it('of two people who begin at the same time both stay', () => {
		const [alice, bob] = [new Y.Doc(), new Y.Doc()];
		writeSummaryText(alice, { session: 'm-1', blocks: ['Fra Alice'] });
		writeSummaryText(bob, { session: 'm-1', blocks: ['Fra Bob'] });
		Y.applyUpdate(alice, Y.encodeStateAsUpdate(bob));
		Y.applyUpdate(bob, Y.encodeStateAsUpdate(alice));
		expect(readSummaryText(alice, 'm-1').inShort.text.split('\n').sort()).toEqual(['Fra Alice', 'Fra Bob']);
		expect(readSummaryText(bob, 'm-1')).toEqual(readSummaryText(alice, 'm-1'));
	});
});
