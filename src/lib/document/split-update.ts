/**
 * Cuts one large Yjs update into several that each fit the server's frame limits and can each be
 * applied in turn without waiting for a later one. Applying all of them is applying the whole.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodeUpdate, type Deletions, type Range, type Struct } from './encode-update.ts';
import { inOrder } from './order.ts';

export interface UpdateLimits {
	/** The most a part may weigh; one part can go a little over, since sizes are estimated. */
	maxBytes: number;
	maxStructs: number;
	/** Ranges deleted. */
	maxRanges: number;
}

/** Half of what the server takes (256 KB, 2,000 structs and ranges), so that an estimate a little off still fits. */
const UPDATE_LIMITS: UpdateLimits = { maxBytes: 120_000, maxStructs: 1_000, maxRanges: 1_000 };

/** Below this many bytes an update cannot hold too many structs, and is not looked into. */
const SURELY_SMALL_BYTES = 4_000;

/** @returns the update itself in an array when it is small enough, else its parts in the order to send them */
export function splitUpdate(update: Uint8Array, limits: UpdateLimits = UPDATE_LIMITS): Uint8Array[] {
	if (update.byteLength <= Math.min(SURELY_SMALL_BYTES, limits.maxBytes)) return [update];
	const { structs, ds } = Y.decodeUpdate(update);
	const { maxBytes, maxStructs, maxRanges } = limits;
	const isSmall = update.byteLength <= maxBytes && structs.length <= maxStructs && rangesIn(ds.clients) <= maxRanges;
	if (isSmall) return [update];
	const pieces = structs.flatMap((struct) => cutStruct(struct, maxBytes));
	return [
		...inParts(inOrderOfNeed(pieces), limits).map((part) => encodeUpdate(part)),
		...inRanges(ds.clients, maxRanges).map((part) => encodeUpdate([], part))
	];
}

/** The most of each that a part of an update may hold, however many bytes that is. */
export interface PartLimits {
	structs: number;
	/** Ranges deleted. */
	ranges: number;
}

/** A part of an update, or the whole of it. */
export interface UpdatePart {
	structs: readonly Struct[];
	deletions: Deletions;
}

/**
 * @param structs as they were decoded, those of one client in order of clock
 * @returns parts in the order to apply them: first what is new, then what is deleted
 */
export function partsOf({ structs, deletions }: UpdatePart, { structs: maxStructs, ranges }: PartLimits): UpdatePart[] {
	const ordered = inOrderOfNeed(structs);
	const parts: UpdatePart[] = [];
	for (let at = 0; at < ordered.length; at += maxStructs)
		parts.push({ structs: ordered.slice(at, at + maxStructs), deletions: new Map() });
	return [...parts, ...inRanges(deletions, ranges).map((part) => ({ structs: [], deletions: part }))];
}

/** A long run of text is one struct: it is cut into runs that each continue the one before. */
function cutStruct(struct: Struct, maxBytes: number): Struct[] {
	const most = Math.max(2, Math.floor(maxBytes / 4));
	const pieces: Struct[] = [];
	let rest = struct;
	while (rest instanceof Y.Item && rest.content instanceof Y.ContentString && rest.length > most) {
		// A surrogate pair must not be cut in two: Yjs would replace both halves.
		const at = isHighSurrogate(rest.content.str.charCodeAt(most - 1)) ? most - 1 : most;
		const tail: Y.ContentString = rest.content.splice(at);
		rest.length = at;
		pieces.push(rest);
		const { client, clock } = rest.id;
		const before = Y.createID(client, clock + at - 1);
		const { rightOrigin, parent, parentSub } = rest;
		// eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Yjs takes each content by its shape; its types name a base class none of them extends
		rest = new Y.Item(Y.createID(client, clock + at), null, before, null, rightOrigin, parent, parentSub, tail);
	}
	pieces.push(rest);
	return pieces;
}

function isHighSurrogate(unit: number): boolean {
	return unit >= 0xd800 && unit <= 0xdbff;
}

/** @returns how many ranges are deleted */
export function rangesIn(deletions: Deletions): number {
	let count = 0;
	for (const { length } of deletions.values()) count += length;
	return count;
}

/** Sorts structs so that each comes after those it names as neighbour or parent. */
function inOrderOfNeed(structs: readonly Struct[]): readonly Struct[] {
	const queues = new Map<number, Struct[]>();
	for (const struct of structs) {
		const queue = queues.get(struct.id.client);
		if (queue) queue.push(struct);
		else queues.set(struct.id.client, [struct]);
	}
	// What stands in no part is there already; what names itself in a circle no editor makes, and the server judges it.
	return inOrder(queues, (client) => queues.get(client)?.[0]?.id.clock ?? Infinity) ?? structs;
}

function inParts(structs: readonly Struct[], { maxBytes, maxStructs }: UpdateLimits): Struct[][] {
	const parts: Struct[][] = [];
	let part: Struct[] = [];
	let bytes = 0;
	for (const struct of structs) {
		const weight = sizeOf(struct);
		if (part.length > 0 && (bytes + weight > maxBytes || part.length >= maxStructs)) {
			parts.push(part);
			part = [];
			bytes = 0;
		}
		part.push(struct);
		bytes += weight;
	}
	if (part.length > 0) parts.push(part);
	return parts;
}

function inRanges(deletions: Deletions, maxRanges: number): Deletions[] {
	const parts: Map<number, readonly Range[]>[] = [];
	let room = 0;
	for (const [client, ranges] of deletions) {
		for (let at = 0; at < ranges.length;) {
			if (room === 0) {
				parts.push(new Map());
				room = maxRanges;
			}
			const taken = ranges.slice(at, at + room);
			parts.at(-1)?.set(client, taken);
			at += taken.length;
			room -= taken.length;
		}
	}
	return parts;
}

function sizeOf(struct: Struct): number {
	const encoder = new Y.UpdateEncoderV1();
	struct.write(encoder, 0);
	return encoding.length(encoder.restEncoder) + 2;
}
