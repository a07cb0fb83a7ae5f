/** Where the others in a document point, and where one points oneself: compact frames on the document's own socket. */
import {
	cursorMessage,
	readCursorNews,
	type CursorMessage,
	type CursorNews,
	type Point
} from '../document/cursor-frames.ts';
import type { SplittingProvider } from './socket.ts';

export type { Point } from '../document/cursor-frames.ts';

/** Participant → where that person points now. One's own pointer is not among them. */
export type Pointers = ReadonlyMap<string, Point>;

export interface Cursors {
	readonly pointers: Pointers;
	/**
	 * Tells the others where one points; null: nowhere any more. As often as one likes: it is sent ten times a second.
	 * @param position in the document's own units, rounded to whole ones
	 */
	move(position: Point | null): void;
	/** @returns a function that ends it */
	onChange(listener: (pointers: Pointers) => void): () => void;
}

/** The document's connection, as the cursors need it. */
export interface CursorLine {
	/** What the document's frames begin with. */
	readonly address: string;
	/** Sends a frame, or forgets it where there is no connection. */
	send(frame: Uint8Array): void;
}

const PACE_MS = 100;

export class CursorChannel implements Cursors {
	pointers: Pointers = new Map();
	#line: CursorLine;
	#participantId: string | null;
	#listeners = new Set<(pointers: Pointers) => void>();
	/** Who is behind a number, and where that number points. */
	#people = new Map<number, string>();
	#points = new Map<number, Point>();
	#own: Point | null = null;
	/** What the others were told last. */
	#told: Point | null = null;
	#isConnected = false;
	/** Whether the server knows that we read what is said of pointers. Where nobody looks at them, it is not asked. */
	#hasAsked = false;
	#isCrowded = false;
	#timer: ReturnType<typeof setTimeout> | null = null;

	/** @param participantId who points here; null for a reader, who only sees */
	constructor(line: CursorLine, participantId: string | null) {
		this.#line = line;
		this.#participantId = participantId;
	}

	move(position: Point | null): void {
		if (this.#participantId === null) return;
		this.#own = position && { x: Math.round(position.x), y: Math.round(position.y) };
		// Not in the task in which the board is moved, which draws as well.
		if (this.#hasAsked) this.#timer ??= this.#tellAfter(0);
	}

	onChange(listener: (pointers: Pointers) => void): () => void {
		this.#listeners.add(listener);
		this.#askOnce();
		return () => this.#listeners.delete(listener);
	}

	/** The document is connected (again). */
	connected(): void {
		this.#isConnected = true;
		this.#askOnce();
	}

	disconnected(): void {
		this.#isConnected = false;
		this.#hasAsked = false;
		this.#told = null;
		this.#isCrowded = false;
		this.#forget();
		this.#changed();
	}

	/** @param content what follows the message's number */
	heard(content: Uint8Array): void {
		this.#take(readCursorNews(content));
		this.#changed();
	}

	close(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#listeners.clear();
		this.#isConnected = this.#hasAsked = false;
	}

	#take(news: CursorNews): void {
		const wasCrowded = this.#isCrowded;
		this.#isCrowded = news.kind === 'crowded';
		if (news.kind !== 'changes') this.#forget();
		if (news.kind === 'crowded') return;
		for (const { number, participantId } of news.people) this.#people.set(number, participantId);
		for (const number of news.gone) this.#points.delete(number);
		for (const { number, x, y } of news.moved) {
			// Last moved, last in the map: of a person's two devices, the one in use is shown.
			this.#points.delete(number);
			this.#points.set(number, { x, y });
		}
		if (!wasCrowded) return;
		// The others have been told nothing meanwhile.
		this.#told = null;
		if (this.#timer === null) this.#tell();
	}

	#askOnce(): void {
		if (!this.#isConnected || this.#hasAsked || this.#listeners.size === 0) return;
		this.#hasAsked = true;
		this.#say({ kind: 'hello' });
		if (this.#timer === null) this.#tell();
	}

	#forget(): void {
		this.#people.clear();
		this.#points.clear();
	}

	#changed(): void {
		const pointers = new Map<string, Point>();
		for (const [number, point] of this.#points) {
			const participantId = this.#people.get(number);
			if (participantId !== undefined && participantId !== this.#participantId) pointers.set(participantId, point);
		}
		// The server tells everybody the same, so also where one points oneself.
		if (areSame(this.pointers, pointers)) return;
		this.pointers = pointers;
		for (const listener of this.#listeners) listener(pointers);
	}

	/** At once, and then not again for a while. */
	#tell(): void {
		const [own, told] = [this.#own, this.#told];
		if (!this.#hasAsked || this.#isCrowded || isSame(own, told)) return;
		this.#told = own;
		this.#say({ kind: 'move', position: own });
		this.#timer = this.#tellAfter(PACE_MS);
	}

	#tellAfter(ms: number): ReturnType<typeof setTimeout> {
		return setTimeout(() => {
			this.#timer = null;
			this.#tell();
		}, ms);
	}

	#say(message: CursorMessage): void {
		this.#line.send(cursorMessage(this.#line.address, message));
	}
}

function isSame(one: Point | null | undefined, other: Point | null | undefined): boolean {
	return one?.x === other?.x && one?.y === other?.y;
}

function areSame(these: Pointers, those: Pointers): boolean {
	return these.size === those.size && [...these].every(([person, point]) => isSame(point, those.get(person)));
}

/** @returns the pointers in a provider's document, from the next time it comes in */
export function cursorsOf(provider: SplittingProvider, participantId: string | null): CursorChannel {
	const line = { address: provider.effectiveName, send: (frame: Uint8Array) => provider.sendFrame(frame) };
	const channel = new CursorChannel(line, participantId);
	provider.onCursors = (content) => channel.heard(content);
	// Only then is the server's side of it sure to stand.
	provider.on('synced', () => channel.connected());
	provider.on('close', () => channel.disconnected());
	return channel;
}
