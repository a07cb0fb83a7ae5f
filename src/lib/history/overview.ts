/**
 * The trail seen from above: its moments in order, gathered into so many columns, with the days they fall on. A moment is
 * where a change ended. Each takes the same room, so that a meeting of two hours is not a point between two empty months.
 */
import type { StatementId } from '../document/wording.ts';
import { isDuring, statementOf, type Meeting } from './renegotiation.ts';
import type { BoardStep } from './board-steps.ts';
import { BOARD_FILTER, countUpTo, momentsOf, neighboursOf, statementId, type Neighbours } from './trail.ts';
import type { Change } from './types.ts';

/** A day on which something changed. */
export interface TrailDay {
	/** When its first change ended; ISO 8601, UTC. */
	at: string;
	/** The places of its first and last moment, from 1. */
	first: number;
	last: number;
	/** The revisions to look right after, to see the wording before the day and at its end. */
	before: number;
	after: number;
}

export interface TrailLane {
	kind: 'slot' | 'action' | 'board';
	id: string;
	/** An action's latest title. */
	title: string;
	/** How many changes ended in each column. */
	counts: number[];
	/** The columns after whose changes a marker was set, rising. */
	stones: number[];
	/** The columns, first and last, in which it was under renegotiation; rising, none touching another. */
	away: { from: number; to: number }[];
}

/** What was agreed on the way, by the revisions it came with. */
export interface TrailMarks {
	stones: readonly { statement: StatementId; seq: number }[];
	/** `to` is null while it goes on. */
	stretches: readonly { statement: StatementId; from: number; to: number | null }[];
	meetings: readonly Meeting[];
}

const NO_MARKS: TrailMarks = { stones: [], stretches: [], meetings: [] };

export interface TrailOverview {
	/** How many moments there are. */
	count: number;
	/** The last moment's place in each column, from 1, and when it was; ISO 8601, UTC. */
	columns: { position: number; at: string }[];
	days: TrailDay[];
	/** Every statement that ever changed, and the board, in the order of their first change; the counts are of what is asked for. */
	lanes: TrailLane[];
	/** Everybody who changed something. */
	authors: string[];
	/** The meetings, by the places of the last moment before each and the last one in it. */
	meetings: { id: string; title: string; from: number; to: number }[];
}

export interface OverviewQuery {
	/** At most so many columns, at least 1. */
	columns: number;
	/** The time zone that days are told in, as in `Europe/Copenhagen`. */
	zone: string;
	/** Count only changes of these statements: slot names and action ids. */
	statements?: readonly string[];
	/** Count only changes by these participants. */
	participantIds?: readonly string[];
	/** Count only changes during this meeting. */
	meeting?: Meeting;
}

/** A moment of the trail, and the way on from it. */
export type TrailMoment = Neighbours & { seq: number };

/** Which moment: by a revision, or by its place from 1 (0 is before the first change). */
export type MomentWanted = { seq: number } | { position: number };

const QUARTER_MS = 15 * 60_000;

/**
 * @param changes in any order
 * @param board what happened on the board
 * @param marks what was agreed on the way
 */
export function overviewOf(
	changes: readonly Change[],
	query: OverviewQuery,
	board: readonly BoardStep[] = [],
	marks: TrailMarks = NO_MARKS
): TrailOverview {
	const inOrder = [...changes, ...board].sort((a, b) => a.toSeq - b.toSeq);
	const moments = momentsOf(changes, board);
	const count = moments.length;
	const size = Math.min(count, query.columns);
	const columns: TrailOverview['columns'] = [];
	const days: TrailDay[] = [];
	const lanes = new Map<string, TrailLane>();
	const dayOf = dayNamer(query.zone);
	let day = '';
	let position = 0;
	let seq = 0;
	for (const change of inOrder) {
		if (change.toSeq !== seq) position += 1;
		seq = change.toSeq;
		const column = Math.floor(((position - 1) * size) / count);
		columns[column] = { position, at: change.to };
		const itsDay = dayOf(change.to);
		if (itsDay !== day)
			days.push({ at: change.to, first: position, last: position, before: change.fromSeq - 1, after: seq });
		day = itsDay;
		const latest = days.at(-1) as TrailDay;
		latest.last = position;
		latest.after = seq;
		latest.before = Math.min(latest.before, change.fromSeq - 1);
		const lane = laneOf(lanes, change, size);
		if ('things' in change ? isStepWanted(change, query) : isWanted(change, query))
			lane.counts[column] = (lane.counts[column] ?? 0) + 1;
	}
	const authors = [...new Set([...changes, ...board].map(({ participantId }) => participantId))].filter(
		(id) => id !== null
	);
	drawMarks(lanes, marks, { moments, size });
	const meetings = marks.meetings.map(({ id, title, from, to }) => ({
		id,
		title,
		from: countUpTo(moments, from),
		to: to === null ? count : countUpTo(moments, to)
	}));
	return { count, columns, days, lanes: [...lanes.values()], authors, meetings };
}

