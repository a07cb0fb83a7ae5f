import { expect, it } from 'vitest';
import { initials } from './initials.ts';

it('takes the first letters of the first and the last word', () => {
	expect(initials('alice')).toBe('A');
	expect(initials('  bob van den berg ')).toBe('BB');
	expect(initials('åse østergård')).toBe('ÅØ');
});

it('keeps characters whole and has a mark for a name that is gone', () => {
	expect(initials('👩‍🌾 carol')).toBe('👩‍🌾C');
	expect(initials('A\u030Ase b')).toBe('A\u030AB');
	expect(initials('')).toBe('?');
});
