/** The trail as a reader walks it: from change to change, each told in the way that fits it. */
import type { ActionField } from '../document/shape.ts';
import { tellStep, type BoardStep, type ToldStep } from './board-steps.ts';
import { compareWording } from './segments.ts';
import type { Change, Segment, Statement } from './types.ts';

/** What the board's changes are filtered by, in the place of a statement. */
export const BOARD_FILTER = 'board';

/** Which changes to show; null for all. `statementId` is a slot, an action's id or `board`; a party stands for its people. */
export interface TrailFilter {
	statementId: string | null;
	participantId: string | null;
	partyId: string | null;
	meetingId: string | null;
}

/** A part of a redline; a gap stands for text that stayed and is left out. */
export type RedlinePart = Segment | { op: 'gap' };

/** How a change is told. */
export type Told =
	| { kind: 'added' | 'removed' }
	| { kind: 'moved'; direction: 'up' | 'down' }
	/** A value that was picked: a person, a date, a state. */
	| { kind: 'picked'; field: ActionField; before: string; after: string }
	/** Wording that was written; `whole` where `excerpt` leaves something out. */
	| { kind: 'written'; excerpt: RedlinePart[]; whole: Segment[] | null };

/** The changes on either side of a moment, by the seq after which to look. */
export interface Neighbours {
	previous: number | null;
	next: number | null;
	/** The changes that ended at the moment itself, and what ended there on the board. */
	here: Change[];
	board: ToldStep[];
	/** How many moments the trail has, and which one this is or comes after, from 1; 0 before the first. */
	position: number;
	count: number;
}

/** How much unchanged text is shown on either side of a change, in characters. */
const CONTEXT = 90;

const PICKED = [
	'responsible',
	'contributors',
	'due',
	'status',
	'novelty',
	'answers',
	'dependsOn'
] as const satisfies ActionField[];

/** @returns what a statement is filtered by: the slot, or the action whatever its field */
export function statementId(statement: Statement): string {
	return statement.kind === 'slot' ? statement.slot : statement.actionId;
}

/** @param seq any moment of the timeline, also one between changes */
export function neighboursOf(changes: readonly Change[], seq: number, board: readonly BoardStep[] = []): Neighbours {
	const moments = momentsOf(changes, board);
	return {
		previous: moments.findLast((moment) => moment < seq) ?? null,
		next: moments.find((moment) => moment > seq) ?? null,
		here: changes.filter(({ toSeq }) => toSeq === seq),
		board: board.filter(({ toSeq }) => toSeq === seq).map(tellStep),
		position: moments.filter((moment) => moment <= seq).length,
		count: moments.length
	};
}

/** @returns the revisions at which a change, or a step on the board, ended; rising */
export function momentsOf(changes: readonly Change[], board: readonly BoardStep[]): number[] {
	return [...new Set([...changes, ...board].map(({ toSeq }) => toSeq))].sort((a, b) => a - b);
}

/** @returns how many of some revisions, rising, are not after a seq */
export function countUpTo(seqs: readonly number[], seq: number): number {
	let [low, high] = [0, seqs.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((seqs[middle] as number) <= seq) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** @returns whether a statement is text that people write: not that an action came or went, its place, or a value that is picked */
export function isWritten(statement: Statement): boolean {
	if (statement.kind === 'slot') return true;
	return !(['added', 'removed', 'order', ...PICKED] as readonly string[]).includes(statement.field);
}

/** @returns the change in the form a reader sees it in */
export function tellChange({ statement, before, after }: Change): Told {
	if (statement.kind === 'slot') return tellWording(before, after);
	const { field } = statement;
	if (field === 'added' || field === 'removed') return { kind: field };
	return tellField(field, before, after);
}

/** @returns a change of one field of an action in the form a reader sees it in */
export function tellField(field: ActionField, before: string, after: string): Told {
	// Order is a fractional index: a smaller one stands higher up.
	if (field === 'order') return { kind: 'moved', direction: after < before ? 'up' : 'down' };
	if ((PICKED as readonly string[]).includes(field)) return { kind: 'picked', field, before, after };
	return tellWording(before, after);
}

/** @returns a change of wording in the form a reader sees it in */
export function tellWording(before: string, after: string): Told {
	const whole = compareWording(before, after);
	const excerpt = excerptOf(whole);
	return { kind: 'written', excerpt, whole: excerpt.some(({ op }) => op === 'gap') ? whole : null };
}

/** @returns the changes with some text around each, so that a long wording can be taken in at a glance */
export function excerptOf(segments: readonly Segment[]): RedlinePart[] {
	return segments.flatMap((segment, index): RedlinePart[] => {
		const { op, text } = segment;
		if (op !== 'same') return [segment];
		const head = index === 0 ? '' : headOf(text);
		const tail = index === segments.length - 1 ? '' : tailOf(text);
		// Leaving out a few words saves nobody any reading.
		if (head.length + tail.length + CONTEXT / 2 >= text.length) return [segment];
		const parts: RedlinePart[] = [{ op, text: head }, { op: 'gap' }, { op, text: tail }];
		return parts.filter((part) => part.op === 'gap' || part.text !== '');
	});
}

/** Whole words from the beginning. */
function headOf(text: string): string {
	const cut = text.slice(0, CONTEXT);
	return cut.length === text.length ? text : cut.replace(/\S+$/, '');
}

/** Whole words from the end. */
function tailOf(text: string): string {
	const cut = text.slice(-CONTEXT);
	return cut.length === text.length ? text : cut.replace(/^\S+/, '');
}
