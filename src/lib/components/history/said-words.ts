/** What was said and decided, in words: as a heading of its own, without the name of whoever did it. */
import { m } from '$lib/paraglide/messages';
import { parseStatement, type StatementId } from '$lib/document/wording';
import type { SaidFact } from '$lib/history/said';
import { slotName } from '$lib/components/table/words';
import type { Hat } from '$lib/workshop/hats';

/** What ids are called. */
export interface Names {
	/** @returns an action's title */
	actionTitle: (actionId: string) => string;
	/** @returns a party's name */
	partyName: (partyId: string) => string;
}

const HATS: Record<Hat, () => string> = {
	facilitator: m.trail_hat_facilitator,
	timekeeper: m.trail_hat_timekeeper,
	scribe: m.trail_hat_scribe,
	host: m.trail_hat_host
};

/** @returns what a statement is called on its sheet */
export function statementTitle(statement: StatementId, { actionTitle }: Pick<Names, 'actionTitle'>): string {
	const parsed = parseStatement(statement);
	if (parsed === null) return statement;
	return parsed.kind === 'slot' ? slotName(parsed.slot) : actionTitle(parsed.actionId);
}

/** @param meeting the title of the meeting it happened in */
export function saidHeading(facts: readonly [SaidFact, ...SaidFact[]], names: Names, meeting: string | null): string {
	const [fact] = facts;
	const statement = (id: StatementId) => statementTitle(id, names);
	const list = (ids: readonly StatementId[]) => [...new Set(ids)].map(statement).join(', ');
	switch (fact.kind) {
		case 'MarkerSet': {
			const [only, ...more] = fact.entries;
			return only && more.length === 0
				? m.trail_marker({ number: only.number, statement: statement(only.statement) })
				: m.trail_markers({ count: fact.entries.length });
		}
		case 'StanceTaken':
			return facts.length === 1
				? m.trail_stance({ statement: statement(fact.statement) })
				: m.trail_stances({ count: new Set(facts.map(({ by }) => by)).size, statement: statement(fact.statement) });
		case 'ReservationWithdrawn':
			return m.trail_reservation_withdrawn({ statement: statement(fact.statement) });
		case 'RoundStarted':
			return m.trail_round_started({ statements: list(fact.statements) });
		case 'RoundRevealed':
			return m.trail_round_revealed();
		case 'RoundCancelled':
			return m.trail_round_cancelled();
		case 'ReasonGiven':
			return m.trail_reason({ statement: statement(fact.statement) });
		case 'YesSaid':
			return m.trail_yes({ title: names.actionTitle(fact.actionId) });
		case 'YesWithdrawn':
			return m.trail_yes_withdrawn({ titles: fact.actionIds.map(names.actionTitle).join(', ') });
		case 'FitAnswered':
			return m.trail_fit({ title: names.actionTitle(fact.actionId) });
		case 'PartiesMerged':
			return m.trail_parties_merged({ from: names.partyName(fact.from), into: names.partyName(fact.into) });
		case 'PerspectiveWritten':
			return m.trail_perspective({ party: names.partyName(fact.party) });
		case 'SessionStarted':
			return m.trail_meeting_started({ title: fact.title || m.trail_meeting_untitled() });
		case 'SessionEnded':
			return m.trail_meeting_ended({ title: meeting || m.trail_meeting_untitled() });
		case 'NextMeetingPlanned':
			return m.trail_next_meeting();
		case 'HatTaken':
			return m.trail_hat_taken({ hat: HATS[fact.hat]() });
		case 'HatPutDown':
			return m.trail_hat_put_down({ hat: HATS[fact.hat]() });
		case 'QuestionParked':
			return m.trail_question_parked();
		case 'QuestionSettled':
			return m.trail_question_settled();
		case 'NotesUsed':
			return m.trail_notes_used({ statement: statement(fact.statement) });
		case 'CardPlaced':
			return m.trail_card();
		case 'PrioritiesRevealed':
			return m.trail_priorities();
	}
}
