/**
 * Changes in the form in which they are kept: a wording is told by what differs from the one before it. Two people who write
 * in the same long statement make many changes, and each holds that statement twice.
 */
import type { Change, Statement } from './types.ts';

/** `before` is left out where the change goes on from the last one of its statement in the same list. */
export type KeptChange = Omit<Change, 'before' | 'after'> & { before?: string; after: Edit };

/** How much of `before` stands at the start and at the end of `after`, and what stands between. */
type Edit = readonly [start: number, end: number, between: string];

/** @param changes in order @returns the same for `unpackChanges` to read; it can be written as JSON */
export function packChanges(changes: readonly Change[]): KeptChange[] {
	const last = new Map<string, string>();
	return changes.map(({ before, after, ...rest }) => {
		const goesOn = last.get(textKey(rest.statement)) === before;
		last.set(textKey(rest.statement), after);
		return { ...rest, ...(goesOn ? {} : { before }), after: editOf(before, after) };
	});
}

/** @returns the changes that `packChanges` was given */
export function unpackChanges(kept: readonly KeptChange[]): Change[] {
	const last = new Map<string, string>();
	return kept.map(({ statement, before: own, after: [start, end, between], ...rest }) => {
		const before = own ?? last.get(textKey(statement)) ?? '';
		const after = before.slice(0, start) + between + before.slice(before.length - end);
		last.set(textKey(statement), after);
		return { statement, before, after, ...rest };
	});
}

function editOf(before: string, after: string): Edit {
	const most = Math.min(before.length, after.length);
	let start = 0;
	while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
	let end = 0;
	while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
		end += 1;
	return [start, end, after.slice(start, after.length - end)];
}

/** @returns what tells a text from all others: the slot, or the action and its field */
export function textKey(statement: Statement): string {
	return statement.kind === 'slot' ? statement.slot : `${statement.actionId}\n${statement.field}`;
}
