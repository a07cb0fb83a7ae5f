import { expect, it } from 'vitest';
import { formatCode, isWholeCode } from './typed-code.ts';

it('shows a code in capitals and two groups, however it was typed', () => {
	expect(formatCode(' k7qm 2xrd ')).toBe('K7QM-2XRD');
	expect(formatCode('K7QM–2XRD-and more')).toBe('K7QM-2XRD');
});

it('leaves a beginning alone, so that it can be typed on and deleted', () => {
	expect(formatCode('k7q')).toBe('K7Q');
	expect(formatCode('k7qm-')).toBe('K7QM');
	expect(formatCode('k7qm2')).toBe('K7QM-2');
});

it('knows a whole code from the beginning of one', () => {
	expect(isWholeCode('k7qm2xr')).toBe(false);
	expect(isWholeCode('k7qm-2xrd')).toBe(true);
});
