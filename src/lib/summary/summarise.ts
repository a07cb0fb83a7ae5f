/** Makes the summary of a workshop: pure, from its state, its folded changes, a moment and a profile. */
import { PROBLEM_SLOTS, type ActionStatus, type ProblemSlot } from '../document/shape.ts';
import type { Action } from '../document/read.ts';
import type { Change } from '../history/types.ts';
import { createPeople, type KnownParticipant, type KnownParty, type People } from './people.ts';
import {
	SUMMARY_VERSION,
	type ChangeContent,
	type ExportProfile,
	type Summary,
	type SummaryAction,
	type SummaryChange,
	type SummaryLanguage
} from './types.ts';

/** How many changes a summary tells of; whoever wants them all reads the trail. */
export const CHANGES_TOLD = 30;

/** What is filled in within this time of adding an action is part of adding it, and stands in the plan. */
const FILLING_IN_MS = 60 * 60_000;

const NEW_ACTION_STATUS: ActionStatus = 'draft';

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
	state: SummarisedState;
	/** In the order they came. */
	changes: readonly Change[];
	/** Whether there are changes before the first of `changes`. */
	hasEarlierChanges: boolean;
	/** The moment it is made; ISO 8601, UTC. */
	at: string;
	language: SummaryLanguage;
	profile: ExportProfile;
}

/** @returns the summary, without what its profile leaves out */
export function summarise({ state, changes, hasEarlierChanges, at, language, profile }: SummaryInput): Summary {
	const people = createPeople({
		profile,
		participants: state.participants,
		parties: state.parties,
		responsibleNow: state.plan.map((action) => action.responsible)
	});
	const told = withoutFillingIn(changes)
		.sort((one, other) => one.toSeq - other.toSeq)
		.map((change) => toldChange(change, people))
		.filter((change) => change !== null);
	return deepClean({
		version: SUMMARY_VERSION,
		profile,
		language,
		workshop: { id: state.id, title: state.title, question: state.question, language: state.language },
		at,
		seq: state.seq,
		problem: PROBLEM_SLOTS.map((slot) => ({ slot, ...pick(state.problem[slot], ['text', 'markdown']) })),
		plan: state.plan.map((action) => plannedAction(action, people)),
		changes: told.slice(-CHANGES_TOLD).reverse(),
		hasEarlierChanges: hasEarlierChanges || told.length > CHANGES_TOLD,
		parties: people.parties()
	});
}

function plannedAction(action: PlannedAction, people: People): SummaryAction {
	return {
		...pick(action, ['id', 'title', 'detail', 'detailMarkdown']),
		responsible: people.responsible(action.responsible),
		contributors: people.contributors(action.contributors),
		...pick(action, ['firstStep', 'due', 'status', 'signOfSuccess', 'needs', 'existing', 'novelty', 'adaptation'])
	};
}

/** @returns the changes without those that only fill in what a new action left open */
function withoutFillingIn(changes: readonly Change[]): Change[] {
	const addedAtMs = new Map<string, number>();
	for (const { statement, from } of changes) {
		if (statement.kind === 'action' && statement.field === 'added') addedAtMs.set(statement.actionId, Date.parse(from));
	}
	return changes.filter(({ statement, before, from }) => {
		if (statement.kind !== 'action' || statement.field === 'added' || statement.field === 'removed') return true;
		const wasOpen = before === '' || (statement.field === 'status' && before === NEW_ACTION_STATUS);
		const sinceAddedMs = Date.parse(from) - (addedAtMs.get(statement.actionId) ?? Number.NEGATIVE_INFINITY);
		return !wasOpen || sinceAddedMs < 0 || sinceAddedMs > FILLING_IN_MS;
	});
}

/** @returns null for what a reader of this profile would see no difference in */
function toldChange(change: Change, people: People): SummaryChange | null {
	const content = changeContent(change, people);
	if (content === null || ('before' in content && sameWording(content.before, content.after))) return null;
	return { ...content, by: people.author(change.participantId), at: change.to, reason: change.reason ?? null };
}

function changeContent({ statement, before, after, title }: Change, people: People): ChangeContent | null {
	if (statement.kind === 'slot') return { kind: 'slot', slot: statement.slot, before, after };
	const { field } = statement;
	switch (field) {
		case 'added':
			return { kind: 'added', action: after };
		case 'removed':
			return { kind: 'removed', action: before };
		case 'order':
		case 'answers':
		case 'dependsOn':
			return null;
		case 'responsible': {
			const shown = (reference: string) => [people.responsible(reference)].filter((who) => who !== null);
			return { kind: 'people', action: title ?? '', field, before: shown(before), after: shown(after) };
		}
		case 'contributors': {
			// The history tells a list as its items joined by ", ", which no id holds.
			const shown = (references: string) => people.contributors(references.split(', '));
			return { kind: 'people', action: title ?? '', field, before: shown(before), after: shown(after) };
		}
		default:
			return { kind: 'field', action: title ?? '', field, before, after };
	}
}

function sameWording(before: unknown, after: unknown): boolean {
	return JSON.stringify(before) === JSON.stringify(after);
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
