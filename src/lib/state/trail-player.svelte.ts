/** Plays the trail: one step after another at a calm pace, each begun only when the one before is shown. */

export type Pace = 'slow' | 'middle' | 'quick';

const PAUSE_MS: Record<Pace, number> = { slow: 3600, middle: 1800, quick: 700 };

export class TrailPlayer {
	isPlaying = $state(false);
	pace = $state<Pace>('middle');
	#step: () => Promise<boolean>;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** @param step goes to the next moment; resolves when it is shown, with whether there are more after it */
	constructor(step: () => Promise<boolean>) {
		this.#step = step;
	}

	play(): void {
		if (this.isPlaying) return;
		this.isPlaying = true;
		void this.#go();
	}

	/** Stops where it is. */
	pause(): void {
		this.isPlaying = false;
		clearTimeout(this.#timer);
	}

	async #go(): Promise<void> {
		const hasMore = await this.#step();
		if (!this.isPlaying) return;
		if (hasMore) this.#timer = setTimeout(() => void this.#go(), PAUSE_MS[this.pace]);
		else this.pause();
	}
}
