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
	what: 'note' | 'text' | 'shape' | 'drawing' | 'area' | 'connection' | 'card';
	deed: BoardDeed;
	fromSeq: number;
	toSeq: number;
	/** ISO 8601, of the first and the last of its revisions. */
	from: string;
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

/** What the canvas's own kinds are called. */
export const BOARD_KINDS = {
	note: 'note',
	text: 'text',
	geo: 'shape',
	draw: 'drawing',
	frame: 'area',
	arrow: 'connection',
	card: 'card'
} as const;

/** Folds the board's revisions, as they come, into changes. */
export class BoardFolder {
	#doc = new Y.Doc();
	#changes: BoardChange[] = [];
	#last = new Map<string, { change: BoardChange; atMs: number }>();
	#known = new Map<string, BoardRecord>();
	#touched = new Set<string>();

	constructor() {
		recordsOf(this.#doc).observeDeep((events) => {
			for (const event of events) {
				if (event.path.length > 0) this.#touched.add(String(event.path[0]));
				else for (const id of event.keys.keys()) this.#touched.add(id);
			}
		});
	}

	/** In order of `fromSeq`; the newest may still grow. */
	get changes(): readonly BoardChange[] {
		return this.#changes;
	}

	/** @param revision the next one of the board's document, in order of seq */
	push(revision: BoardRevision): void {
		this.#touched = new Set();
		Y.applyUpdate(this.#doc, revision.update);
		for (const id of this.#touched) {
			const before = this.#known.get(id) ?? null;
			const after = readRecord(this.#doc, id);
			if (after) this.#known.set(id, after);
			else this.#known.delete(id);
			const change = id.startsWith('shape:') ? changeOf(before, after, revision) : null;
			if (change === null) continue;
			const previous = this.#last.get(id);
			if (previous && isSameDeed(previous, change, revision)) {
				Object.assign(previous.change, { toSeq: change.toSeq, at: change.at, after: change.after });
				previous.atMs = revision.at;
			} else {
				this.#changes.push(change);
				this.#last.set(id, { change, atMs: revision.at });
			}
		}
	}
}

/** @param revisions of the board's document, from its beginning, in order of seq */
export function boardChanges(revisions: Iterable<BoardRevision>): readonly BoardChange[] {
	const folder = new BoardFolder();
	for (const revision of revisions) folder.push(revision);
	return folder.changes;
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

/** @returns the change from one state of a thing to another, as a revision makes it; null when there is nothing to tell */
function changeOf(before: BoardRecord | null, after: BoardRecord | null, revision: BoardRevision): BoardChange | null {
	const record = after ?? before;
	const deed = deedOf(before, after);
	if (record === null || deed === null) return null;
	return {
		id: record.id,
		what: BOARD_KINDS[record.type as keyof typeof BOARD_KINDS],
		deed,
		fromSeq: revision.seq,
		toSeq: revision.seq,
		from: new Date(revision.at).toISOString(),
		at: new Date(revision.at).toISOString(),
		participantId: revision.participantId,
		sessionId: revision.sessionId,
		before: before ? wordsIn(before) : '',
		after: after ? wordsIn(after) : '',
		restoredFrom: revision.restores
	};
}

/** @returns what was done to a thing between two of its states; null when nothing that is told of */
export function deedOf(before: BoardRecord | null, after: BoardRecord | null): BoardDeed | null {
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

/** @returns a thing's words, or an area's name */
export function wordsIn({ words, properties }: BoardRecord): string {
	if (words !== null) return words;
	const named = properties['props.name'] ?? properties['props.text'];
	return typeof named === 'string' ? named : '';
}
