/**
 * The stretches in which a statement stood away from its marker: from the first revision whose wording differs until
 * the next marker, or until the wording is back. Read from the projection of words, revision by revision: a folded change
 * may begin before the marker and go on after it. Pure; what is remembered is one key for each marked statement.
 */
import { actionFromBlocks, fieldText, type Action } from '../document/read.ts';
import { renderPlainText, renderRichText } from '../document/rich-text.ts';
import {
	actionStatement,
	actionWording,
	parseStatement,
	slotStatement,
	slotWording,
	WORDED_FIELDS,
	type StatementId,
	type Wording
} from '../document/wording.ts';
import type { WordingRevision } from './fold.ts';
import { applyOperation, emptyWords, type Blocks, type Operation, type Words } from './words.ts';

/** Markers set together: the wordings that hold from this point of the timeline on. */
export interface Marking {
	seq: number;
	/** ISO 8601, UTC. */
	at: string;
	by: string | null;
	entries: readonly { statement: StatementId; number: number; wording: Wording }[];
}

/** A point of the timeline, and who brought it. */
export interface Turn {
	seq: number;
	/** ISO 8601, UTC. */
	at: string;
	by: string | null;
}

/** The text of each field of an action that belongs to its wording; of a problem slot, `text` alone. */
export type Fields = Readonly<Record<string, string>>;

export interface Stretch {
	statement: StatementId;
	/** The number of the marker it left, and the wording that held. */
	marker: number;
	before: Wording;
	beforeFields: Fields;
	/** The first revision away from the marker. */
	opened: Turn;
	/** What ended it: a new marker, or the revision that brought the wording back; null while it goes on. */
	end:
		({ kind: 'marker'; number: number; wording: Wording; fields: Fields } & Turn) | ({ kind: 'return' } & Turn) | null;
}

export interface StretchTracker {
	/** Takes the next revision, in order of seq among the markings too. */
	push(revision: Pick<WordingRevision, 'seq' | 'at' | 'participantId' | 'operations'>): void;
	/** Takes the next marking; the wording marked is the wording then. */
	mark(marking: Marking): void;
	/** All stretches so far, in the order in which they opened. */
	readonly stretches: readonly Stretch[];
	/** The wording after the last revision. Not to be changed by the caller. */
	readonly words: Words;
}

interface Held {
	number: number;
	wording: Wording;
	key: string | null;
	/** The blocks of a problem slot as they were; empty for an action. */
	blocks: Blocks;
	fields: Fields;
	open: Stretch | null;
}

/** @returns whether a change of this part of an action is a change of its wording */
export function isWordingField(field: string): boolean {
	return field === 'added' || field === 'removed' || (WORDED_FIELDS as readonly string[]).includes(field);
}

/**
 * @param start where to begin: the wording before everything that is pushed; moved on by the tracker
 */
export function trackStretches(start: Words = emptyWords()): StretchTracker {
	const words = start;
	const held = new Map<string, Held>();
	const stretches: Stretch[] = [];

	function end(marked: Held, how: NonNullable<Stretch['end']>): void {
		if (marked.open) marked.open.end = how;
		marked.open = null;
	}

	return {
		stretches,
		words,
		push({ seq, at, participantId, operations }) {
			for (const operation of operations) applyOperation(words, operation);
			for (const statement of touchedBy(operations)) {
				const marked = held.get(statement);
				if (!marked) continue;
				const isAway =
					hasOtherLetters(blocksOf(words, statement), marked.blocks) || keyOf(words, statement) !== marked.key;
				if (isAway === (marked.open !== null)) continue;
				const turn: Turn = { seq, at: new Date(at).toISOString(), by: participantId };
				if (!isAway) end(marked, { kind: 'return', ...turn });
				else {
					const { number, wording, fields } = marked;
					marked.open = { statement, marker: number, before: wording, beforeFields: fields, opened: turn, end: null };
					stretches.push(marked.open);
				}
			}
		},
		mark({ seq, at, by, entries }) {
			for (const { statement, number, wording } of entries) {
				const fields = fieldsOf(words, statement);
				const marked = held.get(statement);
				if (marked) end(marked, { kind: 'marker', seq, at, by, number, wording, fields });
				held.set(statement, {
					number,
					wording,
					key: keyOf(words, statement),
					blocks: [...blocksOf(words, statement)],
					fields,
					open: null
				});
			}
		}
	};
}

function touchedBy(operations: readonly Operation[]): Set<StatementId> {
	return new Set(
		operations.map((operation) => {
			if (!('place' in operation)) return actionStatement(operation.actionId);
			return 'slot' in operation.place
				? slotStatement(operation.place.slot)
				: actionStatement(operation.place.actionId);
		})
	);
}

function blocksOf(words: Words, statement: StatementId): Blocks {
	const parsed = parseStatement(statement);
	return parsed?.kind === 'slot' ? words.slots[parsed.slot] : [];
}

/**
 * Whether two lists of blocks differ in more than spaces and formatting, and so in their wording. Of a long text this is
 * found out much faster than what it reads as, and it is asked at every keystroke.
 */
function hasOtherLetters(some: Blocks, others: Blocks): boolean {
	const [a, b] = [lettersOf(some), lettersOf(others)];
	for (;;) {
		const letter = a();
		if (letter !== b()) return true;
		if (letter === END) return false;
	}
}

const END = -1;

/** @returns a function that gives one letter after the other, as UTF-16 codes, without spaces and marks; then `END` */
function lettersOf(blocks: Blocks): () => number {
	let block = 0;
	let at = 0;
	return () => {
		for (; block < blocks.length; block += 1, at = 0) {
			const text = blocks[block] as string;
			while (at < text.length) {
				const code = text.charCodeAt(at++);
				if (code > 0x20) return code;
			}
		}
		return END;
	};
}

/** @returns what tells one wording of a statement from another; null for an action that is not there */
function keyOf(words: Words, statement: StatementId): string | null {
	const parsed = parseStatement(statement);
	if (parsed?.kind === 'slot') return renderRichText(words.slots[parsed.slot]).markdown;
	const action = parsed && actionIn(words, parsed.actionId);
	if (!action) return null;
	return JSON.stringify(WORDED_FIELDS.map((field) => (field === 'detail' ? action.detail.markdown : action[field])));
}

/** @returns the text of each part of a statement as it stands; none for an action that is not there */
export function fieldsOf(words: Words, statement: StatementId): Fields {
	const parsed = parseStatement(statement);
	if (parsed?.kind === 'slot') return { text: renderPlainText(words.slots[parsed.slot]) };
	const action = parsed && actionIn(words, parsed.actionId);
	return action ? Object.fromEntries(WORDED_FIELDS.map((field) => [field, fieldText(action, field)])) : {};
}

/** @returns a statement's wording as it stands; null for an action that is not there */
export function wordingIn(words: Words, statement: StatementId): Wording | null {
	const parsed = parseStatement(statement);
	if (parsed?.kind === 'slot') return slotWording(renderRichText(words.slots[parsed.slot]));
	const action = parsed && actionIn(words, parsed.actionId);
	return action ? actionWording(action) : null;
}

function actionIn(words: Words, actionId: string): Action | null {
	const fields = words.actions.get(actionId);
	return fields ? actionFromBlocks(actionId, (field) => fields[field] ?? []) : null;
}
