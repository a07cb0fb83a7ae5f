import { ours, type Section } from '../blocks.ts';
import { oneLine, type Speech } from '../language.ts';
import type { SummaryLogEntry } from '../stand-types.ts';
import type { Summary } from '../types.ts';

/** @returns what was done with the process itself; null where nothing was */
export function logSection({ log }: Summary, speech: Speech): Section | null {
	const { words, who, moment } = speech;
	if (log.length === 0) return null;
	return {
		heading: words.logHeading,
		isAppendix: true,
		blocks: [
			{
				kind: 'table',
				look: 'grid',
				name: words.logHeading,
				columns: [
					{ heading: words.when, share: 33 },
					{ heading: words.subject, share: 41 },
					{ heading: words.who, share: 26 }
				],
				rows: log.map((entry) => ({
					header: [ours(moment(entry.at))],
					cells: [[ours(said(entry.what, speech))], [ours(who(entry.by))]],
					further: []
				}))
			}
		]
	};
}

function said(what: SummaryLogEntry['what'], { words, meeting }: Speech): string {
	const { log } = words;
	switch (what.kind) {
		case 'sessionStarted':
			return log.sessionStarted(oneLine(what.title) || words.untitledMeeting);
		case 'sessionEnded':
			return what.isForgotten ? log.sessionForgotten : log.sessionEnded;
		case 'hatTaken':
			return log.hatTaken(words.hats[what.hat]);
		case 'hatPutDown':
			return log.hatPutDown(words.hats[what.hat]);
		case 'roundRevealed':
			return log.roundRevealed(what.answers);
		case 'roundCancelled':
			return log.roundCancelled;
		case 'partiesMerged':
			return log.partiesMerged(what.from, what.into);
		case 'nextMeeting':
			return log.nextMeeting([what.meetsAt === '' ? '' : meeting(what.meetsAt), what.place].filter(Boolean).join(', '));
		case 'yesWithdrawn':
			return log.yesWithdrawn(what.actions.map((title) => oneLine(title) || words.untitledAction).join(', '));
	}
}
