/**
 * What of a board is seen first: all of it while it can be read so, otherwise its beginning, where its reading order
 * begins. The picture that comes before the canvas, and the canvas, show the same. Pure.
 */
import type { Board } from './board.ts';
import { isSame, type BoardRecord } from './board-records.ts';
import { defaultsOf } from './board-shape.ts';
import { boxAround, boxesOf, boxOf, reachesInto, type Box } from './board-boxes.ts';

/** The least zoom at which a note can be read: its letters are eleven points high. */
export const READABLE_ZOOM = 0.5;
/** Room around what is seen first, in points on the screen: the canvas's tools lie there. */
export const OPENING_INSET = 56;
/** What a view of the board shows at the least, on a laptop: so much lies to the right of and below where it begins. */
const LEAST_VIEW = { width: 900, height: 900 };

/** A board with more items than this is shown where it begins before all of it is there. */
const MANY = 400;

/** How far beyond the view is near, as a part of the view. */
const NEAR = 0.2;

export interface Size {
	width: number;
	height: number;
}

/** How the canvas looks at the board: a point of the board, moved by `x` and `y`, times `zoom`, is a point of the view. */
export interface Camera {
	x: number;
	y: number;
	zoom: number;
}

/** How an empty board is looked at: the first note that somebody writes in the list lies clear of the canvas's tools. */
export const EMPTY_BOARD_CAMERA: Camera = { x: OPENING_INSET, y: OPENING_INSET, zoom: 1 };

/** @returns what is seen first in a view of this size, in points; null where nothing is on the board */
export function openingCamera(board: Board, view: Size): Camera | null {
	const opening = openingOf(board);
	return opening && cameraAt(opening, view);
}

/** @returns what is seen first, in a view of this size, of a board that begins so */
export function cameraAt(opening: Opening, view: Size): Camera {
	const { around, start } = opening;
	const fitting = Math.min(
		(view.width - 2 * OPENING_INSET) / around.width,
		(view.height - 2 * OPENING_INSET) / around.height
	);
	if (fitting < READABLE_ZOOM) {
		const inset = OPENING_INSET / READABLE_ZOOM;
		return { x: inset - start.x, y: inset - start.y, zoom: READABLE_ZOOM };
	}
	const zoom = Math.min(1, fitting);
	return {
		x: view.width / zoom / 2 - around.x - around.width / 2,
		y: view.height / zoom / 2 - around.y - around.height / 2,
		zoom
	};
}

/** @returns the ids of all areas, and of the items that are seen by the camera or lie so near that they soon may be */
export function idsSeen(board: Board, camera: Camera, view: Size): Set<string> {
	const [width, height] = [view.width / camera.zoom, view.height / camera.zoom];
	const [beside, above] = [width * NEAR, height * NEAR];
	const near = { x: -camera.x - beside, y: -camera.y - above, width: width + 2 * beside, height: height + 2 * above };
	const seen = board.items.filter((item) => reachesInto(boxOf(item), near));
	return new Set([...board.areas, ...seen].map(({ id }) => id));
}

export interface Opening {
	/** Everything on the board. */
	around: Box;
	/** Whether a view of it shows all of it at once, even a small one. */
	isSmall: boolean;
	/** The upper left corner of what is seen first where that is not all of it. */
	start: { x: number; y: number };
}

/** @returns where a board begins; null where nothing is on it */
export function openingOf(board: Board): Opening | null {
	const boxes = boxesOf(board);
	const around = boxAround(board, boxes);
	if (around === null) return null;
	const first = boxes.get(board.areas[0]?.id ?? board.items[0]?.id ?? '') ?? around;
	const { width, height } = LEAST_VIEW;
	return {
		around,
		isSmall: around.width <= width && around.height <= height,
		start: {
			x: Math.max(around.x, Math.min(first.x, around.x + around.width - width)),
			y: Math.max(around.y, Math.min(first.y, around.y + around.height - height))
		}
	};
}

/** @returns whether a board is so large that it is shown where it begins before all of it is there */
export function isMany(board: Board): boolean {
	return board.items.length > MANY;
}

/** What a large board is shown by before all of it is there. */
export interface Beginning {
	opening: Opening;
	/** All areas, and what a view of the size that was asked for shows first; properties that equal their defaults left out. */
	records: BoardRecord[];
}

/**
 * @param view at least as large as the canvas will be, in points
 * @returns what is shown first of a board; null where it is not so large that anything comes after
 */
export function beginningOf(board: Board, records: readonly BoardRecord[], view: Size): Beginning | null {
	const opening = openingOf(board);
	if (opening === null || !isMany(board)) return null;
	const seen = idsSeen(board, cameraAt(opening, view), view);
	return { opening, records: records.filter(({ id }) => seen.has(id)).map(withoutDefaults) };
}

/** @returns its records with every property; such as no board holds are left out */
export function recordsAt({ records }: Beginning): BoardRecord[] {
	return records.flatMap((record) => {
		const defaults = defaultsOf(record.id, record.type);
		return defaults ? { ...record, properties: { ...defaults, ...record.properties } } : [];
	});
}

function withoutDefaults(record: BoardRecord): BoardRecord {
	const defaults = defaultsOf(record.id, record.type) ?? {};
	const properties = Object.entries(record.properties).filter(([name, value]) => !isSame(value, defaults[name]));
	return { ...record, properties: Object.fromEntries(properties) };
}
