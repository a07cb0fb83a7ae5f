/** Reads a Yjs update whose strings are many, short and often the same, as the names of a board's properties are. */
import * as decoding from 'lib0/decoding';
import { UpdateDecoderV1 } from 'yjs';

/** In bytes. Longer strings, and such with other letters than ASCII, are read by the library. */
const LONGEST = 48;
/** A power of two. */
const SEATS = 1_024;
/** How lib0 marks a string among values of any kind. */
const STRING = 119;

/**
 * Like the library's, but for short strings: that one asks the browser's text decoder for each of them, and keeps as many
 * copies of a name as there are notes that have it.
 */
export class QuickDecoder extends UpdateDecoderV1 {
	/** The string last read for each remainder of its hash. */
	private readonly seats: string[] = Array.from({ length: SEATS }, () => '');

	override readString(): string {
		const { restDecoder } = this;
		const { arr, pos: start } = restDecoder;
		const length = decoding.readVarUint(restDecoder);
		const from = restDecoder.pos;
		const hash = length <= LONGEST ? asciiHash(arr, from, from + length) : null;
		if (hash === null) {
			restDecoder.pos = start;
			return decoding.readVarString(restDecoder);
		}
		restDecoder.pos = from + length;
		const seat = hash & (SEATS - 1);
		const before = this.seats[seat] as string;
		if (before.length === length && isAt(before, arr, from)) return before;
		// Spread, the letters would go through an iterator one by one.
		const text = Reflect.apply(String.fromCharCode, null, arr.subarray(from, from + length)) as string;
		this.seats[seat] = text;
		return text;
	}

	override readAny(): unknown {
		const { restDecoder } = this;
		if (restDecoder.arr[restDecoder.pos] !== STRING) return decoding.readAny(restDecoder);
		restDecoder.pos += 1;
		return this.readString();
	}
}

/** @returns a hash of these bytes, or null where they end too soon or are not all ASCII */
function asciiHash(bytes: Uint8Array, from: number, end: number): number | null {
	if (end > bytes.length) return null;
	let hash = end - from;
	for (let at = from; at < end; at += 1) {
		const byte = bytes[at] as number;
		if (byte > 127) return null;
		hash = (Math.imul(hash, 31) + byte) | 0;
	}
	return hash;
}

function isAt(text: string, bytes: Uint8Array, from: number): boolean {
	for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== bytes[from + at]) return false;
	return true;
}
