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
import { AttributedDocument, type Origin } from './attribution.ts';
import { toSegments } from './segments.ts';
import { readTwoMoments } from './two-moments.ts';
import type { ActionDifference, Difference, FieldDifference, HistoryRevision, Segment } from './types.ts';

export interface DifferenceInput {
	/** The negotiation document's state after a revision at or before `from`, to begin from; null to begin from nothing. */
	checkpoint?: { seq: number; state: Uint8Array } | null;
	/** Revisions in order of seq, all of the negotiation document from the checkpoint up to `to`; others are passed over. */
	revisions: Iterable<HistoryRevision>;
	/** The earlier moment: right after this revision; 0 is the empty start. */
	from: number;
	/** The later moment, not before `from`. */
	to: number;
}

/**
 * @returns what differs; slots and actions that read the same are left out
 * @throws RangeError when the moments are the wrong way round, or the checkpoint is later than `from`
 */
export function difference({ checkpoint = null, revisions, from, to }: DifferenceInput): Difference {
	if (from > to) throw new RangeError(`The earlier moment (${from}) is after the later one (${to})`);
	if (checkpoint && checkpoint.seq > from) throw new RangeError('The checkpoint is later than the earlier moment');
	const earlier: Uint8Array[] = checkpoint ? [checkpoint.state] : [];
	const between: HistoryRevision[] = [];
	for (const revision of revisions) {
		if (revision.document !== 'negotiation' || revision.seq <= (checkpoint?.seq ?? 0) || revision.seq > to) continue;
		if (revision.seq <= from) earlier.push(revision.update);
		else between.push(revision);
	}
	let planBefore: Action[] = [];
	const attributed = new AttributedDocument(earlier, (doc) => (planBefore = readPlan(doc)), between);
	return { from, to, problem: problemDifference(attributed), plan: planDifference(attributed, planBefore) };
}

/** The present text of each slot in runs, each with the revision it came in. */
export type Authorship = Record<ProblemSlot, { text: string; participantId: string | null; seq: number }[]>;

/**
 * Tells who wrote each character of the problem that still stands. The newline before a block belongs to whoever made
 * the block.
 * @param revisions all revisions up to the moment asked about, in order of seq
 */
export function authorship(revisions: Iterable<HistoryRevision>): Authorship {
	const own = [...revisions].filter(({ document }) => document === 'negotiation');
	const attributed = new AttributedDocument([], () => undefined, own);
	const runsOf = (slot: ProblemSlot): Authorship[ProblemSlot] =>
		readTwoMoments(attributed, attributed.doc.getXmlFragment(slotFragmentName(slot))).map(({ text, origin }) => ({
			text,
			participantId: origin?.participantId ?? null,
			seq: origin?.seq ?? 0
		}));
	return Object.fromEntries(PROBLEM_SLOTS.map((slot) => [slot, runsOf(slot)])) as Authorship;
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
		const fields = FIELDS.filter((field) => field !== 'order' || kind === 'changed')
			.map((field) => fieldDifference(field, before ?? emptyAction(id), after ?? emptyAction(id), origins))
			.filter((field) => field !== null);
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
function fieldOrigins(attributed: AttributedDocument, plan: Y.Map<unknown>, id: string) {
	const actionItem = plan._map.get(id);
	return (field: ActionField): Origin | null => {
		if (!actionItem) return null;
		const { client, clock } = actionItem.id;
		if (actionItem.deleted) return attributed.deletion(client, clock);
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
