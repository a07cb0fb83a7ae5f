/**
 * What a page may have of a document before its socket has brought it. A large board takes long over the socket, which
 * compresses nothing; over HTTP it is a sixth of it, and then the socket brings only what has come since.
 */

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
