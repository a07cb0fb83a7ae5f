/** Writes structs as a Yjs update: for what cuts, joins or cleans updates without a document. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/** Deleted clock ranges by client id. */
export type Deletions = ReadonlyMap<number, readonly { clock: number; len: number }[]>;

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
	const encoder = new Y.UpdateEncoderV1();
	const rest = encoder.restEncoder;
	encoding.writeVarUint(rest, byClient.size);
	for (const [client, own] of byClient) {
		encoding.writeVarUint(rest, own.length);
		encoder.writeClient(client);
		encoding.writeVarUint(rest, own[0]?.id.clock ?? 0);
		for (const struct of own) struct.write(encoder, 0);
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

/**
 * @param updates of one document in the order in which they were applied, each leaving nothing pending after those before
 * it. It takes time in proportion to their length, unlike `Y.mergeUpdates`.
 * @returns one update that does the same as all of them
 */
export function joinUpdates(updates: Iterable<Uint8Array>): Uint8Array {
	const structs: Struct[] = [];
	const deletions = new Map<number, { clock: number; len: number }[]>();
	for (const update of updates) {
		const decoded = Y.decodeUpdate(update);
		for (const struct of decoded.structs) structs.push(struct);
		for (const [client, ranges] of decoded.ds.clients) {
			const known = deletions.get(client);
			if (known) known.push(...ranges);
			else deletions.set(client, [...ranges]);
		}
	}
	return encodeUpdate(structs, deletions);
}