function drawMarks(
	lanes: ReadonlyMap<string, TrailLane>,
	{ stones, stretches }: TrailMarks,
	{ moments, size }: { moments: readonly number[]; size: number }
): void {
	const columnOf = (place: number) =>
		Math.floor(((Math.min(Math.max(place, 1), moments.length) - 1) * size) / moments.length);
	for (const { statement, seq } of stones) {
		const lane = lanes.get(statement);
		const column = columnOf(countUpTo(moments, seq));
		if (lane && lane.stones.at(-1) !== column) lane.stones.push(column);
	}
	for (const { statement, from, to } of stretches) {
		const lane = lanes.get(statement);
		if (!lane) continue;
		const first = columnOf(countUpTo(moments, from - 1) + 1);
		const last = to === null ? size - 1 : Math.max(first, columnOf(countUpTo(moments, to)));
		const before = lane.away.at(-1);
		if (before && first <= before.to + 1) before.to = Math.max(before.to, last);
		else lane.away.push({ from: first, to: last });
	}
}

function laneOf(lanes: Map<string, TrailLane>, change: Change | BoardStep, columns: number): TrailLane {
	const isBoard = 'things' in change;
	const key = isBoard ? BOARD_FILTER : statementOf(change);
	const lane = lanes.get(key) ?? {
		kind: isBoard ? 'board' : change.statement.kind,
		id: isBoard ? BOARD_FILTER : statementId(change.statement),
		title: '',
		counts: new Array<number>(columns).fill(0),
		stones: [],
		away: []
	};
	lanes.set(key, lane);
	if (!isBoard) lane.title = change.title ?? lane.title;
	return lane;
}

/** @returns whether a change is of what is asked for */
export function isWanted(
	{ statement, participantId, fromSeq, toSeq }: Change,
	{ statements, participantIds, meeting }: Pick<OverviewQuery, 'statements' | 'participantIds' | 'meeting'>
): boolean {
	return (
		(!meeting || isDuring(meeting, fromSeq, toSeq)) &&
		(!statements || statements.includes(statementId(statement))) &&
		(!participantIds || (participantId !== null && participantIds.includes(participantId)))
	);
}

/** @returns whether what happened on the board is of what is asked for */
export function isStepWanted(
	{ participantId, fromSeq, toSeq }: BoardStep,
	{ statements, participantIds, meeting }: Pick<OverviewQuery, 'statements' | 'participantIds' | 'meeting'>
): boolean {
	return (
		(!meeting || isDuring(meeting, fromSeq, toSeq)) &&
		(!statements || statements.includes(BOARD_FILTER)) &&
		(!participantIds || (participantId !== null && participantIds.includes(participantId)))
	);
}

/** Asking for a day in words is slow; whatever the zone, a quarter of an hour lies on one day. */
function dayNamer(zone: string): (at: string) => string {
	const format = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: zone });
	const known = new Map<number, string>();
	return (at) => {
		const quarter = Math.floor(Date.parse(at) / QUARTER_MS);
		const day = known.get(quarter) ?? format.format(quarter * QUARTER_MS);
		known.set(quarter, day);
		return day;
	};
}

/**
 * @param changes in any order
 * @param board what happened on the board
 * @returns the moment, with the changes that ended there; a place outside the trail is its nearest end
 */
export function momentOf(
	changes: readonly Change[],
	wanted: MomentWanted,
	board: readonly BoardStep[] = []
): TrailMoment {
	if ('seq' in wanted) return { seq: wanted.seq, ...neighboursOf(changes, wanted.seq, board) };
	const seqs = momentsOf(changes, board);
	const seq = wanted.position < 1 ? 0 : (seqs[Math.min(wanted.position, seqs.length) - 1] ?? 0);
	return { seq, ...neighboursOf(changes, seq, board) };
}
