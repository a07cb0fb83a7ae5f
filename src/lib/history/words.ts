/**
 * The wording of problem and plan as plain data, and the operations that lead from one revision's wording to
 * the next. This is the projection beside the CRDT log: any moment is a snapshot and some operations away,
 * however long the history. Every statement is a list of blocks (see `document/blocks.ts`); a plain field is
 * a list of no or one block, a list of names has a block a name.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { renderRichText } from '../document/rich-text.ts';
import { actionFromBlocks, byOrder, type Negotiation, type Problem } from '../document/read.ts';
import { ACTION_FIELDS, PROBLEM_SLOTS, type ActionField, type ProblemSlot } from '../document/shape.ts';

export type Blocks = string[];

/** The wording at one moment. Mutable: `applyOperation` moves it on. */
export interface Words {
	slots: Record<ProblemSlot, Blocks>;
	/** By action id; fields without words are left out. */
	actions: Map<string, Partial<Record<ActionField, Blocks>>>;
}

export type Place = { slot: ProblemSlot } | { actionId: string; field: ActionField };

export type Operation =
	/** In one block: from `at`, `remove` characters go and `insert` comes. */
	| { kind: 'splice'; place: Place; block: number; at: number; remove: number; insert: string }
	/** From block `at`, `remove` blocks go and `insert` come. */
	| { kind: 'blocks'; place: Place; at: number; remove: number; insert: Blocks }
	| { kind: 'addAction'; actionId: string }
	| { kind: 'removeAction'; actionId: string };

const PROJECTION_VERSION = 1;

const FIELDS = Object.keys(ACTION_FIELDS) as ActionField[];

export function emptyWords(): Words {
	return {
		slots: Object.fromEntries(PROBLEM_SLOTS.map((slot) => [slot, []])) as unknown as Words['slots'],
		actions: new Map()
	};
}

/** @returns the blocks that stand at a place now; an empty list where nothing does */
export function blocksAt(words: Words, place: Place): Blocks {
	return 'slot' in place ? words.slots[place.slot] : (words.actions.get(place.actionId)?.[place.field] ?? []);
}

/** Moves the wording on by one operation. */
export function applyOperation(words: Words, operation: Operation): void {
	switch (operation.kind) {
		case 'addAction':
			words.actions.set(operation.actionId, {});
			return;
		case 'removeAction':
			words.actions.delete(operation.actionId);
			return;
		case 'blocks': {
			const blocks = blocksToChange(words, operation.place);
			blocks.splice(operation.at, operation.remove, ...operation.insert);
			return;
		}
		case 'splice': {
			const blocks = blocksToChange(words, operation.place);
			const block = blocks[operation.block] ?? '';
			blocks[operation.block] =
				block.slice(0, operation.at) + operation.insert + block.slice(operation.at + operation.remove);
			return;
		}
	}
}

function blocksToChange(words: Words, place: Place): Blocks {
	if ('slot' in place) return words.slots[place.slot];
	const action = words.actions.get(place.actionId) ?? {};
	words.actions.set(place.actionId, action);
	return (action[place.field] ??= []);
}

/** @returns the operation that leads from some blocks to others, or null when they are the same */
export function compareBlocks(place: Place, before: readonly string[], after: readonly string[]): Operation | null {
	let start = 0;
	while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
	let end = 0;
	while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end))
		end += 1;
	const removed = before.slice(start, before.length - end);
	const inserted = after.slice(start, after.length - end);
	if (removed.length === 0 && inserted.length === 0) return null;
	const [from, to] = [removed[0], inserted[0]];
	if (removed.length !== 1 || inserted.length !== 1 || from === undefined || to === undefined) {
		return { kind: 'blocks', place, at: start, remove: removed.length, insert: inserted };
	}
	let at = 0;
	while (at < from.length && at < to.length && from[at] === to[at]) at += 1;
	if (splitsPair(from, at) || splitsPair(to, at)) at -= 1;
	let same = 0;
	while (same < from.length - at && same < to.length - at && from.at(-1 - same) === to.at(-1 - same)) same += 1;
	if (splitsPair(from, from.length - same) || splitsPair(to, to.length - same)) same -= 1;
	return {
		kind: 'splice',
		place,
		block: start,
		at,
		remove: from.length - at - same,
		insert: to.slice(at, to.length - same)
	};
}

/** Whether a cut would leave half a letter: halves cannot be stored. */
export function splitsPair(text: string, at: number): boolean {
	const unit = text.charCodeAt(at);
	return unit >= 0xdc00 && unit <= 0xdfff;
}

/** @returns the wording as readers know it */
export function toNegotiation(words: Words): Negotiation {
	return {
		problem: Object.fromEntries(PROBLEM_SLOTS.map((slot) => [slot, renderRichText(words.slots[slot])])) as Problem,
		plan: [...words.actions].map(([id, fields]) => actionFromBlocks(id, (field) => fields[field] ?? [])).sort(byOrder)
	};
}

