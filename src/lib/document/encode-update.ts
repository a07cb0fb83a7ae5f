/** Writes structs as a Yjs update: for what cuts or cleans updates without a document, and for what a transaction did. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

export interface Range {
	clock: number;
	len: number;
}

/** Deleted clock ranges by client id. */
export type Deletions = ReadonlyMap<number, readonly Range[]>;

/**
 * @param structs of any number of clients; those of one client in order of clock, without gaps
 * @returns the update (v1 encoding) that holds these structs and deletions, and nothing else
 */
export function encodeUpdate(structs: Iterable<Struct>, deletions: Deletions = new Map()): Uint8Array {
	const byClient = new Map<number, Struct[]>();
	for (const struct of structs) {
		const own = byClient.get(struct.id.client);
		if (own) own.push(struct);
		else byClient.set(struct.id.client, [struct]);
	}
	const parts = [...byClient].map(([client, own]) => ({ client, clock: own[0]?.id.clock ?? 0, structs: own }));
	return write(parts, deletions);
}

/**
 * What a transaction did, byte for byte as Yjs's own `update` event has it. Yjs looks at every client that has ever written in
 * the document; this looks at those that wrote now.
 * @param transaction whose observers have been called (`afterTransactionCleanup`)
 * @param writers the clients it brought structs of; null: they are looked for among all
 * @returns the update (v1 encoding); null when nothing was done
 */
export function updateOf(transaction: Y.Transaction, writers: Iterable<number> | null = null): Uint8Array | null {
	const { beforeState, afterState, deleteSet } = transaction;
	const { clients } = transaction.doc.store;
	const parts: Part[] = [];
	for (const client of writers ?? afterState.keys()) {
		const clock = beforeState.get(client) ?? 0;
		const structs = clients.get(client);
		if (structs === undefined || afterState.get(client) === clock) continue;
		parts.push({ client, clock, structs: structs.slice(Y.findIndexSS(structs, clock)) });
	}
	if (parts.length === 0 && deleteSet.clients.size === 0) return null;
	parts.sort((a, b) => b.client - a.client);
	return write(parts, new Map([...deleteSet.clients].sort(([a], [b]) => b - a)));
}

/** Structs of one client in order; what of the first lies before `clock` is left out. */
interface Part {
	client: number;
	clock: number;
	structs: readonly Struct[];
}

function write(parts: readonly Part[], deletions: Deletions): Uint8Array {
	const encoder = new Y.UpdateEncoderV1();
	const rest = encoder.restEncoder;
	encoding.writeVarUint(rest, parts.length);
	for (const { client, clock, structs } of parts) {
		encoding.writeVarUint(rest, structs.length);
		encoder.writeClient(client);
		encoding.writeVarUint(rest, clock);
		structs.forEach((struct, index) => struct.write(encoder, index === 0 ? clock - struct.id.clock : 0));
	}
	encoding.writeVarUint(rest, deletions.size);
	for (const [client, ranges] of deletions) {
		encoder.resetDsCurVal();
		encoding.writeVarUint(rest, client);
		encoding.writeVarUint(rest, ranges.length);
		for (const range of ranges) {
			encoder.writeDsClock(range.clock);
			encoder.writeDsLen(range.len);
		}
	}
	return encoder.toUint8Array();
}
