/**
 * Where people point: kept in memory only, gathered for a moment, and sent as one frame to everybody in the same document
 * who has asked for it. Who is behind a pointer is the server's word. Nothing of it is stored.
 */
import type { Document } from '@hocuspocus/server';
import {
	cursorFrame,
	cursorNews,
	readCursorMessage,
	type CursorChanges,
	type CursorMessage,
	type Point
} from '../../src/lib/document/cursor-frames.ts';
import { cursorWindowMs, MAX_CURSORS } from './limits.ts';
import type { PresentUser } from './presence.ts';

/** The other end of a socket, as the cursors see it. */
export interface CursorReader {
	/** Puts a frame on the wire. */
	deliver(frame: Uint8Array): void;
	/** Whether so much waits to be read that a pointer would come late. */
	readonly isBehind: boolean;
}

/** One socket's connection to one document. */
export interface CursorSeat {
	/** Null for readers, who see and are not seen. */
	participantId: string | null;
	/** @returns whether it still stands */
	isOpen: () => boolean;
}

/** @returns the seat of a socket in a document, or null where it has none (yet) */
export type FindSeat = (reader: CursorReader, documentName: string) => CursorSeat | null;

interface Member {
	reader: CursorReader;
	seat: CursorSeat;
	/** What the others know it by; 0 while it has not pointed anywhere. */
	number: number;
	position: Point | null;
	/** Knows how everything stood at the last frame. */
	isFresh: boolean;
}

export class Cursors {
	#tables = new Map<string, CursorTable>();
	/** Who has asked before they sat there: a document may be told before it is in memory. */
	#early = new WeakMap<CursorReader, Set<string>>();
	#findSeat: FindSeat;

	constructor(findSeat: FindSeat) {
		this.#findSeat = findSeat;
	}

	/**
	 * @param frame as it came in
	 * @returns whether it was about cursors; other frames are somebody else's
	 * @throws when it does not decode
	 */
	take(reader: CursorReader, frame: Uint8Array): boolean {
		const parts = cursorFrame(frame);
		if (!parts) return false;
		const message = readCursorMessage(parts.content);
		if (!message) return true;
		const { address } = parts;
		const table = this.#tables.get(address);
		if (table?.has(reader)) table.take(reader, message);
		else if (message.kind === 'hello') this.#welcome(address, reader);
		return true;
	}

	/** A socket sits in a document now; what it asked for before is done. */
	joined(reader: CursorReader, documentName: string): void {
		if (this.#early.get(reader)?.delete(documentName)) this.#welcome(documentName, reader);
	}

	/** Looks who has gone from a document. */
	look(documentName: string): void {
		this.#tables.get(documentName)?.schedule();
	}

	#welcome(address: string, reader: CursorReader): void {
		const seat = this.#findSeat(reader, address);
		if (!seat) {
			this.#early.set(reader, (this.#early.get(reader) ?? new Set()).add(address));
			return;
		}
		const table = this.#tables.get(address) ?? new CursorTable(address, () => this.#tables.delete(address));
		this.#tables.set(address, table);
		table.join(reader, seat);
	}
}

/** The pointers in one document. */
class CursorTable {
	#address: string;
	#onEmpty: () => void;
	#members = new Map<CursorReader, Member>();
	#known = new Set<Member>();
	#moved = new Set<Member>();
	#gone = new Set<number>();
	#free: number[] = [];
	#isCrowded = false;
	#timer: NodeJS.Timeout | null = null;

	constructor(address: string, onEmpty: () => void) {
		this.#address = address;
		this.#onEmpty = onEmpty;
	}

	has(reader: CursorReader): boolean {
		return this.#members.has(reader);
	}

	join(reader: CursorReader, seat: CursorSeat): void {
		this.#members.set(reader, { reader, seat, number: 0, position: null, isFresh: false });
		this.schedule();
	}

