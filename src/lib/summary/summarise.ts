/** Makes the summary of a workshop: pure, from its state, its record, its folded changes, a moment and a profile. */
import type { Board } from '../document/board.ts';
import { actionStatement, slotStatement, wordingOf } from '../document/wording.ts';
import { PROBLEM_SLOTS, type ProblemSlot } from '../document/shape.ts';
import type { Action, Negotiation } from '../document/read.ts';
import type { RenegotiationTold } from '../history/renegotiation-page.ts';
import { breaksIn } from '../history/story.ts';
import type { Change } from '../history/types.ts';
import { evolve } from '../workshop/evolve.ts';
import type { Fact } from '../workshop/fact.ts';
import { perspectivesOf } from '../workshop/parties.ts';
import { INITIAL_STATE, type State } from '../workshop/state.ts';
import { cardPictures } from './board-cards-pictured.ts';
import { boardTold } from './board-told.ts';
import { changesTold } from './changes-told.ts';
import { gatheredTold, type NoteAdded } from './gathered-told.ts';
import { createPeople, type KnownParticipant, type KnownParty } from './people.ts';
import type { Stretch } from './period.ts';
import { minutesTold } from './minutes-told.ts';
import { agreementOf, firstMarked, standOf, type StandInput } from './stand.ts';
import { cardsTold, logTold, markersTold, questionsTold, renegotiationsTold, sessionsTold } from './told.ts';
import {
	SUMMARY_VERSION,
	type ExportProfile,
	type Summary,
	type SummaryAction,
	type SummaryLanguage,
	type SummarySlot
} from './types.ts';

/** How many changes a summary tells of; whoever wants them all reads the trail. */
export const CHANGES_TOLD = 500;

/** An action as the workshop's state gives it. */
export type PlannedAction = Omit<Action, 'detail'> & { detail: string; detailMarkdown: string };

/** What is read of a workshop's state. */
export interface SummarisedState {
	id: string;
	title: string;
	question: string;
	language: SummaryLanguage;
	seq: number;
	problem: Record<ProblemSlot, { text: string; markdown: string }>;
	plan: readonly PlannedAction[];
	parties: readonly KnownParty[];
	participants: readonly KnownParticipant[];
}

export interface SummaryInput {
	/** As it was at the end of the stretch. */
	state: SummarisedState;
	/** What it covers. */
	stretch: Stretch;
	/** The whole record, in order; what came after the stretch is passed over. */
	facts: readonly Fact[];
	/** All of the workshop, in the order in which they opened. */
	renegotiations: readonly RenegotiationTold[];
	/** As it was at the end of the stretch. */
	board: Board;
	/** When each note came onto the board, in order; what came after the stretch is passed over. */
	notesAdded: readonly NoteAdded[];
	/** What people wrote together about it. */
	inShort: { text: string; markdown: string };
	/** And what they corrected of it. */
	corrections: { text: string; markdown: string };
	/** Those of the stretch, in the order they came. */
	changes: readonly Change[];
	/** Whether there are changes in it before the first of `changes`. */
	hasEarlierChanges: boolean;
	/** The moment it is made; ISO 8601, UTC. */
	at: string;
	language: SummaryLanguage;
	profile: ExportProfile;
}

/** @returns the summary, without what its profile leaves out */
export function summarise(input: SummaryInput): Summary {
	const { state, stretch, at, language, profile } = input;
	const people = createPeople({
		profile,
		participants: state.participants,
		parties: state.parties,
		responsibleNow: state.plan.map((action) => action.responsible)
	});
	const facts = input.facts.filter(({ seq }) => seq <= stretch.toSeq);
	const record = facts.reduce<State>((soFar, fact) => evolve(soFar, fact), INITIAL_STATE);
	const negotiation = negotiationOf(state);
	const participantIds = state.participants.map(({ id }) => id);
	const stand: StandInput = { negotiation, record, people, participantIds };
	const told = { record, facts, people, stretch, titleOf: titles(state, input.changes, input.renegotiations) };
	const changes = changesTold(input.changes, people, breaksIn(facts));
	const problem = PROBLEM_SLOTS.map((slot) => slotTold(slot, stand, input));
	const plan = negotiation.plan.map((action) => actionTold(action, stand, told.titleOf));
	const cards = cardPictures(
		input.board,
		{ problem: new Map(problem.map((entry) => [entry.slot, entry])), plan },
		language
	);
	return deepClean({
		version: SUMMARY_VERSION,
		profile,
		language,
		workshop: { id: state.id, title: state.title, question: state.question, language: state.language },
		at,
		seq: state.seq,
		period: stretch.period,
		sessions: sessionsTold(told),
		inShort: input.inShort,
		corrections: input.corrections,
		minutes: minutesTold(input.facts, { stretch, people, at }),
		problem,
		plan,
		renegotiations: renegotiationsTold(input.renegotiations, told),
		markers: markersTold(told),
		perspectives: state.parties.flatMap(({ id, name }) =>
			perspectivesOf(record, id).map(({ text }) => ({ party: name, text }))
		),
		questions: questionsTold(told),
		cards: cardsTold(told),
		gathered: gatheredTold({ ...input, facts, people }),
		board: boardTold(input.board, people, cards),
		nextMeeting: nextMeetingTold(record),
		changes: changes.slice(-CHANGES_TOLD).reverse(),
		hasEarlierChanges: input.hasEarlierChanges || changes.length > CHANGES_TOLD,
		parties: people.parties(),
		log: logTold(told)
	});
}

