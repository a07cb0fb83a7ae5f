/**
 * What a page may have of a document before its socket has brought it. A large board takes long over the socket, which
 * compresses nothing; over HTTP it is a sixth of it, and then the socket brings only what has come since.
 */
import type { Beginning } from '../document/board-opening.ts';

/**
 * @param signal ends the waiting
 * @returns the board's state as one Yjs update; null where it is small, or cannot be had this way
 */
export async function fetchBoardState(workshopId: string, signal: AbortSignal): Promise<Uint8Array | null> {
	try {
		const answer = await fetch(`/api/workshops/${workshopId}/board/state`, { signal });
		return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null;
	} catch {
		return null;
	}
}

/**
 * @param signal ends the waiting
 * @returns what is shown first of a large board in this window; null where the board is small, or cannot be had this way
 */
export async function fetchBeginning(workshopId: string, signal: AbortSignal): Promise<Beginning | null> {
	try {
		const view = `width=${String(innerWidth)}&height=${String(innerHeight)}`;
		const answer = await fetch(`/api/workshops/${workshopId}/board/beginning?${view}`, { signal });
		return answer.status === 200 ? ((await answer.json()) as Beginning) : null;
	} catch {
		return null;
	}
}
