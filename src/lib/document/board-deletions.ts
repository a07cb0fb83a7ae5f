/**
 * How much of the board one person may delete: the server's limit (it refuses what goes beyond), and a page's own account
 * of it, by which it can say so in words before anything is deleted.
 */
import type * as Y from 'yjs';
import { recordsOf } from './board-records.ts';

/**
 * Records of the board that one participant may delete at once, and how many more each minute. Anyone brings them back;
 * this keeps a board from being emptied again and again.
 */
export const BOARD_DELETIONS = { burst: 2_000, perMinute: 300 };

const MINUTE_MS = 60_000;

/** How an account stood at a moment, as it is kept between visits. */
export interface DeletionsLeft {
	left: number;
	/** Unix time in milliseconds. */
	at: number;
}

/**
 * What may be deleted from here. The server counts what reaches it, so nothing is added while there is no connection:
 * what is deleted meanwhile comes to it all at once.
 */
export class DeletionAccount {
	#left: number;
	#at: number;
	#isConnected = false;

	/** @param kept how it stood on the last visit; null when there was none */
	constructor(now: number, kept: DeletionsLeft | null = null) {
		this.#at = now;
		this.#left = BOARD_DELETIONS.burst;
		if (kept) this.#left = filled(kept.left, now - kept.at);
	}

	setConnected(isConnected: boolean, now: number): void {
		this.#settle(now);
		this.#isConnected = isConnected;
	}

	/** @returns how many records may be deleted now */
	left(now: number): number {
		this.#settle(now);
		return Math.max(0, Math.floor(this.#left));
	}

	/** So many were deleted. @returns how it stands, to be kept */
	spend(records: number, now: number): DeletionsLeft {
		this.#settle(now);
		this.#left = Math.max(0, this.#left - records);
		return { left: this.#left, at: now };
	}

	#settle(now: number): void {
		if (this.#isConnected) this.#left = filled(this.#left, now - this.#at);
		this.#at = now;
	}
}

/** @returns the minutes until so many records may be deleted; null when that is more than anybody may delete at once */
export function minutesUntil(records: number, left: number): number | null {
	if (records > BOARD_DELETIONS.burst) return null;
	return Math.max(0, Math.ceil((records - left) / BOARD_DELETIONS.perMinute));
}

/**
 * @param step what is undone or done again next
 * @returns how many records that would delete: those that the step made and that are still there
 */
export function deletedByStep(doc: Y.Doc, step: Y.UndoManager['undoStack'][number] | undefined): number {
	const made = step?.insertions;
	if (!made) return 0;
	let count = 0;
	for (const item of recordsOf(doc)._map.values()) {
		const ranges = item.deleted ? [] : (made.clients.get(item.id.client) ?? []);
		if (ranges.some(({ clock, len }) => item.id.clock >= clock && item.id.clock < clock + len)) count += 1;
	}
	return count;
}

/** @returns the records that go when some of the board's do: ties to them, and the connections that would lose an end */
export function recordsGoing(doc: Y.Doc, ids: readonly string[]): Set<string> {
	const gone = new Set(ids);
	const ties: [id: string, from: unknown, to: unknown][] = [];
	for (const [id, map] of recordsOf(doc)) {
		if (id.startsWith('binding:'))
			ties.push([id, (map as Y.Map<unknown>).get('fromId'), (map as Y.Map<unknown>).get('toId')]);
	}
	for (const [, from, to] of ties) if (gone.has(to as string)) gone.add(from as string);
	for (const [id, from, to] of ties) if (gone.has(from as string) || gone.has(to as string)) gone.add(id);
	return gone;
}

function filled(left: number, elapsedMs: number): number {
	return Math.min(BOARD_DELETIONS.burst, left + (Math.max(0, elapsedMs) / MINUTE_MS) * BOARD_DELETIONS.perMinute);
}
