/**
 * The board's document as records: each a plain value read out of its `Y.Map`, and written property by property.
 * Never trusts what stands there: what no record may hold is not read.
 */
import * as Y from 'yjs';
import { AUTHORS, defaultsOf, MAX_NUMBER, RECORDS, WORDED, WORDS, type Json } from './board-shape.ts';

/** A record as it stands: `type`, every property with its default filled in, and its words where it has any. */
export interface BoardRecord {
	id: string;
	type: string;
	properties: Readonly<Record<string, Json>>;
	/** The words of a note, a text or a shape; null for the others. */
	words: string | null;
	/** The participant who made it; null when it has no author. */
	author: string | null;
}

export function recordsOf(doc: Y.Doc): Y.Map<unknown> {
	return doc.getMap(RECORDS);
}

/** @returns the record's stored entries, or null when there is no such record */
export function recordMap(doc: Y.Doc, id: string): Y.Map<unknown> | null {
	const map = recordsOf(doc).get(id);
	return map instanceof Y.Map ? map : null;
}

/** @returns the record, or null when there is none or it is of no known type */
export function readRecord(doc: Y.Doc, id: string): BoardRecord | null {
	const map = recordMap(doc, id);
	if (map === null) return null;
	const type = map.get('type');
	const defaults = defaultsOf(id, type);
	if (defaults === null) return null;
	const properties: Record<string, Json> = { ...defaults };
	map.forEach((value, name) => {
		if (Object.hasOwn(defaults, name) && hasKindOf(defaults[name] as Json, value)) properties[name] = value;
	});
	return {
		id,
		type: type as string,
		properties,
		words: id.startsWith('shape:') && WORDED.includes(type as string) ? readWords(map) : null,
		author: readAuthor(doc, id)
	};
}

/** @returns every record of a known type, in no order that means anything */
export function readRecords(doc: Y.Doc): BoardRecord[] {
	const records: BoardRecord[] = [];
	for (const id of recordsOf(doc).keys()) {
		const record = readRecord(doc, id);
		if (record !== null) records.push(record);
	}
	return records;
}

/** @returns the participant who made the record, even when it is deleted; null when it has no author */
export function readAuthor(doc: Y.Doc, id: string): string | null {
	const author = doc.getMap(AUTHORS).get(id);
	return typeof author === 'string' ? author : null;
}

/** @returns the shared text of a record's words, or null when it has none */
export function wordsOf(doc: Y.Doc, id: string): Y.Text | null {
	const text = recordMap(doc, id)?.get(WORDS);
	return text instanceof Y.Text && !(text instanceof Y.XmlText) ? text : null;
}

/**
 * Makes a record, or makes it anew. Call inside a transaction.
 * @param record properties that equal their defaults may be left out
 */
export function writeRecord(
	doc: Y.Doc,
	{ id, type, properties, words, author }: Omit<BoardRecord, 'properties'> & { properties: Record<string, Json> }
): void {
	const defaults = defaultsOf(id, type);
	if (defaults === null) throw new Error(`No record of the board is of type ${type}`);
	const map = new Y.Map<unknown>();
	map.set('type', type);
	for (const [name, value] of Object.entries(properties)) {
		if (Object.hasOwn(defaults, name) && !isSame(value, defaults[name])) map.set(name, value);
	}
	if (words !== null) map.set(WORDS, new Y.Text(words));
	// First, so that many records may be cut into several updates anywhere: an author is not set where a record stands already.
	if (author !== null && readAuthor(doc, id) === null) doc.getMap(AUTHORS).set(id, author);
	recordsOf(doc).set(id, map);
}

/** Sets a property; does nothing when the record is gone or the property is so already. Call inside a transaction. */
export function setProperty(doc: Y.Doc, { id, name, value }: { id: string; name: string; value: Json }): void {
	const map = recordMap(doc, id);
	if (map === null) return;
	const stored = map.get(name);
	const present = stored === undefined ? defaultsOf(id, map.get('type'))?.[name] : stored;
	if (present !== undefined && !isSame(present as Json, value)) map.set(name, value);
}

/** Replaces what differs in a record's words by the smallest edit, so that others' letters stay. */
export function writeWords(doc: Y.Doc, { id, words }: { id: string; words: string }): void {
	const text = wordsOf(doc, id);
	if (text === null) {
		recordMap(doc, id)?.set(WORDS, new Y.Text(words));
		return;
	}
	const edit = differenceOf(text.toString(), words);
	if (edit === null) return;
	if (edit.remove > 0) text.delete(edit.index, edit.remove);
	if (edit.insert !== '') text.insert(edit.index, edit.insert);
}

export interface WordsEdit {
	index: number;
	remove: number;
	insert: string;
}

/** @returns the one edit that makes the later words of the earlier, in UTF-16 units and never inside a letter */
export function differenceOf(before: string, after: string): WordsEdit | null {
	if (before === after) return null;
	const limit = Math.min(before.length, after.length);
	let prefix = 0;
	while (prefix < limit && before[prefix] === after[prefix]) prefix += 1;
	let suffix = 0;
	while (suffix < limit - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix += 1;
	if (prefix > 0 && isHalf(before.charCodeAt(prefix - 1), 0xd800)) prefix -= 1;
	if (suffix > 0 && isHalf(before.charCodeAt(before.length - suffix), 0xdc00)) suffix -= 1;
	return {
		index: prefix,
		remove: before.length - prefix - suffix,
		insert: after.slice(prefix, after.length - suffix)
	};
}

function isHalf(unit: number, of: number): boolean {
	return unit >= of && unit < of + 0x400;
}

function readWords(map: Y.Map<unknown>): string {
	const text = map.get(WORDS);
	if (typeof text === 'string') return text;
	return text instanceof Y.Text ? text.toString() : '';
}

/** Whether a value is of the kind that its property's default is, and holds only numbers that one can reckon with. */
export function hasKindOf(like: Json, value: unknown): value is Json {
	if (typeof like === 'number') return isNumber(value);
	if (Array.isArray(like)) return Array.isArray(value) && (like.length === 0 ? isFiniteJson(value) : isPair(value));
	if (typeof like === 'object') return typeof value === 'object' && value !== null && isPoint(value);
	return typeof value === typeof like;
}

/** A board is not so large that sums and products of its numbers would have no end. */
function isNumber(value: unknown): value is number {
	return typeof value === 'number' && Math.abs(value) <= MAX_NUMBER;
}

function isPair(value: readonly unknown[]): boolean {
	return value.length === 2 && value.every((entry) => isNumber(entry));
}

function isPoint(value: object): boolean {
	return 'x' in value && 'y' in value && isNumber(value.x) && isNumber(value.y);
}

/** @returns whether a list holds numbers and lists of numbers only: the strokes of a drawing */
function isFiniteJson(value: readonly unknown[], depth = 0): boolean {
	return value.every((entry) => (Array.isArray(entry) ? depth < 2 && isFiniteJson(entry, depth + 1) : isNumber(entry)));
}

/** @returns whether two stored values are equal, whatever the order of their keys */
export function isSame(a: Json | undefined, b: Json | undefined): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	const keys = Object.keys(a);
	if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
	return keys.every(
		(key) => Object.hasOwn(b, key) && isSame((a as Record<string, Json>)[key], (b as Record<string, Json>)[key])
	);
}
