/**
 * Answers to clients who lack much of a live document. They are told what is kept of it (`transcript.ts`); their question
 * is then written anew, as of somebody who has been told that, and Hocuspocus answers it with what little is left.
 */
import type { Connection } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { messageIn, SYNC, SYNC_STEP_1, syncFrame } from './frames.ts';
import { MAX_STRUCTS_ENCODED, MIN_EARLY_BYTES } from './limits.ts';
import type { Room } from './rooms.ts';

/** Room for clients who come while a question waits. */
const SLACK_BYTES = 1024;

/**
 * @param frame as a Hocuspocus provider sends it
 * @param find the live document with a name, if it is in memory
 * @returns the frame; a question about a large document with room behind it for its other wording
 */
export function withRoom(frame: Uint8Array, find: (name: string) => Room | undefined): Uint8Array {
	const decoder = messageIn(frame);
	if (decoding.readVarUint(decoder) !== SYNC || decoding.readVarUint(decoder) !== SYNC_STEP_1) return frame;
	const address = decoding.readVarString(decoding.createDecoder(frame));
	const room = find(address.split('\0', 1)[0] ?? '');
	if (!room || !isLarge(room)) return frame;
	const question = decoding.readVarUint8Array(decoder);
	const roomy = new Uint8Array(Y.encodeStateVector(room.document).byteLength + SLACK_BYTES);
	if (question.byteLength >= roomy.byteLength) return frame;
	// What comes after a state vector is not read.
	roomy.set(question);
	return syncFrame(address, SYNC_STEP_1, roomy);
}

/**
 * Tells a client what it lacks, if that is much, and rewrites its question in place.
 * @throws when the question does not decode
 */
export function tellMuch(room: Room, connection: Connection, question: Uint8Array): void {
	if (!isLarge(room) || missingIn(room.document, Y.decodeStateVector(question)) <= MAX_STRUCTS_ENCODED) return;
	const told = Y.encodeStateVector(room.document);
	if (told.byteLength > question.byteLength) return;
	for (const frame of room.transcript.frames(connection.messageAddress)) connection.send(frame);
	question.set(told);
}

/** A small document is encoded sooner than it is told. */
function isLarge({ bytes }: Room): boolean {
	return bytes >= MIN_EARLY_BYTES;
}

/** @returns how many structs somebody lacks who knows so much of a document (Yjs client id → clock) */
function missingIn({ store }: Y.Doc, stateVector: ReadonlyMap<number, number>): number {
	let missing = 0;
	for (const [client, structs] of store.clients) {
		const clock = stateVector.get(client) ?? 0;
		if (clock === 0) missing += structs.length;
		else if (clock < Y.getState(store, client)) missing += structs.length - Y.findIndexSS(structs, clock);
	}
	return missing;
}