	take(reader: CursorReader, message: CursorMessage): void {
		const member = this.#members.get(reader);
		if (!member) return;
		if (message.kind === 'hello') {
			// It has come to the document again on the same socket.
			member.isFresh = false;
			this.schedule();
			return;
		}
		if (member.seat.participantId === null || this.#isCrowded) return;
		if (message.position === null) this.#pointsNowhere(member);
		else {
			member.position = message.position;
			this.#gone.delete(member.number);
			this.#moved.add(member);
		}
		this.schedule();
	}

	/** Sees to it that what has changed is told soon. */
	schedule(): void {
		if (this.#timer === null) this.#timer = setTimeout(() => this.#tell(), cursorWindowMs(this.#members.size)).unref();
	}

	#tell(): void {
		this.#timer = null;
		for (const member of this.#members.values()) if (!member.seat.isOpen()) this.#remove(member);
		if (this.#members.size === 0) return this.#onEmpty();
		const isCrowded = this.#members.size > MAX_CURSORS;
		if (isCrowded !== this.#isCrowded) this.#crowd(isCrowded);
		const changes = isCrowded ? null : this.#changes();
		let fresh: Uint8Array | null = null;
		for (const member of this.#members.values()) {
			// Who reads slowly hears later how everything stands, instead of every step.
			if (member.reader.isBehind) member.isFresh = false;
			else if (member.isFresh && changes) member.reader.deliver(changes);
			else if (!member.isFresh) member.reader.deliver((fresh ??= this.#allThere()));
			if (!member.reader.isBehind) member.isFresh = true;
		}
		if ([...this.#members.values()].some(({ isFresh }) => !isFresh)) this.schedule();
	}

	/** @returns the frame that tells what has changed, or null where nothing has */
	#changes(): Uint8Array | null {
		const newcomers = [...this.#moved].filter((member) => !this.#known.has(member));
		for (const member of newcomers) {
			member.number = this.#free.pop() ?? this.#known.size + 1;
			this.#known.add(member);
		}
		if (this.#moved.size === 0 && this.#gone.size === 0) return null;
		const changes: CursorChanges = {
			people: newcomers.map(personOf),
			gone: [...this.#gone],
			moved: [...this.#moved].flatMap(pointOf)
		};
		this.#moved.clear();
		this.#gone.clear();
		return cursorNews(this.#address, { kind: 'changes', ...changes });
	}

	#allThere(): Uint8Array {
		if (this.#isCrowded) return cursorNews(this.#address, { kind: 'crowded' });
		const people = [...this.#known].map(personOf);
		return cursorNews(this.#address, { kind: 'fresh', people, gone: [], moved: [...this.#known].flatMap(pointOf) });
	}

	#crowd(isCrowded: boolean): void {
		this.#isCrowded = isCrowded;
		this.#moved.clear();
		this.#gone.clear();
		for (const member of this.#members.values()) Object.assign(member, { isFresh: false, position: null });
	}

	#pointsNowhere(member: Member): void {
		member.position = null;
		this.#moved.delete(member);
		if (this.#known.has(member)) this.#gone.add(member.number);
	}

	#remove(member: Member): void {
		this.#pointsNowhere(member);
		this.#members.delete(member.reader);
		if (this.#known.delete(member)) this.#free.push(member.number);
	}
}

/** @returns where a socket sits in a live document */
export function seatIn(document: Document | undefined, reader: CursorReader): CursorSeat | null {
	const connection = document?.getConnections().find(({ webSocket }) => (webSocket as unknown) === reader);
	if (!document || !connection) return null;
	const { user } = connection.context as { user: PresentUser | null };
	return { participantId: user?.participantId ?? null, isOpen: () => document.hasConnection(connection) };
}

function personOf({ number, seat }: Member): { number: number; participantId: string } {
	return { number, participantId: seat.participantId ?? '' };
}

function pointOf({ number, position }: Member): ({ number: number } & Point)[] {
	return position ? [{ number, ...position }] : [];
}
