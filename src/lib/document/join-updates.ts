/**
 * Joins Yjs updates (v1) without making anything of them: structs are copied as bytes. Reading the long tail of a log struct by
 * struct takes most of the time in which somebody waits for a document to open.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** What stands in a struct's first byte: the kind of its content, and which fields follow. */
const KIND = 0x1f;
const HAS_LEFT = 0x80;
const HAS_RIGHT = 0x40;
const HAS_KEY = 0x20;

const GC = 0;
const DELETED = 1;
const JSONS = 2;
const BINARY = 3;
const STRING = 4;
const EMBED = 5;
const FORMAT = 6;
const TYPE = 7;
const ANY = 8;
const DOC = 9;
const SKIP = 10;

/** Types that have a name: an XML element and an XML hook. */
const NAMED_TYPES = new Set([3, 5]);

interface Own {
	clock: number;
	structs: number;
	bytes: Uint8Array[];
}

/**
 * @param updates of one document in the order in which they were applied, each leaving nothing pending after those before
 * it. It takes time in proportion to their length, unlike `Y.mergeUpdates`.
 * @returns one update that does the same as all of them
 * @throws when one does not decode
 */
export function joinUpdates(updates: Iterable<Uint8Array>): Uint8Array {
	const clients = new Map<number, Own>();
	const deletions = new Map<number, { ranges: number; bytes: Uint8Array[] }>();
	for (const update of updates) {
		const decoder = decoding.createDecoder(update);
		for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
			const structs = decoding.readVarUint(decoder);
			const client = decoding.readVarUint(decoder);
			const clock = decoding.readVarUint(decoder);
			const from = decoder.pos;
			for (let struct = 0; struct < structs; struct += 1) skipStruct(decoder);
			const own = clients.get(client) ?? { clock, structs: 0, bytes: [] };
			clients.set(client, own);
			own.structs += structs;
			own.bytes.push(update.subarray(from, decoder.pos));
		}
		for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
			const client = decoding.readVarUint(decoder);
			const ranges = decoding.readVarUint(decoder);
			const from = decoder.pos;
			skipNumbers(decoder, 2 * ranges);
			const own = deletions.get(client) ?? { ranges: 0, bytes: [] };
			deletions.set(client, own);
			own.ranges += ranges;
			own.bytes.push(update.subarray(from, decoder.pos));
		}
		if (decoder.pos !== update.length) throw new Error('An update is longer or shorter than it says');
	}
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, clients.size);
		for (const [client, { clock, structs, bytes }] of clients) {
			encoding.writeVarUint(encoder, structs);
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			for (const part of bytes) encoding.writeUint8Array(encoder, part);
		}
		encoding.writeVarUint(encoder, deletions.size);
		for (const [client, { ranges, bytes }] of deletions) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, ranges);
			for (const part of bytes) encoding.writeUint8Array(encoder, part);
		}
	});
}

function skipStruct(decoder: decoding.Decoder): void {
	const info = decoding.readUint8(decoder);
	const kind = info & KIND;
	if (kind === GC || info === SKIP) {
		skipNumbers(decoder, 1);
		return;
	}
	if (info & HAS_LEFT) skipNumbers(decoder, 2);
	if (info & HAS_RIGHT) skipNumbers(decoder, 2);
	// Without a neighbour it says where it belongs.
	if (!(info & (HAS_LEFT | HAS_RIGHT))) {
		if (decoding.readVarUint(decoder) === 1) skipBytes(decoder);
		else skipNumbers(decoder, 2);
		if (info & HAS_KEY) skipBytes(decoder);
	}
	skipContent(decoder, kind);
}

function skipContent(decoder: decoding.Decoder, kind: number): void {
	switch (kind) {
		case DELETED:
			return skipNumbers(decoder, 1);
		case JSONS:
			for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) skipBytes(decoder);
			return;
		case BINARY:
		case STRING:
		case EMBED:
			return skipBytes(decoder);
		case FORMAT:
			skipBytes(decoder);
			return skipBytes(decoder);
		case TYPE:
			if (NAMED_TYPES.has(decoding.readVarUint(decoder))) skipBytes(decoder);
			return;
		case ANY:
			for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) decoding.readAny(decoder);
			return;
		case DOC:
			skipBytes(decoder);
			decoding.readAny(decoder);
			return;
		default:
			throw new Error(`A struct of an unknown kind, ${kind}`);
	}
}

function skipNumbers(decoder: decoding.Decoder, count: number): void {
	for (let left = count; left > 0; left -= 1) decoding.readVarUint(decoder);
}

/** Text or bytes, with their length in front. */
function skipBytes(decoder: decoding.Decoder): void {
	const length = decoding.readVarUint(decoder);
	decoder.pos += length;
}
