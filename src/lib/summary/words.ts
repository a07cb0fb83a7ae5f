/** The words of a summary's forms, one full set for each language. */
import type { ActionStatus, Novelty, ProblemSlot } from '../document/shape.ts';
import type { NoteKind } from '../document/board-shape.ts';
import type { FileContent } from './form-names.ts';
import type { CardSubject } from '../workshop/cards.ts';
import type { Hat } from '../workshop/hats.ts';
import type { ReasonChip } from '../workshop/reasons.ts';
import type { StanceLevel } from '../workshop/stances.ts';
import type { Standing } from '../workshop/standing.ts';
import type { Gathers } from '../workshop/templates/template.ts';
import type { SummaryBoard, SummaryThing } from './board-types.ts';
import type { ExportProfile, ValueField } from './types.ts';

export interface Words {
	summary: string;
	/** The words that begin the names of the files taken away. */
	fileNames: Record<FileContent, string>;
	untitledFile: string;
	question: string;
	/** Under the title: the moment and the version shown. */
	asOf(moment: string, version: number): string;
	profile: string;
	profileNames: Record<ExportProfile, string>;
	profileNotes: Record<ExportProfile, string>;
	madeWith: string;
	/** What a file of it is, in one line. */
	description(title: string, moment: string): string;
	shortDescription: string;
	date: string;
	/** The file in a ZIP that says what is in it. */
	contentsFile: string;
	/** A deadline's title in a calendar. */
	deadline(action: string): string;
	page: string;
	of: string;

	problemHeading: string;
	slots: Record<ProblemSlot, string>;
	slotEmpty: string;

	planHeading: string;
	planEmpty: string;
	number: string;
	action: string;
	untitledAction: string;
	who: string;
	when: string;
	/** What a change is about. */
	subject: string;
	/** What somebody answers; and the row that counts who has not. */
	level: string;
	count: string;
	notAnsweredLevel: string;
	responsible: string;
	nobody: string;
	contributors: string;
	fields: Record<ValueField, string>;
	statuses: Record<ActionStatus, string>;
	novelties: Record<Novelty, string>;

	changesHeading: string;
	changesEmpty: string;
	changesEarlier: string;
	/** Before a text written where nothing stood. */
	written: string;
	before: string;
	now: string;
	/** What stands for a wording that was or is empty. */
	nothing: string;
	added: string;
	removed: string;
	addedAction: string;
	removedAction: string;
	reason: string;

	covers: string;
	wholeWorkshop: string;
	/** A stretch of the timeline, by its first and last version. */
	span(from: number, to: number): string;
	/** The same by its first and last day; '' for an end that is open. */
	days(from: string, to: string): string;
	meetings: string;
	meeting: string;
	untitledMeeting: string;
	stillOpen: string;
	present: string;
	hats: Record<Hat, string>;
	hatsHeading: string;

	shortHeading: string;

	/** What became of the summary of a meeting itself. */
	minutes: {
		heading: string;
		draft(until: string): string;
		approved(day: string): string;
		objected(day: string): string;
		approvals(count: number): string;
		noApprovals: string;
		notAnswered(count: number): string;
		correctionsHeading: string;
		corrections: string;
		objections: string;
	};

	standings: Record<Standing, string>;
	markerNumber(number: number): string;
	levels: Record<StanceLevel, string>;
	/** `6 enige`. */
	levelCount(level: StanceLevel, count: number): string;
	notAnswered(count: number): string;
	stances: string;
	first: string;

	renegotiatedHeading: string;
	renegotiatedEmpty: string;
	outcomes: Record<'marker' | 'return' | 'open' | 'removed', string>;
	filledIn: string;
	authors: string;
	reasons: Record<ReasonChip, string>;
	noReason: string;

	disagreementHeading: string;
	disagreementEmpty: string;
	objection: string;
	risk: string;
	condition: string;
	reservation: string;
	/** After a reservation about an earlier wording. */
	earlierWording: string;
	perspectivesHeading: string;

	saidYes: string;
	waitsForYes: string;
	askedAgain: string;
	dependsOn: string;
	fit: string;
	fits: Record<'asked' | 'fits' | 'doesNot' | 'unsure', string>;
	answersMarker(number: number): string;

	markersHeading: string;
	markersEmpty: string;

	newHeading: string;
	/** Of those actions that nobody has said it for. */
	newMissing(actions: string): string;

	gatheredHeading: string;
	/** Where it comes from. */
	gatheredFrom: string;
	gathered: Record<Gathers, string>;

	cardsHeading: string;
	cards: Record<CardSubject, string>;
	cardBy: { question: string; offer: string; nobody: string };
	sameHere(count: number): string;

	board: {
		heading: string;
		/** Over the list that says what the picture shows. */
		list: string;
		outside: string;
		untitledArea: string;
		emptyArea: string;
		emptyNote: string;
		things: Record<Exclude<SummaryThing['kind'], 'note'>, string>;
		noteKinds: Record<NoteKind, string>;
		writtenFor(who: string): string;
		fromPaper: string;
		/** Of a drawing that nobody has told in words. */
		undescribed: string;
		connections: string;
		from: string;
		to: string;
		looseEnd: string;
		quotes: readonly [string, string];
		count(kind: keyof SummaryBoard['counts'], count: number): string;
		/** What the picture shows, for who does not see it. */
		alternative(counts: string): string;
		more: string;
	};

	questionsHeading: string;
	answer: string;

	nextHeading: string;
	place: string;

	appendix(letter: string, heading: string): string;
	logHeading: string;
	log: {
		sessionStarted(title: string): string;
		sessionEnded: string;
		sessionForgotten: string;
		hatTaken(hat: string): string;
		hatPutDown(hat: string): string;
		roundRevealed(answers: number): string;
		roundCancelled: string;
		partiesMerged(from: string, into: string): string;
		nextMeeting(meeting: string): string;
		yesWithdrawn(actions: string): string;
	};

	peopleHeading: string;
	peopleEmpty: string;
	party: string;
	noParty: string;
	participants: string;
	names: string;
	aParticipant: string;
	nameWithheld: string;
	theProgram: string;
}
