/**
 * The two languages sockets speak here. Inside, everything is Hocuspocus's: every frame begins with the
 * document's name. A y-websocket client has one document per socket and names it in the address, so its
 * frames get the name in front on the way in and lose it on the way out; the rest of the two protocols is
 * the same, and so both kinds of client go through the same rules.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { AUTH, AWARENESS, CLOSE, PING, PONG, QUERY_AWARENESS, SYNC, SYNC_REPLY, SYNC_STATUS } from './frames.ts';
import { RefusedError, REFUSALS, type Refusal } from './validation/refusal.ts';

const PERMISSION_DENIED = 1;
const AUTHENTICATED = 2;
const TOKEN = 0;

/** What becomes of a frame on its way out. `counts`: a refusal that nobody has counted yet. */
export type Outgoing =
	| { kind: 'frame'; frame: Uint8Array; counts?: Refusal }
	| { kind: 'nothing' }
	| { kind: 'refuse'; refusal: Refusal; counts?: Refusal; frame?: Uint8Array };

export interface Dialect {
	/** @returns the frame as Hocuspocus reads it; null when it is only a sign of life @throws when it is malformed */
	incoming(frame: Uint8Array): Uint8Array | null;
	outgoing(frame: Uint8Array): Outgoing;
	/** Sent now and then, so that neither the client nor a proxy takes the silence for a broken line. */
	readonly heartbeat: Uint8Array;
	/** Sent to Hocuspocus first, where the protocol itself has no greeting. */
	readonly greeting: Uint8Array | null;
}

/** The Hocuspocus provider's own protocol. */
export const hocuspocusDialect: Dialect = {
	heartbeat: Uint8Array.of(PING),
	greeting: null,
	incoming(frame) {
		return frame.length === 1 && (frame[0] === PONG || frame[0] === PING) ? null : frame;
	},
	outgoing(frame) {
		const at = afterName(frame);
		switch (frame[at]) {
			case SYNC_STATUS:
				return frame[at + 1] === 1 ? { kind: 'frame', frame } : { kind: 'frame', frame, counts: 'readOnly' };
			case CLOSE:
				return isForError(frame.subarray(at + 1))
					? { kind: 'refuse', refusal: 'malformed', counts: 'malformed', frame }
					: { kind: 'frame', frame };
			default:
				return { kind: 'frame', frame };
		}
	}
};

/** A standard y-websocket client on one document. */
export function yWebsocketDialect(documentName: string, token: string): Dialect {
	const emptyAwareness = encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, AWARENESS);
		encoding.writeVarUint8Array(encoder, Uint8Array.of(0));
	});
	return {
		heartbeat: emptyAwareness,
		greeting: encoding.encode((encoder) => {
			encoding.writeVarString(encoder, documentName);
			encoding.writeVarUint(encoder, AUTH);
			encoding.writeVarUint(encoder, TOKEN);
			encoding.writeVarString(encoder, token);
		}),
		incoming(frame) {
			const type = decoding.readVarUint(decoding.createDecoder(frame));
			if (type !== SYNC && type !== AWARENESS && type !== QUERY_AWARENESS) throw new RefusedError('malformed');
			return encoding.encode((encoder) => {
				encoding.writeVarString(encoder, documentName);
				encoding.writeUint8Array(encoder, frame);
			});
		},
		outgoing(frame) {
			const rest = frame.subarray(afterName(frame));
			const decoder = decoding.createDecoder(rest);
			const type = decoding.readVarUint(decoder);
			switch (type) {
				case SYNC:
				case AWARENESS:
					return { kind: 'frame', frame: rest };
				case SYNC_REPLY:
					return { kind: 'frame', frame: replaceType(rest, decoder.pos, SYNC) };
				case AUTH:
					return decoding.readVarUint(decoder) === PERMISSION_DENIED
						? { kind: 'refuse', refusal: refusalOf(decoding.readVarString(decoder)) }
						: { kind: 'nothing' };
				case SYNC_STATUS:
					return isApplied(decoder) ? { kind: 'nothing' } : { kind: 'refuse', refusal: 'readOnly', counts: 'readOnly' };
				case CLOSE:
					return { kind: 'refuse', refusal: 'malformed', counts: 'malformed' };
				default:
					return { kind: 'nothing' };
			}
		}
	};
}

/** @returns the document that a frame on its way out lets its client into; null for any other frame */
export function admissionIn(frame: Uint8Array): string | null {
	const at = afterName(frame);
	if (frame[at] !== AUTH || frame[at + 1] !== AUTHENTICATED) return null;
	return decoding.readVarString(decoding.createDecoder(frame));
}

/** @returns where a frame's message begins. Every frame to everybody passes here: it makes nothing to be collected. */
function afterName(frame: Uint8Array): number {
	let length = 0;
	let at = 0;
	for (let shift = 0; at < frame.length; shift += 7) {
		const byte = frame[at] as number;
		at += 1;
		length += (byte & 0x7f) << shift;
		if (byte < 0x80) break;
	}
	return at + length;
}

/** Whether what a client sent has been applied: a reader's is not. */
function isApplied(decoder: decoding.Decoder): boolean {
	return decoding.readVarUint(decoder) === 1;
}

/** Hocuspocus answers a message it could not handle by closing the document, but not the socket. */
function isForError(reason: Uint8Array): boolean {
	return decoding.readVarString(decoding.createDecoder(reason)) !== 'provider_initiated';
}

function replaceType(frame: Uint8Array, typeLength: number, type: number): Uint8Array {
	const replaced = new Uint8Array(frame.length - typeLength + 1);
	replaced[0] = type;
	replaced.set(frame.subarray(typeLength), 1);
	return replaced;
}

function refusalOf(reason: string): Refusal {
	const known = (Object.keys(REFUSALS) as Refusal[]).find((refusal) => REFUSALS[refusal].reason === reason);
	return known ?? 'wrongToken';
}
