/**
 * One socket, seen from both sides. Hocuspocus sees a WebSocket; the wire sees only what the journal has
 * let through. It also keeps one client from taking more than its share: it reads a hurried one more
 * slowly, and cuts off one that does not read.
 */
import type { Hocuspocus, WebSocketLike } from '@hocuspocus/server';
import type WebSocket from 'ws';
import type { Metrics } from '../metrics.ts';
import type { CursorReader, Cursors } from './cursors.ts';
import { admissionIn, type Dialect } from './dialects.ts';
import { Gate } from './gate.ts';
import { Handshakes } from './handshake.ts';
import { Inbox } from './inbox.ts';
import type { Journal, Recipient } from './journal.ts';
import { FRAMES_AT_ONCE, FRAMES_PER_SECOND, MAX_BEHIND_BYTES, MAX_SLOWED_MS, MAX_UNREAD_BYTES } from './limits.ts';
import { RefusedError, REFUSALS, type Refusal } from './validation/refusal.ts';

type ClientConnection = ReturnType<Hocuspocus['handleConnection']>;

interface Options {
	socket: WebSocket;
	dialect: Dialect;
	journal: Journal;
	cursors: Cursors;
	/** @returns whether a document is in memory */
	isLive: (documentName: string) => boolean;
	metrics: Metrics;
	clock: () => number;
}

export class Peer implements WebSocketLike, Recipient, CursorReader {
	#socket: WebSocket;
	#dialect: Dialect;
	#journal: Journal;
	#cursors: Cursors;
	#metrics: Metrics;
	#clock: () => number;
	#client: ClientConnection | null = null;
	#inbox = new Inbox((frame) => this.#client?.handleMessage(frame));
	#handshakes: Handshakes;
	#isLive: (documentName: string) => boolean;
	/** Documents it has been let into that were not in memory then. */
	#admitted = new Set<string>();
	#gate = new Gate();
	#hasEnded = false;
	#hasStoppedReading = false;
	#isAlive = true;
	#allowance = FRAMES_AT_ONCE;
	#countedAt: number;
	#slowedSince: number | null = null;

	constructor({ socket, dialect, journal, cursors, isLive, metrics, clock }: Options) {
		this.#socket = socket;
		this.#dialect = dialect;
		this.#journal = journal;
		this.#cursors = cursors;
		this.#metrics = metrics;
		this.#isLive = isLive;
		this.#handshakes = new Handshakes((frame) => this.#inbox.put(frame), isLive);
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

	/** Sends a sign of life and asks for one; ends the connection that gave none since the last time. */
	beat(): void {
		if (this.#hasEnded) return;
		if (!this.#isAlive) {
			this.#socket.terminate();
			return;
		}
		this.#isAlive = false;
		this.#socket.ping();
		this.#write(this.#dialect.heartbeat);
	}

	#write(frame: Uint8Array): void {
		if (this.#isReading()) this.#socket.send(frame);
	}

	/** @returns whether the client reads what is sent to it; one that does not is cut off */
	#isReading(): boolean {
		if (this.#socket.bufferedAmount <= MAX_UNREAD_BYTES) return true;
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
		this.#isAlive = true;
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
