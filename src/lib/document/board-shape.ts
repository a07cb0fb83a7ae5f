/**
 * The shape of the board's document: which records may stand in it, which properties each may have, and what a
 * property is when nothing is stored. Readers, writers, the canvas's binding and the server's validation follow these
 * tables. A change here is a new BOARD_VERSION and a migration.
 *
 * `Map("records")`: record id → `Y.Map` with one entry per property, so that the unit of merging is the property.
 * What equals its default is not stored until it has once been something else. `x` and `y` are one entry, `xy`;
 * `props` and `meta` are flattened with dots; the words of a note, a text and a shape are a `Y.Text` under `text`.
 * `Map("authors")`: record id → participant id, set once, when the record is made, and kept when it is deleted, so that
 * what is brought back still has its author. A record without an entry has no author.
 * `Map("meta")`: `version`.
 */
import { cardPart } from './board-cards.ts';

/** 2: cards. A board of version 1 has none, and needs no change. */
export const BOARD_VERSION = 2;

export const RECORDS = 'records';
export const AUTHORS = 'authors';
export const BOARD_META = 'meta';

/** What a record's own shared text is stored under. */
export const WORDS = 'text';

/** Where everything stands that is in no area. */
export const PAGE_ID = 'page:page';

/** Record ids as in `shape:Kx3…` and `binding:Kx3…`. */
export const RECORD_ID = /^(shape|binding):[\w-]{1,64}$/;

/** JSON as it stands under a property. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a note is. */
export const NOTE_KINDS = ['idea', 'experience', 'knowledge', 'question', 'worry'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Where a note's words come from. */
export const NOTE_ORIGINS = ['typed', 'paper'] as const;
export type NoteOrigin = (typeof NOTE_ORIGINS)[number];

/** Every property that any shape has. `index` is the order of drawing (what lies above), `meta.order` that of reading. */
export const SHAPE_DEFAULTS = {
	xy: [0, 0],
	rotation: 0,
	index: 'a1',
	parentId: PAGE_ID,
	isLocked: false,
	opacity: 1,
	'meta.order': '',
	'meta.language': '',
	'meta.noteKind': '',
	'meta.writtenFor': '',
	'meta.origin': '',
	'meta.description': ''
} as const satisfies Record<string, Json>;

const STYLE = { 'props.color': 'black', 'props.size': 'm' } as const;
const LABEL = { 'props.labelColor': 'black', 'props.font': 'sans', 'props.scale': 1 } as const;
const OUTLINE = { 'props.dash': 'solid', 'props.fill': 'none' } as const;

/** The properties of each type of shape beside SHAPE_DEFAULTS. A type that is not here does not exist on our boards. */
export const TYPE_DEFAULTS = {
	note: {
		...STYLE,
		...LABEL,
		'props.color': 'yellow',
		'props.fontSizeAdjustment': 0,
		'props.align': 'middle',
		'props.verticalAlign': 'middle',
		'props.growY': 0,
		'props.url': ''
	},
	text: {
		...STYLE,
		'props.font': 'sans',
		'props.textAlign': 'start',
		'props.w': 8,
		'props.scale': 1,
		'props.autoSize': true
	},
	geo: {
		...STYLE,
		...LABEL,
		...OUTLINE,
		'props.geo': 'rectangle',
		'props.url': '',
		'props.w': 100,
		'props.h': 100,
		'props.growY': 0,
		'props.align': 'middle',
		'props.verticalAlign': 'middle'
	},
	arrow: {
		...STYLE,
		...LABEL,
		...OUTLINE,
		'props.kind': 'arc',
		'props.arrowheadStart': 'none',
		'props.arrowheadEnd': 'arrow',
		'props.start': { x: 0, y: 0 },
		'props.end': { x: 2, y: 0 },
		'props.bend': 0,
		'props.text': '',
		'props.labelPosition': 0.5,
		'props.elbowMidPoint': 0.5
	},
	draw: {
		...STYLE,
		...OUTLINE,
		'props.segments': [],
		'props.isComplete': false,
		'props.isClosed': false,
		'props.isPen': false,
		'props.scale': 1
	},
	frame: { 'props.w': 720, 'props.h': 520, 'props.name': '', 'props.color': 'black' },
	/** What it shows is told by its id (board-cards.ts), its words by the negotiation. */
	card: { 'props.w': 320, 'props.h': 240 }
} as const satisfies Record<string, Record<string, Json>>;

export type ShapeType = keyof typeof TYPE_DEFAULTS;

const DEFAULTS: Readonly<Record<string, Record<string, Json>>> = Object.fromEntries(
	Object.entries(TYPE_DEFAULTS).map(([type, defaults]) => [type, { ...SHAPE_DEFAULTS, ...defaults }])
);

/** What ties an end of an arrow to a shape. */
export const BINDING_DEFAULTS = {
	fromId: '',
	toId: '',
	'props.terminal': 'start',
	'props.normalizedAnchor': { x: 0.5, y: 0.5 },
	'props.isExact': false,
	'props.isPrecise': false,
	'props.snap': 'none'
} as const satisfies Record<string, Json>;

/** The types of shape whose words are a shared text. */
export const WORDED: readonly string[] = ['note', 'text', 'geo'] satisfies ShapeType[];

/** The most a record's words, and any other stored string, may be long. */
export const MAX_WORDS_LENGTH = 10_000;
export const MAX_STRING_LENGTH = 1_000;
/** The largest number, either way, that a property may hold. */
export const MAX_NUMBER = 1e9;
/** Records on one board, and of one participant. */
export const MAX_RECORDS = 30_000;
export const MAX_RECORDS_PER_PARTICIPANT = 10_000;

/** The side of a note. */
export const NOTE_SIDE = 200;

function isShapeType(type: unknown): type is ShapeType {
	return typeof type === 'string' && Object.hasOwn(TYPE_DEFAULTS, type);
}

/**
 * @param type the value stored under `type`
 * @returns every property of such a record with its default; null where there is no such record
 */
export function defaultsOf(id: string, type: unknown): Readonly<Record<string, Json>> | null {
	if (!RECORD_ID.test(id)) return null;
	if (id.startsWith('binding:')) return type === 'arrow' ? BINDING_DEFAULTS : null;
	if ((type === 'card') !== (cardPart(id) !== null)) return null;
	return isShapeType(type) ? (DEFAULTS[type] ?? null) : null;
}
