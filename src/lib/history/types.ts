/** The words of history: differences and readable changes, as the API gives them. */
import type { ActionField, ProblemSlot } from '../document/shape.ts';

/** One stored change, as the log gives it: the part of it that history reads. */
export interface HistoryRevision {
	seq: number;
	/** Unix time in milliseconds. */
	at: number;
	/** Who brought it; null for the system. */
	participantId: string | null;
	/** The kind of document it belongs to; history in words reads `negotiation` and passes over the rest. */
	document: string;
	/** A Yjs update (v1). */
	update: Uint8Array;
}

/** A piece of wording that can be agreed on: a problem slot, or an action (with the field that changed). */
export type Statement =
	{ kind: 'slot'; slot: ProblemSlot } | { kind: 'action'; actionId: string; field: ActionField | 'added' | 'removed' };

/** Revisions of one statement by one person close in time, folded into one readable before → after. */
export interface Change {
	statement: Statement;
	/** The wording before the first and after the last of the revisions; for an added or removed action its title. */
	before: string;
	after: string;
	participantId: string | null;
	/** The first and last revision it covers. */
	fromSeq: number;
	toSeq: number;
	/** When the first and the last revision came; ISO 8601, UTC. */
	from: string;
	to: string;
	/** The action's title after the change, to name it by. */
	title?: string;
	reason?: string;
	/** It brings back the wording of this earlier revision. */
	restoredFrom?: number;
}

export interface Segment {
	op: 'same' | 'added' | 'removed';
	text: string;
	/** Who added or removed it. */
	participantId?: string | null;
}

export interface FieldDifference {
	field: ActionField;
	before: string;
	after: string;
	participantId: string | null;
	/** When it got its present value; ISO 8601, UTC. */
	at: string;
}

export interface ActionDifference {
	actionId: string;
	kind: 'added' | 'removed' | 'changed';
	/** The action's title at the later moment (at the earlier, when it was removed). */
	title: string;
	fields: FieldDifference[];
}

/** What differs between two moments. Slots that read the same are left out. */
export interface Difference {
	from: number;
	to: number;
	problem: { slot: ProblemSlot; segments: Segment[] }[];
	plan: ActionDifference[];
}

/** How much each statement changed over time, in equal stretches of it. */
export interface Activity {
	/** When the first change began and the last one ended; null without changes. ISO 8601, UTC. */
	from: string | null;
	to: string | null;
	/** For each stretch the last revision of any change that ended in it or before. */
	seqs: number[];
	/** For each statement that ever changed, how many changes began in each stretch. */
	statements: { kind: 'slot' | 'action'; id: string; title: string; counts: number[] }[];
}
