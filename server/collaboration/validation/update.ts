/**
 * Decides whether an update may be applied to a live document: it decodes, it is within limits, it
 * leaves nothing pending, its new structs belong to the participant who sends it, and they fit the
 * document's shape. Reads the document, changes nothing. The cost is linear in the update's structs.
 */
import * as Y from 'yjs';
import {
	MAX_CLOCK,
	MAX_COMPETING_STRUCTS,
	MAX_NEW_CLIENTS_PER_UPDATE,
	MAX_STRUCTS_PER_RETURN,
	MAX_STRUCTS_PER_UPDATE,
	MAX_UPDATE_BYTES
} from '../limits.ts';
import type { Refusal } from './refusal.ts';
import { ShapeCheck, type ShapeRules } from './shape.ts';

type Struct = Y.Item | Y.GC | Y.Skip;

export interface UpdateContext {
	doc: Y.Doc;
	rules: ShapeRules;
	participantId: string;
	/** Who each client id of the document belongs to. */
	clients: ReadonlyMap<number, string>;
	/** Whether this is the answer to our state vector (offline work may come home) rather than one edit. */
	isReturn: boolean;
}

export type Verdict = { kind: 'accepted'; newClients: number[] } | { kind: 'refused'; refusal: Refusal };

/** @param update a Yjs v1 update as a client sent it */
export function judgeUpdate(update: Uint8Array, context: UpdateContext): Verdict {
	if (update.byteLength > MAX_UPDATE_BYTES) return refuse('tooLarge');
	let decoded: { structs: Struct[]; ds: { clients: Map<number, { clock: number; len: number }[]> } };
	try {
		decoded = Y.decodeUpdate(update) as typeof decoded;
	} catch {
		return refuse('malformed');
	}
	const limit = context.isReturn ? MAX_STRUCTS_PER_RETURN : MAX_STRUCTS_PER_UPDATE;
	if (decoded.structs.length > limit) return refuse('tooLarge');
	try {
		return judgeDecoded(decoded.structs, decoded.ds.clients, context);
	} catch (error) {
		if (error instanceof Judgement) return refuse(error.refusal);
		throw error;
	}
}

class Judgement extends Error {
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super(refusal);
		this.refusal = refusal;
	}
}

function refuse(refusal: Refusal): Verdict {
	return { kind: 'refused', refusal };
}

function judgeDecoded(
	structs: Struct[],
	deletions: Map<number, { clock: number; len: number }[]>,
	context: UpdateContext
): Verdict {
	const { doc } = context;
	const known = (client: number) => Y.getState(doc.store, client);
	const fresh = freshStructs(structs, known);
	const newClients = judgeAuthors(fresh, context);
	const ends = judgeOrder(fresh, known);
	for (const [client, ranges] of deletions) {
		const end = ends.get(client) ?? known(client);
		if (ranges.some(({ clock, len }) => !(len > 0) || clock + len > end)) throw new Judgement('missing');
	}
	judgeCompetition(fresh);
	const shape = new ShapeCheck(doc, context.rules, fresh);
	for (const queue of fresh.values()) {
		for (const struct of queue) {
			if (struct instanceof Y.Item && !shape.fits(struct)) throw new Judgement('shape');
		}
	}
	return { kind: 'accepted', newClients };
}

/** The structs the document does not have yet, by client; refuses gaps, skips and absurd lengths. */
function freshStructs(structs: Struct[], known: (client: number) => number): Map<number, (Y.Item | Y.GC)[]> {
	const fresh = new Map<number, (Y.Item | Y.GC)[]>();
	const ends = new Map<number, number>();
	for (const struct of structs) {
		const { client, clock } = struct.id;
		if (struct instanceof Y.Skip) throw new Judgement('gap');
		if (!(struct.length > 0) || clock + struct.length > MAX_CLOCK) throw new Judgement('malformed');
		const end = ends.get(client) ?? known(client);
		if (clock > end) throw new Judgement('gap');
		if (clock + struct.length <= end) continue;
		ends.set(client, clock + struct.length);
		const queue = fresh.get(client);
		if (queue) queue.push(struct);
		else fresh.set(client, [struct]);
	}
	return fresh;
}

/** A client id belongs to the participant who first used it. */
function judgeAuthors(fresh: Map<number, unknown>, { clients, participantId }: UpdateContext): number[] {
	const newClients: number[] = [];
	for (const client of fresh.keys()) {
		const owner = clients.get(client);
		if (owner === undefined) newClients.push(client);
		else if (owner !== participantId) throw new Judgement('foreignClient');
	}
	if (newClients.length > MAX_NEW_CLIENTS_PER_UPDATE) throw new Judgement('tooLarge');
	return newClients;
}

/**
 * Everything a struct refers to must be in the document or come before it in the update; otherwise Yjs
 * would set it aside, acknowledged but never seen. Walks the clients as Yjs does, each as far as it can.
 * @returns how far each client reaches after the update
 */
function judgeOrder(fresh: Map<number, (Y.Item | Y.GC)[]>, known: (client: number) => number): Map<number, number> {
	const ends = new Map<number, number>();
	const next = new Map<number, number>([...fresh.keys()].map((client) => [client, 0]));
	const isKnown = (id: Y.ID | null) => id === null || id.clock < (ends.get(id.client) ?? known(id.client));
	for (let hasMoved = true; hasMoved && next.size > 0;) {
		hasMoved = false;
		for (const [client, start] of next) {
			const queue = fresh.get(client) ?? [];
			let index = start;
			for (; index < queue.length; index += 1) {
				const struct = queue[index] as Y.Item | Y.GC;
				if (struct instanceof Y.Item && !references(struct).every(isKnown)) break;
				ends.set(client, struct.id.clock + struct.length);
			}
			if (index > start) hasMoved = true;
			if (index === queue.length) next.delete(client);
			else next.set(client, index);
		}
	}
	if (next.size > 0) throw new Judgement('missing');
	return ends;
}

function references({ origin, rightOrigin, parent }: Y.Item): (Y.ID | null)[] {
	return [origin, rightOrigin, parent instanceof Y.ID ? parent : null];
}

function judgeCompetition(fresh: Map<number, (Y.Item | Y.GC)[]>): void {
	const count = new Map<string, number>();
	for (const queue of fresh.values()) {
		for (const struct of queue) {
			if (!(struct instanceof Y.Item)) continue;
			const place = competitionPlace(struct);
			const total = (count.get(place) ?? 0) + 1;
			if (total > MAX_COMPETING_STRUCTS) throw new Judgement('tooLarge');
			count.set(place, total);
		}
	}
}

/** Items with the same left neighbour compete for the place after it. */
function competitionPlace({ origin, rightOrigin, parent, parentSub }: Y.Item): string {
	if (origin) return `${origin.client}:${origin.clock}`;
	if (rightOrigin) return `>${rightOrigin.client}:${rightOrigin.clock}`;
	return `${parent instanceof Y.ID ? `${parent.client}:${parent.clock}` : String(parent)}/${parentSub ?? ''}`;
}
