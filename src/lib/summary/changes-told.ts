/** The folded changes, as a summary tells them. */
import type { ActionStatus } from '../document/shape.ts';
import { tellTogether, type ToldTogether } from '../history/together.ts';
import type { Change } from '../history/types.ts';
import type { People } from './people.ts';
import type { ChangeContent, SummaryChange, Who } from './types.ts';

/** What is filled in within this time of adding an action is part of adding it, and stands in the plan. */
const FILLING_IN_MS = 60 * 60_000;

const NEW_ACTION_STATUS: ActionStatus = 'draft';

/**
 * @param changes in order of `fromSeq`
 * @param breaks as `tellTogether` takes them
 * @returns the changes a reader of the profile would see a difference in, in the order they ended
 */
export function changesTold(changes: readonly Change[], people: People, breaks: readonly number[]): SummaryChange[] {
	return tellTogether(withoutFillingIn(changes), breaks)
		.sort((one, other) => one.change.toSeq - other.change.toSeq)
		.map((together) => toldChange(together, people))
		.filter((change) => change !== null);
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
function toldChange({ change, writers }: ToldTogether, people: People): SummaryChange | null {
	const content = changeContent(change, people);
	if (content === null || ('before' in content && sameWording(content.before, content.after))) return null;
	const [by = people.author(change.participantId), ...alsoBy] = differing(
		writers.map((writer) => people.author(writer))
	);
	return { ...content, by, alsoBy, at: change.to, reason: change.reason ?? null };
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

/** Two people of one party are one where only parties are named. */
function differing(authors: readonly Who[]): Who[] {
	return authors.filter((who, index) => authors.findIndex((other) => sameWording(other, who)) === index);
}

function sameWording(before: unknown, after: unknown): boolean {
	return JSON.stringify(before) === JSON.stringify(after);
}
