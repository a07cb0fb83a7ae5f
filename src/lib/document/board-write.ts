/**
 * Writes to the board for those who have no canvas: the list view, the server, an import. Each is one transaction of a
 * given origin (so that undo knows one's own work).
 */
import { generateKeyBetween } from 'fractional-indexing';
import type * as Y from 'yjs';
import { cardId, type CardPart } from './board-cards.ts';
import { boardOf, byReadingOrder, type Board, type BoardArea, type BoardItem } from './board.ts';
import {
	readRecord,
	readRecords,
	recordsOf,
	setProperty,
	writeRecord,
	writeWords,
	type BoardRecord
} from './board-records.ts';
import { NOTE_SIDE, PAGE_ID, type Json, type NoteKind, type NoteOrigin } from './board-shape.ts';

interface Edit {
	/** The origin of the transaction. */
	origin?: unknown;
}

/** Who makes it; null for nobody. The server refuses every other author than the sender. */
interface Authored extends Edit {
	author: string | null;
}

/** The space between two notes that are set without a canvas, and around them in an area. */
const GAP = 24;
const STEP = NOTE_SIDE + GAP;
/** Above the first row of an area stands its name. */
const COLUMNS_WITHOUT_AREA = 6;

/** @returns a record id of the board from an id that is unique in the workshop (letters, digits, `-` and `_`) */
export function shapeId(id: string): string {
	return `shape:${id}`;
}

/**
 * Adds a note last in its area (or among what stands in none), in the next free place.
 * @param id a new record id, as in `shape:Kx3…`
 */
export function addNote(
	doc: Y.Doc,
	{
		id,
		words,
		author,
		areaId = null,
		color = 'yellow',
		noteKind = '',
		language = '',
		writtenFor = '',
		noteOrigin = '',
		origin
	}: Authored & {
		id: string;
		words: string;
		areaId?: string | null;
		color?: string;
		noteKind?: NoteKind | '';
		language?: string;
		writtenFor?: string;
		noteOrigin?: NoteOrigin | '';
	}
): void {
	doc.transact(() => {
		const place = placeAtEnd(doc, areaId);
		writeRecord(doc, {
			id,
			type: 'note',
			properties: {
				...place,
				'props.color': color,
				'meta.noteKind': noteKind,
				'meta.language': language,
				'meta.writtenFor': writtenFor,
				'meta.origin': noteOrigin === 'typed' ? '' : noteOrigin
			},
			words,
			author
		});
	}, origin);
}

/** Adds an area to the right of what is there. */
export function addArea(doc: Y.Doc, { id, name, author, origin }: Authored & { id: string; name: string }): void {
	doc.transact(() => {
		const records = readRecords(doc);
		const { areas } = boardOf(records);
		const properties: Record<string, Json> = {
			xy: [rightOf(records), 0],
			index: indexOnTop(records),
			'props.name': name,
			'meta.order': keyAfter(areas.at(-1)?.order)
		};
		writeRecord(doc, { id, type: 'frame', properties, words: null, author });
	}, origin);
}

/**
 * Puts the card for a part of the problem, or for the plan, to the right of what is there; does nothing where it lies on
 * the board already. Nobody is its author: two people who add it at once make one card.
 */
export function addCard(doc: Y.Doc, { part, origin }: Edit & { part: CardPart }): void {
	const id = cardId(part);
	if (recordsOf(doc).has(id)) return;
	doc.transact(() => {
		const records = readRecords(doc);
		const outside = boardOf(records).items.filter(({ areaId }) => areaId === null);
		const properties: Record<string, Json> = {
			xy: [rightOf(records), 0],
			index: indexOnTop(records),
			'meta.order': keyAfter(outside.at(-1)?.order)
		};
		writeRecord(doc, { id, type: 'card', properties, words: null, author: null });
	}, origin);
}

/**
 * Draws an arrow from one thing to another.
 * @param id a new record id, as in `shape:Kx3…`
 */
