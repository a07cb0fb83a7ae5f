/** One person at a server: comes in, answers what it is asked, sends keystrokes, and comes back when the line breaks. */
import * as Y from 'yjs';
import { CURSORS } from '../../../src/lib/document/cursor-frames.ts';
import {
	AUTH,
	AWARENESS,
	languageOf,
	stateVector,
	STEP_1,
	STEP_2,
	SYNC,
	SYNC_REPLY,
	SYNC_STATUS,
	syncFrame,
	UPDATE,
	type Language,
	type LanguageName
} from './language.ts';
import { Cursor } from './structs.ts';
import type { Typist } from './typist.ts';
import { Wire } from './wire.ts';

export interface Seat {
	path: string;
	documentName: string;
	token: string;
	/** At our own server. */
	participantId?: string;
}

export const EMPTY_UPDATE = Uint8Array.of(0, 0);

/** What a person writes, as Yjs updates. */
export interface Hand {
	clientId: number;
	/** Everybody's paragraphs. */
	setup: () => Uint8Array;
	keystroke: (clock: number) => Uint8Array;
	/** All that has been typed so far, from a clock on. */
	after: (clock: number) => Uint8Array[];
	/** @returns a whole frame */
	presence: (language: Language, clock: number) => Uint8Array;
}

/** Of somebody who only reads. */
export const NO_HAND: Hand = {
	clientId: 0,
	setup: () => EMPTY_UPDATE,
	keystroke: () => EMPTY_UPDATE,
	after: () => [],
	presence: () => new Uint8Array()
};

interface Options {
	port: number;
	language: LanguageName;
	seat: Seat;
	/** Everything this person has of the document. */
	clocks: () => ReadonlyMap<number, number>;
	hand: Hand;
	/** @param cursor at an update's first byte */
	onUpdate: (cursor: Cursor) => void;
	onPresence: (cursor: Cursor) => void;
	/** @param cursor at what follows the message's number */
	onPointers: (cursor: Cursor) => void;
	/** When what an acknowledgement is for was sent, and how many of the person's keystrokes the server then has. */
	onAcknowledged: (sentAt: number, keystrokes: number) => void;
	/** What was asked for has been answered in full; after `onUpdate` for it. */
	onAnswer: () => void;
	onReady: () => void;
	onGone: (reason: string) => void;
}

const PERMISSION_DENIED = 1;

export class Person implements Typist {
	isReady = false;
	/** Bytes received on earlier lines. */
	#earlierBytes = 0;
	#options: Options;
	#language: Language;
	#wire: Wire | null = null;
	#hasAnswer = false;
	#hasAnswered = false;
	#waiting: { sentAt: number; keystrokes: number }[] = [];

	constructor(options: Options) {
		this.#options = options;
		const { language, seat } = options;
		this.#language = languageOf(language, seat.documentName, seat.token);
	}

	get receivedBytes(): number {
		return this.#earlierBytes + (this.#wire?.receivedBytes ?? 0);
	}

	get language(): Language {
		return this.#language;
	}

	connect(): void {
		const { port, seat, onGone } = this.#options;
		this.#hasAnswer = false;
		this.#hasAnswered = false;
		this.#waiting = [];
		this.#wire = new Wire(port, seat.path, {
			opened: () => {
				if (this.#language.greeting) this.#send(this.#language.greeting);
				this.#send(syncFrame(this.#language, STEP_1, stateVector(this.#options.clocks())));
			},
			received: (frame) => this.#receive(frame),
			closed: (reason) => {
				this.#earlierBytes += this.#wire?.receivedBytes ?? 0;
				this.#wire = null;
				this.isReady = false;
				onGone(reason);
			}
		});
	}

	leave(): void {
		this.#wire?.close();
	}

	setUp(): void {
		this.#sendUpdate(UPDATE, this.#options.hand.setup(), 0);
	}

	type(clock: number): void {
		this.#sendUpdate(UPDATE, this.#options.hand.keystroke(clock), clock + 1);
	}

	movePresence(clock: number): void {
		this.#send(this.#options.hand.presence(this.#language, clock));
	}

	/** @param keystrokes how many of the person's keystrokes the server has once this is acknowledged */
	#sendUpdate(step: number, update: Uint8Array, keystrokes: number): void {
		this.#waiting.push({ sentAt: performance.now(), keystrokes });
		this.#send(syncFrame(this.#language, step, update));
	}

	#send(frame: Uint8Array): void {
		this.#wire?.send(frame);
	}

	#receive(frame: Buffer): void {
		// Hocuspocus's one-byte signs of life have no name in front.
		if (frame.length <= this.#language.prefix.length) return;
		const cursor = new Cursor(frame, this.#language.prefix.length);
		switch (cursor.uint()) {
			case SYNC:
			case SYNC_REPLY:
				this.#sync(cursor);
				break;
			case AWARENESS:
				cursor.uint();
				this.#options.onPresence(cursor);
				break;
			case CURSORS:
				this.#options.onPointers(cursor);
				break;
			case SYNC_STATUS: {
				const acknowledged = this.#waiting.shift();
				if (acknowledged && cursor.uint() === 1)
					this.#options.onAcknowledged(acknowledged.sentAt, acknowledged.keystrokes);
				break;
			}
			case AUTH:
				if (cursor.uint() === PERMISSION_DENIED) throw new Error('The server refused the token');
				break;
			default:
			// Signs of life, and what only pages need.
		}
	}

	#sync(cursor: Cursor): void {
		const step = cursor.uint();
		const length = cursor.uint();
		if (step === STEP_1) {
			this.#answer(cursor.bytes.slice(cursor.at, cursor.at + length));
			return;
		}
		this.#options.onUpdate(cursor);
		if (step === STEP_2) {
			this.#hasAnswer = true;
			this.#options.onAnswer();
			this.#settle();
		}
	}

	/** Gives the server what it lacks of this person's work. */
	#answer(serverHas: Uint8Array): void {
		const { clientId, after } = this.#options.hand;
		const has = Y.decodeStateVector(serverHas).get(clientId) ?? 0;
		const lacking = after(has);
		const update = lacking.length === 0 ? EMPTY_UPDATE : Y.mergeUpdates(lacking);
		this.#sendUpdate(STEP_2, update, has + lacking.length);
		this.#hasAnswered = true;
		this.#settle();
	}

	#settle(): void {
		if (this.isReady || !this.#hasAnswer || !this.#hasAnswered) return;
		this.isReady = true;
		if (this.#language.asksForPointers) this.#send(this.#language.asksForPointers);
		this.#options.onReady();
	}
}
