import { describe, expect, it } from 'vitest';
import { SmallTable } from '../../../tests/support/small-table.ts';
import { TEMPLATES, templateOf } from './templates/all.ts';

const table = () => new SmallTable({ alice: null, bob: null });

describe('the steps of a meeting', () => {
	it('[STEP1] anybody goes to any step, forwards or back, and the meeting’s end leaves none', () => {
		const small = table();
		small.ask('alice', { kind: 'startSession', title: 'Opfølgning', mode: 'live', template: 'follow-up' });
		expect(small.state.steps.current).toBeNull();
		small.ask('alice', { kind: 'goToStep', step: 4 });
		small.ask('bob', { kind: 'goToStep', step: 1 });
		expect(small.state.steps.current).toMatchObject({ step: 1, by: 'bob', session: small.state.sessions.open?.id });
		small.ask('bob', { kind: 'endSession' });
		expect(small.state.steps.current).toBeNull();
	});

	it('[STEP1] are refused where no meeting follows a recipe', () => {
		const small = table();
		expect(small.refusal('alice', { kind: 'goToStep', step: 0 })).toBe('no-open-session');
		small.ask('alice', { kind: 'startSession', title: 'Opfølgning', mode: 'live' });
		expect(small.refusal('alice', { kind: 'goToStep', step: 0 })).toBe('no-steps');
	});
});

describe('the recipes', () => {
	it('each have an id of their own, as many minutes as their steps, and words in both languages', () => {
		expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(TEMPLATES.length);
		for (const { id, minutes, name, useWhen, steps } of TEMPLATES) {
			expect(templateOf(id)?.id).toBe(id);
			expect([id, steps.reduce((sum, step) => sum + step.minutes, 0)]).toEqual([id, minutes]);
			const words = [name, useWhen, ...steps.flatMap(({ title, prompt }) => [title, prompt])];
			expect(words.filter(({ da, en }) => da.trim() === '' || en.trim() === '')).toEqual([]);
		}
	});
});
