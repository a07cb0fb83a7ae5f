/**
 * What the long-lived process offers its pages and API. `server/serve.ts` builds one Application and
 * provides it here; the SvelteKit bundle asks for it. It lives under a process-wide symbol, because
 * the bundle and the process would otherwise each load this module and see two of everything.
 */
import type { Action, RichText } from '../document/read.ts';
import type { SummaryTexts } from '../document/summary-text.ts';
import type { Board } from '../document/board.ts';
import type { Beginning, Size } from '../document/board-opening.ts';
import type { BoardChange } from '../history/board-history.ts';
import type { DocumentKind } from '../document/names.ts';
import type { ProblemSlot } from '../document/shape.ts';
import type { Fact } from '../workshop/fact.ts';
import type { Restorable } from '../history/restore.ts';
import type { MomentWanted, TrailMoment, TrailOverview } from '../history/overview.ts';
import type { Renegotiation } from '../history/renegotiation.ts';
import type { RenegotiationPage } from '../history/renegotiation-page.ts';
import type { StoryPage } from '../history/story.ts';
import type { StatementTurns } from '../history/turns.ts';
import type { BoardDifference, BoardThen, BoardThenQuery } from '../history/board-then.ts';
import type { Authorship } from '../history/authorship.ts';
import type { Activity, Difference } from '../history/types.ts';
import type { FormName } from '../summary/form-names.ts';
import type { FrozenEdition } from '../summary/frozen-files.ts';
import type { NoteAdded } from '../summary/gathered-told.ts';
import type { Summary } from '../summary/types.ts';
import type { RemovedAnswer } from './board-removals.ts';
import type {
	ChangesPage,
	ChangesQuery,
	OverviewQuestion,
	RenegotiationQuestion,
	StoryQuestion
} from './history-reader.ts';
import type { PartyLookName } from '../workshop/party-look-name.ts';
import type { Command } from '../workshop/command.ts';
import type { FrozenMinutes } from '../workshop/minutes.ts';
import type { SummaryWish } from '../summary/period.ts';
import type { Refusal } from '../workshop/family.ts';
import type { ActionAnswer, StatementAnswer, TableAnswer } from './standing-answer.ts';
import type { Archives } from './archives.ts';
import type { Settings } from '../../../server/settings.ts';

export type Language = 'da' | 'en';

/** What a token opens. */
export type Access =
	| { kind: 'participant'; workshopId: string; participantId: string }
	| { kind: 'view'; workshopId: string }
	| { kind: 'invite'; workshopId: string };

export interface Profile {
	id: string;
	title: string;
	question: string;
	language: Language;
	createdAt: number;
}

export interface Party {
	id: string;
	name: string;
	/** One of SECTORS in `workshop/parties.ts`; '' while nobody has said. */
	sector: string;
	look: PartyLookName;
	/** The ids of the parties that were merged into it: whatever names one of them means this one. */
	formerIds: string[];
}

export interface Participant {
	id: string;
	name: string;
	partyId: string | null;
	/** ISO 8601, UTC. */
	joinedAt: string;
}

/** The links into a workshop. Anyone in it may see, share and replace them. */
export interface Links {
	inviteToken: string;
	viewToken: string;
	/** Eight characters to type by hand, shown in two groups: `K7QM-2XRD`. */
	code: string;
}

export type SlotState = RichText & StatementAnswer;

/** A workshop as it was right after revision `seq`: the answer of `GET /api/workshops/{id}`. */
export interface WorkshopState extends TableAnswer {
	id: string;
	title: string;
	question: string;
	language: Language;
	seq: number;
	problem: Record<ProblemSlot, SlotState>;
	plan: (Omit<Action, 'detail'> & { detail: string; detailMarkdown: string } & ActionAnswer)[];
	parties: Party[];
	participants: Participant[];
}

export interface RevisionEntry {
	seq: number;
	document: DocumentKind;
	/** ISO 8601, UTC. */
	at: string;
	participantId: string | null;
	sessionId: string | null;
	bytes: number;
}