// Stored forms. Operations are written by the byte, because there is one for every keystroke:
// a tag, then what it needs. Tags 0–15 are splices in a slot, 16–31 block changes in a slot.

const SPLICE_SLOT = 0;
const BLOCKS_SLOT = 16;
const SPLICE_FIELD = 32;
const BLOCKS_FIELD = 33;
const ADD_ACTION = 34;
const REMOVE_ACTION = 35;

export function encodeOperations(operations: readonly Operation[]): Uint8Array {
	return encoding.encode((encoder) => operations.forEach((operation) => writeOperation(encoder, operation)));
}

/** @throws when the bytes are not what `encodeOperations` writes */
export function decodeOperations(bytes: Uint8Array): Operation[] {
	const decoder = decoding.createDecoder(bytes);
	const operations: Operation[] = [];
	while (decoding.hasContent(decoder)) operations.push(readOperation(decoder));
	return operations;
}

function writeOperation(encoder: encoding.Encoder, operation: Operation): void {
	switch (operation.kind) {
		case 'addAction':
		case 'removeAction':
			encoding.writeUint8(encoder, operation.kind === 'addAction' ? ADD_ACTION : REMOVE_ACTION);
			return encoding.writeVarString(encoder, operation.actionId);
		case 'splice':
			writePlace(encoder, operation.place, SPLICE_SLOT, SPLICE_FIELD);
			encoding.writeVarUint(encoder, operation.block);
			encoding.writeVarUint(encoder, operation.at);
			encoding.writeVarUint(encoder, operation.remove);
			return encoding.writeVarString(encoder, operation.insert);
		case 'blocks':
			writePlace(encoder, operation.place, BLOCKS_SLOT, BLOCKS_FIELD);
			encoding.writeVarUint(encoder, operation.at);
			encoding.writeVarUint(encoder, operation.remove);
			encoding.writeVarUint(encoder, operation.insert.length);
			operation.insert.forEach((block) => encoding.writeVarString(encoder, block));
	}
}

function writePlace(encoder: encoding.Encoder, place: Place, slotTag: number, fieldTag: number): void {
	if ('slot' in place) return encoding.writeUint8(encoder, slotTag + PROBLEM_SLOTS.indexOf(place.slot));
	encoding.writeUint8(encoder, fieldTag);
	encoding.writeVarString(encoder, place.actionId);
	encoding.writeVarUint(encoder, FIELDS.indexOf(place.field));
}

function readOperation(decoder: decoding.Decoder): Operation {
	const tag = decoding.readUint8(decoder);
	if (tag === ADD_ACTION) return { kind: 'addAction', actionId: decoding.readVarString(decoder) };
	if (tag === REMOVE_ACTION) return { kind: 'removeAction', actionId: decoding.readVarString(decoder) };
	const isSplice = tag < BLOCKS_SLOT || tag === SPLICE_FIELD;
	const place = readPlace(decoder, tag);
	if (isSplice) {
		const [block, at, remove] = [readNumber(decoder), readNumber(decoder), readNumber(decoder)];
		return { kind: 'splice', place, block, at, remove, insert: decoding.readVarString(decoder) };
	}
	const [at, remove, count] = [readNumber(decoder), readNumber(decoder), readNumber(decoder)];
	return {
		kind: 'blocks',
		place,
		at,
		remove,
		insert: Array.from({ length: count }, () => decoding.readVarString(decoder))
	};
}

function readNumber(decoder: decoding.Decoder): number {
	return decoding.readVarUint(decoder);
}

function readPlace(decoder: decoding.Decoder, tag: number): Place {
	if (tag === SPLICE_FIELD || tag === BLOCKS_FIELD) {
		const actionId = decoding.readVarString(decoder);
		return { actionId, field: known(FIELDS[decoding.readVarUint(decoder)]) };
	}
	return { slot: known(PROBLEM_SLOTS[tag % BLOCKS_SLOT]) };
}

function known<Value>(value: Value | undefined): Value {
	if (value === undefined) throw new Error('A stored operation names a place that does not exist');
	return value;
}

/** @returns a snapshot: the wording as JSON, with the version of its form */
export function encodeWords(words: Words): string {
	return JSON.stringify({ version: PROJECTION_VERSION, slots: words.slots, actions: [...words.actions] });
}

/** @throws when the snapshot is of another version */
export function decodeWords(json: string): Words {
	const { version, slots, actions } = JSON.parse(json) as {
		version: number;
		slots: Words['slots'];
		actions: [string, Partial<Record<ActionField, Blocks>>][];
	};
	if (version !== PROJECTION_VERSION) throw new Error(`A snapshot of version ${version} cannot be read here`);
	return { slots, actions: new Map(actions) };
}
