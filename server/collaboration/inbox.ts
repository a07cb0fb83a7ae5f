/**
 * Hands frames on in order. When many come together, of one client or of all, a small part of them is handed on in each
 * turn of the event loop, so that nobody has to wait until a pile is worked off.
 */
import { weightOf } from './gate.ts';
import { FRAMES_AT_ONCE, FRAMES_PER_TURN } from './limits.ts';
import type { Turn } from './turn.ts';

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
	/** How many of those handed on are still being worked on, and must not pile up behind. */
	#held = 0;
	#handOn: (frame: Uint8Array) => void;
	#turn: Turn;

	constructor(handOn: (frame: Uint8Array) => void, turn: Turn) {
		this.#handOn = handOn;
		this.#turn = turn;
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

	/** Hands nothing on for a while: what was is more than one turn's work. @returns how to go on, to be called once */
	hold(): () => void {
		this.#held += 1;
		return () => {
			this.#held -= 1;
			this.#work();
		};
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
		while (this.#allowance > 0 && this.#held === 0 && !this.#turn.isSpent) {
			const entry = this.#entries[this.#next];
			if (!entry) break;
			this.#next += 1;
			this.#weight -= entry.weight;
			this.#allowance -= entry.weight;
			this.#turn.spend(() => this.#handOn(entry.frame));
		}
		if (this.#next >= this.#entries.length) this.#forgetHandedOn();
		if (this.#isTurnOpen) return;
		this.#isTurnOpen = true;
		setImmediate(() => {
			this.#isTurnOpen = false;
			this.#allowance = FRAMES_PER_TURN;
			if (this.#next < this.#entries.length && this.#held === 0) this.#work();
		});
	}
}
