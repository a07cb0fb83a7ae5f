import { expect, it } from 'vitest';
import { turns } from './turns.ts';

/** A page that answers when the test says so. */
function page() {
	const later: (() => void)[] = [];
	return { take: turns((run) => later.push(run)), answer: () => later.shift()?.() };
}

it('lets the first act at once, and the others one by one, in the order in which they came', () => {
	const { take, answer } = page();
	const acted: string[] = [];
	for (const name of ['alice', 'bob', 'carol']) take(() => acted.push(name));
	expect(acted).toEqual(['alice']);
	answer();
	expect(acted).toEqual(['alice', 'bob']);
	answer();
	expect(acted).toEqual(['alice', 'bob', 'carol']);
	answer();
	take(() => acted.push('dave'));
	expect(acted).toEqual(['alice', 'bob', 'carol', 'dave']);
});

it('passes over a turn that was given up', () => {
	const { take, answer } = page();
	const acted: string[] = [];
	take(() => acted.push('alice'));
	const giveUp = take(() => acted.push('bob'));
	take(() => acted.push('carol'));
	giveUp();
	answer();
	expect(acted).toEqual(['alice', 'carol']);
});

it('lets the next act although one has failed', () => {
	const { take, answer } = page();
	const acted: string[] = [];
	take(() => acted.push('alice'));
	take(() => {
		throw new Error('no editor');
	});
	take(() => acted.push('carol'));
	expect(answer).toThrow('no editor');
	answer();
	expect(acted).toEqual(['alice', 'carol']);
});
