/**
 * Walking the trail by its slider: the slider is where the hand is at once, the wording follows. A drag asks only when the
 * hand rests a little, and what comes after wins over what is still under way.
 */

/** A moment that is shown: its place among the moments, and its revision. */
export interface ShownMoment {
	position: number;
	seq: number;
}

/** Long enough for a quick drag to ask once, short enough to seem at once. */
const REST_MS = 70;

export class TrailWalk {
	/** Where the hand is, while that is not shown yet. */
	wanted = $state<number | null>(null);
	#shown: () => ShownMoment;
	#show: (position: number, since: number | null) => Promise<void>;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Where the drag began: what is new is marked against it. */
	#start: ShownMoment | null = null;
	#asked = 0;

	/**
	 * @param shown the moment that is shown now
	 * @param show shows another, with what is new since a revision marked (null: since the change before it); resolves when
	 * it is shown, or when a later one took its place
	 */
	constructor(shown: () => ShownMoment, show: (position: number, since: number | null) => Promise<void>) {
		this.#shown = shown;
		this.#show = show;
	}

	/** @param isDone whether the hand stops here, or drags on. @returns when it is shown, if it stops here */
	async move(position: number, { isDone }: { isDone: boolean }): Promise<void> {
		clearTimeout(this.#timer);
		this.#start ??= this.#shown();
		const start = this.#start;
		const isThere = this.wanted === null && this.#shown().position === position;
		if (isDone) this.#start = null;
		if (isThere) return;
		this.wanted = position;
		if (isDone) return this.#ask(position, start);
		this.#timer = setTimeout(() => void this.#ask(position, start), REST_MS);
	}

	async #ask(position: number, start: ShownMoment): Promise<void> {
		const number = (this.#asked += 1);
		await this.#show(position, position > start.position + 1 ? start.seq : null);
		if (number === this.#asked && this.wanted === position) this.wanted = null;
	}
}
