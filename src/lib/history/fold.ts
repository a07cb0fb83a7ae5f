/**
 * Folds revisions of the negotiation document into changes that a person can read: one person, one statement,
 * close in time, before → after in full. Pure: time comes with the revisions. Finished changes never alter.
 */
import { actionFromBlocks, fieldText } from '../document/read.ts';
import { renderPlainText } from '../document/rich-text.ts';
import { ACTION_FIELDS, PROBLEM_SLOTS, type ActionField, type ProblemSlot } from '../document/shape.ts';
import { packChanges, unpackChanges, type KeptChange } from './kept-changes.ts';
import type { Change, Statement } from './types.ts';
import { applyOperation, decodeWords, emptyWords, encodeWords, type Operation, type Words } from './words.ts';

/** One stored change of the wording, as the projection gives it. */
export interface WordingRevision {
	seq: number;
	/** Unix time in milliseconds. */
	at: number;
	/** Who brought it; null for the system. */
	participantId: string | null;
	operations: readonly Operation[];
	/** The earlier revision whose wording it brings back. */
	restores?: number | null;
}

/** How long a person may pause in one statement before going on is a new change. */
export const CHANGE_PAUSE_MS = 5 * 60_000;

export interface ChangeFolder {
	/**
	 * Begins at a moment instead of at nothing; call it before the first `push`.
	 * @param words the wording then; the folder moves it on
	 * @param seq the last revision it holds; revisions up to it are passed over
	 */
	startFrom(words: Words, seq: number): void;
	/**
	 * Goes on where another folder was kept; call it before the first `push`.
	 * @param settled what it had settled, in order
	 * @param rest as `rest` gave it
	 * @throws when it is of another version
	 */
	resume(settled: readonly Change[], rest: string): void;
	/** Takes the next revision, in order of seq. */
	push(revision: WordingRevision): void;
	/**
	 * @returns all changes so far, in order of `fromSeq`. Those still going on are as they read now; a change that
	 * ended where it began is left out.
	 */
	changes(): Change[];
	/**
	 * @returns the changes that will never alter and that were not given before, in order; all later changes come after
	 * them
	 */
	takeSettled(): Change[];
	/** @returns what the folder needs to go on, beside all that `takeSettled` has given */
	rest(): string;
}

/** Raise it when the same revisions fold into other changes, or when what is kept has another form. */
const FOLD_VERSION = 2;

interface Run {
	change: Change;
	lastAtMs: number;
	/** Touched since `change.after` was read. Only wording of slots waits: an action may be gone before it is read. */
	isUnread: boolean;
	state: 'open' | 'finished' | 'dropped';
}

interface KnownAction {
	isPresent: boolean;
	fields: Record<ActionField, string>;
	/** A change of it was finished since it was (last) added. */
	hasFinishedChange: boolean;
}

type Author = Pick<WordingRevision, 'seq' | 'at' | 'participantId' | 'restores'>;

