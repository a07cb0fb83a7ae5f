import { describe, expect, it } from 'vitest';
import { readLayout } from './layout.svelte.ts';

const USUAL = { widths: { problem: 1, board: 1.4, plan: 1 }, folded: [], maximised: null, boardView: null };

describe('the remembered layout', () => {
	it('is the usual one when nothing, or nonsense, is stored', () => {
		const nonsense = ['{"widths":"wide"}', '{not json', '{"folded":"board"}', '{"folded":["problem","board","plan"]}'];
		for (const stored of [null, '', 'null', '[1]', '{"widths":{"problem":0.01}}', ...nonsense]) {
			expect(readLayout(stored)).toEqual(USUAL);
		}
	});

	it('is the usual one for what was remembered before there was a board', () => {
		expect(readLayout('{"share":0.6,"folded":"plan"}')).toEqual(USUAL);
	});

	it('takes up what was chosen', () => {
		const chosen = {
			widths: { problem: 2, board: 1, plan: 0.5 },
			folded: ['plan'],
			maximised: 'problem',
			boardView: 'list'
		};
		expect(readLayout(JSON.stringify(chosen))).toEqual(chosen);
	});
});
