/** Puts the new structs of an update in an order in which each can be applied, or finds that there is none. */
import * as Y from 'yjs';

export type NewStruct = Y.Item | Y.GC;

/** New structs by client id, each client's in order of clock and without gaps. */
export type NewStructs = ReadonlyMap<number, readonly NewStruct[]>;

/** A client whose structs are needed up to and with a clock. */
interface Need {
	client: number;
	clock: number;
}

/**
 * Everything a struct refers to must be in the document or come before it in the update; otherwise Yjs would set it
 * aside, acknowledged but never seen. Takes time linear in the structs, whatever refers to what. The order is the
 * one in which Yjs applies them: the highest client id first, and before a struct what it refers to.
 * @param known how far the document knows a client (the next clock)
 * @returns the structs in order; null when one refers to what is nowhere, or in a circle
 */
export function inOrder(fresh: NewStructs, known: (client: number) => number): NewStruct[] | null {
	const ordered: NewStruct[] = [];
	const taken = new Map<number, number>();
	const ends = new Map<number, number>();
	const end = (client: number) => ends.get(client) ?? known(client);
	const needs: Need[] = [];
	const waiting = new Set<number>();

	/** Takes a client's structs as far as they are needed. @returns what the next one needs first, if anything */
	function advance({ client, clock }: Need): Need | null {
		const queue = fresh.get(client) ?? [];
		for (let index = taken.get(client) ?? 0; index < queue.length && end(client) <= clock; index += 1) {
			const struct = queue[index] as NewStruct;
			const missing = firstMissing(struct, end);
			if (missing !== null) return missing;
			ordered.push(struct);
			taken.set(client, index + 1);
			ends.set(client, struct.id.clock + struct.length);
		}
		return null;
	}

	for (const client of [...fresh.keys()].sort((a, b) => b - a)) {
		needs.push({ client, clock: Infinity });
		waiting.add(client);
		for (let need = needs.at(-1); need !== undefined; need = needs.at(-1)) {
			const missing = advance(need);
			if (missing === null) {
				if (need.clock !== Infinity && end(need.client) <= need.clock) return null;
				needs.pop();
				waiting.delete(need.client);
			} else {
				if (waiting.has(missing.client)) return null;
				needs.push(missing);
				waiting.add(missing.client);
			}
		}
	}
	return ordered;
}

/** @returns the first thing the struct refers to that is not there yet */
function firstMissing(struct: NewStruct, end: (client: number) => number): Need | null {
	if (!(struct instanceof Y.Item)) return null;
	const { origin, rightOrigin, parent } = struct;
	if (isMissing(origin, end)) return origin;
	if (isMissing(rightOrigin, end)) return rightOrigin;
	return parent instanceof Y.ID && isMissing(parent, end) ? parent : null;
}

function isMissing(id: Y.ID | null, end: (client: number) => number): id is Y.ID {
	return id !== null && id.clock >= end(id.client);
}