export function createChangeFolder(): ChangeFolder {
	let words = emptyWords();
	const runs: Run[] = [];
	/** How many of the runs, from the first, are settled and given away. */
	let given = 0;
	const open = new Map<string, Run>();
	const knownSlots = Object.fromEntries(PROBLEM_SLOTS.map((slot) => [slot, ''])) as Record<ProblemSlot, string>;
	const knownActions = new Map<string, KnownAction>();
	let lastSeq = 0;

	const readSlot = (slot: ProblemSlot): string => renderPlainText(words.slots[slot]);

	function begin(statement: Statement, wording: { before: string; after: string; title?: string }, by: Author): void {
		const at = new Date(by.at).toISOString();
		const change: Change = {
			statement,
			...wording,
			participantId: by.participantId,
			fromSeq: by.seq,
			toSeq: by.seq,
			from: at,
			to: at,
			...(by.restores ? { restoredFrom: by.restores } : {})
		};
		const key = keyOf(statement);
		finish(key);
		const run: Run = { change, lastAtMs: by.at, isUnread: false, state: 'open' };
		open.set(key, run);
		runs.push(run);
	}

	function extend(run: Run, by: Author): void {
		run.lastAtMs = Math.max(run.lastAtMs, by.at);
		run.change.toSeq = by.seq;
		run.change.to = new Date(by.at).toISOString();
	}

	function finish(key: string): void {
		const run = open.get(key);
		if (!run) return;
		readLate(run);
		open.delete(key);
		run.state = isNothing(run.change) ? 'dropped' : 'finished';
		if (run.state === 'dropped' || run.change.statement.kind !== 'action') return;
		const action = knownActions.get(run.change.statement.actionId);
		if (action) action.hasFinishedChange = true;
	}

	function drop(run: Run): void {
		open.delete(keyOf(run.change.statement));
		run.state = 'dropped';
	}

	function readLate(run: Run): void {
		if (!run.isUnread || run.change.statement.kind !== 'slot') return;
		const { slot } = run.change.statement;
		run.change.after = knownSlots[slot] = readSlot(slot);
		run.isUnread = false;
	}

	function touchSlot(slot: ProblemSlot, by: Author): void {
		const run = open.get(slot);
		if (run && isSameHand(run, by)) {
			extend(run, by);
			run.isUnread = true;
			return;
		}
		const before = knownSlots[slot];
		const after = readSlot(slot);
		if (after === before) return;
		begin({ kind: 'slot', slot }, { before, after }, by);
		knownSlots[slot] = after;
	}

	function touchField(actionId: string, field: ActionField, by: Author): void {
		const known = knownActions.get(actionId);
		if (!words.actions.has(actionId) || !known) return;
		const action = readAction(words, actionId);
		const before = known.fields[field];
		const after = fieldText(action, field);
		const run = open.get(keyOf({ kind: 'action', actionId, field }));
		if (run && isSameHand(run, by)) {
			extend(run, by);
			run.change.after = after;
			run.change.title = action.title;
		} else if (after === before) return;
		else begin({ kind: 'action', actionId, field }, { before, after, title: action.title }, by);
		known.fields[field] = after;
	}

	/** An action came or went. */
	function touchAction(actionId: string, by: Author): void {
		const isPresent = words.actions.has(actionId);
		const known = knownActions.get(actionId);
		if (isPresent && !known?.isPresent) addAction(actionId, known ?? null, by);
		else if (known?.isPresent) removeAction(actionId, known, by);
	}

	function addAction(actionId: string, remembered: KnownAction | null, by: Author): void {
		const fields = readFields(words, actionId);
		const removal = open.get(keyOf({ kind: 'action', actionId, field: 'removed' }));
		const isTakenBack = removal !== undefined && isSameHand(removal, by);
		if (removal && isTakenBack) drop(removal);
		else finish(keyOf({ kind: 'action', actionId, field: 'removed' }));
		const known: KnownAction = {
			isPresent: true,
			// A new action's state and place come with it; whatever else it brings is a change of that field.
			fields: remembered?.fields ?? { ...NO_FIELDS, status: fields.status, order: fields.order },
			hasFinishedChange: isTakenBack
		};
		knownActions.set(actionId, known);
		if (!isTakenBack) {
			begin({ kind: 'action', actionId, field: 'added' }, { before: '', after: fields.title, title: fields.title }, by);
			known.fields.title = fields.title;
		}
		for (const field of FIELDS) if (fields[field] !== known.fields[field]) touchField(actionId, field, by);
	}

	function removeAction(actionId: string, known: KnownAction, by: Author): void {
		known.isPresent = false;
		const own = [...open.values()].filter(
			({ change }) => change.statement.kind === 'action' && change.statement.actionId === actionId
		);
		const isWholeLifeOpen =
			!known.hasFinishedChange &&
			own.some(({ change }) => change.statement.kind === 'action' && change.statement.field === 'added') &&
			own.every((run) => isSameHand(run, by));
		if (isWholeLifeOpen) {
			for (const run of own) {
				const { statement, before } = run.change;
				if (statement.kind === 'action') known.fields[fieldOf(statement.field)] = before;
				drop(run);
			}
			return;
		}
		for (const run of own) finish(keyOf(run.change.statement));
		const { title } = known.fields;
		begin({ kind: 'action', actionId, field: 'removed' }, { before: title, after: '', title }, by);
	}

	return {
		startFrom(start, seq) {
			words = start;
			lastSeq = seq;
			for (const slot of PROBLEM_SLOTS) knownSlots[slot] = readSlot(slot);
			for (const actionId of words.actions.keys()) {
				knownActions.set(actionId, { isPresent: true, fields: readFields(words, actionId), hasFinishedChange: true });
			}
		},
		resume(settled, kept) {
			const rest = JSON.parse(kept) as Rest;
			if (rest.version !== VERSION) throw new Error(`Folded changes of version ${rest.version} cannot be read here`);
			words = decodeWords(rest.words);
			lastSeq = rest.lastSeq;
			Object.assign(knownSlots, rest.slots);
			for (const [actionId, known] of rest.actions) knownActions.set(actionId, known);
			for (const change of settled) runs.push({ change, lastAtMs: 0, isUnread: false, state: 'finished' });
			given = runs.length;
			const changes = unpackChanges(rest.changes);
			for (const [index, state] of rest.runs.entries()) {
				const run: Run = { change: changes[index] as Change, ...state };
				runs.push(run);
				if (run.state === 'open') open.set(keyOf(run.change.statement), run);
			}
		},
		takeSettled() {
			const settled: Change[] = [];
			for (let run = runs[given]; run && run.state !== 'open'; run = runs[given]) {
				if (run.state === 'finished') settled.push(run.change);
				given += 1;
			}
			return settled;
		},
		rest() {
			const kept = runs.slice(given);
			const rest: Rest = {
				version: VERSION,
				lastSeq,
				words: encodeWords(words),
				slots: knownSlots,
				actions: [...knownActions],
				changes: packChanges(kept.map(({ change }) => change)),
				runs: kept.map(({ lastAtMs, isUnread, state }) => ({ lastAtMs, isUnread, state }))
			};
			return JSON.stringify(rest);
		},
		push(revision) {
			if (revision.seq <= lastSeq) return;
			lastSeq = revision.seq;
			for (const [key, run] of open) {
				if (revision.at - run.lastAtMs > CHANGE_PAUSE_MS) finish(key);
			}
			// What somebody else wrote in a slot is read before this revision moves it on.
			for (const operation of revision.operations) {
				const run = 'place' in operation && 'slot' in operation.place ? open.get(operation.place.slot) : undefined;
				if (run && !isSameHand(run, revision)) readLate(run);
			}
			const touched = move(words, revision.operations);
			for (const slot of PROBLEM_SLOTS) if (touched.slots.has(slot)) touchSlot(slot, revision);
			for (const actionId of touched.actions) touchAction(actionId, revision);
			for (const [actionId, fields] of touched.fields) {
				if (touched.actions.has(actionId)) continue;
				for (const field of FIELDS) if (fields.has(field)) touchField(actionId, field, revision);
			}
		},
		changes() {
			for (const run of open.values()) readLate(run);
			return runs.flatMap(({ change, state }) =>
				state === 'finished' ? [change] : state === 'open' && !isNothing(change) ? [{ ...change }] : []
			);
		}
	};
}

