/**
 * Decides whether a new struct may stand where it wants to stand. The tables are those of
 * `src/lib/document/shape.ts`; an editor that met anything else would delete it in its reader's name.
 */
import * as Y from 'yjs';
import type { DocumentKind } from '../../../src/lib/document/names.ts';
import { AUTHORS, RECORDS } from '../../../src/lib/document/board-shape.ts';
import {
	ACTION_FIELDS,
	ELEMENT_CHILDREN,
	isSummaryFragmentName,
	PLAN,
	TEXT_BLOCK,
	TEXT_MARKS,
	TOP_LEVEL_TYPES,
	type FieldKind
} from '../../../src/lib/document/shape.ts';
import type { BoardCheck } from './board.ts';
import { isJson, isSafeKey } from './values.ts';

type NewStruct = Y.Item | Y.GC;

/** Where a struct stands: what kind of thing holds it. */
type Place =
	| { kind: 'fragment' }
	| { kind: 'element'; name: string }
	| { kind: 'richText' }
	| { kind: 'text' }
	| { kind: 'plan' }
	| { kind: 'action' }
	| { kind: 'strings' }
	| { kind: 'records' }
	| { kind: 'authors' }
	| { kind: 'record'; id: string }
	| { kind: 'words' }
	| { kind: 'json' }
	| { kind: 'gone' }
	| { kind: 'nowhere' };

export type ShapeRules = 'negotiation' | 'summary' | 'board' | 'json';

/** Which rules a document follows. */
export const SHAPE_RULES: Record<DocumentKind, ShapeRules> = {
	negotiation: 'negotiation',
	canvas: 'board',
	record: 'json',
	summary: 'summary'
};

const ROOTS = { negotiation: 'negotiation', board: 'canvas', json: 'record' } as const;

const MAX_KEY_LENGTH = 128;

/** How deep things may nest: lists in lists thirty levels down. Whoever reads a document goes down with it. */
const MAX_DEPTH = 64;

/** The place of an item: in what, under which key of it, and how many holders it is inside of. */
interface Standing {
	place: Place;
	key: string | null;
	depth: number;
}

interface Options {
	/** @returns the struct of the document or of the update that covers an id */
	find: (id: Y.ID) => NewStruct | null;
	rules: ShapeRules;
	/** What a board asks beyond its places; null for other documents, which have no such places. */
	board?: BoardCheck | null;
}

export class ShapeCheck {
	#find: Options['find'];
	#rules: ShapeRules;
	#board: BoardCheck | null;
	/** A run of items asks for the same place again and again; each asks only its neighbour. */
	#standings = new Map<Y.Item, Standing>();

	constructor({ find, rules, board = null }: Options) {
		this.#board = board;
		this.#find = find;
		this.#rules = rules;
	}

	/** @param item a struct of the update; those it refers to have been asked about before it */
	fits(item: Y.Item): boolean {
		const { place, key, depth } = this.#standingOf(item);
		if (place.kind === 'nowhere' || !hasSafeValues(item.content)) return false;
		// Nothing of it will be seen: its place, or itself, is already deleted.
		if (place.kind === 'gone') return true;
		if (this.#rules === 'board') return this.#fitsBoard(item, place, key);
		if (item.content instanceof Y.ContentDeleted) return true;
		if (item.content instanceof Y.ContentType && depth >= MAX_DEPTH) return false;
		if (key === null) return fitsInList(item.content, place);
		return key.length <= MAX_KEY_LENGTH && isSafeKey(key) && fitsUnderKey(item.content, place, key);
	}

	#fitsBoard(item: Y.Item, place: Place, key: string | null): boolean {
		if (this.#board === null) return false;
		if (key === null) return place.kind === 'words' && this.#board.fitsWords(item.content);
		switch (place.kind) {
			case 'records':
				return this.#board.fitsRecords(item, key);
			case 'authors':
				return this.#board.fitsAuthors(item, key);
			case 'record':
				return this.#board.fitsRecord(item, place.id, key);
			default:
				return false;
		}
	}

	#standingOf(item: Y.Item): Standing {
		const standing = this.#standings.get(item) ?? this.#findStanding(item);
		this.#standings.set(item, standing);
		return standing;
	}

	/** Items in a run take their place and key from their neighbour. */
	#findStanding(item: Y.Item): Standing {
		if (item.parent !== null) return { ...this.#placeIn(item.parent), key: item.parentSub };
		const id = item.origin ?? item.rightOrigin;
		const neighbour = id === null ? null : this.#find(id);
		if (neighbour === null) return { place: { kind: 'nowhere' }, key: null, depth: 0 };
		return neighbour instanceof Y.GC ? { place: { kind: 'gone' }, key: null, depth: 0 } : this.#standingOf(neighbour);
	}

