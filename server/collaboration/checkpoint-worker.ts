/** Makes the states of large documents in a thread of its own, so that nobody who types waits for them (`rooms.ts`). */
import * as Y from 'yjs';
import { serveOrders } from '../thread-work.ts';

/** @param parts updates that, applied one after another, make a document @returns one update that makes it */
function encode(parts: readonly Uint8Array[]): Uint8Array {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const part of parts) Y.applyUpdate(doc, part);
	});
	const state = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return state;
}

serveOrders(encode, (state) => [state.buffer as ArrayBuffer]);
