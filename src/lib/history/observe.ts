/** Which statements of a negotiation document a transaction touched. */
import * as Y from 'yjs';
import {
	ACTION_FIELDS,
	PLAN,
	PROBLEM_SLOTS,
	slotFragmentName,
	type ActionField,
	type ProblemSlot
} from '../document/shape.ts';

/** What was touched; touched text may still read the same (formatting, or typed and deleted at once). */
export interface Touched {
	slots: ReadonlySet<ProblemSlot>;
	/** Actions that came, went, or were replaced whole. */
	actions: ReadonlySet<string>;
	/** Fields of actions that stayed. */
	fields: ReadonlyMap<string, ReadonlySet<ActionField>>;
}

/**
 * Watches a document.
 * @returns a function that applies one update and tells what it touched
 */
export function observeStatements(doc: Y.Doc): (update: Uint8Array) => Touched {
	let slots = new Set<ProblemSlot>();
	let actions = new Set<string>();
	let fields = new Map<string, Set<ActionField>>();

	for (const slot of PROBLEM_SLOTS) doc.getXmlFragment(slotFragmentName(slot)).observeDeep(() => slots.add(slot));

	const plan = doc.getMap(PLAN);
	const touchField = (actionId: string, field: string): void => {
		if (!isActionField(field)) return;
		const touched = fields.get(actionId) ?? new Set();
		fields.set(actionId, touched.add(field));
	};
	plan.observeDeep((events) => {
		for (const event of events as Y.YEvent<Y.AbstractType<unknown>>[]) {
			if (event.target === plan) for (const actionId of changedKeys(event)) actions.add(actionId);
			else if (event.target.parent === plan) {
				for (const field of changedKeys(event)) touchField(String(event.path[0]), field);
			} else touchField(String(event.path[0]), String(event.path[1]));
		}
	});

	return (update) => {
		slots = new Set();
		actions = new Set();
		fields = new Map();
		Y.applyUpdate(doc, update);
		return { slots, actions, fields };
	};
}

function changedKeys(event: Y.YEvent<Y.AbstractType<unknown>>): Iterable<string> {
	return event instanceof Y.YMapEvent ? (event.keysChanged as Set<string>) : [];
}

function isActionField(field: string): field is ActionField {
	return Object.hasOwn(ACTION_FIELDS, field);
}
