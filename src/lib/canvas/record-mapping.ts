/**
 * Between a record of the board's document and a record of the canvas's store: pure, and the only place that knows both.
 * The canvas's records are plain JSON; here they are looked at as such.
 */
import type { TLBinding, TLShape } from '@tldraw/tlschema';
import { strokesOf } from '../document/board.ts';
import type { BoardRecord } from '../document/board-records.ts';
import { PAGE_ID, WORDED, type Json } from '../document/board-shape.ts';

export type CanvasRecord = TLShape | TLBinding;

/** A record of the canvas as it is to be stored, without its author. */
export type Entries = Omit<BoardRecord, 'author'> & { properties: Record<string, Json> };

interface RichTextNode {
	type?: string;
	text?: string;
	content?: RichTextNode[];
}

/** @param parentId what the record stands in: its own, or the page when that is not there */
export function toCanvas({ id, type, properties, words, author }: BoardRecord, parentId?: string): CanvasRecord {
	const props: Record<string, unknown> = {};
	const meta: Record<string, unknown> = {};
	const record: Record<string, unknown> = { id, type, typeName: id.slice(0, id.indexOf(':')), props, meta };
	for (const [name, value] of Object.entries(properties)) {
		if (name === 'xy') [record.x, record.y] = value as [number, number];
		else if (name === 'props.segments') props.segments = segmentsOf(value);
		else if (name.startsWith('props.')) props[name.slice('props.'.length)] = value;
		else if (name.startsWith('meta.')) meta[name.slice('meta.'.length)] = value;
		else record[name] = value;
	}
	if (words !== null) props.richText = richTextOf(words);
	if (id.startsWith('shape:')) {
		record.parentId = parentId ?? PAGE_ID;
		meta.author = author;
	}
	return record as unknown as CanvasRecord;
}

/**
 * @param parentOf what an area stands in; null for what is no area, or is not there
 * @returns the area it stands in, or the page where that is not there, or where areas stand in each other in a circle
 */
export function standsIn({ id, properties }: BoardRecord, parentOf: (area: string) => string | null): string {
	const area = properties.parentId as string;
	const seen = new Set<string>();
	for (let above: string | null = area; above !== null && !seen.has(above); above = parentOf(above)) {
		if (above === id) return PAGE_ID;
		seen.add(above);
	}
	return parentOf(area) === null ? PAGE_ID : area;
}

/** @returns what of a canvas record is stored: every property, also those that equal their defaults */
export function fromCanvas(record: CanvasRecord): Entries {
	const { id, type, typeName, props, meta, ...rest } = record as unknown as Record<string, unknown> & {
		id: string;
		type: string;
		props: Record<string, Json>;
		meta: Record<string, Json>;
	};
	const properties: Record<string, Json> = {};
	const { x, y, ...top } = rest as Record<string, Json>;
	if (typeName === 'shape') properties.xy = [roundedPlace(x as number), roundedPlace(y as number)];
	Object.assign(properties, top);
	const isWorded = WORDED.includes(type) && typeName === 'shape';
	for (const [name, value] of Object.entries(props)) {
		if (name === 'segments') properties['props.segments'] = storedSegments(value);
		else if (name !== 'richText' || !isWorded) properties[`props.${name}`] = value;
	}
	for (const [name, value] of Object.entries(meta)) if (name !== 'author') properties[`meta.${name}`] = value;
	return { id, type, properties, words: isWorded ? plainWords(props.richText) : null };
}

/** @returns a coordinate to an eighth of a point, which takes five bytes instead of nine and which nobody can tell apart */
export function roundedPlace(value: number): number {
	return Math.round(value * 8) / 8;
}

/** One paragraph a line. */
export function richTextOf(words: string): object {
	return {
		type: 'doc',
		content: words
			.split('\n')
			.map((line) =>
				line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] }
			)
	};
}

/** @param richText whatever the canvas's text editor made: each block of text is a line */
export function plainWords(richText: unknown): string {
	const lines: string[] = [];
	const collect = ({ content = [] }: RichTextNode) => {
		if (content.every(isInline))
			lines.push(content.map(({ type, text = '' }) => (type === 'hardBreak' ? '\n' : text)).join(''));
		else content.forEach(collect);
	};
	for (const block of (richText as RichTextNode | undefined)?.content ?? []) collect(block);
	return lines.join('\n');
}

function isInline({ type }: RichTextNode): boolean {
	return type === 'text' || type === 'hardBreak';
}

interface Segment {
	type: 'free' | 'straight';
	points: { x: number; y: number; z?: number }[];
}

function segmentsOf(stored: Json): Segment[] {
	const flags = Array.isArray(stored)
		? stored.map((segment: Json) => (Array.isArray(segment) ? (segment[0] as Json) : 0))
		: [];
	return strokesOf(stored).map((points, index) => ({ type: flags[index] === 1 ? 'straight' : 'free', points }));
}

/** In hundredths, which is what the canvas itself rounds its strokes to, and from point to point, which is short. */
function storedSegments(segments: unknown): number[][] {
	return (segments as Segment[]).map(({ type, points }) => {
		const stored = [type === 'straight' ? 1 : 0];
		let [beforeX, beforeY, beforeZ] = [0, 0, 0];
		for (const point of points) {
			const [x, y, z] = [point.x, point.y, point.z ?? 0.5].map((value) => Math.round(value * 100)) as [
				number,
				number,
				number
			];
			stored.push(x - beforeX, y - beforeY, z - beforeZ);
			[beforeX, beforeY, beforeZ] = [x, y, z];
		}
		return stored;
	});
}
