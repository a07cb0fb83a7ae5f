/**
 * A picture of the board as SVG, from the plain model: what is shown until the canvas is there, and what a summary or the
 * trail shows. Pure; it holds no address and no script, and what people wrote is text in it.
 */
import type { Board, BoardArea, BoardCard, BoardConnection, BoardItem } from './board.ts';
import { boxAround, boxesOf, boxOf, endsOf, reachesInto, type Box } from './board-boxes.ts';
import type { CardPart } from './board-cards.ts';
import { OPENING_INSET, openingOf, READABLE_ZOOM } from './board-opening.ts';

const MARGIN = 48;
/**
 * The most that is drawn of a board too large to be seen at once, in points on the screen: what its sheet shows on a
 * projector. To lay out the words of all that a still larger view would show keeps a slow device from the canvas.
 */
const LARGEST_VIEW = { width: 1_000, height: 850 };
const NOTE_TEXT = { size: 22, least: 12, padding: 16 };
const CARD = { padding: 14, title: 18, text: 16 };
const LINE_HEIGHT = 1.3;
/** How wide a letter of our typeface is on average, as a part of its size. */
const LETTER = 0.52;
const INK = '#1f1a17';
const RULE = '#8a8178';
const FAMILY = 'Atkinson Hyperlegible Next, Atkinson Hyperlegible, sans-serif';

/** The canvas's colours: as paper (a note) and as ink (everything else). */
const COLOURS: Readonly<Record<string, { paper: string; ink: string }>> = {
	black: { paper: '#fce19c', ink: INK },
	grey: { paper: '#c0caca', ink: '#6f7680' },
	'light-violet': { paper: '#e1b5f5', ink: '#a84fd0' },
	violet: { paper: '#cf9af0', ink: '#8a2fb8' },
	blue: { paper: '#8aa3ff', ink: '#3a55d0' },
	'light-blue': { paper: '#9bc4fd', ink: '#2f72c4' },
	yellow: { paper: '#fed49a', ink: '#a86400' },
	orange: { paper: '#faa475', ink: '#b85210' },
	green: { paper: '#6fc896', ink: '#0a6b3c' },
	'light-green': { paper: '#98d08a', ink: '#2f7a24' },
	'light-red': { paper: '#f7a5a1', ink: '#c04540' },
	red: { paper: '#fc8282', ink: '#b32020' },
	white: { paper: '#ffffff', ink: '#6f7680' }
};

/** What XML cannot hold: control characters, and halves of letters. */
const UNHELD =
	// eslint-disable-next-line no-control-regex -- these characters are what it is about
	/[\u0000-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

type Ends = ReturnType<typeof endsOf>;

/** What a card shows at the moment of the picture. */
export interface CardPicture {
	title: string;
	/** Whether it holds, in words; '' where nothing is agreed on. */
	state: string;
	lines: readonly string[];
}

/**
 * @param cards what each card shows; a card of which nothing is told is an empty one
 * @returns an SVG of everything on the board, as large as the board
 */
export function boardPicture(board: Board, cards: ReadonlyMap<CardPart, CardPicture> = new Map()): string {
	const around = boxAround(board);
	const { x, y, width, height } = around ? grown(around, MARGIN) : { x: 0, y: 0, width: 800, height: 500 };
	const size = `viewBox="${numbers(x, y, width, height)}" width="${rounded(width)}" height="${rounded(height)}"`;
	return svgOf(size, drawn(board, cards));
}

/**
 * @returns an SVG of what the canvas shows first: of everything where that can be read at once in any view; of a larger
 * board the part where it begins, as large as it can be read, for a view of any size
 */
export function openingPicture(board: Board, cards: ReadonlyMap<CardPart, CardPicture> = new Map()): string {
	const opening = openingOf(board);
	if (opening === null || opening.isSmall) return boardPicture(board, cards);
	const inset = OPENING_INSET / READABLE_ZOOM;
	const [x, y] = [opening.start.x - inset, opening.start.y - inset];
	const view = { x, y, width: LARGEST_VIEW.width / READABLE_ZOOM, height: LARGEST_VIEW.height / READABLE_ZOOM };
	const inView = drawn(board, cards, view);
	// Without a size of its own it is as large as the view that it is shown in, and is not made smaller to fit.
	return svgOf(
		'width="100%" height="100%"',
		`<g transform="scale(${READABLE_ZOOM}) translate(${numbers(-x, -y)})">${inView}</g>`
	);
}

function svgOf(size: string, content: string): string {
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FAMILY}">` +
		`<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">` +
		`<path d="M1 1 9 5 1 9" fill="none" stroke="${INK}" stroke-width="1.6"/></marker></defs>` +
		`${content}</svg>`
	);
}

