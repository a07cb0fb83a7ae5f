/**
 * Cuts one large Yjs update into several that each fit the server's frame limits and can each be
 * applied in turn without waiting for a later one. Applying all of them is applying the whole.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodeUpdate, type Struct } from '../document/encode-update.ts';

export interface UpdateLimits {
	/** The most a part may weigh; one part can go a little over, since sizes are estimated. */
	maxBytes: number;
	maxStructs: number;
}

/** Half of what the server takes (256 KB, 2,000 structs), so that an estimate a little off still fits. */
const UPDATE_LIMITS: UpdateLimits = { maxBytes: 120_000, maxStructs: 1_000 };

/** Below this many bytes an update cannot hold too many structs, and is not looked into. */
const SURELY_SMALL_BYTES = 4_000;

/** @returns the update itself in an array when it is small enough, else its parts in the order to send them */
export function splitUpdate(update: Uint8Array, limits: UpdateLimits = UPDATE_LIMITS): Uint8Array[] {
	if (update.byteLength <= Math.min(SURELY_SMALL_BYTES, limits.maxBytes)) return [update];
	const { structs, ds } = Y.decodeUpdate(update);
	if (update.byteLength <= limits.maxBytes && structs.length <= limits.maxStructs) return [update];
	const pieces = structs.flatMap((struct) => cutStruct(struct, limits.maxBytes));
	const parts = inParts(inOrderOfNeed(pieces), limits).map((part) => encodeUpdate(part));
	if (ds.clients.size > 0 || parts.length === 0) parts.push(encodeUpdate([], ds.clients));
	return parts;
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

/** Sorts structs so that each comes after those it names as neighbour or parent. */
function inOrderOfNeed(structs: Struct[]): Struct[] {
	const queues = new Map<number, Struct[]>();
	for (const struct of structs) {
		const queue = queues.get(struct.id.client);
		if (queue) queue.push(struct);
		else queues.set(struct.id.client, [struct]);
	}
	const next = new Map<number, number>([...queues.keys()].map((client) => [client, 0]));
	const isThere = (id: unknown): boolean => {
		if (!(id instanceof Y.ID)) return true;
		const waiting = queues.get(id.client)?.[next.get(id.client) ?? 0];
		return waiting === undefined || id.clock < waiting.id.clock;
	};
	const ordered: Struct[] = [];
	while (ordered.length < structs.length) {
		const before = ordered.length;
		for (const [client, queue] of queues) {
			const start = next.get(client) ?? 0;
			for (const [offset, struct] of queue.slice(start).entries()) {
				if (struct instanceof Y.Item && ![struct.origin, struct.rightOrigin, struct.parent].every(isThere)) break;
				ordered.push(struct);
				next.set(client, start + offset + 1);
			}
		}
		// What is left names itself in a circle, which no editor makes: the server is the one to judge it.
		if (ordered.length === before) return structs;
	}
	return ordered;
}

function inParts(structs: Struct[], { maxBytes, maxStructs }: UpdateLimits): Struct[][] {
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

function sizeOf(struct: Struct): number {
	const encoder = new Y.UpdateEncoderV1();
	struct.write(encoder, 0);
	return encoding.length(encoder.restEncoder) + 2;
}
