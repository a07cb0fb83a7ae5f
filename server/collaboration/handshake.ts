/**
 * Keeps a client's edits in order while it comes in. A client asks what we have, and we ask what it has; until it has
 * answered, an edit it makes builds on offline work that we have not seen, and would be refused for the gap. So edits
 * wait for the answer, and are neither applied nor acknowledged before it.
 */
import * as decoding from 'lib0/decoding';
import { HANDSHAKE_PATIENCE_MS, MAX_WAITING_BYTES } from './limits.ts';

const SYNC = 0;
const SYNC_REPLY = 4;
const CLOSE = 7;
const SYNC_STEP_1 = 0;
const SYNC_STEP_2 = 1;
const UPDATE = 2;

interface Waiting {
	frames: Uint8Array[];
	bytes: number;
	timer: NodeJS.Timeout | null;
}

/** The handshakes of one socket, by the document's address in its frames. */
export class Handshakes {
	#waiting = new Map<string, Waiting>();
	#handOn: (frame: Uint8Array) => void;

	/** @param handOn takes the frames in the order in which they are to be handled */
	constructor(handOn: (frame: Uint8Array) => void) {
		this.#handOn = handOn;
	}

	/** @param frame as a Hocuspocus provider sends it @throws when it is malformed */
	take(frame: Uint8Array): void {
		const decoder = decoding.createDecoder(frame);
		const address = decoding.readVarString(decoder);
		const type = decoding.readVarUint(decoder);
		const step = type === SYNC || type === SYNC_REPLY ? decoding.readVarUint(decoder) : null;
		const waiting = this.#waiting.get(address);
		if (step === UPDATE && waiting) return this.#wait(address, waiting, frame);
		if (step === SYNC_STEP_1 && !waiting) this.#waiting.set(address, { frames: [], bytes: 0, timer: null });
		if (type === CLOSE) this.#release(address);
		this.#handOn(frame);
		if (step === SYNC_STEP_2) this.#release(address);
	}

	/** Forgets what waits: the socket is gone, and its client still has it. */
	end(): void {
		for (const { timer } of this.#waiting.values()) if (timer) clearTimeout(timer);
		this.#waiting.clear();
	}

	/** A client that never answers, or sends too much first, has its edits judged as they are. */
	#wait(address: string, waiting: Waiting, frame: Uint8Array): void {
		waiting.frames.push(frame);
		waiting.bytes += frame.byteLength;
		waiting.timer ??= setTimeout(() => this.#release(address), HANDSHAKE_PATIENCE_MS).unref();
		if (waiting.bytes > MAX_WAITING_BYTES) this.#release(address);
	}

	#release(address: string): void {
		const waiting = this.#waiting.get(address);
		if (!waiting) return;
		this.#waiting.delete(address);
		if (waiting.timer) clearTimeout(waiting.timer);
		waiting.frames.forEach((frame) => this.#handOn(frame));
	}
}
