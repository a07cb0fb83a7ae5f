/**
 * What everybody will type, made before anybody types it: one small update for each keystroke. Each person writes
 * prose in a paragraph of their own in the shared problem, so that a person's updates build on no other's.
 */
import * as Y from 'yjs';
import { PROBLEM_SLOTS, slotFragmentName } from '../../../src/lib/document/shape.ts';
import { seededRandom } from '../long-history.ts';
import { PROSE } from '../prose.ts';

export interface Script {
	/** Makes the paragraphs; sent by the first person before anybody types. */
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
