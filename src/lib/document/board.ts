/**
 * The board as people read it: notes, texts, shapes and drawings in reading order, grouped by the area they stand in,
 * and the connections between them. Never writes, and never trusts: whatever a client put there comes out as the
 * types below.
 */
import type * as Y from 'yjs';
import { cardPart, type CardPart } from './board-cards.ts';
import { readRecords, type BoardRecord } from './board-records.ts';
import { NOTE_KINDS, NOTE_SIDE, type Json, type NoteKind, type NoteOrigin } from './board-shape.ts';

interface Standing {
	id: string;
	/** The area it stands in; null when it stands in none. */
	areaId: string | null;
	/** A fractional index: the reading order within its area; '' when nobody gave it one. */
	order: string;
	/** The participant who made it; null when it has no author. */
	author: string | null;
	/** Its upper left corner on the board. */
	x: number;
	y: number;
	/** Its size before it is turned; a text's height is not known without a canvas. */
	width: number;
	height: number;
	words: string;
	/** What it shows, told by people for those who do not see it; '' when nobody has. */
	description: string;
	/** One of the canvas's colours, as in `light-blue`. */
	color: string;
}

export interface BoardNote extends Standing {
	kind: 'note';
	noteKind: NoteKind | null;
	/** As in `da`; null when nobody said. */
	language: string | null;
	/** The participant, party or name it was written for by somebody else. */
	writtenFor: string | null;
	origin: NoteOrigin;
}

export interface BoardText extends Standing {
	kind: 'text';
}

export interface BoardShape extends Standing {
	kind: 'shape';
	/** As in `ellipse`. */
	form: string;
}

export interface BoardDrawing extends Standing {
	kind: 'drawing';
	/** Each stroke's points, from the drawing's corner. */
	strokes: { x: number; y: number }[][];
}

/** A part of the problem, or the plan: it has no words of its own. */
export interface BoardCard extends Standing {
	kind: 'card';
	shows: CardPart;
}

export type BoardItem = BoardNote | BoardText | BoardShape | BoardDrawing | BoardCard;

export interface BoardArea extends Standing {
	kind: 'area';
}

/** An arrow. An end that is tied to nothing is null. */
export interface BoardConnection extends Standing {
	kind: 'connection';
	from: string | null;
	to: string | null;
	start: { x: number; y: number };
	end: { x: number; y: number };
}

export interface Board {
	/** In reading order; an area in an area stands beside it here. */
	areas: BoardArea[];
	/** In reading order: area by area, then what stands in none. */
	items: BoardItem[];
	connections: BoardConnection[];
}

/** @param doc a canvas document (live, or replayed to some moment) */
export function readBoard(doc: Y.Doc): Board {
	return boardOf(readRecords(doc));
}

/** @param records of one board */
export function boardOf(records: readonly BoardRecord[]): Board {
	const byId = new Map(records.map((record) => [record.id, record]));
	const ends = endsOf(records, byId);
	const areas: BoardArea[] = [];
	const items: BoardItem[] = [];
	const connections: BoardConnection[] = [];
	for (const record of records) {
		if (record.id.startsWith('binding:')) continue;
		const standing = standingOf(record, byId);
		if (record.type === 'frame') areas.push({ kind: 'area', ...standing, words: text(record, 'props.name') });
		else if (record.type === 'arrow') connections.push(connection(record, standing, ends.get(record.id)));
		else items.push(item(record, standing));
	}
	areas.sort(byReadingOrder);
	const places = new Map<string | null, number>(areas.map(({ id }, place) => [id, place]));
	places.set(null, areas.length);
	items.sort((a, b) => (places.get(a.areaId) ?? 0) - (places.get(b.areaId) ?? 0) || byReadingOrder(a, b));
	return { areas, items, connections: connections.sort(byReadingOrder) };
}

/** @returns the items of each area in reading order, areas without items too, and last (`area` null) what stands in none */
export function groupsOf({ areas, items }: Board): { area: BoardArea | null; items: BoardItem[] }[] {
	const groups = [...areas, null].map((area) => ({ area, items: [] as BoardItem[] }));
	const byArea = new Map(groups.map((group) => [group.area?.id ?? null, group.items]));
	for (const entry of items) byArea.get(entry.areaId)?.push(entry);
	return groups.filter(({ area, items: held }) => area !== null || held.length > 0);
}

/** What has no place in the order comes last, in the order of ids, so that everybody reads the same. */
export function byReadingOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
	if (a.order !== b.order) return a.order === '' ? 1 : b.order === '' ? -1 : a.order < b.order ? -1 : 1;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function item(record: BoardRecord, standing: Standing): BoardItem {
	switch (record.type) {
		case 'note':
			return { kind: 'note', ...standing, ...noteParts(record) };
		case 'geo':
			return { kind: 'shape', ...standing, form: text(record, 'props.geo') };
		case 'draw':
			return { kind: 'drawing', ...standing, strokes: strokesOf(record.properties['props.segments'] ?? []) };
		case 'card':
			// No record of the type has an id that is no card's.
			return { kind: 'card', ...standing, shows: cardPart(record.id) ?? 'plan' };
		default:
			return { kind: 'text', ...standing };
	}
}

