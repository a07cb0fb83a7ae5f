/**
 * Counts the steps Yjs would take to find the places of new items, without touching the document. A new item walks
 * past everything that competes for its place; a few hundred kilobytes of items that all compete with each other, or
 * with the history of one map key, would keep the process busy for seconds. Follows `Item.integrate` of Yjs, on
 * pieces laid over the document's own items.
 */
import * as Y from 'yjs';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Yjs has it: any event
type Parent = Y.AbstractType<any> | string;

/** An item or, where something goes into the middle of it, a part of one. */
interface Piece {
	client: number;
	clock: number;
	end: number;
	origin: Y.ID | null;
	rightOrigin: Y.ID | null;
	/** Undefined: as in the document, and not looked at yet. */
	left: Piece | null | undefined;
	right: Piece | null | undefined;
	parent: Parent;
	key: string | null;
	/** The document's item; null for a new one. */
	known: Y.Item | null;
}

/** A list has a first piece, and each key of a map the one that counts: the last. */
interface Ends {
	first: Piece | null;
	last: Map<string, Piece>;
}

export interface PlacementContext {
	doc: Y.Doc;
	/** @returns the document's struct, or the new one, that covers an id */
	find: (id: Y.ID) => Y.Item | Y.GC | null;
	maxSteps: number;
}

/** Cutting an item moves all later structs of its client in memory: so many of them weigh as much as one step. */
const STRUCTS_MOVED_PER_STEP = 512;

export class Placement {
	#context: PlacementContext;
	#pieces = new Map<Y.Item, Piece[]>();
	#ends = new Map<Parent, Ends>();
	#steps = 0;

	constructor(context: PlacementContext) {
		this.#context = context;
	}

	get isTooLong(): boolean {
		return this.#steps > this.#context.maxSteps;
	}

	/** Places a new item after everything it refers to has been placed. */
	place(item: Y.Item): void {
		const left = this.#neighbour(item.origin, 'end');
		const right = this.#neighbour(item.rightOrigin, 'start');
		const home = left === 'gone' || right === 'gone' ? null : this.#home(item, left, right);
		if (home === null || left === 'gone' || right === 'gone') return;
		const piece: Piece = {
			client: item.id.client,
			clock: item.id.clock,
			end: item.id.clock + item.length,
			origin: item.origin,
			rightOrigin: item.rightOrigin,
			left: null,
			right: null,
			...home,
			known: null
		};
		this.#pieces.set(item, [piece]);
		const hasCompany = left === null ? right === null || this.#left(right) !== null : this.#right(left) !== right;
		this.#link(piece, hasCompany ? this.#compete(piece, left, right) : left);
	}

	/** Counts the cut that deleting a part of an item makes. */
	cut(id: Y.ID): void {
		this.#neighbour(id, 'start');
	}

	#home(item: Y.Item, left: Piece | null, right: Piece | null): { parent: Parent; key: string | null } | null {
		const neighbour = left ?? right;
		if (neighbour) return { parent: neighbour.parent, key: neighbour.key };
		const parent: unknown = item.parent;
		if (typeof parent === 'string')
			return { parent: this.#context.doc.share.get(parent) ?? parent, key: item.parentSub };
		const holder = parent instanceof Y.ID ? this.#context.find(parent) : null;
		if (!(holder instanceof Y.Item) || !(holder.content instanceof Y.ContentType)) return null;
		return { parent: holder.content.type, key: item.parentSub };
	}

