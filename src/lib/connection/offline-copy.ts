/** The copy of a document this browser keeps, so that unsent work survives a reload. */
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

export interface OfflineCopy {
	/** Forgets the copy. */
	clear(): Promise<void>;
	close(): Promise<void>;
}

const PROBE = 'rundbord:probe';
/** Whether this browser lets a page keep anything: asked once, for all its documents. */
let mayKeep: Promise<boolean> | undefined;

/**
 * One copy for each person: on a shared device one person's unsent work must never be sent as another's.
 * @param participantId whose work it is
 */
export function offlineCopyName(workshopId: string, participantId: string, kind: string): string {
	return `rundbord:${workshopId}:${participantId}:${kind}`;
}

/**
 * Loads the kept copy into the document and keeps it up to date from then on.
 * @returns null where the browser allows no such copy (private windows, storage switched off)
 */
export async function openOfflineCopy(name: string, doc: Y.Doc): Promise<OfflineCopy | null> {
	if (!(await (mayKeep ??= tryTheDoor()))) return null;
	const persistence = new IndexeddbPersistence(name, doc);
	await persistence.whenSynced;
	return {
		clear: () => persistence.clearData(),
		close: async () => {
			await persistence.destroy();
		}
	};
}

/** The library leaves a refused database as an unhandled rejection, so the door is tried first. */
function tryTheDoor(): Promise<boolean> {
	return new Promise((resolve) => {
		try {
			const request = indexedDB.open(PROBE);
			request.onerror = () => resolve(false);
			request.onblocked = () => resolve(false);
			request.onsuccess = () => {
				request.result.close();
				indexedDB.deleteDatabase(PROBE);
				resolve(true);
			};
		} catch {
			resolve(false);
		}
	});
}
