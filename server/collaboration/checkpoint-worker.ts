/** Makes the states of large documents in a thread of its own, so that nobody who types waits for them (`rooms.ts`). */
import * as Y from 'yjs';
import { replay } from '../../src/lib/history/replay.ts';
import { serveOrders } from '../thread-work.ts';

/** @param parts updates that, applied one after another, make a document @returns one update that makes it */
function encode(parts: readonly Uint8Array[]): Uint8Array {
	const doc = replay(null, parts);
	const state = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return state;
}

serveOrders(encode, (state) => [state.buffer as ArrayBuffer]);
