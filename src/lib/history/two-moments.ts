/**
 * Reads a rich text at two moments at once: every piece of text in reading order, with the moments it stands in and
 * the revision that inserted or deleted it. The pieces of one moment joined are `readRichText(…).text` at that moment.
 */
import * as Y from 'yjs';
import { AFTER, BEFORE, childItems, type AttributedDocument } from './attribution.ts';
import type { Origin } from './origins.ts';

/** Text of one origin; `before` text was deleted since, `after` text is new. */
export interface Piece {
	moment: 'before' | 'both' | 'after';
	text: string;
	/** Who deleted it (`before`) or wrote it (`after`); null for `both`. */
	origin: Origin | null;
}

/** @param fragment a fragment of `attributed.doc` */
export function readTwoMoments(attributed: AttributedDocument, fragment: Y.XmlFragment): Piece[] {
	const reader = new Reader(attributed);
	reader.blocks(fragment, BEFORE | AFTER);
	return reader.pieces;
}

/** The same of plain text. @param text a text of `attributed.doc` */
export function readTwoMomentsOfText(attributed: AttributedDocument, text: Y.Text): Piece[] {
	const reader = new Reader(attributed);
	reader.text(text, BEFORE | AFTER);
	return reader.pieces;
}

class Reader {
	readonly pieces: Piece[] = [];
	readonly #attributed: AttributedDocument;
	/** The last block that stood at each moment: every further one is preceded by a newline. */
	#lastBefore: Y.Item | null = null;
	#lastAfter: Y.Item | null = null;

	constructor(attributed: AttributedDocument) {
		this.#attributed = attributed;
	}

	/** `moments`: those in which the parent stands. */
	blocks(parent: Y.XmlFragment, moments: number): void {
		for (const item of childItems(parent)) {
			const present = moments & this.#attributed.presence(item);
			const type = item.content instanceof Y.ContentType ? item.content.type : null;
			if (present === 0 || type === null) continue;
			if (type instanceof Y.XmlText) {
				this.#beginBlock(item, present);
				this.text(type, present);
			} else if (type instanceof Y.XmlElement) {
				const element = type as Y.XmlElement;
				if (isList(element)) this.#listItems(element, present);
				else this.#element(item, element, present);
			}
		}
	}

	#listItems(list: Y.XmlElement, moments: number): void {
		for (const item of childItems(list)) {
			const present = moments & this.#attributed.presence(item);
			const type = item.content instanceof Y.ContentType ? item.content.type : null;
			if (present !== 0 && type instanceof Y.XmlElement) this.blocks(type, present);
		}
	}

	#element(item: Y.Item, element: Y.XmlElement, moments: number): void {
		const asText = moments & this.#holdsText(element);
		if (asText !== 0) {
			this.#beginBlock(item, asText);
			this.#inline(element, asText);
		}
		const asContainer = moments & ~asText;
		if (asContainer !== 0) this.blocks(element, asContainer);
	}

	/** @returns the moments in which the element holds text itself, rather than blocks */
	#holdsText(element: Y.XmlElement): number {
		if (element.nodeName === 'paragraph') return BEFORE | AFTER;
		let moments = 0;
		for (const item of childItems(element)) {
			const isText = item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlText;
			if (isText) moments |= this.#attributed.presence(item);
		}
		return moments;
	}

	#inline(element: Y.XmlElement, moments: number): void {
		for (const item of childItems(element)) {
			const present = moments & this.#attributed.presence(item);
			const type = item.content instanceof Y.ContentType ? item.content.type : null;
			if (present === 0) continue;
			if (type instanceof Y.XmlText) this.text(type, present);
			else if (type instanceof Y.XmlElement && type.nodeName === 'hardBreak') this.#add('\n', present, item);
		}
	}

	/** `moments`: those in which the text stands. */
	text(text: Y.Text, moments: number): void {
		for (const item of childItems(text)) {
			if (!(item.content instanceof Y.ContentString)) continue;
			for (let offset = 0; offset < item.length; offset++) {
				const present = moments & this.#attributed.presence(item, offset);
				if (present !== 0) this.#add(item.content.str.charAt(offset), present, item, offset);
			}
		}
	}

	/**
	 * Adds the newline before a block, in the moments in which another block precedes it. The block may itself be
	 * older: then the newline came or went with the block before it.
	 */
	#beginBlock(item: Y.Item, moments: number): void {
		const preceded = moments & ((this.#lastBefore ? BEFORE : 0) | (this.#lastAfter ? AFTER : 0));
		if (preceded === (BEFORE | AFTER)) this.#push('\n', 'both', null);
		else if (preceded === BEFORE)
			this.#push('\n', 'before', this.#deletionOf(item) ?? this.#deletionOf(this.#lastBefore));
		else if (preceded === AFTER)
			this.#push('\n', 'after', this.#insertionOf(item) ?? this.#insertionOf(this.#lastAfter));
		if (moments & BEFORE) this.#lastBefore = item;
		if (moments & AFTER) this.#lastAfter = item;
	}

	#add(text: string, moments: number, item: Y.Item, offset = 0): void {
		if (moments === (BEFORE | AFTER)) this.#push(text, 'both', null);
		else if (moments === AFTER) this.#push(text, 'after', this.#attributed.insertion(item, offset));
		else this.#push(text, 'before', this.#attributed.deletion(item, offset));
	}

	#push(text: string, moment: Piece['moment'], origin: Origin | null): void {
		const last = this.pieces.at(-1);
		if (last?.moment === moment && last.origin?.seq === origin?.seq) last.text += text;
		else this.pieces.push({ text, moment, origin });
	}

	#insertionOf(item: Y.Item | null): Origin | null {
		return item && this.#attributed.insertion(item);
	}

	#deletionOf(item: Y.Item | null): Origin | null {
		return item && this.#attributed.deletion(item);
	}
}

function isList(element: Y.XmlElement): boolean {
	return element.nodeName === 'bulletList' || element.nodeName === 'orderedList';
}
