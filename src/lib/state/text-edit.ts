/** The arithmetic of one person's edit in a plain text field while others edit the same text. Pure. */

/** Replaces `remove` characters at `index` by `insert`. In UTF-16 units, as Yjs and text fields count. */
export interface TextEdit {
	index: number;
	remove: number;
	insert: string;
}

/** One step of a Yjs text change: keep, add or remove so many characters. */
export interface DeltaStep {
	retain?: number;
	insert?: unknown;
	delete?: number;
}

/**
 * The smallest single edit between two wordings.
 * @param caret where the caret stands after the edit: it tells which of several equal letters was typed
 * @returns null when nothing differs
 */
export function smallestEdit(before: string, after: string, caret: number): TextEdit | null {
	if (before === after) return null;
	const tail = after.length - caret;
	// What stands after the caret was most likely not touched.
	const suffixLimit = Math.min(before.length, after.length);
	let suffix = 0;
	while (suffix < suffixLimit && suffix < tail && sameFromEnd(before, after, suffix)) suffix += 1;
	let prefix = 0;
	const prefixLimit = Math.min(before.length, after.length) - suffix;
	while (prefix < prefixLimit && before[prefix] === after[prefix]) prefix += 1;
	while (suffix < Math.min(before.length, after.length) - prefix && sameFromEnd(before, after, suffix)) suffix += 1;
	// A surrogate pair is one letter: an edit never starts or ends inside one.
	if (prefix > 0 && isHighSurrogate(before, prefix - 1)) prefix -= 1;
	if (suffix > 0 && isLowSurrogate(before, before.length - suffix)) suffix -= 1;
	return {
		index: prefix,
		remove: before.length - prefix - suffix,
		insert: after.slice(prefix, after.length - suffix)
	};
}

/**
 * Where a position ends up after somebody else's change.
 * @param stays whether text inserted exactly there leaves the position before it (a caret does; text then grows after it)
 */
export function mapIndex(index: number, delta: readonly DeltaStep[], stays = true): number {
	let at = 0;
	let mapped = index;
	for (const step of delta) {
		if (at > mapped) break;
		if (step.retain !== undefined) {
			at += step.retain;
		} else if (step.delete !== undefined) {
			mapped -= Math.max(0, Math.min(mapped - at, step.delete));
		} else {
			const length = typeof step.insert === 'string' ? step.insert.length : 1;
			if (at < mapped || (at === mapped && !stays)) mapped += length;
			at += length;
		}
	}
	return mapped;
}

/** Brings an edit of an older wording to where it belongs after others' changes. */
export function mapEdit(edit: TextEdit, deltas: readonly (readonly DeltaStep[])[]): TextEdit {
	let start = edit.index;
	let end = edit.index + edit.remove;
	for (const delta of deltas) {
		start = mapIndex(start, delta);
		end = mapIndex(end, delta);
	}
	return { index: start, remove: Math.max(0, end - start), insert: edit.insert };
}

function sameFromEnd(before: string, after: string, suffix: number): boolean {
	return before[before.length - 1 - suffix] === after[after.length - 1 - suffix];
}

function isHighSurrogate(text: string, index: number): boolean {
	const unit = text.charCodeAt(index);
	return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(text: string, index: number): boolean {
	const unit = text.charCodeAt(index);
	return unit >= 0xdc00 && unit <= 0xdfff;
}
