/**
 * The door for what people write: an edit is judged, applied and acknowledged in one turn, a large one in parts, each in a
 * turn, so that no frame keeps the process from everybody else. Hocuspocus keeps the rest of its protocol. It would apply
 * each edit after our hook, in a transaction of its own, and the cost of a transaction grows with the number of people who
 * have ever written in the document.
 */
import type { Connection, Document } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import { BOARD_DELETIONS } from '../../src/lib/document/board-deletions.ts';
import type { UpdatePart } from '../../src/lib/document/split-update.ts';
import { levelOf } from '../../src/lib/server/http/token-bucket.ts';
import { tellMuch } from './answers.ts';
import type { ConnectionContext, EditOrigin } from './edits.ts';
import { acknowledgement, messageIn, SYNC, SYNC_REPLY, SYNC_STEP_1, SYNC_STEP_2, UPDATE } from './frames.ts';
import { MAX_BYTES_TAKEN_WHOLE, MAX_DOCUMENT_BYTES, MAX_PARTS_JUDGED_WHOLE } from './limits.ts';
import { peerOf } from './peer.ts';
import { presentUnder } from './presence.ts';
import type { Room, Rooms } from './rooms.ts';
import type { Turn } from './turn.ts';
import type { BoardContext } from './validation/board.ts';
import { decodeBounded, partsToJudge } from './validation/decode.ts';
import { RefusedError, type Refusal } from './validation/refusal.ts';
import { SHAPE_RULES } from './validation/shape.ts';
import { judgeUpdate, type Verdict } from './validation/update.ts';

interface Options {
	rooms: Pick<Rooms, 'get'>;
	turn: Turn;
	clock: () => number;
	logger: Logger;
	/** Whether the store had no room for a workshop a moment ago. */
	isFull: (workshopId: string) => boolean;
	/** Ends a connection with a reason. @returns what to throw */
	refuse: (connection: Connection, refusal: Refusal) => RefusedError;
	/** Called when a live document can no longer be trusted to be what its log says. */
	onBroken: (room: Room) => void;
}

/** A sync message, as Hocuspocus tells of it before it handles it. */
interface Message {
	type: number;
	payload: Uint8Array;
	connection: Connection;
	document: Document;
}

/** What a client wrote, or answered to what we asked. */
interface Edit {
	connection: Connection;
	participantId: string;
	isReturn: boolean;
	/** The records that earlier parts have made; undefined where there is one part. */
	made?: Set<string>;
}

export class EditDoor {
	#options: Options;

	constructor(options: Options) {
		this.#options = options;
	}

	/**
	 * @param connection to the document that the frame is about
	 * @param frame as a Hocuspocus provider sends it
	 * @returns the acknowledgement, once the edit is applied; 'refused'; null for a frame that is no edit, or one that may be too
	 * large for a turn, which then comes to `beforeSync`
	 */
	take(connection: Connection, frame: Uint8Array): Uint8Array | 'refused' | null {
		const decoder = messageIn(frame);
		const type = decoding.readVarUint(decoder);
		if ((type !== SYNC && type !== SYNC_REPLY) || decoding.readVarUint(decoder) !== UPDATE) return null;
		const payload = bytesIn(decoder);
		if (payload === null) {
			this.#options.refuse(connection, 'malformed');
			return 'refused';
		}
		try {
			if (payload.byteLength > MAX_BYTES_TAKEN_WHOLE) return null;
			this.#takeWhole({ type: UPDATE, payload, connection, document: connection.document });
			return acknowledgement(connection.messageAddress);
		} catch (error) {
			if (error instanceof RefusedError) return 'refused';
			this.#options.logger.error({ err: error, document: connection.document.name }, 'an edit could not be handled');
			this.#options.refuse(connection, 'malformed');
			return 'refused';
		}
	}

	/**
	 * Before Hocuspocus answers what a client asked, or applies what it answered or wrote. Resolves when that is done, part by
	 * part where it is large: each is judged, stored and told to others by itself.
	 * @throws RefusedError after the refusal has been sent
	 */
	async beforeSync(message: Message): Promise<void> {
		const { type, payload, connection, document } = message;
		const { turn } = this.#options;
		const room = this.#roomOf(document, connection);
		if (type === SYNC_STEP_1) tellMuch(room, connection, payload);
		if (type !== SYNC_STEP_2 && type !== UPDATE) return;
		try {
			if (payload.byteLength <= MAX_BYTES_TAKEN_WHOLE && !turn.isSpent) turn.spend(() => this.#takeWhole(message));
			else await this.#takeInTime(message);
		} finally {
			// What Hocuspocus applies after this is empty: it only acknowledges. A reader's it never applies.
			if (!connection.readOnly) payload.fill(0);
		}
	}

	#takeWhole(message: Message): void {
		const edit = this.#editIn(message);
		if (edit) this.#takePart(message.payload, edit);
	}

