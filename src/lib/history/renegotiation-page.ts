/** The renegotiations as a reader goes through them: some at a time, newest first, told in short. */
import { isDuring, type Meeting, type Renegotiation } from './renegotiation.ts';

/** A renegotiation without its changes; who made them is kept. */
export type RenegotiationTold = Omit<Renegotiation, 'changes'> & {
	/** Everybody who wrote in it, in the order in which they began. */
	authors: (string | null)[];
};

export interface RenegotiationQuery {
	/** Only those that opened with this revision. */
	openedSeq?: number;
	/** Only those that opened before this revision. */
	before?: number;
	limit: number;
	/** Only those of these statements: slot names and action ids. */
	statements?: readonly string[];
	/** Only those that these participants opened or wrote in. */
	participantIds?: readonly string[];
	/** Only those that were open at some time during this meeting. */
	meeting?: Meeting;
}

export interface RenegotiationPage {
	/** Newest first. */
	renegotiations: RenegotiationTold[];
	/** The `before` of the next page; null at the end. */
	next: number | null;
	/** How many there are, whatever is asked for. */
	count: number;
}

/** @param all in the order in which they opened. @returns a page; those that opened together stay on one */
export function pageOfRenegotiations(all: readonly Renegotiation[], query: RenegotiationQuery): RenegotiationPage {
	const wanted = all.filter((renegotiation) => isWanted(renegotiation, query)).reverse();
	let end = Math.min(query.limit, wanted.length);
	while (end > 0 && wanted[end] && wanted[end]?.openedSeq === wanted[end - 1]?.openedSeq) end += 1;
	return {
		renegotiations: wanted.slice(0, end).map(tellShort),
		next: end < wanted.length ? (wanted[end - 1]?.openedSeq ?? null) : null,
		count: all.length
	};
}

export function tellShort({ changes, ...renegotiation }: Renegotiation): RenegotiationTold {
	return { ...renegotiation, authors: [...new Set(changes.map(({ participantId }) => participantId))] };
}

function isWanted(
	{ statement, openedSeq, openedBy, closedSeq = Infinity, changes }: Renegotiation,
	query: RenegotiationQuery
): boolean {
	const people = [openedBy, ...changes.map(({ participantId }) => participantId)];
	return (
		(query.openedSeq === undefined || openedSeq === query.openedSeq) &&
		openedSeq < (query.before ?? Infinity) &&
		(!query.statements || query.statements.includes(statement.slice(statement.indexOf(':') + 1))) &&
		(!query.participantIds || people.some((person) => person !== null && query.participantIds?.includes(person))) &&
		(!query.meeting || isDuring(query.meeting, openedSeq, closedSeq))
	);
}
