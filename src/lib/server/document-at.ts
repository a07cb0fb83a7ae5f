import type * as Y from 'yjs';
import type { DocumentKind } from '../document/names.ts';
import { replay } from '../history/replay.ts';
import type { RevisionLog, Seq } from './store/port.ts';

/** @returns a workshop's document as it was right after a revision, made from the log */
export async function documentAt(
	log: Pick<RevisionLog, 'checkpoint' | 'readUpdates'>,
	workshopId: string,
	document: DocumentKind,
	seq: Seq
): Promise<Y.Doc> {
	const checkpoint = await log.checkpoint(workshopId, document, seq);
	const tail = await log.readUpdates(workshopId, { document, after: checkpoint?.seq ?? 0, upTo: seq });
	return replay(
		checkpoint?.state ?? null,
		tail.map(({ update }) => update)
	);
}