function negotiationOf({ problem, plan }: SummarisedState): Negotiation {
	return {
		problem,
		plan: plan.map(({ detail, detailMarkdown, ...action }) => ({
			...action,
			detail: { text: detail, markdown: detailMarkdown }
		}))
	};
}

function slotTold(slot: ProblemSlot, stand: StandInput, input: SummaryInput): SummarySlot {
	const statement = slotStatement(slot);
	const wording = wordingOf(stand.negotiation, statement);
	const { text, markdown } = input.state.problem[slot];
	return {
		slot,
		text,
		markdown,
		first: firstMarked(stand.record, statement, wording) ?? firstWritten(slot, stand, input),
		...standOf(statement, stand)
	};
}

/** What nobody has marked began as somebody first wrote it. */
function firstWritten(slot: ProblemSlot, { record }: StandInput, input: SummaryInput): SummarySlot['first'] {
	if (input.hasEarlierChanges || record.markers.byStatement[slotStatement(slot)]) return null;
	const first = input.changes.find(({ statement }) => statement.kind === 'slot' && statement.slot === slot);
	if (first?.before !== '' || first.after === input.state.problem[slot].text) return null;
	return { text: first.after, at: first.to };
}

function actionTold(action: Action, stand: StandInput, titleOf: (id: string) => string): SummaryAction {
	const { people } = stand;
	return {
		...pick(action, ['id', 'title']),
		detail: action.detail.text,
		detailMarkdown: action.detail.markdown,
		responsible: people.responsible(action.responsible),
		contributors: people.contributors(action.contributors),
		...pick(action, ['firstStep', 'due', 'status', 'signOfSuccess', 'needs', 'existing', 'novelty', 'adaptation']),
		answers: /^\d{1,6}$/.test(action.answers) ? Number(action.answers) : null,
		dependsOn: action.dependsOn.map(titleOf),
		...agreementOf(action, stand),
		...standOf(actionStatement(action.id), stand)
	};
}

function nextMeetingTold({ sessions: { nextMeeting } }: State): Summary['nextMeeting'] {
	return nextMeeting && pick(nextMeeting, ['meetsAt', 'place']);
}

/** @returns how to name an action, also one that is gone: as it was last called */
function titles(
	{ plan }: SummarisedState,
	changes: readonly Change[],
	renegotiations: readonly RenegotiationTold[]
): (actionId: string) => string {
	const known = new Map<string, string>();
	for (const { statement, title } of renegotiations) known.set(statement.slice('plan:'.length), title);
	for (const { statement, title, before } of changes) {
		if (statement.kind !== 'action') continue;
		known.set(statement.actionId, statement.field === 'removed' ? before : (title ?? ''));
	}
	for (const { id, title } of plan) known.set(id, title);
	return (actionId) => known.get(actionId) ?? '';
}

function pick<Source extends object, Key extends keyof Source>(
	source: Source,
	keys: readonly Key[]
): Pick<Source, Key> {
	return Object.fromEntries(keys.map((key) => [key, source[key]])) as Pick<Source, Key>;
}

/** Line ends become one newline, and control characters, which no form can carry, are dropped. */
function deepClean<Value>(value: Value): Value {
	if (typeof value === 'string') {
		// eslint-disable-next-line no-control-regex -- control characters are what is looked for
		return value.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '') as Value;
	}
	if (Array.isArray(value)) return value.map(deepClean) as Value;
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, deepClean(inner)])) as Value;
}
