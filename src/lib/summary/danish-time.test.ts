import { expect, test } from 'vitest';
import { danishDayEnd, danishMoment } from './danish-time.ts';

const at = (local: string) => new Date(danishMoment(local)).toISOString();

test('a time that people write is one in Denmark, in winter and in summer', () => {
	expect(at('2027-01-14T19:00')).toBe('2027-01-14T18:00:00.000Z');
	expect(at('2026-07-01T00:00')).toBe('2026-06-30T22:00:00.000Z');
	expect(at('2026-11-23')).toBe('2026-11-22T23:00:00.000Z');
	expect(at('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
	expect(at('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
});

test('a day ends where the next begins, also where the clocks change', () => {
	for (const [day, next] of [
		['2026-03-29', '2026-03-30'],
		['2026-10-25', '2026-10-26'],
		['2026-12-31', '2027-01-01']
	] as const)
		expect(danishDayEnd(day)).toBe(danishMoment(next));
});

test.each(['', 'i morgen', '2026-02-30', '2026-13-01', '2026-11-23T25:00', '2026-11-23T14:05:00.000Z'])(
	'%j is no such time',
	(text) => {
		expect(danishMoment(text)).toBeNaN();
	}
);
