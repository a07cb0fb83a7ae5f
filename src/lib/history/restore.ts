/** Brings earlier wording back, as a new edit. */
import * as Y from 'yjs';
import { writeBlocks, writeText } from '../document/write-blocks.ts';
import { fieldBlocks } from '../document/read.ts';
import {
	ACTION_FIELDS,
	PLAN,
	PROBLEM_SLOTS,
	slotFragmentName,
	type ActionField,
	type ProblemSlot
} from '../document/shape.ts';
import type { Words } from './words.ts';

/** What is brought back: one statement, or all of the problem or the plan. */
export type Restorable =
	{ kind: 'slot'; slot: ProblemSlot } | { kind: 'action'; actionId: string } | { kind: 'problem' } | { kind: 'plan' };

const FIELDS = Object.keys(ACTION_FIELDS) as ActionField[];

/**
 * Makes a live document read as it did, in one transaction; what reads the same already is left alone.
 * @param words the wording to bring back
 */
export function restoreWording(
	doc: Y.Doc,
	{ words, what, origin }: { words: Words; what: Restorable; origin: unknown }
): void {
	doc.transact(() => {
		switch (what.kind) {
			case 'slot':
				return restoreSlot(doc, what.slot, words);
			case 'problem':
				return PROBLEM_SLOTS.forEach((slot) => restoreSlot(doc, slot, words));
			case 'action':
				return restoreAction(doc, what.actionId, words);
			case 'plan':
				return new Set([...doc.getMap(PLAN).keys(), ...words.actions.keys()]).forEach((actionId) =>
					restoreAction(doc, actionId, words)
				);
		}
	}, origin);
}

function restoreSlot(doc: Y.Doc, slot: ProblemSlot, words: Words): void {
	writeBlocks(doc.getXmlFragment(slotFragmentName(slot)), words.slots[slot]);
}

function restoreAction(doc: Y.Doc, actionId: string, words: Words): void {
	const plan = doc.getMap(PLAN);
	const wanted = words.actions.get(actionId);
	if (!wanted) return plan.delete(actionId);
	let action = plan.get(actionId);
	if (!(action instanceof Y.Map)) {
		action = new Y.Map();
		plan.set(actionId, action);
	}
	for (const field of FIELDS) restoreField(action as Y.Map<unknown>, field, wanted[field] ?? []);
}

function restoreField(action: Y.Map<unknown>, field: ActionField, blocks: readonly string[]): void {
	const kind = ACTION_FIELDS[field];
	const value = action.get(field);
	if (JSON.stringify(fieldBlocks(value, kind)) === JSON.stringify(blocks) && value !== undefined) return;
	switch (kind) {
		case 'text': {
			const isShared = value instanceof Y.Text;
			const text = isShared ? value : new Y.Text();
			if (!isShared) action.set(field, text);
			return writeText(text, blocks[0] ?? '');
		}
		case 'richText': {
			const isShared = value instanceof Y.XmlFragment;
			const fragment = isShared ? value : new Y.XmlFragment();
			if (!isShared) action.set(field, fragment);
			return writeBlocks(fragment, blocks);
		}
		case 'strings':
			return void action.set(field, [...blocks]);
		case 'string':
			if (blocks.length > 0 || value !== undefined) action.set(field, blocks[0] ?? '');
	}
}
