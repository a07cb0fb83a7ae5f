/** The trail in words: the changes, and between them what people said and decided, on the one timeline. */
import { actionStatement, slotStatement, type StatementId } from '../document/wording.ts';
import type { Fact, FactKind } from '../workshop/fact.ts';
import { PROBLEM_SLOTS } from '../document/shape.ts';
import { tellStep, type BoardStep, type ToldStep } from './board-steps.ts';
import { isStepWanted, isWanted } from './overview.ts';
import { isDuring, meetingAt, statementOf, type Meeting, type Renegotiation } from './renegotiation.ts';
import { isWordingField } from './stretches.ts';
import { isBySomeOf, tellTogether, type ToldTogether } from './together.ts';
import type { Change } from './types.ts';

export type StoryEntry =
	| {
			kind: 'change';
			seq: number;
			change: Change;
			/** Whose it is; several where they wrote by turns (`together.ts`). */
			writers: ToldTogether['writers'];
			meeting: Meeting | null;
			/** The renegotiation it belongs to. */
			within: Pick<Renegotiation, 'statement' | 'marker' | 'openedSeq' | 'reason'> | null;
	  }
	/** What somebody did on the board. */
	| { kind: 'board'; seq: number; step: ToldStep; meeting: Meeting | null }
	/** One fact; of stances on the same wording that follow each other, all of them, oldest first. */
	| { kind: 'said'; seq: number; facts: readonly [ToldFact, ...ToldFact[]]; meeting: Meeting | null };

export interface StoryQuery {
	/** Only what began before this revision. */
	before?: number;
	limit: number;
	/** Only what is about these statements: slot names and action ids. */
	statements?: readonly string[];
	/** Only what these participants did. */
	participantIds?: readonly string[];
	/** Only what happened during this meeting. */
	meeting?: Meeting;
}

export interface StoryPage {
	/** Newest first. */
	entries: StoryEntry[];
	/** The `before` of the next page; null at the end. */
	next: number | null;
}

/** What is told of. That somebody answered a hidden round, or came, is told when the round or the meeting ends. */
const TOLD = [
	'MarkerSet',
	'StanceTaken',
	'ReservationWithdrawn',
	'RoundStarted',
	'RoundRevealed',
	'RoundCancelled',
	'ReasonGiven',
	'YesSaid',
	'YesWithdrawn',
	'FitAnswered',
	'PartiesMerged',
	'PerspectiveWritten',
	'SessionStarted',
	'SessionEnded',
	'NextMeetingPlanned',
	'HatTaken',
	'HatPutDown',
	'QuestionParked',
	'QuestionSettled',
	'NotesUsed',
	'CardPlaced',
	'PrioritiesRevealed'
] as const satisfies FactKind[];
export type ToldFact = Fact<(typeof TOLD)[number]>;

interface Input {
	/** In order of `fromSeq`. */
	changes: readonly Change[];
	/** In order of `fromSeq`. */
	board?: readonly BoardStep[];
	/** In order of seq. */
	facts: readonly Fact[];
	renegotiations: readonly Renegotiation[];
	meetings: readonly Meeting[];
}

/** @returns a page of the story; what shares a revision stays on one page */
export function storyOf({ changes, board = [], facts, renegotiations, meetings }: Input, query: StoryQuery): StoryPage {
	const told = gather(facts.filter(isTold).filter((fact) => isFactWanted(fact, query)));
	const all: (
		| ({ seq: number } & ToldTogether)
		| { seq: number; step: BoardStep }
		| { seq: number; facts: [ToldFact, ...ToldFact[]] }
	)[] = [
		...board.filter((step) => isStepWanted(step, query)).map((step) => ({ seq: step.fromSeq, step })),
		...tellTogether(changes, breaksIn(facts))
			.filter((together) => isTogetherWanted(together, query))
			.map((together) => ({ seq: together.change.fromSeq, ...together })),
		...told
	];
	const wanted = all.filter(({ seq }) => seq < (query.before ?? Infinity)).sort((a, b) => b.seq - a.seq);
	let end = Math.min(query.limit, wanted.length);
	while (end > 0 && wanted[end] && wanted[end]?.seq === wanted[end - 1]?.seq) end += 1;
	const entries = wanted.slice(0, end).map((entry): StoryEntry => {
		const meeting = meetingAt(meetings, entry.seq);
		if ('facts' in entry) return { kind: 'said', ...entry, meeting };
		if ('step' in entry) return { kind: 'board', seq: entry.seq, step: tellStep(entry.step), meeting };
		return { kind: 'change', ...entry, meeting, within: renegotiationOf(entry.change, renegotiations) };
	});
	return { entries, next: end < wanted.length ? (wanted[end - 1]?.seq ?? null) : null };
}

