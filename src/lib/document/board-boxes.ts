/** Where what stands on the board lies on it. Pure: a text, which nobody has measured, is as large as its words. */
import type { Board, BoardArea, BoardConnection, BoardItem } from './board.ts';

export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** The size of a text's letters, how wide a letter of our typeface is on average, and how high a line, as parts of it. */
const TEXT = { size: 24, letter: 0.52, line: 1.3 };

/** @returns the box of every area and item, by id */
export function boxesOf({ areas, items }: Board): Map<string, Box> {
	return new Map([...areas, ...items].map((part) => [part.id, boxOf(part)]));
}

export function boxOf(part: BoardItem | BoardArea): Box {
	const { x, y, width, height } = part;
	if (part.kind !== 'text') return { x, y, width, height };
	const lines = part.words.split('\n');
	const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
	return { x, y, width: longest * TEXT.size * TEXT.letter, height: lines.length * TEXT.size * TEXT.line };
}

/** @returns where a connection begins and ends; ends stop where the boxes they are tied to begin */
export function endsOf(
	connection: BoardConnection,
	boxes: ReadonlyMap<string, Box>
): [{ x: number; y: number }, { x: number; y: number }] {
	const [from, to] = [boxes.get(connection.from ?? ''), boxes.get(connection.to ?? '')];
	const loose = (end: { x: number; y: number }) => ({ x: connection.x + end.x, y: connection.y + end.y });
	const start = from ? middleOf(from) : loose(connection.start);
	const end = to ? middleOf(to) : loose(connection.end);
	return [from ? edgeTowards(from, end) : start, to ? edgeTowards(to, start) : end];
}

/** @returns the box around everything on the board; null where nothing is */
export function boxAround(board: Board, boxes = boxesOf(board)): Box | null {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	const ends = board.connections.flatMap((connection) => endsOf(connection, boxes));
	for (const { x, y, width, height } of [...boxes.values(), ...ends.map((end) => ({ ...end, width: 0, height: 0 }))]) {
		left = Math.min(left, x);
		top = Math.min(top, y);
		right = Math.max(right, x + width);
		bottom = Math.max(bottom, y + height);
	}
	return left === Infinity ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/** @returns whether two boxes have a point in common */
export function reachesInto(box: Box, view: Box): boolean {
	return (
		box.x <= view.x + view.width &&
		box.x + box.width >= view.x &&
		box.y <= view.y + view.height &&
		box.y + box.height >= view.y
	);
}

function middleOf({ x, y, width, height }: Box): { x: number; y: number } {
	return { x: x + width / 2, y: y + height / 2 };
}

function edgeTowards(box: Box, point: { x: number; y: number }): { x: number; y: number } {
	const middle = middleOf(box);
	const [dx, dy] = [point.x - middle.x, point.y - middle.y];
	const reach = Math.max(Math.abs(dx) / (box.width / 2 || 1), Math.abs(dy) / (box.height / 2 || 1));
	return reach <= 1 ? middle : { x: middle.x + dx / reach, y: middle.y + dy / reach };
}
