/**
 * Decides whether a new struct may stand where it wants to stand. The tables are those of
 * `src/lib/document/shape.ts`; an editor that met anything else would delete it in its reader's name.
 */
import * as Y from 'yjs';
import type { DocumentKind } from '../../../src/lib/document/names.ts';
import {
	ACTION_FIELDS,
	ELEMENT_CHILDREN,
	PLAN,
	TEXT_BLOCK,
	TEXT_MARKS,
	TOP_LEVEL_TYPES,
	type FieldKind
} from '../../../src/lib/document/shape.ts';

/** Where a struct stands: what kind of thing holds it. */
type Place =
	| { kind: 'fragment' }
	| { kind: 'element'; name: string }
	| { kind: 'richText' }
	| { kind: 'text' }
	| { kind: 'plan' }
	| { kind: 'action' }
	| { kind: 'strings' }
	| { kind: 'json' }
	| { kind: 'gone' }
	| { kind: 'nowhere' };

export type ShapeRules = 'negotiation' | 'json';

/** Which rules a document follows. The board's records are checked by the canvas's own validators when it is built. */
export const SHAPE_RULES: Record<DocumentKind, ShapeRules> = {
	negotiation: 'negotiation',
	canvas: 'json',
	record: 'json'
};

const MAX_KEY_LENGTH = 128;

export class ShapeCheck {
	#doc: Y.Doc;
	#rules: ShapeRules;
	#fresh: ReadonlyMap<number, readonly (Y.Item | Y.GC)[]>;
	/** A run of items asks for the same place again and again; each asks only its neighbour. */
	#places = new Map<Y.Item, { place: Place; key: string | null }>();

	constructor(doc: Y.Doc, rules: ShapeRules, fresh: ReadonlyMap<number, readonly (Y.Item | Y.GC)[]>) {
		this.#doc = doc;
		this.#rules = rules;
		this.#fresh = fresh;
	}

	/** @param item a struct of the update, not yet part of the document */
	fits(item: Y.Item): boolean {
		const { place, key } = this.#placeOf(item);
		if (place.kind === 'nowhere') return false;
		// Nothing of it will be seen: its place, or itself, is already deleted.
		if (place.kind === 'gone' || item.content instanceof Y.ContentDeleted) return true;
		if (key !== null && key.length > MAX_KEY_LENGTH) return false;
		return key === null ? fitsInList(item.content, place) : fitsUnderKey(item.content, place, key);
	}

	/** The place and map key of an item; items in a run take both from their neighbour. */
	#placeOf(item: Y.Item): { place: Place; key: string | null } {
		const place = this.#places.get(item) ?? this.#findPlace(item);
		this.#places.set(item, place);
		return place;
	}

	#findPlace(item: Y.Item): { place: Place; key: string | null } {
		if (item.parent !== null) return { place: this.#placeIn(item.parent), key: item.parentSub };
		const neighbour = this.#find(item.origin) ?? this.#find(item.rightOrigin);
		if (neighbour === null) return { place: { kind: 'nowhere' }, key: null };
		return neighbour instanceof Y.GC ? { place: { kind: 'gone' }, key: null } : this.#placeOf(neighbour);
	}

	#placeIn(parent: Y.Item['parent'] | string): Place {
		if (typeof parent === 'string') return this.#root(parent);
		if (parent instanceof Y.ID) {
			const holder = this.#find(parent);
			if (holder instanceof Y.GC) return { kind: 'gone' };
			return holder === null ? { kind: 'nowhere' } : this.#inside(holder);
		}
		if (parent === null) return { kind: 'nowhere' };
		return parent._item === null ? this.#root(Y.findRootTypeKey(parent)) : this.#inside(parent._item);
	}

	#root(name: string): Place {
		const types: Record<string, string> =
			this.#rules === 'negotiation' ? TOP_LEVEL_TYPES.negotiation : TOP_LEVEL_TYPES.canvas;
		if (!Object.hasOwn(types, name)) return { kind: 'nowhere' };
		if (this.#rules === 'json') return { kind: 'json' };
		return name === PLAN ? { kind: 'plan' } : { kind: 'fragment' };
	}

	/** The place inside a holder: what its nested type is, seen from where the holder stands. */
	#inside(holder: Y.Item): Place {
		if (holder.content instanceof Y.ContentDeleted) return { kind: 'gone' };
		if (!(holder.content instanceof Y.ContentType)) return { kind: 'nowhere' };
		if (this.#rules === 'json') return { kind: 'json' };
		const type: unknown = holder.content.type;
		if (type instanceof Y.XmlElement) return { kind: 'element', name: type.nodeName };
		if (type instanceof Y.XmlText) return { kind: 'richText' };
		if (type instanceof Y.XmlFragment) return { kind: 'fragment' };
		if (type instanceof Y.Text) return { kind: 'text' };
		if (type instanceof Y.Array) return { kind: 'strings' };
		return type instanceof Y.Map ? { kind: 'action' } : { kind: 'nowhere' };
	}

	#find(id: Y.ID | null): Y.Item | Y.GC | null {
		if (id === null) return null;
		if (id.clock < Y.getState(this.#doc.store, id.client)) {
			const structs = this.#doc.store.clients.get(id.client) ?? [];
			return structs[Y.findIndexSS(structs, id.clock)] ?? null;
		}
		return covering(this.#fresh.get(id.client) ?? [], id.clock);
	}
}

function covering(structs: readonly (Y.Item | Y.GC)[], clock: number): Y.Item | Y.GC | null {
	let low = 0;
	let high = structs.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const struct = structs[middle] as Y.Item | Y.GC;
		if (clock < struct.id.clock) high = middle - 1;
		else if (clock >= struct.id.clock + struct.length) low = middle + 1;
		else return struct;
	}
	return null;
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
	return type instanceof Y.XmlElement && (ELEMENT_CHILDREN[parent] ?? []).includes(type.nodeName);
}

/** Values that are JSON: what any program can read back. */
function isPlain(content: Y.Item['content']): boolean {
	return content instanceof Y.ContentAny || content instanceof Y.ContentString || content instanceof Y.ContentJSON;
}

/** y-prosemirror may add a hash to the name of a mark that can overlap itself. */
function isMark(key: string): boolean {
	return (TEXT_MARKS as readonly string[]).includes(key.split('--')[0] ?? '');
}
