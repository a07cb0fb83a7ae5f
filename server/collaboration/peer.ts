/**
 * One socket, seen from both sides. Hocuspocus sees a WebSocket; the wire sees only what the journal has
 * let through. It also keeps one client from taking more than its share: it reads a hurried one more
 * slowly, and cuts off one that does not read.
 */
import type { Connection, Hocuspocus, WebSocketLike } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import type WebSocket from 'ws';
import type { Metrics } from '../metrics.ts';
import { withRoom } from './answers.ts';
import type { CursorReader, Cursors } from './cursors.ts';
import { admissionIn, type Dialect } from './dialects.ts';
import type { EditDoor } from './edit-door.ts';
import { Gate } from './gate.ts';
import { Handshakes } from './handshake.ts';
import { Inbox } from './inbox.ts';
import type { Journal, Recipient } from './journal.ts';
import {
	beatsToRead,
	FRAMES_AT_ONCE,
	FRAMES_PER_SECOND,
	MAX_BEHIND_BYTES,
	MAX_SLOWED_MS,
	MAX_UNREAD_BYTES
} from './limits.ts';
import type { Room } from './rooms.ts';
import type { Turn } from './turn.ts';
import { RefusedError, REFUSALS, type Refusal } from './validation/refusal.ts';

type ClientConnection = ReturnType<Hocuspocus['handleConnection']>;

interface Options {
	socket: WebSocket;
	dialect: Dialect;
	journal: Journal;
	cursors: Cursors;
	edits: EditDoor;
	turn: Turn;
	/** @returns the live document with a name, if it is in memory */
	find: (documentName: string) => Room | undefined;
	metrics: Metrics;
	clock: () => number;
}

export class Peer implements WebSocketLike, Recipient, CursorReader {
	#socket: WebSocket;
	#dialect: Dialect;
	#journal: Journal;
	#cursors: Cursors;
	#edits: EditDoor;
	#metrics: Metrics;
	#clock: () => number;
	#client: ClientConnection | null = null;
	#inbox: Inbox;
	/** Its connections to live documents, by the address in their frames. */
	#seats = new Map<string, Connection>();
	/** Whether Hocuspocus may still be at work on a frame of this socket: then edits wait behind it, in its queue. */
	#isHocuspocusAtWork = false;
	#handshakes: Handshakes;
	#isLive: (documentName: string) => boolean;
	/** Documents it has been let into that were not in memory then. */
	#admitted = new Set<string>();
	#gate = new Gate();
	#hasEnded = false;
	#hasStoppedReading = false;
	/** Since it last gave a sign of life, or read of what waits for it. */
	#silentBeats = 0;
	#unreadAtBeat = 0;
	/** Bytes of the largest frame it has not read: a large document comes in one, and takes its time on a slow line. */
	#largestUnread = 0;
	#allowance = FRAMES_AT_ONCE;
	#countedAt: number;
	#slowedSince: number | null = null;

	constructor({ socket, dialect, journal, cursors, edits, turn, find, metrics, clock }: Options) {
		this.#socket = socket;
		this.#dialect = dialect;
		this.#journal = journal;
		this.#cursors = cursors;
		this.#edits = edits;
		this.#metrics = metrics;
		this.#isLive = (name) => find(name) !== undefined;
		this.#inbox = new Inbox((frame) => this.#handOn(withRoom(frame, find)), turn);
		this.#handshakes = new Handshakes((frame) => this.#inbox.put(frame), this.#isLive);
		this.#clock = clock;
		this.#countedAt = clock();
	}

