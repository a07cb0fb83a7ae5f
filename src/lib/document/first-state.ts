/** What an empty document begins with, taken in as it came. */
import { applyUpdateV2, type Doc, type Transaction } from 'yjs';
import { QuickDecoder } from './quick-decoder.ts';

type UpdateListener = (update: Uint8Array, origin: unknown, doc: Doc, transaction: Transaction) => void;

/**
 * Takes a document's whole state in. Yjs would write all of it anew for those who listen to its updates, which for a large
 * board takes half as long as taking it in; here they are told what came.
 * @param doc holds nothing yet
 * @param state one Yjs update that needs nothing before it
 * @param origin what the transaction is marked with
 * @throws when the document holds something, or the state is no update
 */
export function takeFirstState(doc: Doc, state: Uint8Array, origin: unknown): void {
	if (doc.store.clients.size > 0) throw new Error('Only an empty document has a first state.');
	// Yjs writes an update exactly while it knows of somebody who listens, and offers no other way to say so.
	const { _observers: all } = doc as unknown as { _observers: Map<string, Set<UpdateListener>> };
	const listeners = all.get('update');
	let taken: Transaction | undefined;
	const noteTransaction = (transaction: Transaction) => (taken = transaction);
	doc.once('afterTransaction', noteTransaction);
	all.delete('update');
	try {
		// By its name for the later format; the decoder says which one it reads.
		applyUpdateV2(doc, state, origin, QuickDecoder);
	} finally {
		doc.off('afterTransaction', noteTransaction);
		if (listeners) all.set('update', listeners);
	}
	if (taken) doc.emit('update', [state, origin, doc, taken]);
}
