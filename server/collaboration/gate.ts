/**
 * The gate in front of Hocuspocus: looks at the head of each frame, lets through only what a client has a reason to
 * send, and says what it weighs. What is inside an edit is judged later, by `validation/`.
 */
import * as decoding from 'lib0/decoding';
import { CURSORS } from '../../src/lib/document/cursor-frames.ts';
import { AUTH, AWARENESS, CLOSE, messageIn, QUERY_AWARENESS, SYNC, SYNC_REPLY, UPDATE } from './frames.ts';
import {
	AUTH_FRAMES,
	BYTES_PER_FRAME,
	MAX_DOCUMENTS_PER_SOCKET,
	MAX_FRAME_BYTES,
	MAX_PRESENCES_PER_FRAME,
	SYNC_FRAMES
} from './limits.ts';
import { RefusedError } from './validation/refusal.ts';

export class Gate {
	#addresses = new Set<string>();

	/**
	 * One socket may speak of a few documents; each costs memory here, and a copy of everything sent to all.
	 * @param frame as a Hocuspocus provider sends it
	 * @returns what it weighs, in small frames
	 * @throws RefusedError, or an error of the decoder when it is malformed
	 */
	pass(frame: Uint8Array): number {
		if (frame.byteLength > MAX_FRAME_BYTES) throw new RefusedError('tooLarge');
		this.#addresses.add(decoding.readVarString(decoding.createDecoder(frame)));
		if (this.#addresses.size > MAX_DOCUMENTS_PER_SOCKET) throw new RefusedError('tooMany');
		return weightOf(frame);
	}
}

/** @returns what a frame weighs, in small frames @throws as `Gate.pass` */
export function weightOf(frame: Uint8Array): number {
	return frame.byteLength / BYTES_PER_FRAME + weightOfMessage(messageIn(frame));
}

/** Stateless messages are not for clients here; the other numbers are for servers, or for nothing. */
function weightOfMessage(decoder: decoding.Decoder): number {
	switch (decoding.readVarUint(decoder)) {
		case SYNC:
		case SYNC_REPLY: {
			const step = decoding.readVarUint(decoder);
			if (step > UPDATE) throw new RefusedError('malformed');
			return step === UPDATE ? 1 : SYNC_FRAMES;
		}
		case AWARENESS: {
			const presences = decoding.readVarUint(decoding.createDecoder(decoding.readVarUint8Array(decoder)));
			if (presences > MAX_PRESENCES_PER_FRAME) throw new RefusedError('tooLarge');
			return 1;
		}
		case AUTH:
			return AUTH_FRAMES;
		case QUERY_AWARENESS:
		case CLOSE:
		case CURSORS:
			return 1;
		default:
			throw new RefusedError('malformed');
	}
}
