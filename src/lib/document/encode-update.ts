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
