/** Differences and authorship of a log of revisions, with no store: every update from the beginning, or a state in between. */
import * as Y from 'yjs';
import { byOrder, fieldText, type Action } from '../../src/lib/document/read.ts';
import { ACTION_FIELDS, type ActionField } from '../../src/lib/document/shape.ts';
import { authorship, type Authorship } from '../../src/lib/history/authorship.ts';
import { difference } from '../../src/lib/history/difference.ts';
import { Origins } from '../../src/lib/history/origins.ts';
import { replay } from '../../src/lib/history/replay.ts';
import type { ActionDifference, Difference, HistoryRevision } from '../../src/lib/history/types.ts';

/** @param states revisions whose state, with what was deleted forgotten, stands in for what came before them */
export function differenceOf(
	revisions: readonly HistoryRevision[],
	{ from, to, states = [] }: { from: number; to: number; states?: readonly number[] }
): Difference {
	const early = states.filter((seq) => seq <= from).at(-1) ?? 0;
	const late = states.filter((seq) => seq <= to && seq > from).at(-1) ?? null;
	const before = [...stateOf(revisions, early), ...updates(revisions, early, from)];
	const after =
		late === null ? updates(revisions, from, to) : [...stateOf(revisions, late), ...updates(revisions, late, to)];
	return difference({ before, after, origins: originsOf(revisions, to), from, to });
}

/** @returns who wrote what stands after all of the revisions */
export function authorshipOf(revisions: readonly HistoryRevision[]): Authorship {
	return authorship({ updates: revisions.map(({ update }) => update), origins: originsOf(revisions) });
}

function originsOf(revisions: readonly HistoryRevision[], upTo = Infinity): Origins {
	const origins = new Origins();
	for (const revision of revisions) if (revision.seq <= upTo) origins.push(revision);
	return origins;
}

function updates(revisions: readonly HistoryRevision[], after: number, upTo: number): Uint8Array[] {
	return revisions.filter(({ seq }) => seq > after && seq <= upTo).map(({ update }) => update);
}

function stateOf(revisions: readonly HistoryRevision[], seq: number): Uint8Array[] {
	return seq === 0 ? [] : [Y.encodeStateAsUpdate(replay(null, updates(revisions, 0, seq)))];
}

const FIELDS = Object.keys(ACTION_FIELDS) as ActionField[];
type Fields = Record<ActionField, string>;
const NOTHING = Object.fromEntries(FIELDS.map((field) => [field, ''])) as Fields;

/** @returns every field of every action as it reads, in order */
export function planFields(plan: readonly Action[]): { id: string; fields: Fields }[] {
	return plan.map((action) => ({
		id: action.id,
		fields: Object.fromEntries(FIELDS.map((field) => [field, fieldText(action, field)])) as Fields
	}));
}

/**
 * @returns the plan that the differences make of another, in order
 * @throws when they do not begin from that plan, or a removed action keeps anything
 */
export function planAfter(
	plan: readonly Action[],
	differences: readonly ActionDifference[]
): { id: string; fields: Fields }[] {
	const actions = new Map(planFields(plan).map(({ id, fields }) => [id, fields]));
	for (const { actionId, kind, fields } of differences) {
		if (actions.has(actionId) === (kind === 'added'))
			throw new Error(`${actionId} is ${kind}, and was there or was not`);
		const action = { ...(actions.get(actionId) ?? NOTHING) };
		for (const { field, before, after } of fields) {
			if (action[field] !== before) throw new Error(`${field} was "${action[field]}", not "${before}"`);
			action[field] = after;
		}
		actions.set(actionId, action);
		if (kind !== 'removed') continue;
		if (FIELDS.some((field) => action[field] !== '')) throw new Error(`${actionId} is removed and keeps something`);
		actions.delete(actionId);
	}
	return [...actions]
		.map(([id, fields]) => ({ id, fields, order: fields.order }))
		.sort(byOrder)
		.map(({ id, fields }) => ({ id, fields }));
}
