/** Before and now: for each statement how it first read, how it reads now, and the turning points between. */
import { byOrder, fieldText, type Negotiation } from '../document/read.ts';
import { PROBLEM_SLOTS } from '../document/shape.ts';
import {
	actionStatement,
	parseStatement,
	slotStatement,
	WORDED_FIELDS,
	wordingOf,
	type StatementId,
	type Wording
} from '../document/wording.ts';
import type { Fact } from '../workshop/fact.ts';
import { meetingAt, statementOf, type Meeting, type Renegotiation } from './renegotiation.ts';
import { tellShort, type RenegotiationTold } from './renegotiation-page.ts';
import type { Change } from './types.ts';

/** Where a statement turned: somebody set a marker, or it was taken up again. */
export type Turn =
	| { kind: 'marker'; seq: number; at: string; by: string | null; number: number; meeting: Meeting | null }
	| { kind: 'renegotiation'; seq: number; renegotiation: RenegotiationTold; meeting: Meeting | null };

export interface StatementTurns {
	statement: StatementId;
	/** An action's title, its last one when it is gone; '' for a problem slot. */
	title: string;
	/** What it said when the person who first wrote it paused; of an action, its title then. */
	first: { text: string; participantId: string | null; at: string; seq: number };
	/** How it reads now; null for an action that is gone. */
	now: Wording | null;
	/** Of an action, the fields that say something now. */
	fields: { field: (typeof WORDED_FIELDS)[number]; text: string }[];
	/** In the order in which they came. */
	turns: Turn[];
	changeCount: number;
}

interface Input {
	/** In order of `fromSeq`. */
	changes: readonly Change[];
	/** In the order in which they opened. */
	renegotiations: readonly Renegotiation[];
	/** In order of seq. */
	facts: readonly Fact[];
	meetings: readonly Meeting[];
	/** How problem and plan read now. */
	present: Negotiation;
}

/** @returns every statement that was ever written: the slots, the actions of the plan, and then those that are gone */
export function turnsOf({ changes, renegotiations, facts, meetings, present }: Input): StatementTurns[] {
	const found = new Map<StatementId, StatementTurns>();
	for (const change of changes) {
		const statement = statementOf(change);
		const known = found.get(statement);
		if (known) {
			known.changeCount += 1;
			known.title = change.title ?? known.title;
			continue;
		}
		const action =
			change.statement.kind === 'action' && present.plan.find(({ id }) => actionStatement(id) === statement);
		found.set(statement, {
			statement,
			title: change.title ?? '',
			first: { text: change.after, participantId: change.participantId, at: change.to, seq: change.toSeq },
			now: wordingOf(present, statement),
			fields: action
				? WORDED_FIELDS.map((field) => ({ field, text: fieldText(action, field) })).filter(({ text }) => text !== '')
				: [],
			turns: [],
			changeCount: 1
		});
	}
	for (const fact of facts) {
		if (fact.kind !== 'MarkerSet') continue;
		const { seq, at, by } = fact;
		const meeting = meetingAt(meetings, seq);
		for (const { statement, number } of fact.entries) {
			found.get(statement)?.turns.push({ kind: 'marker', seq, at, by, number, meeting });
		}
	}
	for (const renegotiation of renegotiations) {
		const { statement, openedSeq: seq } = renegotiation;
		found.get(statement)?.turns.push({
			kind: 'renegotiation',
			seq,
			renegotiation: tellShort(renegotiation),
			meeting: meetingAt(meetings, seq)
		});
	}
	for (const { turns } of found.values()) turns.sort((a, b) => a.seq - b.seq);
	return inReadingOrder(found, present);
}

function inReadingOrder(found: ReadonlyMap<StatementId, StatementTurns>, { plan }: Negotiation): StatementTurns[] {
	const order = [
		...PROBLEM_SLOTS.map(slotStatement),
		...[...plan].sort(byOrder).map(({ id }) => actionStatement(id)),
		...[...found.keys()].filter((id) => {
			const parsed = parseStatement(id);
			return parsed?.kind === 'action' && !plan.some((action) => action.id === parsed.actionId);
		})
	];
	return order.flatMap((statement) => found.get(statement) ?? []);
}
