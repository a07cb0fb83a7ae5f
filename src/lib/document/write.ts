/** Writes to the plan, each as one transaction of a given origin (so that undo knows one's own work). */
import * as Y from 'yjs';
import { generateKeyBetween } from 'fractional-indexing';
import { ACTION_FIELDS, PLAN, type ActionField } from './shape.ts';
import { readPlan } from './read.ts';

/** The fields that hold a plain value, and so are set rather than typed in. */
export type PlainField = {
	[Field in ActionField]: (typeof ACTION_FIELDS)[Field] extends 'string' | 'strings' ? Field : never;
}[ActionField];

type PlainValue<Field extends PlainField> = (typeof ACTION_FIELDS)[Field] extends 'strings' ? string[] : string;

/**
 * Adds an action last in the plan. All its shared texts are made here, by the one who adds it: two
 * people who each made the same nested text later would lose one of them.
 * @param id a new id, unique in the workshop
 * @param answers the number of the newest problem marker; '' when there is none
 */
export function addAction(
	doc: Y.Doc,
	{ id, title = '', answers = '', origin }: { id: string; title?: string; answers?: string; origin?: unknown }
): void {
	const last = readPlan(doc).at(-1);
	const action = new Y.Map<unknown>();
	for (const [field, kind] of Object.entries(ACTION_FIELDS)) {
		if (kind === 'text') action.set(field, new Y.Text(field === 'title' ? title : ''));
		else if (kind === 'richText') action.set(field, new Y.XmlFragment());
	}
	action.set('status', 'draft');
	if (answers !== '') action.set('answers', answers);
	action.set('order', keyBetween(last?.order ?? null, null));
	doc.transact(() => doc.getMap(PLAN).set(id, action), origin);
}

/** Sets a plain field of an action; does nothing when the action is gone or the value is the same. */
export function setActionField<Field extends PlainField>(
	doc: Y.Doc,
	{ id, field, value, origin }: { id: string; field: Field; value: PlainValue<Field>; origin?: unknown }
): void {
	const action = actionMap(doc, id);
	if (!action || JSON.stringify(action.get(field)) === JSON.stringify(value)) return;
	doc.transact(() => action.set(field, value), origin);
}

/** Moves an action to stand at `index` (0-based) of the plan without it. */
export function moveAction(doc: Y.Doc, { id, index, origin }: { id: string; index: number; origin?: unknown }): void {
	const action = actionMap(doc, id);
	if (!action) return;
	const others = readPlan(doc).filter((other) => other.id !== id);
	const order = keyBetween(others[index - 1]?.order ?? null, others[index]?.order ?? null);
	doc.transact(() => action.set('order', order), origin);
}

/** Removes an action from the plan. The log keeps it, and anyone can bring it back. */
export function removeAction(doc: Y.Doc, { id, origin }: { id: string; origin?: unknown }): void {
	if (actionMap(doc, id)) doc.transact(() => doc.getMap(PLAN).delete(id), origin);
}

/** @returns the shared text of a field, or null when the action or the text is not there */
export function actionText(doc: Y.Doc, id: string, field: ActionField): Y.Text | null {
	const value = actionMap(doc, id)?.get(field);
	return value instanceof Y.Text && !(value instanceof Y.XmlText) ? value : null;
}

/** @returns the shared rich text of an action's detail, or null when it is not there */
export function actionDetail(doc: Y.Doc, id: string): Y.XmlFragment | null {
	const value = actionMap(doc, id)?.get('detail');
	return value instanceof Y.XmlFragment ? value : null;
}

function actionMap(doc: Y.Doc, id: string): Y.Map<unknown> | null {
	const value = doc.getMap(PLAN).get(id);
	return value instanceof Y.Map ? value : null;
}

/** Other clients may have written an order that is no fractional index, or the same one twice: then the end is used. */
function keyBetween(before: string | null, after: string | null): string {
	try {
		return generateKeyBetween(before || null, after || null);
	} catch {
		return before && (!after || before < after) ? `${before}V` : generateKeyBetween(null, null);
	}
}
