/**
 * The summary (referat) as data: what its forms (Markdown, HTML, text, CSV) are written from, and,
 * as it stands, its JSON form. Whatever a profile leaves out is already gone here, so that no form
 * can let it slip. Adding a field is compatible; anything else is a new SUMMARY_VERSION.
 */
import type { ActionField, ProblemSlot } from '../document/shape.ts';
import type { SummaryBoard } from './board-types.ts';
import type {
	Stand,
	SummaryGathered,
	SummaryCard,
	SummaryFit,
	SummaryLogEntry,
	SummaryMarker,
	SummaryMeeting,
	SummaryMinutes,
	SummaryPeriod,
	SummaryQuestion,
	SummaryRenegotiation,
	SummarySession,
	SummaryYes
} from './stand-types.ts';

export const SUMMARY_VERSION = 1;

/** The languages a summary is written in. */
export const SUMMARY_LANGUAGES = ['da', 'en'] as const;
export type SummaryLanguage = (typeof SUMMARY_LANGUAGES)[number];

/** Who the summary is for, and so who is named: everybody, those responsible, or parties only. */
export const EXPORT_PROFILES = ['group', 'journal', 'public'] as const;
export type ExportProfile = (typeof EXPORT_PROFILES)[number];

/** Somebody, as far as the profile lets them be known. */
export type Who =
	| { kind: 'person'; name: string; party: string | null }
	| { kind: 'party'; name: string }
	/** A name written by hand that belongs to nobody in the workshop. */
	| { kind: 'written'; name: string }
	/** Somebody who takes part, of no party, and whose name is left out or erased. */
	| { kind: 'participant' }
	/** A name written by hand that the profile leaves out. */
	| { kind: 'withheld' }
	/** The program itself. */
	| { kind: 'system' };

export interface SummarySlot extends Stand {
	slot: ProblemSlot;
	/** '' when nobody has written anything. */
	text: string;
	markdown: string;
	/** How it read when it was first marked, or first written where nobody has marked it; null when that is how it reads. */
	first: { text: string; at: string } | null;
}

export interface SummaryAction extends Stand {
	id: string;
	title: string;
	detail: string;
	detailMarkdown: string;
	responsible: Who | null;
	contributors: Who[];
	firstStep: string;
	/** `YYYY-MM-DD`, or '' when there is none; other clients may have written something else. */
	due: string;
	/** One of ACTION_STATUSES; other clients may have written something else. */
	status: string;
	signOfSuccess: string;
	needs: string;
	existing: string;
	novelty: string;
	adaptation: string;
	/** The problem's marker it was made for; null for none. */
	answers: number | null;
	fit: SummaryFit;
	yes: SummaryYes;
	/** The titles of the actions it cannot do without. */
	dependsOn: string[];
}

/** The fields of an action whose change is told as one value before and one after. */
export type ValueField = Exclude<ActionField, 'responsible' | 'contributors' | 'order' | 'answers' | 'dependsOn'>;

/** One change in words: what, from, to. */
export type ChangeContent =
	| { kind: 'slot'; slot: ProblemSlot; before: string; after: string }
	| { kind: 'field'; action: string; field: ValueField; before: string; after: string }
	| { kind: 'people'; action: string; field: 'responsible' | 'contributors'; before: Who[]; after: Who[] }
	| { kind: 'added'; action: string }
	| { kind: 'removed'; action: string };

export type SummaryChange = ChangeContent & {
	/** Whoever began, where several wrote by turns. */
	by: Who;
	/** The others who wrote by turns, in the order in which they began. */
	alsoBy: Who[];
	/** When its last revision came; ISO 8601, UTC. */
	at: string;
	/** Why, in the words of whoever said it; null when nobody did. */
	reason: string | null;
};

/** A party and those of it who take part. */
export interface SummaryParty {
	/** null for those who gave no party. */
	name: string | null;
	participants: number;
	/** Their names in the order they joined; empty when the profile leaves them out. */
	names: string[];
}

export interface Summary {
	version: typeof SUMMARY_VERSION;
	profile: ExportProfile;
	language: SummaryLanguage;
	workshop: { id: string; title: string; question: string; language: SummaryLanguage };
	/** The moment it was made; ISO 8601, UTC. */
	at: string;
	/** The last revision it takes in: the version it shows. */
	seq: number;
	/** Every slot, in reading order. */
	problem: SummarySlot[];
	plan: SummaryAction[];
	/** The latest changes, newest first. */
	changes: SummaryChange[];
	/** Whether there are older changes than those. */
	hasEarlierChanges: boolean;
	parties: SummaryParty[];
	/** What it covers. */
	period: SummaryPeriod;
	/** The meetings in the period, oldest first. */
	sessions: SummarySession[];
	/** What people wrote together about it; '' when nothing. */
	inShort: { text: string; markdown: string };
	/** What they corrected together of a meeting: what the log cannot know; '' when nothing. */
	corrections: { text: string; markdown: string };
	/** Of one meeting that is over; null for all else. */
	minutes: SummaryMinutes | null;
	/** Those that were open at some time in the period, the problem's first. */
	renegotiations: SummaryRenegotiation[];
	/** The markers set in the period, oldest first. */
	markers: SummaryMarker[];
	/** How each party sees the problem, in its own words. */
	perspectives: { party: string; text: string }[];
	/** Questions that are parked, and those that were settled in the period. */
	questions: SummaryQuestion[];
	/** The open cards laid out in the period. */
	cards: SummaryCard[];
	/** What was written when a meeting asked what there is, what it takes and what is expected; only what was asked for and answered. */
	gathered: SummaryGathered[];
	/** The board as it was at the end of the period; null when nothing stood on it. */
	board: SummaryBoard | null;
	/** null when none is planned. */
	nextMeeting: SummaryMeeting | null;
	/** What was done with the process itself, oldest first. */
	log: SummaryLogEntry[];
}
