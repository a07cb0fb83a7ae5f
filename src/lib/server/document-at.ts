import type * as Y from 'yjs';
import type { DocumentKind } from '../document/names.ts';
import { replay } from '../history/replay.ts';
import type { RevisionLog, Seq } from './store/port.ts';

type UpdateLog = Pick<RevisionLog, 'checkpoint' | 'readUpdates'>;

/**
 * @param upTo left out: the newest revision
 * @returns updates that make a workshop's document from nothing as it was right after a revision, and the last one's seq
 */
export async function updatesUpTo(
	log: UpdateLog,
	workshopId: string,
	document: DocumentKind,
	upTo?: Seq
): Promise<{ seq: Seq; updates: Uint8Array[] }> {
	const checkpoint = await log.checkpoint(workshopId, document, upTo);
	const options = { document, after: checkpoint?.seq ?? 0, ...(upTo !== undefined && { upTo }) };
	const tail = await log.readUpdates(workshopId, options);
	return {
		seq: tail.at(-1)?.seq ?? checkpoint?.seq ?? 0,
		updates: [...(checkpoint ? [checkpoint.state] : []), ...tail.map(({ update }) => update)]
	};
}

/** @returns a workshop's document as it was right after a revision, made from the log */
export async function documentAt(log: UpdateLog, workshopId: string, document: DocumentKind, seq: Seq): Promise<Y.Doc> {
	return replay(null, (await updatesUpTo(log, workshopId, document, seq)).updates);
}
