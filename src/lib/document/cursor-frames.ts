/**
 * Where people point, in compact frames of their own beside the Hocuspocus protocol: a frame begins, like any other,
 * with its document's name, and goes on with a message number that only those hear who have asked for it. A pointer
 * is a small number that the server gave its connection, and two whole numbers: 5 to 10 bytes.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** The number of the message, above all that Hocuspocus and y-protocols use. */
export const CURSORS = 100;

const VERSION = 1;
/** What lies further out is held at the edge. */
const FURTHEST = 2 ** 30;

const HELLO = 0;
const MOVE = 1;
const LEAVE = 2;

const CHANGES = 0;
const FRESH = 1;
const CROWDED = 2;

/** A place on the board, in its own units; whole numbers on the wire. */
export interface Point {
	x: number;
	y: number;
}

/** What a client says: that it reads these frames, or where its person points (null: nowhere). */
export type CursorMessage = { kind: 'hello' } | { kind: 'move'; position: Point | null };

/** What changed among the pointers since the last frame. */
export interface CursorChanges {
	/** Who is behind a number; before any of their moves. */
	people: readonly { number: number; participantId: string }[];
	/** Numbers that point nowhere any more. */
	gone: readonly number[];
	moved: readonly ({ number: number } & Point)[];
}

/**
 * What the server says: changes; how everything stands, instead of all that was said before; or that so many are here
 * that no pointers are passed on, until it says how everything stands.
 */
export type CursorNews = ({ kind: 'changes' | 'fresh' } & CursorChanges) | { kind: 'crowded' };

/** @param address what the document's frames begin with */
export function cursorMessage(address: string, message: CursorMessage): Uint8Array {
	return frame(address, (encoder) => {
		if (message.kind === 'hello') {
			encoding.writeUint8(encoder, HELLO);
			encoding.writeUint8(encoder, VERSION);
		} else if (message.position) {
			encoding.writeUint8(encoder, MOVE);
			writePoint(encoder, message.position);
		} else encoding.writeUint8(encoder, LEAVE);
	});
}

/** @param address what the document's frames begin with */
export function cursorNews(address: string, news: CursorNews): Uint8Array {
	return frame(address, (encoder) => {
		if (news.kind === 'crowded') {
			encoding.writeUint8(encoder, CROWDED);
			return;
		}
		encoding.writeUint8(encoder, news.kind === 'fresh' ? FRESH : CHANGES);
		encoding.writeVarUint(encoder, news.people.length);
		for (const { number, participantId } of news.people) {
			encoding.writeVarUint(encoder, number);
			encoding.writeVarString(encoder, participantId);
		}
		encoding.writeVarUint(encoder, news.gone.length);
		for (const number of news.gone) encoding.writeVarUint(encoder, number);
		for (const { number, ...position } of news.moved) {
			encoding.writeVarUint(encoder, number);
			writePoint(encoder, position);
		}
	});
}

/**
 * @returns the document's address and what follows the message's number, or null for another message
 * @throws when it is no frame at all
 */
export function cursorFrame(bytes: Uint8Array): { address: string; content: Uint8Array } | null {
	const decoder = decoding.createDecoder(bytes);
	const length = decoding.readVarUint(decoder);
	const start = decoder.pos;
	if (bytes[start + length] !== CURSORS) return null;
	decoder.pos = 0;
	const address = decoding.readVarString(decoder);
	return { address, content: bytes.subarray(start + length + 1) };
}

/** @returns what a client says; null for another version @throws when it does not decode */
export function readCursorMessage(content: Uint8Array): CursorMessage | null {
	const decoder = decoding.createDecoder(content);
	switch (decoding.readUint8(decoder)) {
		case HELLO:
			return decoding.readUint8(decoder) === VERSION ? { kind: 'hello' } : null;
		case MOVE:
			return { kind: 'move', position: readPoint(decoder) };
		case LEAVE:
			return { kind: 'move', position: null };
		default:
			throw new Error('No such message about cursors');
	}
}

/** @returns what the server says @throws when it does not decode */
export function readCursorNews(content: Uint8Array): CursorNews {
	const decoder = decoding.createDecoder(content);
	const kind = decoding.readUint8(decoder);
	if (kind === CROWDED) return { kind: 'crowded' };
	const people = Array.from({ length: decoding.readVarUint(decoder) }, () => ({
		number: decoding.readVarUint(decoder),
		participantId: decoding.readVarString(decoder)
	}));
	const gone = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarUint(decoder));
	const moved: ({ number: number } & Point)[] = [];
	while (decoding.hasContent(decoder)) moved.push({ number: decoding.readVarUint(decoder), ...readPoint(decoder) });
	return { kind: kind === FRESH ? 'fresh' : 'changes', people, gone, moved };
}

function frame(address: string, write: (encoder: encoding.Encoder) => void): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarString(encoder, address);
		encoding.writeUint8(encoder, CURSORS);
		write(encoder);
	});
}

function writePoint(encoder: encoding.Encoder, { x, y }: Point): void {
	for (const value of [x, y]) encoding.writeVarInt(encoder, Math.max(-FURTHEST, Math.min(FURTHEST, Math.round(value))));
}

function readPoint(decoder: decoding.Decoder): Point {
	const x = decoding.readVarInt(decoder);
	const y = decoding.readVarInt(decoder);
	// The decoder reads zeros past the end.
	if (decoder.pos > decoder.arr.length) throw new RangeError('A place that is cut short');
	if (Math.abs(x) > FURTHEST || Math.abs(y) > FURTHEST) throw new RangeError('A place beyond the edge');
	return { x, y };
}