export function connect(
	doc: Y.Doc,
	{ id, from, to, words = '', author, origin }: Authored & { id: string; from: string; to: string; words?: string }
): void {
	doc.transact(() => {
		const records = readRecords(doc);
		const { connections } = boardOf(records);
		writeRecord(doc, {
			id,
			type: 'arrow',
			properties: {
				index: indexOnTop(records),
				'props.text': words,
				'meta.order': keyAfter(connections.at(-1)?.order)
			},
			words: null,
			author
		});
		for (const [terminal, toId] of [
			['start', from],
			['end', to]
		] as const) {
			const properties = { fromId: id, toId, 'props.terminal': terminal };
			writeRecord(doc, { id: bindingId(id, terminal), type: 'arrow', properties, words: null, author: null });
		}
	}, origin);
}

/** Sets the words of a note, text or shape, the name of an area, or what stands along a connection. */
export function setWords(doc: Y.Doc, { id, words, origin }: Edit & { id: string; words: string }): void {
	doc.transact(() => {
		const record = readRecord(doc, id);
		if (record === null) return;
		if (record.words !== null) writeWords(doc, { id, words });
		else if (record.type === 'frame') setProperty(doc, { id, name: 'props.name', value: words });
		else if (record.type === 'arrow') setProperty(doc, { id, name: 'props.text', value: words });
	}, origin);
}

/** Sets a property that is not a place, as in `meta.noteKind` or `props.color`. */
export function setBoardProperty(
	doc: Y.Doc,
	{ id, name, value, origin }: Edit & { id: string; name: `meta.${string}` | `props.${string}`; value: Json }
): void {
	doc.transact(() => setProperty(doc, { id, name, value }), origin);
}

/** Moves something to a place on the board, whatever area it stands in. */
export function moveItem(doc: Y.Doc, { id, x, y, origin }: Edit & { id: string; x: number; y: number }): void {
	const board = boardOf(readRecords(doc));
	const standing = [...board.items, ...board.areas].find((other) => other.id === id);
	if (!standing) return;
	const area = board.areas.find((other) => other.id === standing.areaId);
	doc.transact(() => setProperty(doc, { id, name: 'xy', value: [x - (area?.x ?? 0), y - (area?.y ?? 0)] }), origin);
}

/** Moves something into an area (last there, in a free place), or with `areaId` null out of all of them. */
export function moveToArea(doc: Y.Doc, { id, areaId, origin }: Edit & { id: string; areaId: string | null }): void {
	doc.transact(() => {
		const record = readRecord(doc, id);
		if (record === null || (record.properties.parentId === (areaId ?? PAGE_ID) && areaId !== id)) return;
		for (const [name, value] of Object.entries(placeAtEnd(doc, areaId, id))) setProperty(doc, { id, name, value });
	}, origin);
}

/** Gives something the reading place `index` (0-based) among what stands in the same area, or among the areas. */
export function reorder(doc: Y.Doc, { id, index, origin }: Edit & { id: string; index: number }): void {
	const board = boardOf(readRecords(doc));
	const peers = peersOf(board, id);
	if (peers === null) return;
	doc.transact(() => {
		const ordered = withOrders(doc, peers);
		const value = keyBetween(ordered[index - 1]?.order, ordered[index]?.order);
		setProperty(doc, { id, name: 'meta.order', value });
	}, origin);
}

/**
 * Deletes records, and with them the connections that would lose an end. What stood in a deleted area stays on the board
 * where it was. The log keeps it all, and anyone can bring it back.
 */
export function deleteRecords(doc: Y.Doc, { ids, origin }: Edit & { ids: readonly string[] }): void {
	doc.transact(() => {
		const records = readRecords(doc);
		const { connections, items } = boardOf(records);
		const gone = new Set(ids);
		for (const { id, from, to } of connections) {
			if ((from !== null && gone.has(from)) || (to !== null && gone.has(to))) gone.add(id);
		}
		for (const entry of items) if (entry.areaId !== null && gone.has(entry.areaId)) release(doc, entry);
		for (const { id, properties } of records) {
			if (gone.has(id) || gone.has(properties.fromId as string) || gone.has(properties.toId as string)) {
				recordsOf(doc).delete(id);
			}
		}
	}, origin);
}

/** Brings deleted records back as they were, those that are not there; who made them has not been forgotten. */
export function restoreRecords(doc: Y.Doc, { records, origin }: Edit & { records: readonly BoardRecord[] }): void {
	doc.transact(() => {
		for (const record of records) if (!recordsOf(doc).has(record.id)) writeRecord(doc, record);
	}, origin);
}

