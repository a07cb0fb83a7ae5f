/**
 * A long history, made without a server: six people write prose into the problem and the plan, one keystroke
 * a revision, jumping about, deleting, setting dates and names. Deterministic for a seed.
 */
import * as Y from 'yjs';
import { addAction, setActionField } from '../../src/lib/document/write.ts';
import { PROBLEM_SLOTS, slotFragmentName } from '../../src/lib/document/shape.ts';
import { watchWords } from '../../src/lib/history/projector.ts';
import { encodeOperations, encodeWords } from '../../src/lib/history/words.ts';
import { PROSE } from './prose.ts';

export interface MadeRevision {
	person: number;
	update: Uint8Array;
	words: Uint8Array;
}

export const PEOPLE = 6;
/** How many of them write at the same time. */
const WRITING_AT_ONCE = 2;
const PARAGRAPH_LENGTH = 400;
/** A slot longer than this is cut back, as people do, so that the wording stays a page and the history grows. */
const SLOT_PARAGRAPHS = 8;

/** @returns a source of random numbers in [0, 1) (mulberry32) */
export function seededRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

export class LongHistory {
	readonly doc = new Y.Doc();
	#random: () => number;
	#slotParagraphs: number;
	#projector = watchWords(this.doc);
	#made: MadeRevision[] = [];
	#cursors: { slot: number; prose: number }[];
	#writing = Array.from({ length: WRITING_AT_ONCE }, (_, index) => index);
	#texts: { text: Y.XmlText; at: number }[] = [];

	/** @param isKept whether nothing that stands is cut back: the document then grows with its history */
	constructor(seed: number, { isKept = false }: { isKept?: boolean } = {}) {
		this.#slotParagraphs = isKept ? Number.POSITIVE_INFINITY : SLOT_PARAGRAPHS;
		this.#random = seededRandom(seed);
		this.doc.on('update', (update: Uint8Array) => {
			// One edit may make several updates: each says for itself whose it is and what it did.
			const words = encodeOperations(this.#projector.take());
			this.#made.push({ person: this.doc.clientID - 1, update, words });
		});
		this.#cursors = Array.from({ length: PEOPLE }, (_, person) => ({
			slot: person % PROBLEM_SLOTS.length,
			prose: Math.floor(this.#random() * PROSE.length)
		}));
	}

	/** @returns the wording now, encoded */
	snapshot(): string {
		return encodeWords(this.#projector.words);
	}

	/** @returns the next revision */
	next(): MadeRevision {
		// People write in bursts; a few are at it at the same time, and the log has them mixed.
		if (this.#random() < 0.04)
			this.#writing[Math.floor(this.#random() * WRITING_AT_ONCE)] = Math.floor(this.#random() * PEOPLE);
		const person = this.#writing[Math.floor(this.#random() * WRITING_AT_ONCE)] as number;
		this.doc.clientID = person + 1;
		while (this.#made.length === 0) this.#edit(person);
		return this.#made.shift() as MadeRevision;
	}

	#edit(person: number): void {
		const dice = this.#random();
		if (dice < 0.004) return this.#plan(person);
		const cursor = this.#cursors[person] as { slot: number; prose: number };
		if (dice < 0.01) cursor.slot = Math.floor(this.#random() * PROBLEM_SLOTS.length);
		const place = this.#textFor(person, cursor.slot);
		this.doc.transact(() => {
			if (dice > 0.93 && place.at > 0) {
				place.at -= 1;
				place.text.delete(place.at, 1);
				return;
			}
			place.text.insert(place.at, PROSE[cursor.prose % PROSE.length] as string);
			place.at += 1;
			cursor.prose += 1;
		});
	}

	/** Where the person writes: their own paragraph of the slot, and a new one when it is full. */
	#textFor(person: number, slot: number): { text: Y.XmlText; at: number } {
		const key = person * PROBLEM_SLOTS.length + slot;
		const known = this.#texts[key];
		if (known && known.text.length < PARAGRAPH_LENGTH && known.text.parent?.parent) {
			known.at = Math.min(known.at, known.text.length);
			return known;
		}
		const fragment = this.doc.getXmlFragment(slotFragmentName(PROBLEM_SLOTS[slot] as (typeof PROBLEM_SLOTS)[number]));
		const text = new Y.XmlText();
		this.doc.transact(() => {
			if (fragment.length >= this.#slotParagraphs) fragment.delete(0, 1);
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [text]);
			fragment.insert(fragment.length, [paragraph]);
		});
		return (this.#texts[key] = { text, at: 0 });
	}

	#plan(person: number): void {
		const plan = this.doc.getMap('plan');
		const ids = [...plan.keys()];
		if (ids.length < 40) {
			const at = Math.floor(this.#random() * (PROSE.length - 40));
			return addAction(this.doc, { id: `action-${ids.length}`, title: PROSE.slice(at, at + 40) });
		}
		const id = ids[Math.floor(this.#random() * ids.length)] as string;
		if (this.#random() < 0.5) {
			const day = String(1 + Math.floor(this.#random() * 28)).padStart(2, '0');
			setActionField(this.doc, { id, field: 'due', value: `2027-02-${day}` });
		} else
			setActionField(this.doc, {
				id,
				field: 'responsible',
				value: `person-${person}-${Math.floor(this.#random() * 9)}`
			});
	}
}
