/**
 * When open cards without a name are laid out by themselves: at the full quarter, all that wait in a workshop together.
 * Nobody asks for it, and the time tells nothing of when a card was written.
 */
import { CARDS_INTERVAL_MS } from '../../src/lib/workshop/cards.ts';

interface Options {
	clock: () => number;
	/** Lays out what waits in a workshop. */
	release: (workshopId: string) => void;
}

export class CardBatches {
	#options: Options;
	#timers = new Map<string, NodeJS.Timeout>();

	constructor(options: Options) {
		this.#options = options;
	}

	/** A card waits in a workshop. */
	waiting(workshopId: string): void {
		if (this.#timers.has(workshopId)) return;
		const { clock, release } = this.#options;
		const timer = setTimeout(
			() => {
				this.#timers.delete(workshopId);
				release(workshopId);
			},
			CARDS_INTERVAL_MS - (clock() % CARDS_INTERVAL_MS)
		);
		timer.unref();
		this.#timers.set(workshopId, timer);
	}

	close(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
	}
}
