/** The Hocuspocus provider with the two habits our acknowledgement and frame limits need. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import { cursorFrame } from '../document/cursor-frames.ts';
import { splitUpdate } from '../document/split-update.ts';

/** Hocuspocus's message type for Yjs sync messages. */
const SYNC = 0;

/**
 * A socket that forgets what is sent while it is closed. The stock one queues it and sends it on
 * return, beside the handshake that brings the same edits; their acknowledgements would then be
 * counted against the handshake's, and "everything is saved" would be said too early.
 */
export class HandshakingSocket extends HocuspocusProviderWebsocket {
	override send(message: Uint8Array): void {
		if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message);
	}
}

/** A message that is written already. */
class WrittenMessage {
	encoder = encoding.createEncoder();
	get({ encoder }: { encoder: encoding.Encoder }): encoding.Encoder {
		return encoder;
	}
}

type Sendable = Parameters<HocuspocusProvider['send']>[0];

/**
 * A provider that sends a large change as several frames, each of which the server takes and acknowledges.
 * The first frame of an answer to the server's "what do you have?" is the answer, the rest are edits that
 * follow it: the server takes edits only once it has been answered.
 */
export class SplittingProvider extends HocuspocusProvider {
	/** Takes what is said about pointers; the stock provider cannot read it. */
	onCursors: ((content: Uint8Array) => void) | null = null;
	/** Whether the server has been told what this page has, on the present connection. */
	private isAnswered = false;

	override async onOpen(event: Event): Promise<void> {
		this.isAnswered = false;
		await super.onOpen(event);
	}

	override onMessage(event: MessageEvent): void {
		const frame = this.onCursors && cursorFrame(new Uint8Array(event.data as ArrayBuffer));
		if (frame) this.onCursors?.(frame.content);
		else super.onMessage(event);
	}

	/** Sends a frame that is no message of the stock provider; without a connection it is forgotten. */
	sendFrame(frame: Uint8Array): void {
		const { webSocket } = this.configuration.websocketProvider;
		if (webSocket?.readyState === WebSocket.OPEN) webSocket.send(frame as Uint8Array<ArrayBuffer>);
	}

	override onClose(): void {
		this.isAnswered = false;
		super.onClose();
	}

	/** What is written before the answer is in the answer: sent by itself too, it would come out of turn. */
	override documentUpdateHandler(update: Uint8Array, origin: unknown): void {
		if (this.isAnswered) super.documentUpdateHandler(update, origin);
	}

	override send(message: Sendable, content: { update?: Uint8Array; encoder?: encoding.Encoder }): void {
		const answer = content.encoder && syncAnswer(content.encoder);
		const update = content.update ?? answer;
		const parts = update ? splitUpdate(update) : [];
		if (parts.length < 2) super.send(message, content);
		else parts.forEach((part, index) => this.sendPart(part, { isFirst: index === 0, isAnswer: answer !== undefined }));
		if (answer) this.isAnswered = true;
	}

	private sendPart(part: Uint8Array, { isFirst, isAnswer }: { isFirst: boolean; isAnswer: boolean }): void {
		// One acknowledgement was counted for the whole; each further part brings its own.
		if (!isFirst) this.incrementUnsyncedChanges();
		const encoder = encoding.createEncoder();
		encoding.writeVarString(encoder, this.effectiveName);
		encoding.writeVarUint(encoder, SYNC);
		encoding.writeVarUint(encoder, isFirst && isAnswer ? messageYjsSyncStep2 : messageYjsUpdate);
		encoding.writeVarUint8Array(encoder, part);
		super.send(WrittenMessage as unknown as Sendable, { encoder });
	}
}

/** @returns the update in an answer to the server's "what do you have?", or undefined for another message */
function syncAnswer(encoder: encoding.Encoder): Uint8Array | undefined {
	const decoder = decoding.createDecoder(encoding.toUint8Array(encoder));
	decoding.readVarString(decoder);
	if (decoding.readVarUint(decoder) !== SYNC || decoding.readVarUint(decoder) !== messageYjsSyncStep2) return undefined;
	return decoding.readVarUint8Array(decoder);
}
