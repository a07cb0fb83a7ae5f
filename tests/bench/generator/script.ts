/**
 * What everybody will type, made before anybody types it: one small update for each keystroke. Each person writes
 * prose in a paragraph of their own in the shared problem, so that a person's updates build on no other's.
 */
import * as Y from 'yjs';
import { recordsOf, setProperty } from '../../../src/lib/document/board-records.ts';
import { PROBLEM_SLOTS, slotFragmentName } from '../../../src/lib/document/shape.ts';
import { seededRandom } from '../long-history.ts';
import { PROSE } from '../prose.ts';

export interface Script {
	/** Makes what they write in; sent by the first person before anybody types, where it is not there already. */
	setup: { clientId: number; clocks: number; update: Uint8Array };
	/** Yjs client ids, as random as in a browser. */
	clientIds: number[];
	/** For each person, one update a keystroke; the n-th has clock n. */
	keystrokes: Uint8Array[][];
}

/** @returns the same script for the same numbers */
export function writeScript(people: number, keystrokesEach: number): Script {
	const random = seededRandom(people);
	const newClientId = () => 2 ** 28 + Math.floor(random() * 2 ** 31);
	const doc = new Y.Doc();
	let update: Uint8Array = new Uint8Array();
	doc.on('update', (made: Uint8Array) => (update = made));
	const hostId = (doc.clientID = newClientId());
	const texts = Array.from({ length: people }, () => new Y.XmlText());
	doc.transact(() => {
		texts.forEach((text, person) => {
			const slot = PROBLEM_SLOTS[person % PROBLEM_SLOTS.length] as (typeof PROBLEM_SLOTS)[number];
			const fragment = doc.getXmlFragment(slotFragmentName(slot));
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [text]);
			fragment.insert(fragment.length, [paragraph]);
		});
	});
	const setup = { clientId: hostId, clocks: Y.getState(doc.store, hostId), update };
	const clientIds = texts.map(newClientId);
	const keystrokes = texts.map((text, person) => {
		doc.clientID = clientIds[person] as number;
		const start = Math.floor(random() * PROSE.length);
		return Array.from({ length: keystrokesEach }, (_, at) => {
			text.insert(at, PROSE[(start + at) % PROSE.length] as string);
			return update;
		});
	});
	return { setup, clientIds, keystrokes };
}

/**
 * Moves instead of letters: each person drags a note of their own about.
 * @param board a board's document as one update, written by one client
 * @returns the same script for the same board
 */
export function writeMoves(people: number, movesEach: number, board: Uint8Array): Script {
	const random = seededRandom(people);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, board);
	const [[clientId, clocks] = [0, 0]] = Y.decodeStateVector(Y.encodeStateVector(doc));
	let update: Uint8Array = new Uint8Array();
	doc.on('update', (made: Uint8Array) => (update = made));
	const notes = [...recordsOf(doc).keys()].slice(0, people);
	const clientIds = notes.map(() => 2 ** 28 + Math.floor(random() * 2 ** 31));
	const keystrokes = notes.map((id, person) => {
		doc.clientID = clientIds[person] as number;
		return Array.from({ length: movesEach }, () => {
			const place = () => Math.round(random() * 20_000);
			doc.transact(() => setProperty(doc, { id, name: 'xy', value: [place(), place()] }));
			return update;
		});
	});
	return { setup: { clientId, clocks, update: board }, clientIds, keystrokes };
}
