/** Reads out of the log what was deleted from a workshop's board. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BoardRemovals, type RemovedThing } from '../document/board-removed.ts';
import type { Revision, RevisionLog } from './store/port.ts';

/** Something that was deleted, by whom and when. */
export interface RemovedAnswer extends RemovedThing {
	seq: number;
	/** ISO 8601, UTC. */
	at: string;
	participantId: string | null;
}

/** Revisions read at once; between them others have their turn. */
const PAGE = 200;
/** The most that is told of. */
const MOST_REMOVED = 200;

/** @returns what is not on the board any more, newest first */
export async function readRemovals(log: RevisionLog, workshopId: string): Promise<RemovedAnswer[]> {
	const removals = new BoardRemovals<Revision>();
	for (let after = 0; ;) {
		const page = await log.read(workshopId, { document: 'canvas', after, limit: PAGE });
		for (const revision of page) removals.take(revision);
		const last = page.at(-1);
		if (!last || page.length < PAGE) break;
		after = last.seq;
		await nextTurn();
	}
	return removals.list(MOST_REMOVED).map(({ revision: { seq, at, participantId }, ...removed }) => ({
		...removed,
		seq,
		at: new Date(at).toISOString(),
		participantId
	}));
}