	/** Connects the two sides; from here on frames flow. */
	start(client: ClientConnection): void {
		this.#client = client;
		if (this.#dialect.greeting) client.handleMessage(this.#dialect.greeting);
		this.#socket.on('message', (data: Buffer, isBinary: boolean) => this.#receive(data, isBinary));
		this.#socket.on('ping', (data: Buffer) => this.#pong(data));
		this.#socket.on('pong', () => this.#seen());
		this.#socket.on('close', () => this.#stopReading());
	}

	/** It has a connection to a document, and everything that came before has been handled. */
	sat(connection: Connection): void {
		const address = connection.messageAddress;
		this.#seats.set(address, connection);
		connection.onClose(() => {
			if (this.#seats.get(address) === connection) this.#seats.delete(address);
		});
	}

	get readyState(): number {
		return this.#hasEnded ? this.#socket.CLOSING : this.#socket.readyState;
	}

	get isBehind(): boolean {
		return this.#socket.bufferedAmount > MAX_BEHIND_BYTES;
	}

	send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
		if (this.#hasEnded) return;
		const admitted = admissionIn(data as Uint8Array);
		if (admitted !== null && !this.#isLive(admitted)) this.#admitted.add(admitted);
		this.#journal.send(this, data as Uint8Array);
	}

	/** Whether it has been let into a document that is not in memory yet, and has nothing of it. */
	asksAnew(documentName: string): boolean {
		return !this.#hasEnded && this.#admitted.has(documentName) && this.#handshakes.asksAnew(documentName);
	}

	/** Whether it has been let into a document, and has not asked for it yet. */
	isStillToAsk(documentName: string): boolean {
		return !this.#hasEnded && this.#admitted.has(documentName) && !this.#handshakes.hasAsked(documentName);
	}

	/** Whether it has been refused, or is gone: nothing more is taken from it. */
	get hasStoppedReading(): boolean {
		return this.#hasStoppedReading;
	}

	/**
	 * Takes nothing more from it until an edit has been worked off that takes more than a turn of the event loop.
	 * @returns how to go on, to be called once
	 */
	hold(): () => void {
		const goOn = this.#inbox.hold();
		return () => {
			// What was handed on with the edit is still in Hocuspocus's queue, and comes before what waits here.
			this.#noteHocuspocusAtWork();
			goOn();
		};
	}

	/** Whether everything it was sent has left this process. */
	get hasReceived(): boolean {
		return this.#hasEnded || this.#socket.bufferedAmount === 0;
	}

	/** A document it may have asked for is in memory. @param told what it has been told of it meanwhile, or null */
	opened(documentName: string, told: Uint8Array | null): void {
		this.#admitted.delete(documentName);
		if (!this.#hasStoppedReading) this.#handshakes.opened(documentName, told);
	}

	/** Hocuspocus ends a socket that sends what it cannot read, or too much before a token, or never a token. */
	close(code?: number): void {
		this.#refuseNow(code === REFUSALS.silent.code ? 'silent' : 'malformed');
	}

	deliver(frame: Uint8Array): void {
		if (this.#hasEnded || this.#socket.readyState !== this.#socket.OPEN) return;
		const outgoing = this.#dialect.outgoing(frame);
		if (outgoing.kind === 'nothing') return;
		if (outgoing.counts) this.#metrics.refused(outgoing.counts);
		if (outgoing.frame) this.#write(outgoing.frame);
		if (outgoing.kind === 'refuse') this.cutOff(outgoing.refusal);
	}

	finish(code: number, reason: string): void {
		if (this.#hasEnded) return;
		this.#hasEnded = true;
		this.#stopReading();
		this.#socket.close(code, reason);
	}

	/** Ends the connection with a reason, after what it was already promised. */
	refuse(refusal: Refusal): void {
		this.#stopReading();
		this.#journal.end(this, REFUSALS[refusal].code, REFUSALS[refusal].reason);
	}

	/** Ends the connection at once: what is held back for it must not go out. */
	cutOff(refusal: Refusal): void {
		this.finish(REFUSALS[refusal].code, REFUSALS[refusal].reason);
	}

	/**
	 * Sends a sign of life and asks for one; ends the connection that gave none since the last time. What is asked behind a
	 * large frame is answered when that has been read, which takes its time on a slow line.
	 */
	beat(): void {
		if (this.#hasEnded) return;
		const unread = this.#socket.bufferedAmount;
		if (unread < this.#unreadAtBeat) this.#silentBeats = 0;
		if (this.#silentBeats > beatsToRead(unread)) {
			this.#socket.terminate();
			return;
		}
		this.#silentBeats += 1;
		if (unread === 0 || this.#silentBeats === 1) {
			this.#socket.ping();
			this.#write(this.#dialect.heartbeat);
		}
		this.#unreadAtBeat = this.#socket.bufferedAmount;
	}

	#handOn(frame: Uint8Array): void {
		if (this.#isHocuspocusAtWork || !this.#takeEdit(frame)) this.#handToHocuspocus(frame);
	}

	/** @returns whether the frame was an edit in a document where it sits */
	#takeEdit(frame: Uint8Array): boolean {
		const seat = this.#seats.get(decoding.readVarString(decoding.createDecoder(frame)));
		const answer = seat ? this.#edits.take(seat, frame) : null;
		if (answer instanceof Uint8Array) this.send(answer);
		return answer !== null;
	}

	/** It works in microtasks, so in the next turn of the event loop it is done with what it was given in this one, or is held (`hold`). */
	#handToHocuspocus(frame: Uint8Array): void {
		this.#client?.handleMessage(frame);
		this.#noteHocuspocusAtWork();
	}

	#noteHocuspocusAtWork(): void {
		if (this.#isHocuspocusAtWork) return;
		this.#isHocuspocusAtWork = true;
		setImmediate(() => (this.#isHocuspocusAtWork = false));
	}

	#write(frame: Uint8Array): void {
		if (!this.#isReading()) return;
		this.#largestUnread = Math.max(this.#largestUnread, frame.byteLength);
		this.#socket.send(frame);
	}

	/** @returns whether the client reads what is sent to it; one that does not is cut off */
	#isReading(): boolean {
		const unread = this.#socket.bufferedAmount;
		if (unread === 0) this.#largestUnread = 0;
		if (unread <= MAX_UNREAD_BYTES + this.#largestUnread) return true;
		this.#metrics.cutOffSlowReader();
		this.#hasEnded = true;
		this.#socket.terminate();
		return false;
	}

	#receive(data: Buffer, isBinary: boolean): void {
		if (this.#hasStoppedReading || this.#client === null) return;
		this.#seen();
		this.#meter(1);
		if (!isBinary) {
			this.#refuseNow('malformed');
			return;
		}
		try {
			// A copy of its own: Yjs reads lengths from the frame, and a wrong one must not reach into other frames.
			const frame = this.#dialect.incoming(new Uint8Array(data));
			if (frame === null) return;
			this.#meter(this.#gate.pass(frame));
			if (!this.#cursors.take(this, frame)) this.#handshakes.take(frame);
		} catch (error) {
			this.#refuseNow(error instanceof RefusedError ? error.refusal : 'malformed');
		}
	}

	/** We answer pings ourselves, so that they are metered, and what nobody reads does not pile up. */
	#pong(data: Buffer): void {
		if (this.#hasStoppedReading) return;
		this.#seen();
		this.#meter(1);
		if (this.#isReading()) this.#socket.pong(data);
	}

	/** What still waits, and what still comes, is from one who has been refused, or is gone. */
	#stopReading(): void {
		this.#hasStoppedReading = true;
		this.#handshakes.close();
		this.#inbox.close();
	}

	#refuseNow(refusal: Refusal): void {
		this.#metrics.refused(refusal);
		this.refuse(refusal);
	}

	#seen(): void {
		this.#silentBeats = 0;
		if (this.#client) this.#client.lastMessageReceivedAt = this.#clock();
	}

	/** A token bucket: when it is empty the socket is not read until it has filled a little. */
	#meter(weight: number): void {
		const now = this.#clock();
		const refilled = this.#allowance + ((now - this.#countedAt) / 1000) * FRAMES_PER_SECOND;
		this.#allowance = Math.min(FRAMES_AT_ONCE, refilled) - weight;
		this.#countedAt = now;
		if (this.#allowance > FRAMES_AT_ONCE / 2) this.#slowedSince = null;
		if ((this.#allowance >= 0 && !this.#inbox.isFull) || this.#socket.isPaused) return;
		this.#slowedSince ??= now;
		if (now - this.#slowedSince > MAX_SLOWED_MS) {
			this.#refuseNow('tooFast');
			return;
		}
		this.#metrics.slowed();
		this.#socket.pause();
		setTimeout(() => this.#socket.resume(), 50).unref();
	}
}

/** Every socket that Hocuspocus knows, we gave it. @throws for any other */
export function peerOf({ webSocket }: { webSocket: unknown }): Peer {
	if (!(webSocket instanceof Peer)) throw new Error('A connection came in by another door');
	return webSocket;
}
