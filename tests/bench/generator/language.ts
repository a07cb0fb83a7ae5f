/** The two languages that Yjs servers speak, as bytes: a Hocuspocus provider's frames begin with the document's name. */
import * as encoding from 'lib0/encoding';
import { cursorMessage } from '../../../src/lib/document/cursor-frames.ts';

export const SYNC = 0;
export const AWARENESS = 1;
export const AUTH = 2;
export const SYNC_REPLY = 4;
export const SYNC_STATUS = 8;
export const STEP_1 = 0;
export const STEP_2 = 1;
export const UPDATE = 2;

export interface Language {
	/** What comes before the message's type in every frame, both ways. */
	prefix: Uint8Array;
	/** The first frame; null where the address says it all. */
	greeting: Uint8Array | null;
	/** What asks for pointers in compact frames of their own, once one is in; null where presence is JSON. */
	asksForPointers: Uint8Array | null;
	/** Whether the server says of each edit that it has it. */
	acknowledges: boolean;
}

/** `rundbord` is Hocuspocus's language with pointers in compact frames; `tldraw` is JSON, and no Yjs at all. */
export type LanguageName = 'rundbord' | 'hocuspocus' | 'y-websocket' | 'tldraw';

export function languageOf(name: LanguageName, documentName: string, token: string): Language {
	if (name === 'y-websocket')
		return { prefix: new Uint8Array(), greeting: null, acknowledges: false, asksForPointers: null };
	const prefix = encoding.encode((encoder) => encoding.writeVarString(encoder, documentName));
	const greeting = encoding.encode((encoder) => {
		encoding.writeUint8Array(encoder, prefix);
		encoding.writeVarUint(encoder, AUTH);
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarString(encoder, token);
		encoding.writeVarString(encoder, '4.8.0');
	});
	const asksForPointers = name === 'rundbord' ? cursorMessage(documentName, { kind: 'hello' }) : null;
	return { prefix, greeting, acknowledges: true, asksForPointers };
}

export function syncFrame({ prefix }: Language, step: number, payload: Uint8Array): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeUint8Array(encoder, prefix);
		encoding.writeVarUint(encoder, SYNC);
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint8Array(encoder, payload);
	});
}

/** @param clocks what the client has: Yjs client id → next clock */
export function stateVector(clocks: ReadonlyMap<number, number>): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, clocks.size);
		for (const [client, clock] of clocks) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
		}
	});
}

/**
 * One person's pointer, as our own page sends it. Where it is tells who and when: across, how often it has moved; down,
 * whose it is.
 */
export function pointerFrame(documentName: string, { clock, person }: { clock: number; person: number }): Uint8Array {
	return cursorMessage(documentName, {
		kind: 'move',
		position: { x: POINTERS_FROM + clock, y: POINTERS_FROM + person }
	});
}

/** As far out as people on a large board: three bytes a number. */
export const POINTERS_FROM = 20_000;

/** One person's presence, with a caret after the character `clock`: what our own page and Tiptap's caret both send. */
export function presenceFrame(
	{ prefix }: Language,
	{ client, clock, caret, place }: { client: number; clock: number; caret: number; place: string }
): Uint8Array {
	const position = { type: null, tname: null, item: { client, clock: caret }, assoc: 0 };
	const state = JSON.stringify({ place, cursor: { anchor: position, head: position } });
	return encoding.encode((encoder) => {
		encoding.writeUint8Array(encoder, prefix);
		encoding.writeVarUint(encoder, AWARENESS);
		encoding.writeVarUint8Array(
			encoder,
			encoding.encode((inner) => {
				encoding.writeVarUint(inner, 1);
				encoding.writeVarUint(inner, client);
				encoding.writeVarUint(inner, clock);
				encoding.writeVarString(inner, state);
			})
		);
	});
}
