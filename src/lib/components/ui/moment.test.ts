import { describe, expect, it } from 'vitest';
import { clockTime, dayInWords, exactTime, relativeTime } from './moment.ts';

const at = '2026-11-23T13:32:00.000Z';
const now = Date.parse(at);
const minutes = 60_000;

describe('relativeTime', () => {
	it('says now for less than a minute', () => {
		expect(relativeTime(at, now + 59_999, 'da')).toBe('nu');
		expect(relativeTime(at, now + 59_999, 'en')).toBe('now');
	});

	it('counts in the largest whole unit', () => {
		expect(relativeTime(at, now + 3 * minutes, 'da')).toBe('for 3 minutter siden');
		expect(relativeTime(at, now + 119 * minutes, 'en')).toBe('1 hour ago');
		expect(relativeTime(at, now + 24 * 60 * minutes, 'da')).toBe('i går');
		expect(relativeTime(at, now - 15 * 24 * 60 * minutes, 'en')).toBe('in 2 weeks');
	});
});

describe('exact times', () => {
	it('are Danish time on the server', () => {
		expect(clockTime(at, 'da')).toBe('14.32');
		expect(dayInWords(at, 'da')).toBe('mandag den 23. november 2026');
		expect(exactTime(at, 'da')).toBe('mandag den 23. november 2026 kl. 14.32');
	});
});