	/** @returns the piece to the right of which the new one goes */
	#compete(piece: Piece, left: Piece | null, right: Piece | null): Piece | null {
		let after = left;
		let other = left === null ? this.#first(piece.parent, piece.key) : this.#right(left);
		const conflicting = new Set<Piece>();
		const beforeOrigin = new Set<Piece>();
		while (other !== null && other !== right && !this.isTooLong) {
			this.#steps += 1;
			beforeOrigin.add(other);
			conflicting.add(other);
			if (Y.compareIDs(piece.origin, other.origin)) {
				if (other.client < piece.client) {
					after = other;
					conflicting.clear();
				} else if (Y.compareIDs(piece.rightOrigin, other.rightOrigin)) break;
			} else {
				const origin = other.origin === null ? null : this.#covering(other.origin);
				if (origin === null || origin === 'gone' || !beforeOrigin.has(origin)) break;
				if (!conflicting.has(origin)) {
					after = other;
					conflicting.clear();
				}
			}
			other = this.#right(other);
		}
		return after;
	}

	#link(piece: Piece, left: Piece | null): void {
		const right = left === null ? this.#first(piece.parent, piece.key) : this.#right(left);
		piece.left = left;
		piece.right = right;
		if (left !== null) left.right = piece;
		else if (piece.key === null) this.#endsOf(piece.parent).first = piece;
		if (right !== null) right.left = piece;
		else if (piece.key !== null) this.#endsOf(piece.parent).last.set(piece.key, piece);
	}

	#first(parent: Parent, key: string | null): Piece | null {
		if (key === null) return this.#endsOf(parent).first;
		let piece = this.#last(parent, key);
		for (let left = piece && this.#left(piece); left !== null && !this.isTooLong; left = this.#left(left)) {
			this.#steps += 1;
			piece = left;
		}
		return piece;
	}

	#last(parent: Parent, key: string): Piece | null {
		const known = typeof parent === 'string' ? undefined : parent._map.get(key);
		return this.#endsOf(parent).last.get(key) ?? (known ? this.#pieceAt(known, known.id.clock) : null);
	}

	#endsOf(parent: Parent): Ends {
		let ends = this.#ends.get(parent);
		if (ends === undefined) {
			const start = typeof parent === 'string' ? null : parent._start;
			ends = { first: start ? this.#pieceAt(start, start.id.clock) : null, last: new Map() };
			this.#ends.set(parent, ends);
		}
		return ends;
	}

	#neighbour(id: Y.ID | null, side: 'start' | 'end'): Piece | null | 'gone' {
		if (id === null) return null;
		const piece = this.#covering(id);
		if (piece === 'gone') return piece;
		if (side === 'end') {
			if (id.clock + 1 < piece.end) this.#split(piece, id.clock + 1);
			return piece;
		}
		return id.clock > piece.clock ? this.#split(piece, id.clock) : piece;
	}

	#covering(id: Y.ID): Piece | 'gone' {
		const struct = this.#context.find(id);
		return struct instanceof Y.Item ? (this.#pieceAt(struct, id.clock) ?? 'gone') : 'gone';
	}

	/** @returns null for a new item that found no place */
	#pieceAt(item: Y.Item, clock: number): Piece | null {
		let pieces = this.#pieces.get(item);
		if (pieces === undefined) {
			const { parent } = item;
			if (parent === null || parent instanceof Y.ID || typeof parent === 'string') return null;
			pieces = [
				{
					client: item.id.client,
					clock: item.id.clock,
					end: item.id.clock + item.length,
					origin: item.origin,
					rightOrigin: item.rightOrigin,
					left: undefined,
					right: undefined,
					parent,
					key: item.parentSub,
					known: item
				}
			];
			this.#pieces.set(item, pieces);
		}
		return pieces[indexOf(pieces, clock)] ?? null;
	}

	/** @returns the part from `clock` on */
	#split(piece: Piece, clock: number): Piece {
		const structs = this.#context.doc.store.clients.get(piece.client)?.length ?? 0;
		this.#steps += 1 + Math.floor(structs / STRUCTS_MOVED_PER_STEP);
		const right = this.#right(piece);
		const rest: Piece = { ...piece, clock, origin: Y.createID(piece.client, clock - 1), left: piece, right };
		piece.end = clock;
		piece.right = rest;
		if (right !== null) right.left = rest;
		else if (piece.key !== null) this.#endsOf(piece.parent).last.set(piece.key, rest);
		const struct = this.#context.find(Y.createID(piece.client, piece.clock));
		const pieces = struct instanceof Y.Item ? this.#pieces.get(struct) : undefined;
		if (pieces) pieces.splice(indexOf(pieces, piece.clock) + 1, 0, rest);
		return rest;
	}

	#right(piece: Piece): Piece | null {
		if (piece.right === undefined) {
			const right = piece.known?.right ?? null;
			piece.right = right instanceof Y.Item ? this.#pieceAt(right, right.id.clock) : null;
		}
		return piece.right;
	}

	#left(piece: Piece): Piece | null {
		if (piece.left === undefined) {
			const left = piece.known?.left ?? null;
			piece.left = left instanceof Y.Item ? this.#pieceAt(left, left.id.clock + left.length - 1) : null;
		}
		return piece.left;
	}
}

function indexOf(pieces: readonly Piece[], clock: number): number {
	let low = 0;
	let high = pieces.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((pieces[middle] as Piece).clock <= clock) low = middle;
		else high = middle - 1;
	}
	return low;
}
