/**
 * What a page may have of a document before its socket has brought it. A large board takes long over the socket, which
 * compresses nothing; over HTTP it is a sixth of it, and then the socket brings only what has come since.
 */

interface Question {
	workshopId: string;
	answer: Promise<Uint8Array | null>;
	abort: AbortController;
}

/** What was asked for before anybody needed it. */
let ahead: Question | null = null;

/** Asks for a board's state before the page knows that it needs it; whoever fetches that board next has the answer. */
export function askAhead(workshopId: string): void {
	ahead = ask(workshopId);
}

/**
 * @param signal ends the waiting
 * @returns the board's state as one Yjs update; null where it is small, or cannot be had this way
 */
export function fetchBoardState(workshopId: string, signal: AbortSignal): Promise<Uint8Array | null> {
	const { answer, abort } = ahead?.workshopId === workshopId ? ahead : ask(workshopId);
	ahead = null;
	if (signal.aborted) abort.abort();
	signal.addEventListener('abort', () => abort.abort());
	return answer;
}

function ask(workshopId: string): Question {
	const abort = new AbortController();
	return { workshopId, answer: stateOf(workshopId, abort.signal), abort };
}

async function stateOf(workshopId: string, signal: AbortSignal): Promise<Uint8Array | null> {
	try {
		const answer = await fetch(`/api/workshops/${workshopId}/board/state`, { signal });
		return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null;
	} catch {
		return null;
	}
}