/** Starting, joining, and who may come in. */
export interface Workshops {
	start(input: { title: string; question: string; language: Language }): Promise<Profile & Links>;
	/** @returns null when the workshop is unknown */
	profile(workshopId: string): Promise<Profile | null>;
	/** @returns what the token opens, or null when it is wrong or revoked */
	authenticate(token: string): Promise<Access | null>;
	/** @returns the new participant's id and token; a party of the same name (letter case aside) is joined, not doubled */
	join(workshopId: string, input: { name: string; party: string }): Promise<{ participantId: string; token: string }>;
	participants(workshopId: string): Promise<Participant[]>;
	parties(workshopId: string): Promise<Party[]>;
	/** @returns where a code typed by hand leads, or null */
	findByCode(code: string): Promise<{ workshopId: string; inviteToken: string } | null>;
	links(workshopId: string): Promise<Links>;
	/** Ends the old link at once (open connections too) and makes a new one. */
	replaceLink(workshopId: string, kind: 'invite' | 'view'): Promise<Links>;
	/** @returns a further token of the same participant, for another device */
	addDevice(workshopId: string, participantId: string): Promise<string>;
	/** @returns a token for a calendar to ask with, that opens the plan's dates alone; the participant's earlier one ends */
	subscribe(workshopId: string, participantId: string): Promise<string>;
	/** Ends it. */
	unsubscribe(workshopId: string, participantId: string): Promise<void>;
	/** @returns whether it is a calendar's token of this workshop */
	maySeeDates(workshopId: string, token: string): Promise<boolean>;
	/** Ends a token; its open connections are closed. */
	revoke(token: string): Promise<void>;
}

/** The one timeline. Everything stored is included: pending revisions are stored before the answer. */
export interface Timeline {
	present(workshopId: string): Promise<WorkshopState>;
	/** @returns null when `seq` is not a revision of the workshop (0 is the empty start) */
	at(workshopId: string, seq: number): Promise<WorkshopState | null>;
	revisions(
		workshopId: string,
		options: { document?: DocumentKind; after: number; limit: number }
	): Promise<{ revisions: RevisionEntry[]; next: number | null }>;
	/** @returns what was decided, in order; facts of one revision are never on two pages */
	factsPage(
		workshopId: string,
		page: { after: number; limit: number }
	): Promise<{ facts: Fact[]; next: number | null }>;
	/** @returns readable changes, filtered and paged */
	changes(workshopId: string, query: ChangesQuery): Promise<ChangesPage>;
	/** @returns null when either seq is not of the workshop */
	difference(workshopId: string, from: number, to: number): Promise<Difference | null>;
	/**
	 * @param seq left out: the present
	 * @returns who wrote each part of what stood then; null when `seq` is not of the workshop
	 */
	authorship(workshopId: string, seq?: number): Promise<({ seq: number } & Authorship) | null>;
	/**
	 * Brings earlier wording back, as a new change by the participant.
	 * @returns the seq of the change (null when it reads so already), or null when `seq` is not of the workshop
	 */
	restore(
		workshopId: string,
		request: { participantId: string; seq: number; what: Restorable }
	): Promise<{ seq: number | null } | null>;
	/** @returns how much each statement changed over time, in so many equal stretches */
	activity(workshopId: string, buckets: number): Promise<Activity>;
	/** @returns the trail from above: moments in so many columns, the days they fall on, who changed what */
	overview(workshopId: string, query: OverviewQuestion): Promise<TrailOverview>;
	/** @returns a moment with the changes that ended there and the way on from it; the wording is `at(moment.seq)` */
	moment(workshopId: string, wanted: MomentWanted): Promise<TrailMoment>;
	/** @returns every fact of the record, in order */
	facts(workshopId: string): Promise<readonly Fact[]>;
	/**
	 * @param atMs Unix time in milliseconds
	 * @returns the last revision that came before then; 0 when none did
	 */
	lastBefore(workshopId: string, atMs: number): Promise<number>;
	/** @returns the board as it was right after a revision of the workshop */
	board(workshopId: string, seq: number): Promise<Board>;
	/** @returns that notes came onto the board, in order; one that was brought back again once more */
	notesAdded(workshopId: string): Promise<NoteAdded[]>;
	/** @returns what was deleted from the board and is not there again, newest first */
	removedFromBoard(workshopId: string): Promise<RemovedAnswer[]>;
	/** @returns the renegotiations in the order in which they opened */
	renegotiations(workshopId: string): Promise<Renegotiation[]>;
	/** @returns a page of them in short, newest first */
	renegotiationPage(workshopId: string, query: RenegotiationQuestion): Promise<RenegotiationPage>;
	/** @returns how each statement first read, how it reads now, and where it turned */
	turns(workshopId: string): Promise<StatementTurns[]>;
	/** @returns a page of the changes and of what was said and decided between them, newest first */
	story(workshopId: string, query: StoryQuestion): Promise<StoryPage>;
	/**
	 * @param session null for the whole workshop
	 * @param seq left out: the present
	 * @returns what people have written about it: in short, and corrections
	 */
	summaryText(workshopId: string, session: string | null, seq?: number): Promise<SummaryTexts>;
}

/** Writes the files people take away, beside what else the process does. */
export interface Exports {
	/** Somebody looks at a summary, and will soon want a file: makes ready. */
	prepare(): void;
	/**
	 * @param ready forms that are written already, for the one that holds them all
	 * @returns the bytes of the file; the same summary always gives the same
	 */
	write(form: FormName, summary: Summary, ready?: ReadyForms): Promise<Uint8Array>;
}

