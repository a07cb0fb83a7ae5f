/** Frames of the Hocuspocus protocol that the server writes or looks into by itself: a document's name, then a message. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** What messages begin with. */
export const SYNC = 0;
export const AWARENESS = 1;
export const AUTH = 2;
export const QUERY_AWARENESS = 3;
export const SYNC_REPLY = 4;
export const CLOSE = 7;
export const SYNC_STATUS = 8;
export const PING = 9;
export const PONG = 10;

/** The steps of a sync message: a question (a state vector), the answer to one, and an edit (both an update). */
export const SYNC_STEP_1 = 0;
export const SYNC_STEP_2 = 1;
export const UPDATE = 2;

/** @returns a sync message about a document; its payload is copied once, however large it is */
export function syncFrame(address: string, step: number, payload: Uint8Array): Uint8Array {
	const head = encoding.encode((encoder) => {
		encoding.writeVarString(encoder, address);
		encoding.writeVarUint(encoder, SYNC);
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint(encoder, payload.byteLength);
	});
	const frame = new Uint8Array(head.byteLength + payload.byteLength);
	frame.set(head);
	frame.set(payload, head.byteLength);
	return frame;
}

/** @returns the frame that tells a client that what it sent has been taken */
export function acknowledgement(address: string): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarString(encoder, address);
		encoding.writeVarUint(encoder, SYNC_STATUS);
		encoding.writeVarUint(encoder, 1);
	});
}

/** @returns what reads a frame's message, behind its document's name */
export function messageIn(frame: Uint8Array): decoding.Decoder {
	const decoder = decoding.createDecoder(frame);
	const length = decoding.readVarUint(decoder);
	decoder.pos += length;
	return decoder;
}