	#placeIn(parent: Y.Item['parent'] | string): Omit<Standing, 'key'> {
		if (typeof parent === 'string') return { place: this.#root(parent), depth: 0 };
		if (parent instanceof Y.ID) {
			const holder = this.#find(parent);
			if (holder instanceof Y.GC) return { place: { kind: 'gone' }, depth: 0 };
			return holder === null ? { place: { kind: 'nowhere' }, depth: 0 } : this.#inside(holder);
		}
		if (parent === null) return { place: { kind: 'nowhere' }, depth: 0 };
		return parent._item === null
			? { place: this.#root(Y.findRootTypeKey(parent)), depth: 0 }
			: this.#inside(parent._item);
	}

	#root(name: string): Place {
		if (this.#rules === 'summary') return { kind: isSummaryFragmentName(name) ? 'fragment' : 'nowhere' };
		const types: Record<string, string> = TOP_LEVEL_TYPES[ROOTS[this.#rules]];
		if (!Object.hasOwn(types, name)) return { kind: 'nowhere' };
		if (this.#rules === 'json') return { kind: 'json' };
		if (this.#rules === 'board')
			return { kind: name === RECORDS ? 'records' : name === AUTHORS ? 'authors' : 'nowhere' };
		return name === PLAN ? { kind: 'plan' } : { kind: 'fragment' };
	}

	#inside(holder: Y.Item): Omit<Standing, 'key'> {
		return { place: this.#placeInside(holder), depth: this.#standingOf(holder).depth + 1 };
	}

	/** The place inside a holder: what its nested type is, seen from where the holder stands. */
	#placeInside(holder: Y.Item): Place {
		if (holder.content instanceof Y.ContentDeleted) return { kind: 'gone' };
		if (!(holder.content instanceof Y.ContentType)) return { kind: 'nowhere' };
		if (this.#rules === 'json') return { kind: 'json' };
		const type: unknown = holder.content.type;
		if (this.#rules === 'board') return placeOnBoard(this.#standingOf(holder), type);
		if (type instanceof Y.XmlElement) return { kind: 'element', name: type.nodeName };
		if (type instanceof Y.XmlText) return { kind: 'richText' };
		if (type instanceof Y.XmlFragment) return { kind: 'fragment' };
		if (type instanceof Y.Text) return { kind: 'text' };
		if (type instanceof Y.Array) return { kind: 'strings' };
		return type instanceof Y.Map ? { kind: 'action' } : { kind: 'nowhere' };
	}
}

/** A record under its id, and in it the words. */
function placeOnBoard({ place, key }: Standing, type: unknown): Place {
	if (place.kind === 'records' && key !== null) return { kind: 'record', id: key };
	return place.kind === 'record' && type instanceof Y.Text ? { kind: 'words' } : { kind: 'nowhere' };
}

function fitsInList(content: Y.Item['content'], place: Place): boolean {
	const type: unknown = content instanceof Y.ContentType ? content.type : null;
	switch (place.kind) {
		case 'fragment':
			return isElementOf(type, '');
		case 'element':
			return place.name === TEXT_BLOCK && type instanceof Y.XmlText ? true : isElementOf(type, place.name);
		case 'richText':
		case 'text':
			return content instanceof Y.ContentString || (content instanceof Y.ContentFormat && isMark(content.key));
		case 'strings':
			return isPlain(content);
		case 'json':
			return isPlain(content) || type !== null;
		default:
			return false;
	}
}

function fitsUnderKey(content: Y.Item['content'], place: Place, key: string): boolean {
	const type: unknown = content instanceof Y.ContentType ? content.type : null;
	switch (place.kind) {
		case 'element':
			return isPlain(content);
		case 'plan':
			return isExactly(type, Y.Map);
		case 'action':
			return Object.hasOwn(ACTION_FIELDS, key)
				? fitsField(content, type, ACTION_FIELDS[key as keyof typeof ACTION_FIELDS])
				: isPlain(content);
		case 'json':
			return isPlain(content) || type !== null;
		default:
			return false;
	}
}

function fitsField(content: Y.Item['content'], type: unknown, kind: FieldKind): boolean {
	switch (kind) {
		case 'text':
			return isExactly(type, Y.Text) || isPlain(content);
		case 'richText':
			return isExactly(type, Y.XmlFragment) || isExactly(type, Y.Text) || isPlain(content);
		case 'strings':
			return isExactly(type, Y.Array) || isPlain(content);
		case 'string':
			return isPlain(content);
	}
}

/** XmlText is a Text and XmlElement a XmlFragment in JavaScript; here they are different things. */
function isExactly(type: unknown, constructor: unknown): boolean {
	return type !== null && (type as object).constructor === constructor;
}

function isElementOf(type: unknown, parent: string): boolean {
	return (
		type instanceof Y.XmlElement &&
		Object.hasOwn(ELEMENT_CHILDREN, parent) &&
		(ELEMENT_CHILDREN[parent] ?? []).includes(type.nodeName)
	);
}

/** Whatever stands in a document is written out again and again: for the log, for others, for readers. */
function hasSafeValues(content: Y.Item['content']): boolean {
	if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) {
		return content.getContent().every((value: unknown) => isJson(value));
	}
	if (content instanceof Y.ContentFormat) return isJson(content.value);
	return !(content instanceof Y.ContentEmbed || content instanceof Y.ContentDoc || content instanceof Y.ContentBinary);
}

/** Values, as against types that hold others. */
function isPlain(content: Y.Item['content']): boolean {
	return content instanceof Y.ContentAny || content instanceof Y.ContentString || content instanceof Y.ContentJSON;
}

/** y-prosemirror may add a hash to the name of a mark that can overlap itself. */
function isMark(key: string): boolean {
	return (TEXT_MARKS as readonly string[]).includes(key.split('--')[0] ?? '');
}
