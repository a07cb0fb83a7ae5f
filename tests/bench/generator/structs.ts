/**
 * Reads which structs an update brings, and nothing else of it: enough to count deliveries exactly, however many
 * people's updates the server has merged into one frame, at a small part of the cost of a document.
 */
import * as decoding from 'lib0/decoding';

/** One struct: so many characters (or one node) of a client, from a clock on. */
export type StructVisitor = (client: number, clock: number, length: number) => void;

const GC = 0;
const DELETED = 1;
const STRING = 4;
const TYPE = 7;
const ANY = 8;
const SKIP = 10;
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_PARENT_SUB = 0x20;
/** Type refs that are followed by a name: XmlElement and XmlHook. */
const NAMED_TYPES = [3, 5];

/** A place in some bytes. */
export class Cursor {
	readonly bytes: Uint8Array;
	at: number;

	constructor(bytes: Uint8Array, at = 0) {
		this.bytes = bytes;
		this.at = at;
	}

	/** @returns the next unsigned varint */
	uint(): number {
		let value = 0;
		let scale = 1;
		for (;;) {
			const byte = this.bytes[this.at++];
			if (byte === undefined) throw new RangeError('A number that is cut short');
			value += (byte & 0x7f) * scale;
			if (byte < 0x80) return value;
			scale *= 128;
		}
	}

	/** @returns the next signed varint */
	int(): number {
		const first = this.bytes[this.at++] as number;
		const sign = first & 0x40 ? -1 : 1;
		let value = first & 0x3f;
		let scale = 64;
		for (let byte = first; byte >= 0x80; scale *= 128) {
			byte = this.bytes[this.at++] as number;
			value += (byte & 0x7f) * scale;
		}
		return sign * value;
	}

	skipString(): void {
		const length = this.uint();
		this.at += length;
	}

	/** @returns the string's length in UTF-16 code units, past which it moves */
	stringUnits(): number {
		const end = this.uint() + this.at;
		let units = 0;
		for (; this.at < end; this.at += 1) {
			const byte = this.bytes[this.at] as number;
			if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
		}
		return units;
	}
}

/**
 * Visits each struct of an update (v1) in its order. @param cursor at the update's first byte; left before its delete set
 * @throws on content that benchmarks do not write
 */
export function visitStructs(cursor: Cursor, visit: StructVisitor): void {
	for (let clients = cursor.uint(); clients > 0; clients -= 1) {
		const structs = cursor.uint();
		const client = cursor.uint();
		let clock = cursor.uint();
		for (let index = 0; index < structs; index += 1) {
			const info = cursor.bytes[cursor.at++] as number;
			const kind = info & 0x1f;
			const length = kind === GC || kind === SKIP ? cursor.uint() : itemLength(cursor, info, kind);
			if (kind !== SKIP) visit(client, clock, length);
			clock += length;
		}
	}
}

function itemLength(cursor: Cursor, info: number, kind: number): number {
	if (info & HAS_ORIGIN) skipId(cursor);
	if (info & HAS_RIGHT_ORIGIN) skipId(cursor);
	if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) {
		if (cursor.uint() === 1) cursor.skipString();
		else skipId(cursor);
		if (info & HAS_PARENT_SUB) cursor.skipString();
	}
	switch (kind) {
		case STRING:
			return cursor.stringUnits();
		case DELETED:
			return cursor.uint();
		case TYPE:
			if (NAMED_TYPES.includes(cursor.uint())) cursor.skipString();
			return 1;
		case ANY:
			return skipAny(cursor);
		default:
			throw new Error(`The benchmarks write no content of kind ${kind}`);
	}
}

/** @returns how many values stood there */
function skipAny(cursor: Cursor): number {
	const length = cursor.uint();
	const decoder = decoding.createDecoder(cursor.bytes);
	decoder.pos = cursor.at;
	for (let left = length; left > 0; left -= 1) decoding.readAny(decoder);
	cursor.at = decoder.pos;
	return length;
}

function skipId(cursor: Cursor): void {
	cursor.uint();
	cursor.uint();
}
