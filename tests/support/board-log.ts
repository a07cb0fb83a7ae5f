/** The revisions of a board's document, without a server: seqs, times and authors are exact. */
import * as Y from 'yjs';
import type { BoardRevision } from '../../src/lib/history/board-history.ts';

/** A log to which people write, each at a time (in minutes). */
export function aBoardLog() {
	const doc = new Y.Doc();
	const revisions: BoardRevision[] = [];
	let now = { participantId: 'alice', at: 0 };
	doc.on('update', (update: Uint8Array) => {
		revisions.push({ seq: revisions.length + 1, sessionId: null, restores: null, update, ...now });
	});
	const by = (participantId: string, minute: number, write: (doc: Y.Doc) => void) => {
		now = { participantId, at: minute * 60_000 };
		write(doc);
	};
	return { revisions, by };
}
