/** How the API tells where statements, actions and the table stand: the state of the record, laid out for programs. */
import {
	actionOnTable,
	actionStatement,
	actionWording,
	slotStatement,
	wordingOf,
	type Wording
} from '../document/wording.ts';
import type { Action, Negotiation } from '../document/read.ts';
import { PROBLEM_SLOTS, type ProblemSlot } from '../document/shape.ts';
import { fitState, missingSectors, yesState, type FitState, type YesState } from '../workshop/agreement.ts';
import { currentMarker, type Marker } from '../workshop/markers.ts';
import { perspectivesOf } from '../workshop/parties.ts';
import { reasonsFor, type Reason } from '../workshop/reasons.ts';
import type { Reservation, Stance } from '../workshop/stances.ts';
import { stancesOn } from '../workshop/stances.ts';
import {
	staleStances,
	standing,
	standingReservations,
	tally,
	type Standing,
	type Tally
} from '../workshop/standing.ts';
import type { State } from '../workshop/state.ts';
import type { Party, Participant } from './application.ts';

/** Where a statement stands. */
export interface StatementAnswer {
	/** `problem:{slot}` or `plan:{actionId}`: what commands and facts call it. */
	statement: string;
	/** The present wording's id: what a stance is bound to. */
	wordingId: string;
	state: Standing;
	/** Left out while there is none. */
	marker?: Pick<Marker, 'number' | 'wording' | 'at' | 'by' | 'seq' | 'session'>;
	/** Why it was taken up again after the marker, oldest first. */
	reasons: Pick<Reason, 'id' | 'chip' | 'text' | 'by' | 'at'>[];
	/** Each person's last answer; a stale one is about an earlier wording and does not count. */
	stances: (Omit<Stance, 'statement' | 'session'> & { isStale: boolean })[];
	/** Of those that count. Silence is never agreement. */
	tally: Tally;
	/** Those that nobody has withdrawn, whatever the wording. */
	reservations: Omit<Reservation, 'statement'>[];
}

export interface ActionAnswer extends StatementAnswer {
	/** What a yes is bound to. */
	agreementId: string;
	yes: YesState;
	fit: FitState;
}

/** What is true of the workshop as a whole. */
export interface TableAnswer {
	sessions: SessionAnswer[];
	nextMeeting: State['sessions']['nextMeeting'];
	/** The newest marker of the problem; 0 while there is none. */
	problemMarker: number;
	round: {
		id: string;
		statements: readonly string[];
		startedAt: string;
		startedBy: string | null;
		answered: number;
	} | null;
	hats: State['hats']['worn'];
	questions: State['parking']['questions'];
	/** How each party sees the problem. */
	perspectives: { partyId: string; text: string; at: string }[];
	/** Sectors that no party with anybody in it is of. */
	missingSectors: string[];
}

export interface SessionAnswer {
	id: string;
	title: string;
	mode: string;
	template: string | null;
	startedAt: string;
	startedBy: string | null;
	/** null while it is open. */
	endedAt: string | null;
	/** It was not ended by anybody. */
	isForgotten: boolean;
	present: readonly string[];
}

interface Around {
	/** Everybody who may answer. */
	participants: readonly string[];
}

export function slotAnswers(
	state: State,
	negotiation: Negotiation,
	around: Around
): Record<ProblemSlot, StatementAnswer> {
	const answers = PROBLEM_SLOTS.map((slot) => {
		const statement = slotStatement(slot);
		return [slot, statementAnswer(state, { statement, wording: wordingOf(negotiation, statement) }, around)];
	});
	return Object.fromEntries(answers) as Record<ProblemSlot, StatementAnswer>;
}

export function actionAnswer(state: State, action: Action, around: Around): ActionAnswer {
	const view = actionOnTable(action);
	const statement = actionStatement(action.id);
	return {
		...statementAnswer(state, { statement, wording: actionWording(action) }, around),
		agreementId: view.agreementId,
		yes: yesState(state, view),
		fit: fitState(state, view)
	};
}

function statementAnswer(
	state: State,
	{ statement, wording }: { statement: string; wording: Wording | null },
	{ participants }: Around
): StatementAnswer {
	const wordingId = wording?.id ?? '';
	const marker = currentMarker(state, statement);
	const counting = Object.values(stancesOn(state, statement, wordingId));
	const told = ({ statement: _, session: __, ...stance }: Stance, isStale: boolean) => ({ ...stance, isStale });
	return {
		statement,
		wordingId,
		state: standing(state, statement, wording),
		...(marker && { marker: markerAnswer(marker) }),
		reasons: marker ? reasonsFor(state, statement, marker.number).map(reasonAnswer) : [],
		stances: [
			...counting.map((stance) => told(stance, false)),
			...staleStances(state, statement, wordingId).map((stance) => told(stance, true))
		],
		tally: tally(state, { statement, wordingId, participants }),
		reservations: standingReservations(state, statement).map(({ statement: _, ...reservation }) => reservation)
	};
}

function markerAnswer({ number, wording, at, by, seq, session }: Marker): NonNullable<StatementAnswer['marker']> {
	return { number, wording, at, by, seq, session };
}

function reasonAnswer({ id, chip, text, by, at }: Reason): StatementAnswer['reasons'][number] {
	return { id, chip, text, by, at };
}

export function tableAnswer(
	state: State,
	{ parties, participants }: { parties: readonly Party[]; participants: readonly Participant[] }
): TableAnswer {
	const { open } = state.rounds;
	const represented = parties.filter(({ id }) => participants.some(({ partyId }) => partyId === id));
	return {
		sessions: sessionAnswers(state),
		nextMeeting: state.sessions.nextMeeting,
		problemMarker: state.markers.problemMarkers.length,
		round: open && {
			id: open.id,
			statements: open.statements,
			startedAt: open.startedAt,
			startedBy: open.startedBy,
			answered: open.answered?.count ?? 0
		},
		hats: state.hats.worn,
		questions: state.parking.questions,
		perspectives: parties.flatMap(({ id }) =>
			perspectivesOf(state, id).map(({ text, at }) => ({ partyId: id, text, at }))
		),
		missingSectors: missingSectors(represented.map(({ sector }) => sector))
	};
}

function sessionAnswers({ sessions: { ended, open } }: State): SessionAnswer[] {
	const all = open ? [...ended, { ...open, endedAt: null, isForgotten: false }] : ended;
	return all.map(({ id, title, mode, template, startedAt, startedBy, endedAt, isForgotten, present }) => ({
		id,
		title,
		mode,
		template,
		startedAt,
		startedBy,
		endedAt,
		isForgotten,
		present
	}));
}
