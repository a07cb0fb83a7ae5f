/** The record document: what was decided, in order. The server alone writes it. */
import type * as Y from 'yjs';

/** The top-level array of facts (`workshop/fact.ts`), as plain JSON. */
export const FACTS = 'facts';

/** @returns the entries from the given place on, as they are stored */
export function readRecord(doc: Y.Doc, from = 0): unknown[] {
	return doc.getArray(FACTS).slice(from);
}
