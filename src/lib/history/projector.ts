/**
 * Watches a live negotiation document and says, for every transaction, which operations led from the wording
 * before to the wording after. A keystroke in plain text costs no more than the keystroke; anything else is
 * read again, only where it was touched, and compared.
 */
import * as Y from 'yjs';
import { readBlocks, sanitise } from '../document/blocks.ts';
import { fieldBlocks } from '../document/read.ts';
import {
	ACTION_FIELDS,
	PLAN,
	PROBLEM_SLOTS,
	slotFragmentName,
	type ActionField,
	type ProblemSlot
} from '../document/shape.ts';
import {
	applyOperation,
	blocksAt,
	compareBlocks,
	emptyWords,
	splitsPair,
	type Operation,
	type Place,
	type Words
} from './words.ts';

const FIELDS = Object.keys(ACTION_FIELDS) as ActionField[];

/** A block with a mark, a break or a replaced character in it is not, letter by letter, what is typed. */
// eslint-disable-next-line no-control-regex -- the characters of document/blocks.ts
const NOT_LITERAL = /[\u000e-\u0012\ufffd]/;

export interface Projector {
	/** The wording now. Not to be changed by the caller. */
	readonly words: Words;
	/** @returns the operations since the last call, in order */
	take(): Operation[];
	/** Stops watching. */
	stop(): void;
}

type Event = Y.YEvent<Y.AbstractType<unknown>>;

/** @param doc a negotiation document; what it holds already is where the wording begins */
export function watchWords(doc: Y.Doc): Projector {
	const words = emptyWords();
	let operations: Operation[] = [];
	const stops: (() => void)[] = [];

	const read: (() => void)[] = [];
	let mustReadAll = false;

	const run = (operation: Operation | null) => {
		if (operation === null) return;
		applyOperation(words, operation);
		operations.push(operation);
	};

	/** An exception must not escape into Yjs, which would leave the document half updated; we read everything again instead. */
	function guarded(onEvents: (events: Event[]) => void): (events: Event[]) => void {
		return (events) => {
			try {
				onEvents(events);
			} catch {
				mustReadAll = true;
			}
		};
	}

	for (const slot of PROBLEM_SLOTS) {
		const fragment = doc.getXmlFragment(slotFragmentName(slot));
		const watch = watchSlot(slot, fragment, words, run);
		const onEvents = guarded(watch.onEvents);
		watch.read();
		read.push(watch.read);
		fragment.observeDeep(onEvents);
		stops.push(() => fragment.unobserveDeep(onEvents));
	}

	const plan = doc.getMap(PLAN);
	const readPlan = () => {
		for (const actionId of new Set([...words.actions.keys(), ...plan.keys()])) readWhole(actionId, plan, words, run);
	};
	readPlan();
	read.push(readPlan);
	const onPlan = guarded((events: Event[]) => {
		const whole = new Set<string>();
		const fields = new Map<string, Set<string>>();
		for (const event of events) {
			const [actionId, field] = event.path as [string | undefined, string | undefined];
			if (actionId === undefined) for (const key of keysOf(event)) whole.add(key);
			else if (field === undefined) for (const key of keysOf(event)) addTo(fields, actionId, key);
			else addTo(fields, actionId, field);
		}
		for (const actionId of whole) readWhole(actionId, plan, words, run);
		for (const [actionId, names] of fields) {
			if (whole.has(actionId)) continue;
			for (const name of names) if (isField(name)) readField(actionId, name, plan, words, run);
		}
	});
	plan.observeDeep(onPlan);
	stops.push(() => plan.unobserveDeep(onPlan));

	operations = [];
	return {
		words,
		take() {
			if (mustReadAll) read.forEach((readAgain) => readAgain());
			mustReadAll = false;
			const taken = operations;
			operations = [];
			return taken;
		},
		stop: () => stops.forEach((stop) => stop())
	};
}

type Run = (operation: Operation | null) => void;

function watchSlot(slot: ProblemSlot, fragment: Y.XmlFragment, words: Words, run: Run) {
	/** Where each text that is alone in its block stands; true until the blocks change. */
	let places = new Map<Y.XmlText, { block: number; offset: number }>();

	function read(): void {
		const found: typeof places = new Map();
		const after = readBlocks(fragment, (text, place) => found.set(text, place));
		run(compareBlocks({ slot }, words.slots[slot], after));
		places = found;
	}

	/** @returns false when the event is no plain typing in a plain block */
	function type(event: Event): boolean {
		const place = event.target instanceof Y.XmlText ? places.get(event.target) : undefined;
		const block = place && words.slots[slot][place.block];
		if (place === undefined || block === undefined || NOT_LITERAL.test(block)) return false;
		const typed = literalOperations({ slot }, place, block, event.delta);
		typed?.forEach(run);
		return typed !== null;
	}

	return {
		read,
		onEvents: (events: Event[]) => {
			// All of them, or none: half an edit would be compared against a block that has moved on.
			const [only] = events;
			if (!(events.length === 1 && only !== undefined && type(only))) read();
		}
	};
}

type Delta = { retain?: number; delete?: number; insert?: unknown; attributes?: object }[];

/** @returns the operations of a delta, or null when it is more than letters */
function literalOperations(
	place: Place,
	{ block, offset }: { block: number; offset: number },
	before: string,
	delta: Delta
): Operation[] | null {
	const operations: Operation[] = [];
	let at = offset;
	let text = before;
	for (const { retain = 0, delete: remove = 0, insert = '', attributes } of delta) {
		if (attributes !== undefined || typeof insert !== 'string' || sanitise(insert) !== insert) return null;
		at += retain;
		if (remove === 0 && insert === '') continue;
		// Half a pair: Yjs replaces the other half, which the delta does not tell.
		if (splitsPair(text, at) || splitsPair(text, at + remove)) return null;
		operations.push({ kind: 'splice', place, block, at, remove, insert });
		text = text.slice(0, at) + insert + text.slice(at + remove);
		at += insert.length;
	}
	return operations;
}

function readWhole(actionId: string, plan: Y.Map<unknown>, words: Words, run: Run): void {
	const isThere = plan.get(actionId) instanceof Y.Map;
	const wasThere = words.actions.has(actionId);
	if (!isThere) return run(wasThere ? { kind: 'removeAction', actionId } : null);
	if (!wasThere) run({ kind: 'addAction', actionId });
	for (const field of FIELDS) readField(actionId, field, plan, words, run);
}

function readField(actionId: string, field: ActionField, plan: Y.Map<unknown>, words: Words, run: Run): void {
	const action = plan.get(actionId);
	if (!(action instanceof Y.Map)) return;
	const place = { actionId, field };
	run(compareBlocks(place, blocksAt(words, place), fieldBlocks(action.get(field), ACTION_FIELDS[field])));
}

function keysOf(event: Event): Iterable<string> {
	return event instanceof Y.YMapEvent ? (event.keysChanged as Set<string>) : [];
}

function isField(name: string): name is ActionField {
	return Object.hasOwn(ACTION_FIELDS, name);
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
	const set = sets.get(key);
	if (set) set.add(value);
	else sets.set(key, new Set([value]));
}
