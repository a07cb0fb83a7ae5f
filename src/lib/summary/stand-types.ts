/** Where statements stand and what was decided about them: the part of the model that comes from the record. */
import type { ReasonChip } from '../workshop/reasons.ts';
import type { CardSubject } from '../workshop/cards.ts';
import type { MinutesOutcome } from '../workshop/minutes.ts';
import type { Hat } from '../workshop/hats.ts';
import type { StanceLevel } from '../workshop/stances.ts';
import type { Standing, Tally } from '../workshop/standing.ts';
import type { Gathers } from '../workshop/templates/template.ts';
import type { ValueField, Who } from './types.ts';

/** Where a statement stands. */
export interface Stand {
	standing: Standing;
	/** The wording that holds, or held before it was taken up again; null while there is none. `text` is '' for an action, which is told by its fields. */
	marker: { number: number; at: string; by: Who; text: string } | null;
	/** How people answer the present wording. */
	tally: Tally;
	/** Everybody's answer to the present wording, in the order they gave them. */
	stances: SummaryStance[];
	/** What nobody has withdrawn, whatever it reads now. */
	reservations: SummaryReservation[];
}

export interface SummaryStance {
	who: Who;
	level: StanceLevel;
	at: string;
	reason: string;
	/** Of an objection: what may happen, and what would have to change. */
	risk: string;
	condition: string;
}

export interface SummaryReservation {
	who: Who;
	text: string;
	at: string;
	/** Whether it was said about the present wording. */
	isAboutPresent: boolean;
}

/** Whether an action still fits the problem as it was last marked. `none`: nothing has moved. */
export interface SummaryFit {
	state: 'none' | 'asked' | 'fits' | 'doesNot' | 'unsure';
	/** The problem's newest marker; 0 while there is none. */
	problemMarker: number;
	by: Who | null;
	text: string;
}

/** Whether whoever is responsible has said yes. */
export interface SummaryYes {
	state: 'notAsked' | 'waiting' | 'yes' | 'askedAgain';
	by: Who | null;
	at: string | null;
}

export type SummaryPeriod =
	| { kind: 'workshop' }
	| { kind: 'session'; id: string; title: string }
	/** The first and the last revision, and the days (`YYYY-MM-DD`, in Denmark) they were asked for by; null where they were not. */
	| { kind: 'span'; fromSeq: number; toSeq: number; fromDay: string | null; toDay: string | null };

export interface SummarySession {
	id: string;
	title: string;
	mode: 'live' | 'days';
	startedAt: string;
	/** null while it is open. */
	endedAt: string | null;
	/** Who was there, by party. */
	present: { party: string | null; participants: number; names: string[] }[];
	/** Who looked after what, in the order they took it. */
	hats: { hat: Hat; who: Who }[];
}

/** What became of the summary of a meeting that is over: whether it can still be corrected, and what people say of it. */
export interface SummaryMinutes {
	/** `draft` until the end of the seven days; then frozen, with or without an objection that stands. */
	state: 'draft' | MinutesOutcome;
	/** When nothing could, or can, be corrected any more. */
	until: string;
	/** How many approve. */
	approvals: number;
	/** Their names, where the profile lets them be known. */
	approvedBy: string[];
	/** How many of those who were at the meeting have said nothing of it. */
	notAnswered: number;
	/** In the order they were made. */
	objections: { who: Who; text: string; at: string }[];
}

export interface SummaryRenegotiation {
	/** `problem:{slot}` or `plan:{actionId}`. */
	statement: string;
	/** A problem slot, or an action by its title. */
	subject: { kind: 'slot'; slot: string } | { kind: 'action'; title: string };
	/** `removed`: the action was taken out of the plan. */
	outcome: 'marker' | 'return' | 'open' | 'removed';
	openedBy: Who;
	openedAt: string;
	closedAt: string | null;
	/** In the order they were given; none: no reason was given. */
	reasons: { by: Who; chip: ReasonChip | null; text: string }[];
	/** Of a slot, the wording that held and the wording it ended with, or stands at. */
	before: string;
	now: string;
	/** Of an action, what reads otherwise, field by field. */
	fields: SummaryFieldChange[];
	/** Everybody who wrote in it. */
	authors: Who[];
	/** How people answered the wording it ended with. */
	levels: Partial<Record<StanceLevel, number>>;
	reservations: { who: Who; text: string }[];
}

export type SummaryFieldChange =
	| { kind: 'value'; field: ValueField | 'dependsOn'; before: string; after: string }
	| { kind: 'people'; field: 'responsible' | 'contributors'; before: Who[]; after: Who[] };

export interface SummaryMarker {
	at: string;
	by: Who;
	/** What was marked, each with its number. */
	entries: { subject: SummaryRenegotiation['subject']; number: number }[];
}

export interface SummaryQuestion {
	text: string;
	by: Who;
	at: string;
	settled: { answer: string; by: Who; at: string } | null;
}

/** An open card: where somebody is stuck. */
export interface SummaryCard {
	about: CardSubject;
	text: string;
	/** Who signed it, as the profile lets them be known; null for nobody. */
	by: Who | null;
	at: string;
	/** How many are in the same place. */
	sameHere: number;
	answers: { kind: 'question' | 'offer'; text: string; by: Who }[];
}

/** What people wrote on notes while a meeting asked for it, in the order they came. */
export interface SummaryGathered {
	about: Gathers;
	notes: { text: string; by: Who | null }[];
}

export interface SummaryMeeting {
	/** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` in Denmark, or ''. */
	meetsAt: string;
	place: string;
}

/** One thing that was done with the process: a meeting, a hat, a round, a party. */
export interface SummaryLogEntry {
	at: string;
	by: Who;
	what:
		| { kind: 'sessionStarted'; title: string }
		| { kind: 'sessionEnded'; isForgotten: boolean }
		| { kind: 'hatTaken'; hat: Hat }
		| { kind: 'hatPutDown'; hat: Hat }
		| { kind: 'roundRevealed'; answers: number }
		| { kind: 'roundCancelled' }
		| { kind: 'partiesMerged'; from: string; into: string }
		| { kind: 'nextMeeting'; meetsAt: string; place: string }
		| { kind: 'yesWithdrawn'; actions: string[] };
}
