/**
 * How much of a turn of the event loop has gone to what people send. Whoever has much to do does it in parts, and asks
 * before each: so many who come at once keep nobody waiting for longer than a part takes beyond what a turn may. What the
 * turn does beside (commits, broadcasts) does not count: it would shut out what people send just when there is most of it.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MAX_TURN_MS } from './limits.ts';

export class Turn {
	#workedMs = 0;
	#isToEnd = false;
	#clock: () => number;

	/** @param clock in milliseconds, from any beginning */
	constructor(clock = () => performance.now()) {
		this.#clock = clock;
	}

	/** Whether as much has been done in this turn as may be. */
	get isSpent(): boolean {
		return this.#workedMs > MAX_TURN_MS;
	}

	/** Does some work now, and counts it. */
	spend<Result>(work: () => Result): Result {
		const startedAt = this.#clock();
		try {
			return work();
		} finally {
			this.#workedMs += this.#clock() - startedAt;
			if (!this.#isToEnd) this.#endSoon();
		}
	}

	/** Does some work at once, or in the next turn in which there is time. */
	async inTime<Result>(work: () => Result): Promise<Result> {
		while (this.isSpent) await nextTurn();
		return this.spend(work);
	}

	#endSoon(): void {
		this.#isToEnd = true;
		setImmediate(() => {
			this.#isToEnd = false;
			this.#workedMs = 0;
		});
	}
}
