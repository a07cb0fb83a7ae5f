/** How many pieces of work fit into a turn, by how long the last ones took on this machine. Pure. */
export class Pace {
	readonly #turnMs: number;
	#room = 1;

	/** @param turnMs how long a turn may take, in milliseconds; the first one is a single piece */
	constructor(turnMs: number) {
		this.#turnMs = turnMs;
	}

	/** @returns how many pieces the next turn has room for, at least one */
	room(): number {
		return this.#room;
	}

	/** Notes how long a turn took, in milliseconds. A turn costs something even without a piece, so it is felt for. */
	took(pieces: number, ms: number): void {
		if (ms > this.#turnMs) this.#room = Math.max(1, Math.floor((pieces * this.#turnMs) / ms));
		else if (pieces >= this.#room && ms < this.#turnMs / 2) this.#room = Math.ceil(this.#room * 1.5);
	}
}
