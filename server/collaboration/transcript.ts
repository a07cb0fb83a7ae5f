/**
 * The bytes that make a live document: its newest checkpoint, and what has happened since. Whoever comes is told these, so
 * that nobody who types waits while a large document is encoded for a newcomer.
 */
import { joinUpdates } from '../../src/lib/document/join-updates.ts';
import { syncFrame, UPDATE } from './frames.ts';

/** So many updates, or bytes of them, are joined: one by one they would each be a frame. */
const MAX_RECENT = 1_024;
const MAX_RECENT_BYTES = 32 * 1024;

export class Transcript {
	/** Applied one after another they make the document, but for what is recent. */
	#parts: Uint8Array[];
	#recent: Uint8Array[] = [];
	#recentBytes = 0;
	/** Copying a large document for everybody who comes would fill memory faster than it is cleared. */
	#frames = new WeakMap<Uint8Array, { address: string; frame: Uint8Array }>();

	/** @param state its newest checkpoint @param tail the updates after it, in order */
	constructor(state: Uint8Array | null, tail: readonly Uint8Array[] = []) {
		this.#parts = state ? [state] : [];
		if (tail.length > 0) this.#parts.push(joinUpdates(tail));
	}

	/** @param update what was just applied to the document */
	add(update: Uint8Array): void {
		this.#recent.push(update);
		this.#recentBytes += update.byteLength;
		if (this.#recent.length >= MAX_RECENT || this.#recentBytes >= MAX_RECENT_BYTES) this.#join();
	}

	/** @returns updates that make the document as it is now */
	parts(): readonly Uint8Array[] {
		const [first] = this.#recent;
		if (first === undefined) return this.#parts.slice();
		return [...this.#parts, this.#recent.length === 1 ? first : joinUpdates(this.#recent)];
	}

	/** @returns the same, of which the first so many can be replaced */
	settle(): readonly Uint8Array[] {
		this.#join();
		return this.#parts.slice();
	}

	/** @returns frames that tell all of it to somebody; those of what is not recent are made once */
	frames(address: string): readonly Uint8Array[] {
		return this.parts().map((part) => {
			const kept = this.#frames.get(part);
			if (kept?.address === address) return kept.frame;
			const frame = syncFrame(address, UPDATE, part);
			this.#frames.set(part, { address, frame });
			return frame;
		});
	}

	/** @param state makes what the first so many parts made */
	replace(count: number, state: Uint8Array): void {
		this.#parts.splice(0, count, state);
	}

	#join(): void {
		const [first] = this.#recent;
		if (first === undefined) return;
		this.#parts.push(this.#recent.length === 1 ? first : joinUpdates(this.#recent));
		this.#recent = [];
		this.#recentBytes = 0;
	}
}