/** @param view only what reaches into it is drawn */
function drawn(board: Board, cards: ReadonlyMap<CardPart, CardPicture>, view?: Box): string {
	const boxes = boxesOf(board);
	const isInView = ({ id }: { id: string }) => {
		const box = boxes.get(id);
		return !view || (box !== undefined && reachesInto(box, view));
	};
	const lines = board.connections.map((connection) => ({ connection, ends: endsOf(connection, boxes) }));
	return [
		...board.areas.filter(isInView).map(drawArea),
		...board.items
			.filter(isInView)
			.map((item) => (item.kind === 'card' ? drawCard(item, cards.get(item.shows)) : drawItem(item))),
		...lines.filter(({ ends }) => !view || reachesInto(boxBetween(ends), view)).map(drawConnection)
	].join('');
}

function boxBetween([from, to]: Ends): Box {
	const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
	return { x, y, width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
}

function grown({ x, y, width, height }: Box, by: number): Box {
	return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function drawArea({ x, y, width, height, words }: BoardArea): string {
	return (
		`<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" rx="4" ` +
		`fill="#ffffff" stroke="${RULE}" stroke-width="1.5"/>` +
		textAt({ x: x + 2, y: y - 10, size: 18, lines: [words], isBold: true })
	);
}

function drawCard(card: BoardCard, words: CardPicture | undefined): string {
	const { x, y, width, height } = card;
	const { padding, title, text } = CARD;
	const paper = rectangle(card, `fill="#ffffff" stroke="${RULE}" stroke-width="1.5"`);
	if (!words) return paper;
	const head = textAt({ x: x + padding, y: y + padding + title, size: title, lines: [words.title], isBold: true });
	const below = [words.state, ...words.lines].filter((line) => line !== '').join('\n');
	const lines = wrapped(below, Math.max(1, Math.floor((width - 2 * padding) / (text * LETTER))));
	const most = Math.max(1, Math.floor((height - 3 * padding - title) / (text * LINE_HEIGHT)));
	const shown = lines.length > most ? [...lines.slice(0, most - 1), '…'] : lines;
	return `${paper}${head}${textAt({ x: x + padding, y: y + 2 * padding + title + text, size: text, lines: shown })}`;
}

function drawItem(item: Exclude<BoardItem, BoardCard>): string {
	const { paper, ink } = COLOURS[item.color] ?? { paper: '#fed49a', ink: INK };
	const box = boxOf(item);
	switch (item.kind) {
		case 'note':
			return `${rectangle(box, `fill="${paper}"`)}${wordsIn(item.words, box, NOTE_TEXT.size)}`;
		case 'shape':
			return `${outline(item.form, box, `fill="none" stroke="${ink}" stroke-width="3"`)}${wordsIn(item.words, box, 20)}`;
		case 'drawing':
			return item.strokes.map((points) => stroke(points, item, ink)).join('');
		case 'text':
			return textAt({ x: item.x, y: item.y + 24, size: 24, lines: item.words.split('\n') });
	}
}

function stroke(points: readonly { x: number; y: number }[], at: { x: number; y: number }, ink: string): string {
	const path = points.map((point) => numbers(at.x + point.x, at.y + point.y)).join(' ');
	return `<polyline points="${path}" fill="none" stroke="${ink}" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/>`;
}

function outline(form: string, box: Box, style: string): string {
	const { x, y, width, height } = box;
	const [middleX, middleY] = [x + width / 2, y + height / 2];
	if (form === 'ellipse' || form === 'oval') {
		return `<ellipse cx="${rounded(middleX)}" cy="${rounded(middleY)}" rx="${rounded(width / 2)}" ry="${rounded(height / 2)}" ${style}/>`;
	}
	if (form !== 'diamond') return rectangle(box, style);
	const corners = [numbers(middleX, y), numbers(x + width, middleY), numbers(middleX, y + height), numbers(x, middleY)];
	return `<polygon points="${corners.join(' ')}" ${style}/>`;
}

function rectangle({ x, y, width, height }: Box, style: string): string {
	return `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" rx="2" ${style}/>`;
}

function drawConnection({
	connection: { words },
	ends: [from, to]
}: {
	connection: BoardConnection;
	ends: Ends;
}): string {
	const line = `<path d="M${numbers(from.x, from.y)} ${numbers(to.x, to.y)}" fill="none" stroke="${INK}" stroke-width="3" marker-end="url(#tip)"/>`;
	const middle = { x: (from.x + to.x) / 2 + 8, y: (from.y + to.y) / 2 };
	return line + (words === '' ? '' : textAt({ ...middle, size: 18, lines: words.split('\n'), isOutlined: true }));
}

/** Words in the middle of a box, smaller where there are many, and cut where there are more than fit. */
function wordsIn(words: string, { x, y, width, height }: Box, largest: number): string {
	if (words.trim() === '') return '';
	const room = Math.max(1, width - 2 * NOTE_TEXT.padding);
	for (let size = largest; ; size -= 2) {
		const lines = wrapped(words, Math.max(1, Math.floor(room / (size * LETTER))));
		const most = Math.max(1, Math.floor((height - NOTE_TEXT.padding) / (size * LINE_HEIGHT)));
		if (lines.length > most && size > NOTE_TEXT.least) continue;
		const shown = lines.length > most ? [...lines.slice(0, most - 1), '…'] : lines;
		const top = y + (height - shown.length * size * LINE_HEIGHT) / 2 + size;
		return textAt({ x: x + width / 2, y: top, size, lines: shown, isCentred: true });
	}
}

/** @returns the words in lines of at most so many letters, broken between words where that can be */
function wrapped(words: string, most: number): string[] {
	return words.split('\n').flatMap((paragraph) => {
		const lines: string[] = [];
		let line = '';
		for (const word of paragraph.split(' ').flatMap((part) => pieces(part, most))) {
			if (line !== '' && line.length + 1 + word.length > most) {
				lines.push(line);
				line = word;
			} else line = line === '' ? word : `${line} ${word}`;
		}
		return [...lines, line];
	});
}

function pieces(word: string, most: number): string[] {
	const letters = [...word];
	const parts: string[] = [];
	for (let at = 0; at < letters.length; at += most) parts.push(letters.slice(at, at + most).join(''));
	return parts;
}

function textAt(text: {
	x: number;
	y: number;
	size: number;
	lines: readonly string[];
	isCentred?: boolean;
	isBold?: boolean;
	isOutlined?: boolean;
}): string {
	const { x, y, size, lines, isCentred = false, isBold = false, isOutlined = false } = text;
	const spans = lines.map((line, index) => {
		const down = index === 0 ? '' : ` dy="${rounded(size * LINE_HEIGHT)}"`;
		// An empty line would not move the next one down.
		return `<tspan x="${rounded(x)}"${down}>${line === '' ? '&#160;' : escaped(line)}</tspan>`;
	});
	const style = `${isCentred ? ' text-anchor="middle"' : ''}${isBold ? ' font-weight="600"' : ''}`;
	const edge = isOutlined ? ' stroke="#ffffff" stroke-width="5" paint-order="stroke"' : '';
	return `<text x="${rounded(x)}" y="${rounded(y)}" font-size="${size}" fill="${INK}"${style}${edge}>${spans.join('')}</text>`;
}

/** People's words as XML text: without what XML cannot hold. */
function escaped(words: string): string {
	const held = words.replace(UNHELD, '\ufffd');
	return held.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function numbers(...values: number[]): string {
	return values.map(rounded).join(' ');
}

function rounded(value: number): string {
	return String(Math.round(value * 10) / 10);
}