	/** Takes an edit in as many turns as it needs; what else its sender sends waits behind it. */
	async #takeInTime(message: Message): Promise<void> {
		const { turn } = this.#options;
		const goOn = peerOf(message.connection).hold();
		try {
			const found = await turn.inTime(() => {
				const edit = this.#editIn(message);
				return edit && { edit, whole: this.#decoded(message.payload, edit) };
			});
			if (found === null) return;
			const { edit, whole } = found;
			const parts = await turn.inTime(() => partsToJudge(whole));
			if (parts.length > 1) edit.made = new Set();
			const isJudgedWhole = !edit.isReturn || parts.length <= MAX_PARTS_JUDGED_WHOLE;
			if (parts.length > 1 && isJudgedWhole) await turn.inTime(() => this.#judgeWhole(whole, edit));
			for (const part of parts) await turn.inTime(() => this.#takePart(part, edit));
		} finally {
			goOn();
		}
	}

	/** @returns who wrote, and where; null where nothing is to be applied */
	#editIn({ type, payload, connection, document }: Message): Edit | null {
		const { refuse } = this.#options;
		const room = this.#roomOf(document, connection);
		const { user } = connection.context as ConnectionContext;
		const isReturn = type === SYNC_STEP_2;
		if (connection.readOnly || user === null) {
			if (!isReturn) throw refuse(connection, 'readOnly');
			// A reader's answer is only looked at.
			this.#decoded(payload, { connection, isReturn });
			return null;
		}
		if (room.bytes + payload.byteLength > MAX_DOCUMENT_BYTES) throw refuse(connection, 'documentFull');
		return { connection, participantId: user.participantId, isReturn };
	}

	#decoded(update: Uint8Array, { connection, isReturn }: Pick<Edit, 'connection' | 'isReturn'>): UpdatePart {
		try {
			return decodeBounded(update, isReturn ? 'return' : 'edit');
		} catch (error) {
			throw error instanceof RefusedError ? this.#options.refuse(connection, error.refusal) : error;
		}
	}

	/** Dropped while a message waited, a document holds what was never stored: the client comes back and sends it again. */
	#roomOf(document: Document, connection: Connection): Room {
		const room = this.#options.rooms.get(document.name);
		if (!room || room.document !== document) throw this.#options.refuse(connection, 'storageFailed');
		return room;
	}

	/** So that an edit that is refused changes nothing: only what others do between its parts can end it half way. */
	#judgeWhole(update: UpdatePart, edit: Edit): void {
		const { connection } = edit;
		if (peerOf(connection).hasStoppedReading) return;
		const room = this.#roomOf(connection.document, connection);
		const board = this.#boardContext(room, edit);
		const verdict = this.#verdictOn(update, edit, board && { ...board, made: undefined, mayDelete: board.couldDelete });
		if (verdict.kind === 'refused') throw this.#options.refuse(connection, verdict.refusal);
	}

	#takePart(update: Uint8Array | UpdatePart, edit: Edit): void {
		const { isFull, refuse } = this.#options;
		const { connection } = edit;
		if (peerOf(connection).hasStoppedReading) return;
		const room = this.#roomOf(connection.document, connection);
		const verdict = this.#verdictOn(update, edit, this.#boardContext(room, edit));
		if (verdict.kind === 'refused') throw refuse(connection, verdict.refusal);
		if (verdict.update === null) return;
		if (isFull(room.workshopId)) throw refuse(connection, 'storageFull');
		const { newClients, writers } = verdict;
		this.#apply(room, verdict.update, { source: 'connection', connection, newClients, writers });
	}

	#verdictOn(
		update: Uint8Array | UpdatePart,
		{ connection, participantId, isReturn }: Edit,
		board: BoardContext | null
	): Verdict {
		const room = this.#roomOf(connection.document, connection);
		return judgeUpdate(update, {
			doc: room.document,
			rules: SHAPE_RULES[room.kind],
			participantId,
			clients: room.clients,
			presentUnder: (client) => presentUnder(room, client),
			isReturn,
			board
		});
	}

	/** `couldDelete` only asks; `mayDelete` takes what it allows from what the participant may still delete. */
	#boardContext(
		{ board }: Room,
		{ participantId, made }: Edit
	): (BoardContext & { couldDelete: BoardContext['mayDelete'] }) | null {
		if (board === null) return null;
		const tokensAfter = (records: number, at: number) =>
			levelOf(board.deletions.get(participantId), BOARD_DELETIONS, at) - records;
		return {
			values: board.values,
			made,
			couldDelete: (records) => tokensAfter(records, this.#options.clock()) >= 0,
			mayDelete: (records) => {
				const at = this.#options.clock();
				const tokens = tokensAfter(records, at);
				if (tokens >= 0) board.deletions.set(participantId, { tokens, at });
				return tokens >= 0;
			}
		};
	}

	/**
	 * Applies what was just judged, in the same turn: between this and a later apply another connection's message could
	 * come in.
	 */
	#apply(room: Room, update: Uint8Array, origin: Extract<EditOrigin, { source: 'connection' }>): void {
		Y.applyUpdate(room.document, update, origin);
		const { pendingStructs, pendingDs } = room.document.store;
		if (pendingStructs === null && pendingDs === null) return;
		this.#options.logger.error({ document: room.name }, 'an accepted update left something pending');
		this.#options.onBroken(room);
		throw this.#options.refuse(origin.connection, 'missing');
	}
}

/** @returns the bytes that come next; null where fewer are there than are said to be */
function bytesIn(decoder: decoding.Decoder): Uint8Array | null {
	try {
		return decoding.readVarUint8Array(decoder);
	} catch {
		return null;
	}
}
