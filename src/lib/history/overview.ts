/**
 * The trail seen from above: its moments in order, gathered into so many columns, with the days they fall on. A moment is
 * where a change ended. Each takes the same room, so that a meeting of two hours is not a point between two empty months.
 */
import { neighboursOf, statementId, type Neighbours } from './trail.ts';
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
	kind: 'slot' | 'action';
	id: string;
	/** An action's latest title. */
	title: string;
	/** How many changes ended in each column. */
	counts: number[];
}

export interface TrailOverview {
	/** How many moments there are. */
	count: number;
	/** The last moment's place in each column, from 1, and when it was; ISO 8601, UTC. */
	columns: { position: number; at: string }[];
	days: TrailDay[];
	/** Every statement that ever changed, in the order of its first change; the counts are of what is asked for. */
	lanes: TrailLane[];
	/** Everybody who changed something. */
	authors: string[];
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
}

/** A moment of the trail, and the way on from it. */
export type TrailMoment = Neighbours & { seq: number };

/** Which moment: by a revision, or by its place from 1 (0 is before the first change). */
export type MomentWanted = { seq: number } | { position: number };

const QUARTER_MS = 15 * 60_000;

/** @param changes in any order */
export function overviewOf(changes: readonly Change[], query: OverviewQuery): TrailOverview {
	const inOrder = [...changes].sort((a, b) => a.toSeq - b.toSeq);
	const count = new Set(inOrder.map(({ toSeq }) => toSeq)).size;
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
		if (isWanted(change, query)) lane.counts[column] = (lane.counts[column] ?? 0) + 1;
	}
	const authors = [...new Set(changes.map(({ participantId }) => participantId))].filter((id) => id !== null);
	return { count, columns, days, lanes: [...lanes.values()], authors };
}

function laneOf(lanes: Map<string, TrailLane>, change: Change, columns: number): TrailLane {
	const id = statementId(change.statement);
	const lane = lanes.get(id) ?? {
		kind: change.statement.kind,
		id,
		title: '',
		counts: new Array<number>(columns).fill(0)
	};
	lanes.set(id, lane);
	lane.title = change.title ?? lane.title;
	return lane;
}

function isWanted({ statement, participantId }: Change, { statements, participantIds }: OverviewQuery): boolean {
	return (
		(!statements || statements.includes(statementId(statement))) &&
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
 * @returns the moment, with the changes that ended there; a place outside the trail is its nearest end
 */
export function momentOf(changes: readonly Change[], wanted: MomentWanted): TrailMoment {
	if ('seq' in wanted) return { seq: wanted.seq, ...neighboursOf(changes, wanted.seq) };
	const seqs = [...new Set(changes.map(({ toSeq }) => toSeq))].sort((a, b) => a - b);
	const seq = wanted.position < 1 ? 0 : (seqs[Math.min(wanted.position, seqs.length) - 1] ?? 0);
	return { seq, ...neighboursOf(changes, seq) };
}
