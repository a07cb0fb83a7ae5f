/** The difference of two wordings, to the word, short enough to read. */
import { diffWordsWithSpace } from 'diff';
import type { Segment } from '../history/types.ts';
import type { Speech } from './language.ts';
import type { SummaryChange, ValueField } from './types.ts';

export type RedlinePart = Pick<Segment, 'op' | 'text'>;

/** More differences than this are no longer a redline: then the whole wording was replaced. */
const MOST_DIFFERENCES = 40;

/** How many characters of unchanged text are kept on each side of a difference. */
const CONTEXT = 60;

/** The fields whose value is picked, not written: they are told whole. */
const PICKED_FIELDS: ReadonlySet<ValueField> = new Set(['due', 'status', 'novelty']);

/** @returns the parts in order: `same` and `removed` together are `before`, `same` and `added` together `after` */
export function redline(before: string, after: string): RedlinePart[] {
	// Most changes touch one place: what is the same around it needs no search.
	const head = sharedWords(before, after);
	const tail = sharedWordsAtEnd(before.slice(head), after.slice(head));
	const removed = before.slice(head, before.length - tail);
	const added = after.slice(head, after.length - tail);
	const parts =
		removed === '' || added === '' ? null : diffWordsWithSpace(removed, added, { maxEditLength: MOST_DIFFERENCES });
	const middle: RedlinePart[] = parts?.map(({ added: isAdded, removed: isRemoved, value }) => ({
		op: isAdded ? 'added' : isRemoved ? 'removed' : 'same',
		text: value
	})) ?? [
		{ op: 'removed', text: removed },
		{ op: 'added', text: added }
	];
	return joined([
		{ op: 'same', text: before.slice(0, head) },
		...middle,
		{ op: 'same', text: before.slice(before.length - tail) }
	]);
}

/** @returns how many characters both begin with, up to the end of a word */
function sharedWords(one: string, other: string): number {
	const most = Math.min(one.length, other.length);
	let shared = 0;
	while (shared < most && one.charCodeAt(shared) === other.charCodeAt(shared)) shared += 1;
	if (shared === one.length && shared === other.length) return shared;
	while (shared > 0 && !/\s/.test(one.charAt(shared - 1))) shared -= 1;
	return shared;
}

/** @returns how many characters both end with, from the beginning of a word */
function sharedWordsAtEnd(one: string, other: string): number {
	const most = Math.min(one.length, other.length);
	let shared = 0;
	while (shared < most && one.charCodeAt(one.length - 1 - shared) === other.charCodeAt(other.length - 1 - shared)) {
		shared += 1;
	}
	if (shared === one.length && shared === other.length) return shared;
	while (shared > 0 && !/\s/.test(one.charAt(one.length - shared))) shared -= 1;
	return shared;
}

/** Parts of the same kind that follow each other are one. */
function joined(parts: readonly RedlinePart[]): RedlinePart[] {
	const told: RedlinePart[] = [];
	for (const { op, text } of parts) {
		const last = told.at(-1);
		if (text === '') continue;
		if (last?.op === op) last.text += text;
		else told.push({ op, text });
	}
	return told;
}

/** @returns the same redline with long unchanged stretches cut to the words around each difference */
export function shortened(parts: readonly RedlinePart[]): RedlinePart[] {
	return parts.map((part, index) => {
		if (part.op !== 'same') return part;
		const head = index === 0 ? '' : firstWords(part.text);
		const tail = index === parts.length - 1 ? '' : lastWords(part.text);
		return head.length + tail.length + 1 >= part.text.length ? part : { op: 'same', text: `${head}…${tail}` };
	});
}

/** @returns the two wordings of a redline */
export function sides(parts: readonly RedlinePart[]): { before: string; after: string } {
	const without = (op: RedlinePart['op']) =>
		parts
			.filter((part) => part.op !== op)
			.map((part) => part.text)
			.join('');
	return { before: without('added'), after: without('removed') };
}

/** @returns the redline of a change of running text, shortened; null for a change of another kind */
export function textRedline(change: SummaryChange): RedlinePart[] | null {
	return isText(change) ? shortened(redline(change.before, change.after)) : null;
}

function isText(change: SummaryChange): change is Extract<SummaryChange, { kind: 'slot' | 'field' }> {
	return change.kind === 'slot' || (change.kind === 'field' && !PICKED_FIELDS.has(change.field));
}

/** @returns the text that a change wrote where nothing stood before; null for any other change */
export function firstWording(change: SummaryChange): string | null {
	return isText(change) && change.before.trim() === '' ? change.after : null;
}

/** @returns both wordings as a reader would say them, text cut to what differs; null for an action that came or went */
export function beforeAndAfter(change: SummaryChange, speech: Speech): { before: string; after: string } | null {
	switch (change.kind) {
		case 'slot':
			return sides(textRedline(change) ?? []);
		case 'field': {
			const parts = textRedline(change);
			const said = (value: string) => speech.value(change.field, value);
			return parts ? sides(parts) : { before: said(change.before), after: said(change.after) };
		}
		case 'people':
			return { before: speech.people(change.before), after: speech.people(change.after) };
		case 'added':
		case 'removed':
			return null;
	}
}

/** @returns both wordings whole, as a reader would say them; '' for what was not there */
export function wholeBeforeAndAfter(change: SummaryChange, speech: Speech): { before: string; after: string } {
	switch (change.kind) {
		case 'slot':
			return { before: change.before, after: change.after };
		case 'field':
			return {
				before: speech.value(change.field, change.before),
				after: speech.value(change.field, change.after)
			};
		case 'people':
			return { before: speech.people(change.before), after: speech.people(change.after) };
		case 'added':
			return { before: '', after: change.action };
		case 'removed':
			return { before: change.action, after: '' };
	}
}

function firstWords(text: string): string {
	if (text.length <= CONTEXT) return text;
	const cut = text.slice(0, CONTEXT);
	const space = cut.search(/\s\S*$/);
	return `${space > 0 ? cut.slice(0, space) : wholeCharacters(cut)} `;
}

function lastWords(text: string): string {
	if (text.length <= CONTEXT) return text;
	const cut = text.slice(-CONTEXT);
	const space = cut.search(/\s/);
	return ` ${space >= 0 && space < CONTEXT - 1 ? cut.slice(space + 1) : wholeCharacters(cut)}`;
}

/** A cut can fall inside a surrogate pair. */
function wholeCharacters(text: string): string {
	return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
