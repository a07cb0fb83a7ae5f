/**
 * Which revision wrote and which one deleted each item of a document, read off its updates without making the document:
 * an index from (client, clock) to revision. It grows with the log, in about 30 bytes a revision.
 */
import * as Y from 'yjs';
import type { HistoryRevision } from './types.ts';

/** The revision behind an insertion or a deletion. */
export type Origin = Pick<HistoryRevision, 'seq' | 'at' | 'participantId'>;

/** What one client's items came with: of each revision the clock after the last item it brought, rising. */
interface Insertions {
	ends: Column<Uint32Array>;
	revisions: Column<Uint32Array>;
}

/** What was deleted of one client's items, as it came; and, once somebody has asked, in order of clock. */
interface Deletions {
	clocks: Column<Uint32Array>;
	lengths: Column<Uint32Array>;
	revisions: Column<Uint32Array>;
	sorted: SortedDeletion[] | null;
}

interface SortedDeletion {
	clock: number;
	end: number;
	/** The furthest end of this and all before it: how far back one that covers a clock may stand. */
	furthest: number;
	revision: number;
}

export class Origins {
	#seqs = new Column(new Uint32Array(64));
	#times = new Column(new Float64Array(64));
	#authors = new Column(new Int32Array(64));
	#authorIds: (string | null)[] = [];
	#authorPlaces = new Map<string | null, number>();
	#insertions = new Map<number, Insertions>();
	#deletions = new Map<number, Deletions>();

	/** The last revision it knows of; 0 before the first. */
	get seq(): number {
		return this.#seqs.length === 0 ? 0 : this.#seqs.at(this.#seqs.length - 1);
	}

	/** Roughly how much memory it takes. */
	get sizeBytes(): number {
		let bytes = this.#seqs.sizeBytes + this.#times.sizeBytes + this.#authors.sizeBytes;
		for (const { ends, revisions } of this.#insertions.values()) bytes += ends.sizeBytes + revisions.sizeBytes;
		for (const { clocks, lengths, revisions, sorted } of this.#deletions.values())
			bytes += clocks.sizeBytes + lengths.sizeBytes + revisions.sizeBytes + (sorted?.length ?? 0) * 40;
		return bytes;
	}

	/** @param revision the next one of the document, in order of seq */
	push({ seq, at, participantId, update }: Omit<HistoryRevision, 'document'>): void {
		const revision = this.#seqs.length;
		this.#seqs.push(seq);
		this.#times.push(at);
		this.#authors.push(this.#authorPlace(participantId));
		const { structs, ds } = Y.decodeUpdate(update);
		for (let index = 0; index < structs.length; index += 1) {
			const struct = structs[index] as Y.Item;
			const { client, clock } = struct.id;
			// Of a client's structs that follow each other the last one's end says it all.
			if (structs[index + 1]?.id.client === client) continue;
			const own = this.#insertionsOf(client);
			const end = clock + struct.length;
			if (own.ends.length > 0 && own.ends.at(own.ends.length - 1) >= end) continue;
			own.ends.push(end);
			own.revisions.push(revision);
		}
		for (const [client, ranges] of ds.clients) {
			const own = this.#deletionsOf(client);
			own.sorted = null;
			for (const { clock, len } of ranges) {
				own.clocks.push(clock);
				own.lengths.push(len);
				own.revisions.push(revision);
			}
		}
	}

	/** @returns the revision that brought the item; null for one that none did */
	insertion(client: number, clock: number): Origin | null {
		const own = this.#insertions.get(client);
		if (!own) return null;
		const place = firstIndex(own.ends.length, (index) => own.ends.at(index) > clock);
		return place < own.ends.length ? this.#origin(own.revisions.at(place)) : null;
	}

	/** @returns the first revision after the one with the seq `after` that deleted the item; null when none did */
	deletion(client: number, clock: number, after: number): Origin | null {
		const own = this.#deletions.get(client);
		if (!own) return null;
		const sorted = (own.sorted ??= sortDeletions(own));
		let found: number | null = null;
		for (
			let index = firstIndex(sorted.length, (place) => (sorted[place] as SortedDeletion).clock > clock) - 1;
			index >= 0;
			index -= 1
		) {
			const { end, furthest, revision } = sorted[index] as SortedDeletion;
			if (furthest <= clock) break;
			if (end > clock && this.#seqs.at(revision) > after && (found === null || revision < found)) found = revision;
		}
		return found === null ? null : this.#origin(found);
	}

	#origin(revision: number): Origin {
		return {
			seq: this.#seqs.at(revision),
			at: this.#times.at(revision),
			participantId: this.#authorIds[this.#authors.at(revision)] ?? null
		};
	}

	#authorPlace(participantId: string | null): number {
		const known = this.#authorPlaces.get(participantId);
		if (known !== undefined) return known;
		this.#authorPlaces.set(participantId, this.#authorIds.length);
		return this.#authorIds.push(participantId) - 1;
	}

	#insertionsOf(client: number): Insertions {
		const known = this.#insertions.get(client);
		if (known) return known;
		const made = { ends: new Column(new Uint32Array(8)), revisions: new Column(new Uint32Array(8)) };
		this.#insertions.set(client, made);
		return made;
	}

	#deletionsOf(client: number): Deletions {
		const known = this.#deletions.get(client);
		if (known) return known;
		const column = () => new Column(new Uint32Array(8));
		const made = { clocks: column(), lengths: column(), revisions: column(), sorted: null };
		this.#deletions.set(client, made);
		return made;
	}
}

/** Numbers in a row that only grows. */
class Column<Numbers extends Uint32Array | Int32Array | Float64Array> {
	#numbers: Numbers;
	length = 0;

	constructor(numbers: Numbers) {
		this.#numbers = numbers;
	}

	get sizeBytes(): number {
		return this.#numbers.byteLength;
	}

	push(value: number): void {
		if (this.length === this.#numbers.length) {
			const larger = new (this.#numbers.constructor as new (length: number) => Numbers)(this.length * 2);
			larger.set(this.#numbers);
			this.#numbers = larger;
		}
		this.#numbers[this.length] = value;
		this.length += 1;
	}

	at(index: number): number {
		return this.#numbers[index] as number;
	}
}

function sortDeletions({ clocks, lengths, revisions }: Deletions): SortedDeletion[] {
	const sorted: SortedDeletion[] = [];
	for (let index = 0; index < clocks.length; index += 1) {
		const clock = clocks.at(index);
		sorted.push({ clock, end: clock + lengths.at(index), furthest: 0, revision: revisions.at(index) });
	}
	sorted.sort((a, b) => a.clock - b.clock);
	let furthest = 0;
	for (const deletion of sorted) deletion.furthest = furthest = Math.max(furthest, deletion.end);
	return sorted;
}

/** @returns the first index below `length` that passes, where those that pass come last; `length` when none does */
function firstIndex(length: number, passes: (index: number) => boolean): number {
	let low = 0;
	let high = length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (passes(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
