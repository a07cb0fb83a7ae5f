/**
 * Decides whether an update may be applied to a live document: it decodes, it is within limits, it leaves nothing
 * pending, its new structs belong to the participant who sends it, and they fit the document's shape. Reads the
 * document, changes nothing. What is accepted is written anew from what was judged, so that no byte is applied that
 * was not looked at.
 */
import * as Y from 'yjs';
import { encodeUpdate, type Deletions, type Range, type Struct } from '../../../src/lib/document/encode-update.ts';
import type { UpdatePart } from '../../../src/lib/document/split-update.ts';
import { MAX_CLIENTS_PER_UPDATE, MAX_CLOCK, MAX_PLACEMENT_STEPS } from '../limits.ts';
import { BoardCheck, type BoardContext } from './board.ts';
import { decodeBounded, MAX_PARTS, type Purpose } from './decode.ts';
import { inOrder, type NewStruct, type NewStructs } from '../../../src/lib/document/order.ts';
import { Placement } from './placement.ts';
import { RefusedError, type Refusal } from './refusal.ts';
import { ShapeCheck, type ShapeRules } from './shape.ts';

/** What the server itself once wrote in one piece, such as a whole plan brought back, was not counted. */
const MAX_STEPS: Record<Purpose, number> = {
	edit: MAX_PLACEMENT_STEPS,
	return: MAX_PLACEMENT_STEPS,
	stored: 25 * MAX_PLACEMENT_STEPS
};

export interface UpdateContext {
	doc: Y.Doc;
	rules: ShapeRules;
	participantId: string;
	/** Who each client id of the document belongs to. */
	clients: ReadonlyMap<number, string>;
	/** @returns who is present under a client id that may not have written yet */
	presentUnder?: (client: number) => string | undefined;
	/** Whether this is the answer to our state vector (offline work may come home) rather than one edit. */
	isReturn: boolean;
	/** Whether it comes from an archive: what a store once took may be larger, and holds exactly what it added. */
	isStored?: boolean;
	/** What a board's rules need to know beside; null for other documents. */
	board?: BoardContext | null;
}

export type Verdict =
	| {
			kind: 'accepted';
			/** Client ids used for the first time. */
			newClients: number[];
			/** Client ids of its new structs. */
			writers: number[];
			/** What the document does not have yet; null when it has everything. */
			update: Uint8Array | null;
	  }
	| { kind: 'refused'; refusal: Refusal };

/** @param update a Yjs v1 update as a client sent it, or a part of one that has been decoded; it is left as it is */
export function judgeUpdate(update: Uint8Array | UpdatePart, context: UpdateContext): Verdict {
	try {
		return judge(update instanceof Uint8Array ? decodeBounded(update, purposeOf(context)) : update, context);
	} catch (error) {
		if (error instanceof RefusedError) return { kind: 'refused', refusal: error.refusal };
		throw error;
	}
}

function judge({ structs, deletions }: UpdatePart, context: UpdateContext): Verdict {
	const purpose = purposeOf(context);
	const { store } = context.doc;
	const known = (client: number) => Y.getState(store, client);
	if (context.isStored && structs.some(({ id }) => id.clock < known(id.client))) throw new RefusedError('gap');
	const fresh = newStructs(structs, known);
	const newClients = judgeAuthors(fresh, context);
	const ordered = inOrder(fresh, known);
	if (ordered === null) throw new RefusedError('missing');
	const find = (id: Y.ID) => structAt(id, { store, fresh });
	const board = context.board ? new BoardCheck({ ...context.board, ...context, find }) : null;
	const shape = new ShapeCheck({ find, rules: context.rules, board });
	for (const struct of ordered) {
		if (struct instanceof Y.Item && !shape.fits(struct)) throw new RefusedError('shape');
	}
	const newDeletions = judgeDeletions(deletions, { store, fresh });
	const cuts = [...newDeletions.values()].reduce((sum, ranges) => sum + ranges.length, 0);
	if (ordered.length + cuts > MAX_PARTS[purpose]) throw new RefusedError('tooLarge');
	board?.judge(newDeletions);
	judgeWork(ordered, newDeletions, new Placement({ doc: context.doc, find, maxSteps: MAX_STEPS[purpose] }));
	const hasNews = ordered.length > 0 || newDeletions.size > 0;
	const writers = [...fresh.keys()];
	return { kind: 'accepted', newClients, writers, update: hasNews ? encodeUpdate(ordered, newDeletions) : null };
}

function purposeOf({ isStored, isReturn }: UpdateContext): Purpose {
	if (isStored) return 'stored';
	return isReturn ? 'return' : 'edit';
}