/** @returns where there is room to the right of everything */
function rightOf(records: readonly BoardRecord[]): number {
	const { areas, items } = boardOf(records);
	return [...areas, ...items].reduce((most, { x, width }) => Math.max(most, x + width + STEP), 0);
}

function bindingId(arrowId: string, terminal: 'start' | 'end'): string {
	return `binding:${arrowId.slice('shape:'.length, 'shape:'.length + 60)}-${terminal[0] as string}`;
}

/** Takes an item out of the area that is about to go, without moving it. */
function release(doc: Y.Doc, { id, x, y }: BoardItem): void {
	setProperty(doc, { id, name: 'parentId', value: PAGE_ID });
	setProperty(doc, { id, name: 'xy', value: [x, y] });
}

/** @returns what a record is set to that stands last in an area: where, in what order, and above everything else */
function placeAtEnd(doc: Y.Doc, areaId: string | null, except?: string): Record<string, Json> {
	const records = readRecords(doc);
	const board = boardOf(records.filter(({ id }) => id !== except));
	const area = board.areas.find(({ id }) => id === areaId) ?? null;
	const inside = board.items.filter((other) => other.areaId === (area?.id ?? null));
	if (area) growFor(doc, area, inside.length + 1);
	return {
		parentId: area?.id ?? PAGE_ID,
		xy: area ? placeInArea(area, inside.length) : placeOnBoard(board, inside.length),
		index: indexOnTop(records),
		'meta.order': keyAfter(inside.at(-1)?.order)
	};
}

/** Places are given row by row, by how many there are: what people have moved about is left alone. */
function placeInArea(area: BoardArea, place: number): [number, number] {
	const columns = columnsOf(area);
	return [GAP + (place % columns) * STEP, GAP + Math.floor(place / columns) * STEP];
}

/** Below the areas and in rows, so that what is in no area covers none. */
function placeOnBoard({ areas }: Board, place: number): [number, number] {
	const top = areas.reduce((most, { y, height }) => Math.max(most, y + height + STEP), 0);
	return [(place % COLUMNS_WITHOUT_AREA) * STEP, top + Math.floor(place / COLUMNS_WITHOUT_AREA) * STEP];
}

function growFor(doc: Y.Doc, area: BoardArea, count: number): void {
	const needed = GAP + Math.ceil(count / columnsOf(area)) * STEP;
	if (needed > area.height) setProperty(doc, { id: area.id, name: 'props.h', value: needed });
}

function columnsOf({ width }: BoardArea): number {
	return Math.max(1, Math.floor((width - GAP) / STEP));
}

function peersOf(board: Board, id: string): { id: string; order: string }[] | null {
	for (const kind of [board.areas, board.connections]) {
		if (kind.some((other) => other.id === id)) return kind.filter((other) => other.id !== id);
	}
	const self = board.items.find((other) => other.id === id);
	return self ? board.items.filter((other) => other.areaId === self.areaId && other.id !== id) : null;
}

/** What nobody gave a place in the order gets one now: something is about to stand before or after it. */
function withOrders(doc: Y.Doc, peers: readonly { id: string; order: string }[]): { id: string; order: string }[] {
	let last = '';
	return [...peers].sort(byReadingOrder).map(({ id, order }) => {
		if (order !== '' && order > last) {
			last = order;
			return { id, order };
		}
		last = keyAfter(last);
		setProperty(doc, { id, name: 'meta.order', value: last });
		return { id, order: last };
	});
}

function indexOnTop(records: readonly BoardRecord[]): string {
	return keyAfter(
		records.reduce((top, { properties: { index } }) => (typeof index === 'string' && index > top ? index : top), '')
	);
}

/** @returns a place in an order (of reading, of drawing) after another, or the first */
export function keyAfter(order: string | undefined): string {
	return keyBetween(order, undefined);
}

/** Other clients may have written an order that is no fractional index: then it is passed by. */
function keyBetween(before: string | undefined, after: string | undefined): string {
	try {
		return generateKeyBetween(before || null, after || null);
	} catch {
		return before && (!after || before < after) ? `${before}V` : generateKeyBetween(null, null);
	}
}