export type ReadyForms = Readonly<Partial<Record<FormName, Uint8Array>>>;

/** A summary that is frozen. No files where they are not here, as when they were erased. */
export interface FrozenSummary extends FrozenMinutes {
	/** By name. */
	files: readonly (FrozenEdition & { name: string; sizeBytes: number; sha256: string })[];
}

/** Which frozen file something is. */
export interface FoundEdition extends FrozenEdition, Pick<FrozenMinutes, 'at' | 'outcome'> {
	meeting: string;
	/** The meeting's. */
	title: string;
	name: string;
}

/** The frozen summaries of meetings. */
export interface Minutes {
	/** @returns what is frozen of a meeting; null while nothing is */
	frozen(workshopId: string, meeting: string): Promise<FrozenSummary | null>;
	/** @returns exactly the bytes that were frozen; null where there are none */
	file(workshopId: string, meeting: string, edition: FrozenEdition): Promise<Uint8Array | null>;
	/** @param sha256 in hex @returns null when no frozen file of the workshop has these bytes */
	find(workshopId: string, sha256: string): Promise<FoundEdition | null>;
	/** @returns the frozen summary, made again from the log as that was then; null while it is not frozen */
	summary(access: Access, wish: SummaryWish & { session: string }): Promise<Summary | null>;
}

/** What became of a command. */
export type Answer =
	| { kind: 'recorded'; fact: Fact }
	/** Hidden, as it should be: no fact tells of it. */
	| { kind: 'kept' }
	| { kind: 'refused'; refusal: Refusal };

/** Asking for facts: the only way in which any participant brings one about. */
export interface Decisions {
	/**
	 * @param command decoded
	 * @returns the fact that stands for it, once it is stored, or why it was refused
	 * @throws StoreError when it could not be stored
	 */
	ask(workshopId: string, participantId: string, command: Command): Promise<Answer>;
	/** @returns what a participant has given that is hidden until it is revealed; their own eyes only */
	given(workshopId: string, participantId: string): Promise<{ batch: string; payload: unknown }[]>;
}

/** The board on the timeline. */
export interface Boards {
	/**
	 * @param seq left out: the present
	 * @returns null when `seq` is not of the workshop
	 */
	at(workshopId: string, seq?: number): Promise<{ seq: number; board: Board } | null>;
	/** @returns what is shown first, in a view of this size, before all of it is there; null where it is not so large */
	beginning(workshopId: string, view: Size): Promise<Beginning | null>;
	/** @returns the present document as one Yjs update; null where it is small */
	state(workshopId: string): Promise<Uint8Array | null>;
	/** @returns what happened to the board, oldest first; changes that begin at one revision are never on two pages */
	changes(
		workshopId: string,
		page: { after: number; limit: number }
	): Promise<{ changes: BoardChange[]; next: number | null }>;
	/** @returns as much as is asked for of the board right after `seq`; null when that is not of the workshop */
	then(workshopId: string, seq: number, query: BoardThenQuery): Promise<BoardThen | null>;
	/** @returns what differs on the board between two moments; null when either seq is not of the workshop */
	difference(workshopId: string, from: number, to: number): Promise<BoardDifference[] | null>;
	/**
	 * Brings back what stood on the board at `seq` and is not there any more, as a new change by the participant.
	 * @returns the seq of the change (null when nothing was missing), or null when `seq` is not of the workshop
	 */
	restore(workshopId: string, request: BoardToRestore): Promise<{ seq: number | null } | null>;
}

/** With neither `ids` nor `deleted`: all of it. */
export interface BoardToRestore {
	participantId: string;
	seq: number;
	ids?: readonly string[] | undefined;
	/** Only what a participant (null for the system) deleted after `seq` and up to a revision. */
	deleted?: { by: string | null; upTo: number } | undefined;
}

export interface Application {
	readonly settings: Settings;
	readonly workshops: Workshops;
	readonly timeline: Timeline;
	readonly boards: Boards;
	readonly exports: Exports;
	readonly decisions: Decisions;
	readonly minutes: Minutes;
	readonly archives: Archives;
	/** @returns whether the process can serve: the store answers and it is not shutting down */
	ready(): Promise<boolean>;
	/** @returns Prometheus text */
	metrics(): Promise<string>;
}

const KEY = Symbol.for('rundbord.application');
const holder = globalThis as { [KEY]?: Application };

/** Called once, by the process that owns the application. */
export function provideApplication(application: Application): void {
	holder[KEY] = application;
}

/** @throws when a page is served by something other than `server/main.ts` */
export function application(): Application {
	const provided = holder[KEY];
	if (!provided) throw new Error('No application: start Rundbord with `npm start` or `npm run dev` (server/main.ts).');
	return provided;
}
