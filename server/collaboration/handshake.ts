/**
 * Keeps a client's edits in order while it comes in. A client asks what we have, and we ask what it has; until it has
 * answered, an edit it makes builds on offline work that we have not seen, and would be refused for the gap. So edits
 * wait for the answer, and are neither applied nor acknowledged before it.
 */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { CLOSE, SYNC, SYNC_REPLY, SYNC_STEP_1, SYNC_STEP_2, syncFrame, UPDATE } from './frames.ts';
import { HANDSHAKE_PATIENCE_MS, MAX_WAITING_BYTES } from './limits.ts';

interface Handshake {
	/** What the client had when it asked: Yjs client id → clock. */
	had: ReadonlyMap<number, number>;
	/** Its question, as long as the document it asks for is not in memory. */
	question: Uint8Array | null;
	waiting: { frame: Uint8Array; isLeftover: boolean }[];
	bytes: number;
	timer: NodeJS.Timeout | null;
}

/** The handshakes of one socket, by the document's address in its frames. */
export class Handshakes {
	#handshakes = new Map<string, Handshake>();
	#handOn: (frame: Uint8Array) => void;
	#isLive: (address: string) => boolean;

	/**
	 * @param handOn takes the frames in the order in which they are to be handled
	 * @param isLive whether a document is in memory; for one that is not, the question is kept until `opened`
	 */
	constructor(handOn: (frame: Uint8Array) => void, isLive: (address: string) => boolean) {
		this.#handOn = handOn;
		this.#isLive = isLive;
	}

	/** Whether the client has asked for a document and has not yet been heard in full. */
	hasAsked(address: string): boolean {
		return this.#handshakes.has(address);
	}

	/** Whether the client has asked for a document that is not in memory, and has nothing of it. */
	asksAnew(address: string): boolean {
		const handshake = this.#handshakes.get(address);
		return handshake?.question != null && handshake.had.size === 0;
	}

	/**
	 * The document is in memory: what was asked is handed on.
	 * @param told the state vector of what the client has been told meanwhile, or null
	 */
	opened(address: string, told: Uint8Array | null): void {
		const handshake = this.#handshakes.get(address);
		if (!handshake?.question) return;
		const question = told ? syncFrame(address, SYNC_STEP_1, told) : handshake.question;
		handshake.question = null;
		this.#handOn(question);
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
			// An address with a session in it is not looked for by its document's name.
			const isKept = !address.includes('\0') && !this.#isLive(address);
			this.#handshakes.set(address, { had, question: isKept ? frame : null, waiting: [], bytes: 0, timer: null });
			if (isKept) return;
		}
		if (type === CLOSE) this.#end(address).forEach((waiting) => this.#handOn(waiting.frame));
		if (step === SYNC_STEP_2) this.opened(address, null);
		this.#handOn(frame);
		if (step === SYNC_STEP_2) this.#answered(address);
	}

	/** Forgets what waits: the socket is gone, and its client still has it. */
	close(): void {
		for (const { timer } of this.#handshakes.values()) if (timer) clearTimeout(timer);
		this.#handshakes.clear();
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
		if (handshake.question) this.#handOn(handshake.question);
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
