/** Plays the trail: one step after another at a calm pace, each begun only when the one before is shown. */

export type Pace = 'slow' | 'middle' | 'quick';

const PAUSE_MS: Record<Pace, number> = { slow: 3600, middle: 1800, quick: 700 };

export class TrailPlayer {
	isPlaying = $state(false);
	pace = $state<Pace>('middle');
	#step: () => Promise<boolean>;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Which time it plays: a step that was begun before a pause must not go on beside the steps after it. */
	#run = 0;

	/** @param step goes to the next moment; resolves when it is shown, with whether there are more after it */
	constructor(step: () => Promise<boolean>) {
		this.#step = step;
	}

	play(): void {
		if (this.isPlaying) return;
		this.isPlaying = true;
		this.#run += 1;
		void this.#go(this.#run);
	}

	/** Stops where it is. */
	pause(): void {
		this.isPlaying = false;
		clearTimeout(this.#timer);
	}

	async #go(run: number): Promise<void> {
		const hasMore = await this.#step();
		if (!this.isPlaying || run !== this.#run) return;
		if (hasMore) this.#timer = setTimeout(() => void this.#go(run), PAUSE_MS[this.pace]);
		else this.pause();
	}
}
