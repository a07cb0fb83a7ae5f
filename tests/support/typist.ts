/** A person who types marked words into one shared paragraph and notes which of them were acknowledged. */
import type * as Y from 'yjs';
import type { LiveDocument } from './people.ts';

/** A word every so many milliseconds. */
const PACE_MS = 30;

export class Typist {
	/** Every word typed so far, in order. */
	readonly typed: string[] = [];
	#live: LiveDocument;
	#who: string;
	#slot: string;
	#acknowledged = 0;
	/** Whether nothing was unacknowledged at some time on this connection: from then on each acknowledgement is for one word. */
	#isSettled = false;
	#timer: NodeJS.Timeout | null = null;
	#onAcknowledged: () => void;

	/** @param who a mark of its own, part of each word */
	constructor(
		live: LiveDocument,
		{ who, slot, onAcknowledged = () => undefined }: { who: string; slot: string; onAcknowledged?: () => void }
	) {
		this.#live = live;
		this.#who = who;
		this.#slot = slot;
		this.#onAcknowledged = onAcknowledged;
		live.provider.on('unsyncedChanges', ({ number }: { number: number }) => {
			if (number === 0) this.#isSettled = true;
			if (!this.#isSettled || this.typed.length - number <= this.#acknowledged) return;
			this.#acknowledged = this.typed.length - number;
			this.#onAcknowledged();
		});
		live.socket.on('close', () => (this.#isSettled = false));
	}

	/** The words the server has acknowledged. */
	get acknowledged(): string[] {
		return this.typed.slice(0, this.#acknowledged);
	}

	/** Types on and on, whatever the connection does, until `stop`. The slot must have a paragraph. */
	start(): void {
		this.#timer = setInterval(() => this.#type(), PACE_MS);
	}

	stop(): void {
		if (this.#timer) clearInterval(this.#timer);
		this.#timer = null;
	}

	#type(): void {
		const word = `<${this.#who}.${this.typed.length}>`;
		const paragraph = this.#live.doc.getXmlFragment(`problem:${this.#slot}`).get(0) as Y.XmlElement;
		const text = paragraph.get(0) as Y.XmlText;
		this.typed.push(word);
		text.insert(text.length, word);
	}
}

/** Resolves when a document that lost its connection has exchanged everything with the server again. */
export function syncedAgain({ provider }: LiveDocument): Promise<void> {
	return new Promise((resolve) => {
		const look = () => {
			if (!provider.isSynced) return;
			provider.off('synced', look);
			resolve();
		};
		provider.on('synced', look);
		look();
	});
}

/** @returns the words that do not stand in the text; each stands whole, or it is missing */
export function missingWords(words: readonly string[], text: string): string[] {
	const standing = new Set(text.match(/<[^<>]*>/g) ?? []);
	return words.filter((word) => !standing.has(word));
}
