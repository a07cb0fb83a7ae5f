/** A workshop's log as it was at an earlier moment: whoever reads it finds nothing that came later. */
import type { RevisionLog, Seq } from './port.ts';

/** What reads a log, and writes nothing. */
export type LogReading = Omit<RevisionLog, 'append' | 'saveCheckpoint' | 'saveSnapshot' | 'saveFoldedChanges'>;

/** @param last the last revision there was then @throws when somebody writes in it */
export function logUpTo(log: LogReading, last: Seq): RevisionLog {
	const until = (upTo: Seq = last) => Math.min(upTo, last);
	const refuse = async () => {
		throw new Error('What is over is not written in');
	};
	return {
		head: async (workshopId) => until(await log.head(workshopId)),
		read: (workshopId, options = {}) => log.read(workshopId, { ...options, upTo: until(options.upTo) }),
		readUpdates: (workshopId, options) => log.readUpdates(workshopId, { ...options, upTo: until(options.upTo) }),
		list: (workshopId, options = {}) => log.list(workshopId, { ...options, upTo: until(options.upTo) }),
		readWords: (workshopId, options) => log.readWords(workshopId, { ...options, upTo: until(options.upTo) }),
		readWordsOnly: (workshopId, { after, upTo }) => log.readWordsOnly(workshopId, { after, upTo: until(upTo) }),
		snapshot: (workshopId, upTo) => log.snapshot(workshopId, until(upTo)),
		checkpoint: (workshopId, document, upTo) => log.checkpoint(workshopId, document, until(upTo)),
		async foldedChanges(workshopId) {
			const kept = await log.foldedChanges(workshopId);
			// What folding goes on from is kept for the newest only.
			return kept && kept.seq <= last ? kept : null;
		},
		clients: (workshopId, document) => log.clients(workshopId, document),
		append: refuse,
		saveCheckpoint: refuse,
		saveSnapshot: refuse,
		saveFoldedChanges: refuse
	};
}
