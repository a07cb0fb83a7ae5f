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
	return ask(workshopId, 'state', { signal, read: async (answer) => new Uint8Array(await answer.arrayBuffer()) });
}

/**
 * @param signal ends the waiting
 * @returns what is shown first of a large board in this window; null where the board is small, or cannot be had this way
 */
export async function fetchBeginning(workshopId: string, signal: AbortSignal): Promise<Beginning | null> {
	const view = `width=${String(innerWidth)}&height=${String(innerHeight)}`;
	return ask(workshopId, `beginning?${view}`, { signal, read: (answer) => answer.json() as Promise<Beginning> });
}

async function ask<Told>(
	workshopId: string,
	what: string,
	{ signal, read }: { signal: AbortSignal; read: (answer: Response) => Promise<Told> }
): Promise<Told | null> {
	try {
		const answer = await fetch(`/api/workshops/${workshopId}/board/${what}`, { signal });
		return answer.status === 200 ? await read(answer) : null;
	} catch {
		return null;
	}
}
