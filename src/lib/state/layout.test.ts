import { describe, expect, it } from 'vitest';
import { readLayout } from './layout.svelte.ts';

const USUAL = { share: 0.48, folded: null, maximised: null };

describe('the remembered layout', () => {
	it('is the usual one when nothing, or nonsense, is stored', () => {
		for (const stored of [null, '', 'null', '[1]', '{"share":"wide"}', '{not json', '{"folded":"board"}']) {
			expect(readLayout(stored)).toEqual(USUAL);
		}
	});

	it('takes up what was chosen, within what can be read', () => {
		expect(readLayout('{"share":0.6,"folded":"plan"}')).toEqual({ share: 0.6, folded: 'plan', maximised: null });
		expect(readLayout('{"share":0.01,"maximised":"problem"}')).toEqual({
			share: 0.28,
			folded: null,
			maximised: 'problem'
		});
	});
});
