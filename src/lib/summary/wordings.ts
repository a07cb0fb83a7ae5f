/** A change in words: what stood before and what stands now, with what differs marked. */
import { facts, ours, theirs, type Block, type Inline } from './blocks.ts';
import type { Speech } from './language.ts';
import { beforeAndAfter, firstWording, redline, shortened, textRedline, type RedlinePart } from './redline.ts';
import type { SummaryChange } from './types.ts';

/** @returns both wordings of a change as facts; none for an action that came or went */
export function changeWordings(change: SummaryChange, speech: Speech): Block[] {
	const { words } = speech;
	const first = firstWording(change);
	if (first !== null) return facts([[words.written, [theirs(first)]]]);
	const parts = textRedline(change);
	if (parts) return beforeAndNow(parts, speech);
	const wordings = beforeAndAfter(change, speech);
	if (!wordings) return [];
	return facts([
		[words.before, [ours(wordings.before || words.nothing, { op: 'removed' })]],
		[words.now, [ours(wordings.after || words.nothing, { op: 'added' })]]
	]);
}

/** @returns two whole wordings, marked where they differ */
export function wholeWordings(before: string, now: string, speech: Speech): Block[] {
	return beforeAndNow(redline(before, now), speech);
}

/** @returns two wordings, marked where they differ and cut to the words around it */
export function shortWordings(before: string, now: string, speech: Speech): Block[] {
	return beforeAndNow(shortened(redline(before, now)), speech);
}

function beforeAndNow(parts: readonly RedlinePart[], { words }: Speech): Block[] {
	const side = (op: 'added' | 'removed'): Inline[] => {
		const shown = parts.filter((part) => part.op === 'same' || part.op === op);
		if (shown.every((part) => part.text.trim() === '')) return [ours(words.nothing)];
		return shown.map((part) => theirs(part.text, part.op === 'same' ? {} : { op }));
	};
	return facts([
		[words.before, side('removed')],
		[words.now, side('added')]
	]);
}
