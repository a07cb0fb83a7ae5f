/** Yjs updates (v1 encoding) written by hand, byte by byte: also those that no Yjs client would write. */
import * as encoding from 'lib0/encoding';

/** A Yjs id: client and clock. */
export type Id = readonly [client: number, clock: number];

/** How many clocks are deleted from which one on. */
export type DeletedRange = readonly [clock: number, length: number];

export type Content =
	| { kind: 'deleted'; length: number }
	| { kind: 'json'; values: unknown[] }
	| { kind: 'binary'; bytes: Uint8Array }
	| { kind: 'string'; text: string }
	| { kind: 'embed'; value: unknown }
	| { kind: 'format'; key: string; value: unknown }
	| { kind: 'type'; type: TypeName; name?: string }
	| { kind: 'any'; values: unknown[]; /** How many values are said to follow. */ count?: number }
	| { kind: 'subdocument'; guid: string }
	/** A content with a number that Yjs does or does not know. */
	| { kind: 'raw'; ref: number; bytes: number[] };

const TYPE_NAMES = ['array', 'map', 'text', 'element', 'fragment', 'hook', 'xmlText'] as const;
type TypeName = (typeof TYPE_NAMES)[number];

export interface CraftedItem {
	origin?: Id;
	rightOrigin?: Id;
	/** Written only where there is no origin, as Yjs reads it: the name of a top-level type, or the item that holds it. */
	parent?: string | Id;
	key?: string;
	content: Content;
}

export type CraftedStruct = { gc: number } | { skip: number } | CraftedItem;

export interface CraftedClient {
	client: number;
	/** The clock of the first struct; 0 when left out. */
	clock?: number;
	structs: CraftedStruct[];
	/** How many structs are said to follow; the truth when left out. */
	count?: number;
}

export interface CraftedDeletions {
	client: number;
	ranges: DeletedRange[];
}

const GC = 0;
const SKIP = 10;
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;

/** @returns the update; clients may come twice, and nothing is checked */
export function craftUpdate(clients: CraftedClient[], deletions: CraftedDeletions[] = []): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, clients.length);
		for (const { client, clock = 0, structs, count = structs.length } of clients) {
			encoding.writeVarUint(encoder, count);
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			for (const struct of structs) writeStruct(encoder, struct);
		}
		encoding.writeVarUint(encoder, deletions.length);
		for (const { client, ranges } of deletions) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, ranges.length);
			for (const number of ranges.flat()) encoding.writeVarUint(encoder, number);
		}
	});
}

/** @returns an item that holds text, where it is said to stand */
export function textItem(text: string, place: Omit<CraftedItem, 'content'>): CraftedItem {
	return { ...place, content: { kind: 'string', text } };
}

/** @returns an entry of a map: of the top-level map, or of the map that an item holds */
export function mapEntry(parent: string | Id, key: string, ...values: unknown[]): CraftedItem {
	return { parent, key, content: { kind: 'any', values } };
}

/** @returns an element, as in `paragraph`, where it is said to stand */
export function elementItem(name: string, place: Omit<CraftedItem, 'content'>): CraftedItem {
	return { ...place, content: { kind: 'type', type: 'element', name } };
}

/** @returns an item that holds a nested type, where it is said to stand */
export function typeItem(type: TypeName, place: Omit<CraftedItem, 'content'>): CraftedItem {
	return { ...place, content: { kind: 'type', type, name: type } };
}

function writeStruct(encoder: encoding.Encoder, struct: CraftedStruct): void {
	if ('gc' in struct) {
		encoding.writeUint8(encoder, GC);
		encoding.writeVarUint(encoder, struct.gc);
	} else if ('skip' in struct) {
		encoding.writeUint8(encoder, SKIP);
		encoding.writeVarUint(encoder, struct.skip);
	} else {
		writeItem(encoder, struct);
	}
}

function writeItem(encoder: encoding.Encoder, { origin, rightOrigin, parent = '', key, content }: CraftedItem): void {
	const standsAlone = !origin && !rightOrigin;
	encoding.writeUint8(
		encoder,
		refOf(content) |
			(origin ? HAS_ORIGIN : 0) |
			(rightOrigin ? HAS_RIGHT_ORIGIN : 0) |
			(standsAlone && key !== undefined ? HAS_KEY : 0)
	);
	for (const id of [origin, rightOrigin]) if (id) writeId(encoder, id);
	if (standsAlone) {
		encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
		if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
		else writeId(encoder, parent);
		if (key !== undefined) encoding.writeVarString(encoder, key);
	}
	writeContent(encoder, content);
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
	encoding.writeVarUint(encoder, client);
	encoding.writeVarUint(encoder, clock);
}

function refOf(content: Content): number {
	switch (content.kind) {
		case 'deleted':
			return 1;
		case 'json':
			return 2;
		case 'binary':
			return 3;
		case 'string':
			return 4;
		case 'embed':
			return 5;
		case 'format':
			return 6;
		case 'type':
			return 7;
		case 'any':
			return 8;
		case 'subdocument':
			return 9;
		case 'raw':
			return content.ref;
	}
}

function writeContent(encoder: encoding.Encoder, content: Content): void {
	switch (content.kind) {
		case 'deleted': {
			encoding.writeVarUint(encoder, content.length);
			return;
		}
		case 'json':
			encoding.writeVarUint(encoder, content.values.length);
			{
				content.values.forEach((value) => encoding.writeVarString(encoder, JSON.stringify(value)));
				return;
			}
		case 'binary': {
			encoding.writeVarUint8Array(encoder, content.bytes);
			return;
		}
		case 'string': {
			encoding.writeVarString(encoder, content.text);
			return;
		}
		case 'embed': {
			encoding.writeVarString(encoder, JSON.stringify(content.value));
			return;
		}
		case 'format':
			encoding.writeVarString(encoder, content.key);
			{
				encoding.writeVarString(encoder, JSON.stringify(content.value));
				return;
			}
		case 'type':
			encoding.writeVarUint(encoder, TYPE_NAMES.indexOf(content.type));
			if (content.type === 'element' || content.type === 'hook') encoding.writeVarString(encoder, content.name ?? '');
			return;
		case 'any':
			encoding.writeVarUint(encoder, content.count ?? content.values.length);
			{
				content.values.forEach((value) => encoding.writeAny(encoder, value as never));
				return;
			}
		case 'subdocument':
			encoding.writeVarString(encoder, content.guid);
			{
				encoding.writeAny(encoder, {});
				return;
			}
		case 'raw': {
			encoding.writeUint8Array(encoder, Uint8Array.from(content.bytes));
			return;
		}
	}
}
