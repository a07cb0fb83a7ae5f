/** What a moment's wording says that an earlier one did not, statement by statement, for marking it where it stands. */
import { ACTION_FIELDS, PROBLEM_SLOTS, type ActionField, type ProblemSlot } from '../document/shape.ts';
import { compareWording } from './segments.ts';
import { tellField, type Told } from './trail.ts';
import type { Segment } from './types.ts';

/** An action in plain values; lists of names are told apart by a comma. */
export type MarkedAction = { id: string } & Record<Exclude<ActionField, 'contributors' | 'dependsOn'>, string> & {
		contributors: readonly string[];
		dependsOn: readonly string[];
	};

/** The wording of a moment, as far as it can be marked; `markdown` tells formatting apart. */
export interface Wording {
	problem: Record<ProblemSlot, { text: string; markdown: string }>;
	plan: readonly (MarkedAction & { detailMarkdown: string })[];
}

export type ActionMark = { kind: 'added' } | { kind: 'changed'; fields: { field: ActionField; told: Told }[] };

export interface Marks {
	/** Slots whose text differs, each as a redline of all of it. */
	slots: Partial<Record<ProblemSlot, Segment[]>>;
	/** Actions that are new or differ, by id. */
	actions: Record<string, ActionMark>;
	/** Actions that were there and are not any more. */
	gone: { id: string; title: string }[];
}

/** What reads otherwise in another wording: the statements that bringing one back would change. */
export interface Unlike {
	slots: ProblemSlot[];
	/** Ids of actions in either wording. */
	actions: string[];
}

const FIELDS = Object.keys(ACTION_FIELDS) as ActionField[];

export function markChanges(before: Wording, after: Wording): Marks {
	const slots: Marks['slots'] = {};
	for (const slot of PROBLEM_SLOTS) {
		const [old, now] = [before.problem[slot].text, after.problem[slot].text];
		if (old !== now) slots[slot] = compareWording(old, now);
	}
	const actions: Marks['actions'] = {};
	for (const action of after.plan) {
		const old = before.plan.find(({ id }) => id === action.id);
		if (!old) actions[action.id] = { kind: 'added' };
		else {
			const fields = changedFields(old, action);
			if (fields.length > 0) actions[action.id] = { kind: 'changed', fields };
		}
	}
	const gone = before.plan.filter(({ id }) => !after.plan.some((action) => action.id === id));
	return { slots, actions, gone: gone.map(({ id, title }) => ({ id, title })) };
}

/** @returns what would read otherwise if `then` took the place of `now` */
export function unlike(then: Wording, now: Wording): Unlike {
	const ids = [...new Set([...then.plan, ...now.plan].map(({ id }) => id))];
	const worded = ({ plan }: Wording, id: string) => JSON.stringify(plan.find((action) => action.id === id));
	return {
		slots: PROBLEM_SLOTS.filter((slot) => then.problem[slot].markdown !== now.problem[slot].markdown),
		actions: ids.filter((id) => worded(then, id) !== worded(now, id))
	};
}

function changedFields(before: MarkedAction, after: MarkedAction): { field: ActionField; told: Told }[] {
	return FIELDS.map((field) => ({ field, old: valueOf(before, field), now: valueOf(after, field) }))
		.filter(({ old, now }) => old !== now)
		.map(({ field, old, now }) => ({ field, told: tellField(field, old, now) }));
}

function valueOf(action: MarkedAction, field: ActionField): string {
	const value = action[field];
	return typeof value === 'string' ? value : value.join(', ');
}
