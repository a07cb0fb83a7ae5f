import { describe, expect, test } from 'vitest';
import { joinAgreed, labelsThatFit, lanePath, sumLanes } from './drawing';

describe('a lane', () => {
	test('has a mark in the middle of each column where something changed, longer where more did', () => {
		expect(lanePath([0, 1, 0, 3, 9])).toBe('M1.5 11.99v0.02M3.5 8.5v7M4.5 4.5v15');
		expect(lanePath([0, 0])).toBe('');
	});

	test('of all statements has the sum of theirs', () => {
		expect(sumLanes([{ counts: [1, 0] }, { counts: [2, 3] }], 2)).toEqual([3, 3]);
		expect(sumLanes([], 2)).toEqual([0, 0]);
	});
});

describe('what is agreed on several lanes', () => {
	test('is drawn once where it is the same, and stretches that touch are one', () => {
		const lanes = [
			{ stones: [4, 7], away: [{ from: 5, to: 6 }] },
			{
				stones: [2, 4],
				away: [
					{ from: 1, to: 1 },
					{ from: 7, to: 9 }
				]
			}
		];
		expect(joinAgreed(lanes)).toEqual({
			stones: [2, 4, 7],
			away: [
				{ from: 1, to: 1 },
				{ from: 5, to: 9 }
			]
		});
	});
});

describe('the labels of the axis', () => {
	test('give way to those after them where there is no room for both', () => {
		expect(labelsThatFit([0, 0.1, 0.5, 0.55], 0.2)).toEqual([false, true, false, true]);
		expect(labelsThatFit([0, 0.95], 0.2)).toEqual([true, true]);
	});
});
