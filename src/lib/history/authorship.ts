/** Who wrote each part of the wording that stands. */
import * as Y from 'yjs';
import { fieldText, readNegotiation, type Action } from '../document/read.ts';
import {
	ACTION_FIELDS,
	PLAN,
	PROBLEM_SLOTS,
	slotFragmentName,
	type ActionField,
	type FieldKind,
	type ProblemSlot
} from '../document/shape.ts';
import { AttributedDocument } from './attribution.ts';
import { fieldOrigins } from './difference.ts';
import type { Origin, Origins } from './origins.ts';
import { readTwoMoments, readTwoMomentsOfText, type Piece } from './two-moments.ts';

/** A stretch of text by one person, with the newest revision that is in it. */
export interface AuthorshipRun {
	text: string;
	/** Null for the system. */
	participantId: string | null;
	seq: number;
	/** ISO 8601, UTC. */
	at: string;
}

/** The runs of a statement joined are its text. What is empty is left out; so is an action's place in the plan. */
export interface Authorship {
	problem: { slot: ProblemSlot; runs: AuthorshipRun[] }[];
	plan: { actionId: string; title: string; fields: { field: ActionField; runs: AuthorshipRun[] }[] }[];
}

/**
 * The newline before a block belongs to whoever made the block, and a value that was picked to whoever picked it.
 * @param updates that make the negotiation document as it is at the moment asked about
 * @param origins of all revisions up to that moment
 */
export function authorship({ updates, origins }: { updates: Iterable<Uint8Array>; origins: Origins }): Authorship {
	const attributed = new AttributedDocument({ before: [], after: updates, origins, from: 0 });
	const { problem, plan } = readNegotiation(attributed.doc);
	return {
		problem: PROBLEM_SLOTS.filter((slot) => problem[slot].text !== '').map((slot) => ({
			slot,
			runs: runsOf(readTwoMoments(attributed, attributed.doc.getXmlFragment(slotFragmentName(slot))))
		})),
		plan: plan.map((action) => ({
			actionId: action.id,
			title: action.title,
			fields: FIELDS.filter(([field]) => field !== 'order' && fieldText(action, field) !== '').map(([field, kind]) => ({
				field,
				runs: fieldRuns(attributed, action, { field, kind })
			}))
		}))
	};
}

const FIELDS = Object.entries(ACTION_FIELDS) as [ActionField, FieldKind][];

function fieldRuns(
	attributed: AttributedDocument,
	action: Action,
	{ field, kind }: { field: ActionField; kind: FieldKind }
): AuthorshipRun[] {
	const plan = attributed.doc.getMap(PLAN);
	const value = (plan.get(action.id) as Y.Map<unknown>).get(field);
	if (kind === 'text' && value instanceof Y.Text && !(value instanceof Y.XmlText))
		return runsOf(readTwoMomentsOfText(attributed, value));
	if (kind === 'richText' && value instanceof Y.XmlFragment) return runsOf(readTwoMoments(attributed, value));
	const origin = fieldOrigins(attributed, plan, action.id)(field);
	return [runOf(fieldText(action, field), origin)];
}

function runsOf(pieces: readonly Piece[]): AuthorshipRun[] {
	const runs: AuthorshipRun[] = [];
	for (const { text, origin } of pieces) {
		const run = runOf(text, origin);
		const last = runs.at(-1);
		if (last?.participantId !== run.participantId) runs.push(run);
		else Object.assign(last, { text: last.text + text }, run.seq > last.seq ? { seq: run.seq, at: run.at } : {});
	}
	return runs;
}

function runOf(text: string, origin: Origin | null): AuthorshipRun {
	const { seq, at, participantId } = origin ?? { seq: 0, at: 0, participantId: null };
	return { text, participantId, seq, at: new Date(at).toISOString() };
}
