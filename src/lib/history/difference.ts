/** What differs between two moments of the negotiation document, in words and fields, each with who did it. */
import * as Y from 'yjs';
import { byOrder, fieldText, readAction, readPlan, type Action } from '../document/read.ts';
import {
	ACTION_FIELDS,
	PLAN,
	PROBLEM_SLOTS,
	slotFragmentName,
	type ActionField,
	type ProblemSlot
} from '../document/shape.ts';
import { AttributedDocument, type Moments } from './attribution.ts';
import type { Origin } from './origins.ts';
import { toSegments } from './segments.ts';
import { readTwoMoments } from './two-moments.ts';
import type { ActionDifference, Difference, FieldDifference, Segment } from './types.ts';

/**
 * @param moments of the negotiation document
 * @returns what differs; slots and actions that read the same are left out
 * @throws RangeError when the moments are the wrong way round
 */
export function difference({ to, ...moments }: Moments & { to: number }): Difference {
	const { from } = moments;
	if (from > to) throw new RangeError(`The earlier moment (${from}) is after the later one (${to})`);
	let planBefore: Action[] = [];
	const attributed = new AttributedDocument(moments, (doc) => (planBefore = readPlan(doc)));
	return { from, to, problem: problemDifference(attributed), plan: planDifference(attributed, planBefore) };
}

function problemDifference(attributed: AttributedDocument): Difference['problem'] {
	const slots: { slot: ProblemSlot; segments: Segment[] }[] = [];
	for (const slot of PROBLEM_SLOTS) {
		const pieces = readTwoMoments(attributed, attributed.doc.getXmlFragment(slotFragmentName(slot)));
		if (pieces.every(({ moment }) => moment === 'both')) continue;
		const segments = toSegments(pieces);
		if (segments.some(({ op }) => op !== 'same')) slots.push({ slot, segments });
	}
	return slots;
}

function planDifference(attributed: AttributedDocument, planBefore: readonly Action[]): ActionDifference[] {
	const plan = attributed.doc.getMap(PLAN);
	const earlier = new Map(planBefore.map((action) => [action.id, action]));
	const later = new Map(readPlan(attributed.doc).map((action) => [action.id, action]));
	const actions = [...later.values(), ...planBefore.filter(({ id }) => !later.has(id))].sort(byOrder);
	const differences: ActionDifference[] = [];
	for (const { id, title } of actions) {
		const before = earlier.get(id);
		const after = later.get(id);
		const kind = before && after ? 'changed' : after ? 'added' : 'removed';
		const origins = fieldOrigins(attributed, plan, id);
		const fields = FIELDS.map((field) =>
			fieldDifference(field, before ?? emptyAction(id), after ?? emptyAction(id), origins)
		).filter((field) => field !== null);
		if (kind !== 'changed' || fields.length > 0) differences.push({ actionId: id, kind, title, fields });
	}
	return differences;
}

function fieldDifference(
	field: ActionField,
	before: Action,
	after: Action,
	originOf: (field: ActionField) => Origin | null
): FieldDifference | null {
	const [textBefore, textAfter] = [fieldText(before, field), fieldText(after, field)];
	if (textBefore === textAfter) return null;
	const origin = originOf(field);
	return {
		field,
		before: textBefore,
		after: textAfter,
		participantId: origin?.participantId ?? null,
		at: new Date(origin?.at ?? 0).toISOString()
	};
}

/** @returns who gave a field its present value; for an action that is gone, who removed it */
export function fieldOrigins(attributed: AttributedDocument, plan: Y.Map<unknown>, id: string) {
	const actionItem = plan._map.get(id);
	return (field: ActionField): Origin | null => {
		if (!actionItem) return null;
		if (actionItem.deleted) return attributed.deletion(actionItem);
		const map = actionItem.content instanceof Y.ContentType ? actionItem.content.type : null;
		const fieldItem = map?._map.get(field);
		return (fieldItem && attributed.newestTouch(fieldItem)) ?? attributed.newestTouch(actionItem);
	};
}

const FIELDS = Object.keys(ACTION_FIELDS) as ActionField[];

/** An action that is not there: every field reads as nothing. */
function emptyAction(id: string): Action {
	return { ...readAction(id, new Y.Doc().getMap()), status: '' };
}