function noteParts(record: BoardRecord): Pick<BoardNote, 'noteKind' | 'language' | 'writtenFor' | 'origin'> {
	const noteKind = text(record, 'meta.noteKind');
	return {
		noteKind: (NOTE_KINDS as readonly string[]).includes(noteKind) ? (noteKind as NoteKind) : null,
		language: text(record, 'meta.language') || null,
		writtenFor: text(record, 'meta.writtenFor') || null,
		origin: text(record, 'meta.origin') === 'paper' ? 'paper' : 'typed'
	};
}

function connection(
	record: BoardRecord,
	standing: Standing,
	ends: { start?: string; end?: string } = {}
): BoardConnection {
	const point = (name: string) => record.properties[name] as { x: number; y: number };
	return {
		kind: 'connection',
		...standing,
		words: text(record, 'props.text'),
		from: ends.start ?? null,
		to: ends.end ?? null,
		start: point('props.start'),
		end: point('props.end')
	};
}

/** @returns what the ends of each arrow are tied to; an end that is tied twice by two people at once has the first by id */
function endsOf(
	records: readonly BoardRecord[],
	byId: ReadonlyMap<string, BoardRecord>
): Map<string, { start?: string; end?: string }> {
	const ends = new Map<string, { start?: string; end?: string }>();
	const bindings = records.filter(({ id }) => id.startsWith('binding:')).sort((a, b) => (a.id < b.id ? -1 : 1));
	for (const binding of bindings) {
		const arrow = text(binding, 'fromId');
		const target = text(binding, 'toId');
		const terminal = text(binding, 'props.terminal') === 'end' ? 'end' : 'start';
		if (byId.get(arrow)?.type !== 'arrow' || !byId.has(target)) continue;
		ends.set(arrow, { [terminal]: target, ...ends.get(arrow) });
	}
	return ends;
}

function standingOf(record: BoardRecord, byId: ReadonlyMap<string, BoardRecord>): Standing {
	const { areaId, x, y } = placeOf(record, byId);
	return {
		id: record.id,
		areaId,
		order: text(record, 'meta.order'),
		author: record.author,
		x,
		y,
		...sizeOf(record),
		words: record.words ?? '',
		description: text(record, 'meta.description'),
		color: text(record, 'props.color')
	};
}

/** Coordinates are told from the area it stands in, and that area's from its own; a circle of areas ends where it closes. */
function placeOf(
	record: BoardRecord,
	byId: ReadonlyMap<string, BoardRecord>
): { areaId: string | null; x: number; y: number } {
	let [x, y] = record.properties.xy as [number, number];
	let areaId: string | null = null;
	const seen = new Set([record.id]);
	for (let parent = byId.get(text(record, 'parentId')); parent; parent = byId.get(text(parent, 'parentId'))) {
		if (seen.has(parent.id) || parent.type !== 'frame') break;
		seen.add(parent.id);
		areaId ??= parent.id;
		const [parentX, parentY] = parent.properties.xy as [number, number];
		x += parentX;
		y += parentY;
	}
	return { areaId, x, y };
}

function sizeOf({ type, properties }: BoardRecord): { width: number; height: number } {
	if (type === 'note') {
		const scale = number(properties['props.scale'], 1);
		return { width: NOTE_SIDE * scale, height: (NOTE_SIDE + number(properties['props.growY'], 0)) * scale };
	}
	if (type === 'draw') {
		const points = strokesOf(properties['props.segments'] ?? []).flat();
		const most = (axis: 'x' | 'y') => points.reduce((sum, point) => Math.max(sum, point[axis]), 0);
		return { width: most('x'), height: most('y') };
	}
	return {
		width: number(properties['props.w'], 0),
		height: number(properties['props.h'], 0) + number(properties['props.growY'], 0)
	};
}

/**
 * @param segments as they are stored: a list for each stroke, of whether it is straight (1) and then, point by point,
 * how far x, y and the pressure are from the point before, in hundredths
 */
export function strokesOf(segments: Json): { x: number; y: number; z: number }[][] {
	if (!Array.isArray(segments)) return [];
	return segments.map((segment: Json) => {
		const points: { x: number; y: number; z: number }[] = [];
		const steps = Array.isArray(segment) ? (segment as readonly number[]) : [];
		let [x, y, z] = [0, 0, 0];
		for (let at = 1; at + 2 < steps.length; at += 3) {
			x += number(steps[at], 0);
			y += number(steps[at + 1], 0);
			z += number(steps[at + 2], 0);
			points.push({ x: x / 100, y: y / 100, z: z / 100 });
		}
		return points;
	});
}

function text({ properties }: BoardRecord, name: string): string {
	const value = properties[name];
	return typeof value === 'string' ? value : '';
}

function number(value: unknown, otherwise: number): number {
	return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}
