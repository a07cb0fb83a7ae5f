/**
 * What people wrote in one text by turns, as it happens when several type at the same time: told as one change by all of
 * them. Each of their changes stays as it is; this is how they are read.
 */
import { textKey } from './kept-changes.ts';
import { countUpTo, isWritten } from './trail.ts';
import type { Change } from './types.ts';

/** One change, or what several people's changes of one text came to. */
export interface ToldTogether {
	/** From the first of them to the last; of several, in the name of whoever began. */
	change: Change;
	/** Who wrote, in the order in which they began. */
	writers: readonly (string | null)[];
}

/** So long after the last change of a text another one still belongs to the same writing together. */
export const TOGETHER_PAUSE_MS = 60_000;

/** Changes of one text that follow each other closely. */
interface Stretch {
	changes: [Change, ...Change[]];
	/** How many breaks were before it. */
	era: number;
}

/**
 * @param changes in order of `fromSeq`
 * @param breaks revisions that nothing told together reaches across, rising: where a meeting begins or ends, or a marker is set
 * @returns the same changes in order of `fromSeq`. Those of one text that follow each other closely are one where somebody
 * wrote, somebody else did, and one of them went on; what goes from hand to hand only once stays apart.
 */
export function tellTogether(changes: readonly Change[], breaks: readonly number[] = []): ToldTogether[] {
	const stretches: Stretch[] = [];
	const latest = new Map<string, Stretch>();
	for (const change of changes) {
		const key = textKey(change.statement);
		const stretch = latest.get(key);
		const era = countUpTo(breaks, change.fromSeq);
		if (stretch && goesOn(stretch, change, countUpTo(breaks, change.toSeq))) {
			stretch.changes.push(change);
			continue;
		}
		const next: Stretch = { changes: [change], era };
		stretches.push(next);
		latest.set(key, next);
	}
	return stretches
		.flatMap(({ changes: parts }) => toldOf(parts))
		.sort((one, other) => one.change.fromSeq - other.change.fromSeq);
}

function goesOn({ changes, era }: Stretch, change: Change, endsIn: number): boolean {
	const last = changes.at(-1) ?? changes[0];
	return (
		isWritten(change.statement) &&
		era === endsIn &&
		last.restoredFrom === undefined &&
		change.restoredFrom === undefined &&
		last.after === change.before &&
		Date.parse(change.from) - Date.parse(last.to) <= TOGETHER_PAUSE_MS
	);
}

function toldOf(parts: readonly [Change, ...Change[]]): ToldTogether[] {
	const writers = [...new Set(parts.map(({ participantId }) => participantId))];
	// Each wrote once, or one person paused between two changes.
	if (writers.length === 1 || writers.length === parts.length)
		return parts.map((change) => ({ change, writers: [change.participantId] }));
	const [first] = parts;
	const last = parts.at(-1) ?? first;
	const reason = parts.find((part) => part.reason !== undefined)?.reason;
	const { after, toSeq, to, title } = last;
	const change: Change = {
		...first,
		...{ after, toSeq, to },
		...(title === undefined ? {} : { title }),
		...(reason === undefined ? {} : { reason })
	};
	return [{ change, writers }];
}

/** @returns whether something told together is of a person among these */
export function isBySomeOf({ writers }: ToldTogether, participantIds: readonly string[]): boolean {
	return writers.some((writer) => writer !== null && participantIds.includes(writer));
}
