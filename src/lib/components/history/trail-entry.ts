import type { ActionField } from '$lib/document/shape';
import type { StatementId } from '$lib/document/wording';
import type { BoardChange, BoardDeed } from '$lib/history/board-history';
import type { RenegotiationTold } from '$lib/history/renegotiation-page';
import type { SaidFact } from '$lib/history/said';
import type { Told } from '$lib/history/trail';
import type { Statement } from '$lib/history/types';
import type { Standing, Tally } from '$lib/workshop/standing';

interface Time {
	/** ISO 8601, UTC. */
	at: string;
	/** The time of day in words. */
	clock: string;
}

/** A change, ready to be shown in the trail. */
export interface TrailEntry {
	kind: 'change';
	/** Unique in the trail. */
	key: string;
	statement: Statement;
	/** The action's title, where it is an action's. */
	title: string;
	/** Null for the system. Whoever began, where several wrote by turns. */
	participantId: string | null;
	/** The others who wrote by turns, in the order in which they began. */
	alsoBy: readonly (string | null)[];
	/** Look right after this one to see the wording before it, and after this one to see the wording it left. */
	before: number;
	seq: number;
	from: Time;
	to: Time;
	told: Told;
	/** The earlier moment whose wording it brought back; without a time it is the beginning. */
	restored: { seq: number; time: string | null } | null;
	/** The title of the meeting it began in; null between meetings. */
	meeting: string | null;
	/** The renegotiation it is part of. */
	within: { marker: number; openedSeq: number; reason?: string } | null;
}

/** Something said or decided, ready to be shown in the trail. */
export interface SaidEntry {
	kind: 'said';
	/** Unique in the trail. */
	key: string;
	/** One fact; or stances on the same wording that followed each other, oldest first. */
	facts: readonly [SaidFact, ...SaidFact[]];
	/** Look right after this one to see the wording it was said of. */
	seq: number;
	from: Time;
	to: Time;
	meeting: string | null;
}

/** What somebody did on the board in one go, ready to be shown. */
export interface BoardEntry {
	kind: 'board';
	/** Unique in the trail. */
	key: string;
	deed: BoardDeed;
	participantId: string | null;
	/** The first of its things, what all of them are (null for several kinds), and how many there are. */
	things: readonly Pick<BoardChange, 'id' | 'what' | 'before' | 'after'>[];
	what: BoardChange['what'] | null;
	count: number;
	/** Look right after this one to see the board before it, and after this one to see what it left. */
	before: number;
	seq: number;
	from: Time;
	to: Time;
	restored: TrailEntry['restored'];
	meeting: string | null;
}

/** A renegotiation, ready to be shown. */
export interface RenegotiationEntry extends Omit<
	RenegotiationTold,
	'before' | 'now' | 'beforeMarkdown' | 'nowMarkdown' | 'fields'
> {
	key: string;
	statement: StatementId;
	/** When, in words. */
	openedTime: string;
	closedTime: string | null;
	/** The title of the meeting it was opened, or ended, in; null between meetings. */
	openedMeeting: string | null;
	closedMeeting: string | null;
	/** From the marker to the outcome: of a slot one piece of wording, of an action each field; none where only the form differs. */
	told: { field: ActionField | null; told: Told }[];
	isGone: boolean;
	/** How many who took part by then had not answered. */
	silentBefore: number;
	silentAfter: number;
}

/** Where a statement stood at a moment. */
export interface StoodThen {
	state: Standing;
	/** The number of its newest marker. */
	marker: number | null;
	/** Of what people had answered to just that wording. */
	tally: Tally;
}
