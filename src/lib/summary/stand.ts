/** Where each statement stands, as the record and the present wording say: pure, through a profile's eyes. */
import { agreementId, wordingOf, type StatementId, type Wording } from '../document/wording.ts';
import type { Action, Negotiation } from '../document/read.ts';
import { fitState, yesState } from '../workshop/agreement.ts';
import { currentMarker, problemMarkerNumber } from '../workshop/markers.ts';
import { standing, standingReservations, tally } from '../workshop/standing.ts';
import { stancesOn } from '../workshop/stances.ts';
import type { State } from '../workshop/state.ts';
import type { People } from './people.ts';
import type { Stand, SummaryFit, SummaryStance, SummaryYes } from './stand-types.ts';

export interface StandInput {
	negotiation: Negotiation;
	/** What the facts add up to, up to the moment that is told of. */
	record: State;
	people: People;
	/** Everybody who may answer. */
	participantIds: readonly string[];
}

/** @returns where the statement stands, and how people answer its present wording */
export function standOf(statement: StatementId, { negotiation, record, people, participantIds }: StandInput): Stand {
	const wording = wordingOf(negotiation, statement);
	const marker = currentMarker(record, statement);
	const wordingId = wording?.id ?? '';
	return {
		standing: standing(record, statement, wording),
		marker: marker && {
			number: marker.number,
			at: marker.at,
			by: people.author(marker.by),
			text: statement.startsWith('problem:') ? marker.wording.text : ''
		},
		tally: tally(record, { statement, wordingId, participants: participantIds }),
		stances: stancesTold(record, { statement, wordingId, people }),
		reservations: standingReservations(record, statement).map((reservation) => ({
			who: people.author(reservation.by),
			text: reservation.reason,
			at: reservation.at,
			isAboutPresent: reservation.wordingId === wordingId
		}))
	};
}

function stancesTold(
	record: State,
	{ statement, wordingId, people }: { statement: StatementId; wordingId: string; people: People }
): SummaryStance[] {
	return Object.values(stancesOn(record, statement, wordingId))
		.sort((one, other) => one.seq - other.seq)
		.map(({ by, level, at, reason = '', risk = '', condition = '' }) => ({
			who: people.author(by),
			level,
			at,
			reason,
			risk,
			condition
		}));
}

/** @returns how the statement read when it was first marked; null where nobody has marked it, or it reads so still */
export function firstMarked(record: State, statement: StatementId, now: Wording | null) {
	const first = record.markers.byStatement[statement]?.[0];
	return first && first.wording.id !== now?.id ? { text: first.wording.text, at: first.at } : null;
}

/** @returns whether the action still fits the problem, and whether whoever is responsible has said yes */
export function agreementOf(
	action: Action,
	{ record, people }: Pick<StandInput, 'record' | 'people'>
): { fit: SummaryFit; yes: SummaryYes } {
	const view = { ...action, agreementId: agreementId(action) };
	const fit = fitState(record, view);
	const yes = yesState(record, view);
	const problemMarker = problemMarkerNumber(record);
	const said = 'yes' in yes ? yes.yes : null;
	return {
		fit:
			fit.kind === 'answered'
				? { state: fit.answer.fit, problemMarker, by: people.author(fit.answer.by), text: fit.answer.text }
				: { state: fit.kind, problemMarker, by: null, text: '' },
		yes: {
			state: yes.kind,
			by: said && (people.responsible(said.by) ?? people.author(said.by)),
			at: said?.at ?? null
		}
	};
}
