/** From the revision log back to a document. */
import * as Y from 'yjs';

/**
 * Makes a document as it was right after the last of `updates`. Everything is applied in one transaction, so that
 * Yjs tidies up once: merging the updates first (`Y.mergeUpdates`) takes quadratic time over a long log.
 * @param checkpoint a state to begin from (a Yjs update, v1), or null to begin from nothing
 * @param updates the updates after the checkpoint (v1), in order of seq
 */
export function replay(checkpoint: Uint8Array | null, updates: Iterable<Uint8Array>): Y.Doc {
	const doc = new Y.Doc();
	doc.transact(() => {
		if (checkpoint) Y.applyUpdate(doc, checkpoint);
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	return doc;
}
