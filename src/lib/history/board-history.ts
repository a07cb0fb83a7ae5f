/** The board on the timeline: what came, went, was moved and was reworded, and by whom. Pure. */
import * as Y from 'yjs';
import { readRecord, recordsOf, type BoardRecord } from '../document/board-records.ts';

/** One revision of the board's document. */
export interface BoardRevision {
	seq: number;
	/** Unix time in milliseconds. */
	at: number;
	participantId: string | null;
	sessionId: string | null;
	/** The earlier revision from which it brings back what was deleted. */
	restores: number | null;
	update: Uint8Array;
}

/** `styled` is all that is neither words nor place: colour, size, what a note is. */
export type BoardDeed = 'added' | 'removed' | 'reworded' | 'moved' | 'styled';

/** What one person did to one thing on the board, close in time, folded into one. */
export interface BoardChange {
	/** As in `shape:Kx3…`. */
	id: string;
	what: 'note' | 'text' | 'shape' | 'drawing' | 'area' | 'connection';
	deed: BoardDeed;
	fromSeq: number;
	toSeq: number;
	/** ISO 8601, of the last of its revisions. */
	at: string;
	participantId: string | null;
	sessionId: string | null;
	/** The words before and after; '' where there are none. */
	before: string;
	after: string;
	restoredFrom: number | null;
}

/** What one does to the same thing within this time is one change. */
const PAUSE_MS = 2 * 60_000;

const KINDS = {
	note: 'note',
	text: 'text',
	geo: 'shape',
	draw: 'drawing',
	frame: 'area',
	arrow: 'connection'
} as const;

/** @param revisions of the board's document, from its beginning, in order of seq */
export function boardChanges(revisions: Iterable<BoardRevision>): BoardChange[] {
	const doc = new Y.Doc();
	const changes: BoardChange[] = [];
	const last = new Map<string, { change: BoardChange; atMs: number }>();
	const known = new Map<string, BoardRecord>();
	let touched = new Set<string>();
	recordsOf(doc).observeDeep((events) => {
		for (const event of events) {
			if (event.path.length > 0) touched.add(String(event.path[0]));
			else for (const id of event.keys.keys()) touched.add(id);
		}
	});
	for (const revision of revisions) {
		touched = new Set();
		Y.applyUpdate(doc, revision.update);
		for (const id of touched) {
			const before = known.get(id) ?? null;
			const after = readRecord(doc, id);
			if (after) known.set(id, after);
			else known.delete(id);
			const change = id.startsWith('shape:') ? changeOf(before, after, revision) : null;
			if (change === null) continue;
			const previous = last.get(id);
			if (previous && isSameDeed(previous, change, revision)) {
				Object.assign(previous.change, { toSeq: change.toSeq, at: change.at, after: change.after });
				previous.atMs = revision.at;
			} else {
				changes.push(change);
				last.set(id, { change, atMs: revision.at });
			}
		}
	}
	return changes;
}

/** What somebody makes and writes in at once is one thing: made, with the words it then has. */
function isSameDeed(
	{ change, atMs }: { change: BoardChange; atMs: number },
	next: BoardChange,
	{ at, participantId }: BoardRevision
): boolean {
	const isOne = change.deed === next.deed || (change.deed === 'added' && next.deed !== 'removed');
	return isOne && next.deed !== 'removed' && change.participantId === participantId && at - atMs <= PAUSE_MS;
}

function changeOf(before: BoardRecord | null, after: BoardRecord | null, revision: BoardRevision): BoardChange | null {
	const record = after ?? before;
	const deed = deedOf(before, after);
	if (record === null || deed === null) return null;
	return {
		id: record.id,
		what: KINDS[record.type as keyof typeof KINDS],
		deed,
		fromSeq: revision.seq,
		toSeq: revision.seq,
		at: new Date(revision.at).toISOString(),
		participantId: revision.participantId,
		sessionId: revision.sessionId,
		before: before ? wordsIn(before) : '',
		after: after ? wordsIn(after) : '',
		restoredFrom: revision.restores
	};
}

function deedOf(before: BoardRecord | null, after: BoardRecord | null): BoardDeed | null {
	if (before === null) return after === null ? null : 'added';
	if (after === null) return 'removed';
	if (wordsIn(before) !== wordsIn(after)) return 'reworded';
	const differs = Object.keys(after.properties).filter(
		(name) => JSON.stringify(before.properties[name]) !== JSON.stringify(after.properties[name])
	);
	if (differs.length === 0) return null;
	return differs.every((name) => PLACES.has(name)) ? 'moved' : 'styled';
}

const PLACES = new Set(['xy', 'index', 'parentId', 'rotation', 'meta.order']);

function wordsIn({ words, properties }: BoardRecord): string {
	if (words !== null) return words;
	const named = properties['props.name'] ?? properties['props.text'];
	return typeof named === 'string' ? named : '';
}
