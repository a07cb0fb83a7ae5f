/**
 * Hands frames on in order. When many come together, a small part of them is handed on in each turn of the event
 * loop, so that nobody has to wait until one client's pile is worked off.
 */
import { weightOf } from './gate.ts';
import { FRAMES_AT_ONCE, FRAMES_PER_TURN } from './limits.ts';

interface Entry {
	frame: Uint8Array;
	weight: number;
}

export class Inbox {
	#entries: Entry[] = [];
	/** The first that has not been handed on: moving up a long pile for each frame would cost more than the frame. */
	#next = 0;
	#weight = 0;
	/** What may still be handed on in this turn. */
	#allowance = FRAMES_PER_TURN;
	#isTurnOpen = false;
	#handOn: (frame: Uint8Array) => void;

	constructor(handOn: (frame: Uint8Array) => void) {
		this.#handOn = handOn;
	}

	/** Whether so much waits here that no more should be read. */
	get isFull(): boolean {
		return this.#weight > FRAMES_AT_ONCE;
	}

	/** @param frame one that the gate has let pass */
	put(frame: Uint8Array): void {
		const weight = weightOf(frame);
		this.#entries.push({ frame, weight });
		this.#weight += weight;
		this.#work();
	}

	/** Forgets what is still here. */
	close(): void {
		this.#forgetHandedOn();
		this.#weight = 0;
	}

	#forgetHandedOn(): void {
		this.#entries = [];
		this.#next = 0;
	}

	#work(): void {
		while (this.#allowance > 0) {
			const entry = this.#entries[this.#next];
			if (!entry) break;
			this.#next += 1;
			this.#weight -= entry.weight;
			this.#allowance -= entry.weight;
			this.#handOn(entry.frame);
		}
		if (this.#next >= this.#entries.length) this.#forgetHandedOn();
		if (this.#isTurnOpen) return;
		this.#isTurnOpen = true;
		setImmediate(() => {
			this.#isTurnOpen = false;
			this.#allowance = FRAMES_PER_TURN;
			if (this.#next < this.#entries.length) this.#work();
		});
	}
}
