/**
 * Reads the problem and the plan out of a Yjs document. Never writes, and never trusts: whatever a
 * client put there comes out as the types below.
 */
import * as Y from 'yjs';
import { readBlocks, sanitise } from './blocks.ts';
import {
	ACTION_FIELDS,
	PLAN,
	PROBLEM_SLOTS,
	slotFragmentName,
	type ActionField,
	type FieldKind,
	type ProblemSlot
} from './shape.ts';
import { readRichText, renderRichText, type RichText } from './rich-text.ts';

export type { RichText };

/** One action of the plan, as plain values. Text fields are plain text; `detail` is rich. */
export interface Action {
	id: string;
	title: string;
	detail: RichText;
	firstStep: string;
	/** A participant id, a party id, or a name written by hand; '' when nobody is named. */
	responsible: string;
	/** Participant ids, party ids or names. */
	contributors: string[];
	/** `YYYY-MM-DD`, or '' when there is none. */
	due: string;
	/** One of ACTION_STATUSES; other clients may have written something else. */
	status: string;
	signOfSuccess: string;
	needs: string;
	existing: string;
	novelty: string;
	adaptation: string;
	/** A fractional index; actions are sorted by it, then by id. */
	order: string;
	/** The number of the problem marker it answers; '' for one added before there was any. */
	answers: string;
	/** The ids of the actions it cannot do without. */
	dependsOn: string[];
}

export type Problem = Record<ProblemSlot, RichText>;

/** The wording of problem and plan at one moment. */
export interface Negotiation {
	problem: Problem;
	plan: Action[];
}

/** @param doc a negotiation document (live, or replayed to some moment) */
export function readNegotiation(doc: Y.Doc): Negotiation {
	return { problem: readProblem(doc), plan: readPlan(doc) };
}

export function readProblem(doc: Y.Doc): Problem {
	return Object.fromEntries(
		PROBLEM_SLOTS.map((slot) => [slot, readRichText(doc.getXmlFragment(slotFragmentName(slot)))])
	) as Problem;
}

/** @returns the actions in the order people gave them */
export function readPlan(doc: Y.Doc): Action[] {
	const actions: Action[] = [];
	for (const [id, value] of doc.getMap(PLAN)) {
		if (value instanceof Y.Map) actions.push(readAction(id, value));
	}
	return actions.sort(byOrder);
}

/** @returns the order of two actions in the plan: by fractional index, then by id */
export function byOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
	if (a.order !== b.order) return a.order < b.order ? -1 : 1;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export function readAction(id: string, map: Y.Map<unknown>): Action {
	return actionFromBlocks(id, (field, kind) => fieldBlocks(map.get(field), kind));
}

/** @param blocksOf the blocks of a field: for plain text none or one, for a list of names one a name */
export function actionFromBlocks(
	id: string,
	blocksOf: (field: ActionField, kind: FieldKind) => readonly string[]
): Action {
	const action: Record<string, unknown> = { id };
	for (const [field, kind] of Object.entries(ACTION_FIELDS) as [ActionField, FieldKind][]) {
		const blocks = blocksOf(field, kind);
		action[field] = kind === 'richText' ? renderRichText(blocks) : kind === 'strings' ? [...blocks] : (blocks[0] ?? '');
	}
	if (action.status === '') action.status = 'draft';
	return action as unknown as Action;
}

/** @returns the blocks of a field's stored value, whatever a client stored there */
export function fieldBlocks(value: unknown, kind: FieldKind): string[] {
	if (kind === 'strings') return readStrings(value);
	if (kind === 'richText' && value instanceof Y.XmlFragment) return readBlocks(value);
	const text = readString(value);
	if (text === '') return [];
	return [kind === 'richText' ? sanitise(text) : text];
}

/** @returns the wording of one plain field, as a person would read it */
export function fieldText(action: Action, field: ActionField): string {
	const value = action[field];
	if (typeof value === 'string') return value;
	return Array.isArray(value) ? value.join(', ') : value.text;
}

function readString(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return String(value);
	if (value instanceof Y.XmlFragment) return readRichText(value).text;
	return value instanceof Y.Text ? plainText(value) : '';
}

function plainText(text: Y.Text): string {
	let plain = '';
	for (const part of text.toDelta() as { insert: unknown }[]) {
		if (typeof part.insert === 'string') plain += part.insert;
	}
	return plain;
}

function readStrings(value: unknown): string[] {
	if (value instanceof Y.Array) return readStrings(value.toArray());
	if (Array.isArray(value)) return value.map(readString).filter((item) => item !== '');
	const single = readString(value);
	return single === '' ? [] : [single];
}
