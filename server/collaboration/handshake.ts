/**
 * Keeps a client's edits in order while it comes in. A client asks what we have, and we ask what it has; until it has
 * answered, an edit it makes builds on offline work that we have not seen, and would be refused for the gap. So edits
 * wait for the answer, and are neither applied nor acknowledged before it.
 */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { HANDSHAKE_PATIENCE_MS, MAX_WAITING_BYTES } from './limits.ts';

const SYNC = 0;
const SYNC_REPLY = 4;
const CLOSE = 7;
const SYNC_STEP_1 = 0;
const SYNC_STEP_2 = 1;
const UPDATE = 2;

interface Handshake {
	/** What the client had when it asked: Yjs client id → clock. */
	had: ReadonlyMap<number, number>;
	waiting: { frame: Uint8Array; isLeftover: boolean }[];
	bytes: number;
	timer: NodeJS.Timeout | null;
}

/** The handshakes of one socket, by the document's address in its frames. */
export class Handshakes {
	#handshakes = new Map<string, Handshake>();
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
		const handshake = this.#handshakes.get(address);
		if (step === UPDATE && handshake) {
			this.#wait(address, handshake, {
				frame,
				isLeftover: isLeftover(decoding.readVarUint8Array(decoder), handshake.had)
			});
			return;
		}
		if (step === SYNC_STEP_1 && !handshake) {
			const had = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
			this.#handshakes.set(address, { had, waiting: [], bytes: 0, timer: null });
		}
		if (type === CLOSE) this.#end(address).forEach((waiting) => this.#handOn(waiting.frame));
		this.#handOn(frame);
		if (step === SYNC_STEP_2) this.#answered(address);
	}

	/** Forgets what waits: the socket is gone, and its client still has it. */
	close(): void {
		for (const address of [...this.#handshakes.keys()]) this.#end(address);
	}

	/** A client that never answers, or sends too much first, has its edits judged as they are. */
	#wait(address: string, handshake: Handshake, entry: Handshake['waiting'][number]): void {
		handshake.waiting.push(entry);
		handshake.bytes += entry.frame.byteLength;
		const giveUp = () => this.#end(address).forEach(({ frame }) => this.#handOn(frame));
		handshake.timer ??= setTimeout(giveUp, HANDSHAKE_PATIENCE_MS).unref();
		if (handshake.bytes > MAX_WAITING_BYTES) giveUp();
	}

	/**
	 * The answer holds the leftovers already. They are not acknowledged, because a Hocuspocus provider does not count
	 * them: it would take their acknowledgements for those of later edits, and say too early that all is saved.
	 */
	#answered(address: string): void {
		for (const { frame, isLeftover } of this.#end(address)) if (!isLeftover) this.#handOn(frame);
	}

	#end(address: string): Handshake['waiting'] {
		const handshake = this.#handshakes.get(address);
		if (!handshake) return [];
		this.#handshakes.delete(address);
		if (handshake.timer) clearTimeout(handshake.timer);
		return handshake.waiting;
	}
}

/** An edit from before the client asked: its socket kept it while there was no connection, and now sends it late. */
function isLeftover(update: Uint8Array, had: ReadonlyMap<number, number>): boolean {
	try {
		const { to } = Y.parseUpdateMeta(update);
		return to.size > 0 && [...to].every(([client, end]) => end <= (had.get(client) ?? 0));
	} catch {
		// Whoever judges it will refuse it.
		return false;
	}
}