/** What is written before and after these is not told as one. */
const BREAKS: readonly FactKind[] = ['MarkerSet', 'SessionStarted', 'SessionEnded'];

/** @returns the revisions that `tellTogether` does not reach across */
export function breaksIn(facts: readonly Fact[]): number[] {
	return facts.filter(({ kind }) => BREAKS.includes(kind)).map(({ seq }) => seq);
}

function isTogetherWanted(together: ToldTogether, { participantIds, ...query }: StoryQuery): boolean {
	return isWanted(together.change, query) && (!participantIds || isBySomeOf(together, participantIds));
}

/** @returns the renegotiation that a change is part of; of several, the last */
export function renegotiationOf(
	{ statement: of, fromSeq, toSeq, ...change }: Change,
	renegotiations: readonly Renegotiation[]
): Pick<Renegotiation, 'statement' | 'marker' | 'openedSeq' | 'reason'> | null {
	if (of.kind === 'action' && !isWordingField(of.field)) return null;
	const id = statementOf({ statement: of, fromSeq, toSeq, ...change });
	const found = renegotiations.findLast(
		({ statement, openedSeq, closedSeq = Infinity }) => statement === id && openedSeq <= toSeq && closedSeq >= fromSeq
	);
	if (!found) return null;
	const { statement, marker, openedSeq, reason } = found;
	return { statement, marker, openedSeq, ...(reason === undefined ? {} : { reason }) };
}

function isTold(fact: Fact): fact is ToldFact {
	return (TOLD as readonly string[]).includes(fact.kind);
}

/** Puts stances on the same wording that follow each other together. */
function gather(facts: readonly ToldFact[]): { seq: number; facts: [ToldFact, ...ToldFact[]] }[] {
	const gathered: { seq: number; facts: [ToldFact, ...ToldFact[]] }[] = [];
	for (const fact of facts) {
		const group = gathered.at(-1);
		const last = group?.facts.at(-1);
		if (
			group &&
			fact.kind === 'StanceTaken' &&
			last?.kind === 'StanceTaken' &&
			last.statement === fact.statement &&
			last.wordingId === fact.wordingId
		)
			group.facts.push(fact);
		else gathered.push({ seq: fact.seq, facts: [fact] });
	}
	return gathered;
}

function isFactWanted(fact: ToldFact, { statements, participantIds, meeting }: Omit<StoryQuery, 'limit'>): boolean {
	return (
		(!meeting || isDuring(meeting, fact.seq, fact.seq)) &&
		(!statements || statementsOfFact(fact).some((statement) => statements.map(idOf).includes(statement))) &&
		(!participantIds || peopleOf(fact).some((person) => participantIds.includes(person)))
	);
}

/** A filter names a slot or an action. */
function idOf(name: string): StatementId {
	const slot = PROBLEM_SLOTS.find((candidate) => candidate === name);
	return slot ? slotStatement(slot) : actionStatement(name);
}

function statementsOfFact(fact: ToldFact): StatementId[] {
	switch (fact.kind) {
		case 'MarkerSet':
			return fact.entries.map(({ statement }) => statement);
		case 'StanceTaken':
		case 'ReservationWithdrawn':
		case 'ReasonGiven':
		case 'NotesUsed':
			return [fact.statement];
		case 'RoundStarted':
			return [...fact.statements];
		case 'RoundRevealed':
			return fact.answers.map(({ statement }) => statement);
		case 'YesSaid':
		case 'FitAnswered':
			return [actionStatement(fact.actionId)];
		case 'YesWithdrawn':
			return [...fact.actionIds, ...fact.falling].map(actionStatement);
		default:
			return [];
	}
}

function peopleOf(fact: ToldFact): string[] {
	const answers = fact.kind === 'RoundRevealed' ? fact.answers.map(({ by }) => by) : [];
	return fact.by === null ? answers : [fact.by, ...answers];
}
