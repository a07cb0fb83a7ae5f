/**
 * The board on the trail: what one person did of one kind in one go (ten notes set, forty deleted) is one step, as a
 * reader would tell it. A step can be undone as a whole: what it deleted stood on the board just before it, as it was.
 */
import type { BoardChange, BoardDeed } from './board-history.ts';

export interface BoardStep {
	deed: BoardDeed;
	participantId: string | null;
	sessionId: string | null;
	fromSeq: number;
	toSeq: number;
	/** When it began and ended; ISO 8601, UTC. */
	from: string;
	to: string;
	restoredFrom: number | null;
	/** In the order in which they began. */
	things: BoardChange[];
}

/** Of what was done in one go, so many things are named. */
const MOST_NAMED = 12;

/** A step in short: of its things the first, and what and how many they all are. */
export interface ToldStep extends BoardStep {
	/** Null for several kinds. */
	what: BoardChange['what'] | null;
	count: number;
}

export function tellStep(step: BoardStep): ToldStep {
	const { things } = step;
	return { ...step, things: things.slice(0, MOST_NAMED), what: kindOf(things), count: things.length };
}

/** @returns what all of these are; null where they are of several kinds */
export function kindOf<What>([first, ...others]: readonly { what: What }[]): What | null {
	return first && others.every(({ what }) => what === first.what) ? first.what : null;
}

/** So long after the last thing, the next one is a step of its own. */
const PAUSE_MS = 2 * 60_000;
/** So long after its beginning a step is over: who walks the trail wants to see the board grow. */
const LONGEST_MS = 10 * 60_000;

/** @param changes in order of `fromSeq`. @returns the steps, in order of `fromSeq` */
export function boardSteps(changes: readonly BoardChange[]): BoardStep[] {
	const steps: BoardStep[] = [];
	const latest = new Map<string | null, BoardStep>();
	/** The last revision that did something to a thing. */
	const touched = new Map<string, number>();
	for (const change of changes) {
		const { deed, participantId, sessionId, fromSeq, toSeq, from, at, restoredFrom, id } = change;
		const step = latest.get(participantId);
		if (
			step?.deed === deed &&
			step.sessionId === sessionId &&
			step.restoredFrom === restoredFrom &&
			Date.parse(from) - Date.parse(step.to) <= PAUSE_MS &&
			Date.parse(from) - Date.parse(step.from) <= LONGEST_MS &&
			(deed !== 'removed' || (touched.get(id) ?? 0) < step.fromSeq)
		) {
			step.things.push(change);
			if (toSeq > step.toSeq) Object.assign(step, { toSeq, to: at });
		} else {
			const made = { deed, participantId, sessionId, fromSeq, toSeq, from, to: at, restoredFrom, things: [change] };
			steps.push(made);
			latest.set(participantId, made);
		}
		touched.set(id, toSeq);
	}
	return steps;
}