/** A folder's state without what is settled. */
interface Rest {
	version: string;
	lastSeq: number;
	words: string;
	slots: Record<ProblemSlot, string>;
	actions: [string, KnownAction][];
	changes: KeptChange[];
	/** Of the changes, one for one. */
	runs: Omit<Run, 'change'>[];
}

const FIELDS = Object.keys(ACTION_FIELDS) as ActionField[];
/** A field more is another version too: what was kept does not know it. */
const VERSION = [FOLD_VERSION, ...FIELDS].join(' ');
const NO_FIELDS = Object.fromEntries(FIELDS.map((field) => [field, ''])) as Record<ActionField, string>;

function readFields(words: Words, actionId: string): Record<ActionField, string> {
	const action = readAction(words, actionId);
	return Object.fromEntries(FIELDS.map((field) => [field, fieldText(action, field)])) as Record<ActionField, string>;
}

function readAction(words: Words, actionId: string) {
	const fields = words.actions.get(actionId) ?? {};
	return actionFromBlocks(actionId, (field) => fields[field] ?? []);
}

interface Touched {
	slots: Set<ProblemSlot>;
	/** Actions that came or went. */
	actions: Set<string>;
	fields: Map<string, Set<ActionField>>;
}

/** Moves the wording on. @returns what was touched; touched text may still read the same */
function move(words: Words, operations: readonly Operation[]): Touched {
	const touched: Touched = { slots: new Set(), actions: new Set(), fields: new Map() };
	for (const operation of operations) {
		applyOperation(words, operation);
		if (operation.kind === 'addAction' || operation.kind === 'removeAction') touched.actions.add(operation.actionId);
		else if ('slot' in operation.place) touched.slots.add(operation.place.slot);
		else {
			const { actionId, field } = operation.place;
			touched.fields.set(actionId, (touched.fields.get(actionId) ?? new Set()).add(field));
		}
	}
	return touched;
}

/** Bringing wording back is a change of its own, whoever wrote just before. */
function isSameHand({ change }: Run, by: Author): boolean {
	return change.participantId === by.participantId && change.restoredFrom === (by.restores ?? undefined);
}

/** Adding an action and typing its title are one statement: the title grows inside the change that added it. */
function keyOf(statement: Statement): string {
	if (statement.kind === 'slot') return statement.slot;
	return `${statement.actionId}\n${statement.field === 'added' ? 'title' : statement.field}`;
}

function fieldOf(field: ActionField | 'added' | 'removed'): ActionField {
	return field === 'added' || field === 'removed' ? 'title' : field;
}

/** A change that ended where it began tells nothing; that an action came or went does, even without a title. */
export function isNothing({ statement, before, after }: Change): boolean {
	const isLife = statement.kind === 'action' && (statement.field === 'added' || statement.field === 'removed');
	return !isLife && before === after;
}
