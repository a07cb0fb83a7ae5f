import { describe, expect, it } from 'vitest';
import { clockTime, dayInWords, exactTime, meetingTime, relativeTime } from './moment.ts';

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

describe('meetingTime', () => {
	it('says the time that was said, whatever zone it is read in', () => {
		expect(meetingTime('2027-01-14T19:00', 'da')).toBe('torsdag den 14. januar 2027 kl. 19.00');
		expect(meetingTime('2027-07-01T00:30', 'en')).toBe('Thursday, July 1, 2027 at 12:30 AM');
	});

	it('says no time of a day alone', () => {
		expect(meetingTime('2027-01-14', 'da')).toBe('torsdag den 14. januar 2027');
	});

	it('takes a moment as one', () => {
		expect(meetingTime(at, 'da')).toBe(exactTime(at, 'da'));
	});
});