/** The structs the document does not have yet, by client; refuses gaps, skips and absurd lengths. */
function newStructs(structs: readonly Struct[], known: (client: number) => number): NewStructs {
	const fresh = new Map<number, NewStruct[]>();
	const ends = new Map<number, number>();
	for (const struct of structs) {
		const { client, clock } = struct.id;
		if (struct instanceof Y.Skip) throw new RefusedError('gap');
		if (!(struct.length > 0) || clock + struct.length > MAX_CLOCK) throw new RefusedError('malformed');
		const end = ends.get(client) ?? known(client);
		if (clock > end) throw new RefusedError('gap');
		if (clock + struct.length <= end) continue;
		ends.set(client, clock + struct.length);
		const rest = from(end, struct);
		const queue = fresh.get(client);
		if (queue) queue.push(rest);
		else fresh.set(client, [rest]);
	}
	return fresh;
}

/** @returns what of a struct begins at `clock`; it continues what is known of it, wherever it claims to stand */
function from(clock: number, struct: NewStruct): NewStruct {
	const offset = clock - struct.id.clock;
	if (offset === 0) return struct;
	const { client } = struct.id;
	if (struct instanceof Y.GC) return new Y.GC(Y.createID(client, clock), struct.length - offset);
	const content = struct.content.copy().splice(offset);
	const before = Y.createID(client, clock - 1);
	return new Y.Item(Y.createID(client, clock), null, before, null, struct.rightOrigin, null, null, content);
}

/** A client id belongs to the participant who first used it, in an edit or in their presence. */
function judgeAuthors(fresh: NewStructs, { clients, presentUnder, participantId }: UpdateContext): number[] {
	if (fresh.size > MAX_CLIENTS_PER_UPDATE) throw new RefusedError('tooLarge');
	const newClients: number[] = [];
	for (const client of fresh.keys()) {
		const owner = clients.get(client);
		if (owner === undefined) newClients.push(client);
		if ((owner ?? presentUnder?.(client) ?? participantId) !== participantId) throw new RefusedError('foreignClient');
	}
	return newClients;
}

interface Structs {
	store: Y.Doc['store'];
	fresh: NewStructs;
}

/** @returns the ranges that delete something which is there; refuses what deletes beyond the end */
function judgeDeletions(deletions: Deletions, { store, fresh }: Structs): Map<number, Range[]> {
	const news = new Map<number, Range[]>();
	for (const [client, ranges] of deletions) {
		const known = Y.getState(store, client);
		const last = fresh.get(client)?.at(-1);
		const end = last ? last.id.clock + last.length : known;
		if (ranges.some(({ clock, len }) => !(len > 0) || clock + len > end)) throw new RefusedError('missing');
		const standing = merged(ranges).flatMap((range) => notDeleted(range, known, store.clients.get(client) ?? []));
		if (standing.length > 0) news.set(client, standing);
	}
	return news;
}

/** The same clocks in as few ranges as possible, so that nothing is walked twice. */
function merged(ranges: readonly Range[]): Range[] {
	const result: Range[] = [];
	for (const { clock, len } of ranges.toSorted((a, b) => a.clock - b.clock)) {
		const last = result.at(-1);
		if (last && clock <= last.clock + last.len) last.len = Math.max(last.len, clock + len - last.clock);
		else result.push({ clock, len });
	}
	return result;
}

/** The parts of a range that the document has not deleted yet, and all of it from `known` on. */
function notDeleted({ clock, len }: Range, known: number, structs: readonly NewStruct[]): Range[] {
	const end = clock + len;
	const parts: Range[] = [];
	const add = (start: number, until: number) => {
		const last = parts.at(-1);
		if (last && last.clock + last.len === start) last.len = until - last.clock;
		else parts.push({ clock: start, len: until - start });
	};
	if (clock < known) {
		for (let index = Y.findIndexSS(structs as Y.Item[], clock); index < structs.length; index += 1) {
			const struct = structs[index] as NewStruct;
			if (struct.id.clock >= end) break;
			if (!struct.deleted) add(Math.max(clock, struct.id.clock), Math.min(end, struct.id.clock + struct.length));
		}
	}
	if (end > known) add(Math.max(clock, known), end);
	return parts;
}

/** Counts what applying the update would cost where it can cost more than its size says. */
function judgeWork(ordered: readonly NewStruct[], deletions: Deletions, placement: Placement): void {
	for (const struct of ordered) {
		if (struct instanceof Y.Item) placement.place(struct);
		if (placement.isTooLong) throw new RefusedError('tooLarge');
	}
	for (const [client, ranges] of deletions) {
		for (const { clock } of ranges) {
			placement.cut(Y.createID(client, clock));
			if (placement.isTooLong) throw new RefusedError('tooLarge');
		}
	}
}

function structAt(id: Y.ID, { store, fresh }: Structs): NewStruct | null {
	if (id.clock >= Y.getState(store, id.client)) return covering(fresh.get(id.client) ?? [], id.clock);
	const structs = store.clients.get(id.client) ?? [];
	return structs[Y.findIndexSS(structs, id.clock)] ?? null;
}

function covering(structs: readonly NewStruct[], clock: number): NewStruct | null {
	let low = 0;
	let high = structs.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const struct = structs[middle] as NewStruct;
		if (clock < struct.id.clock) high = middle - 1;
		else if (clock >= struct.id.clock + struct.length) low = middle + 1;
		else return struct;
	}
	return null;
}
