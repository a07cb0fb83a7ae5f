/**
 * Random work of several people on one negotiation document, for property tests: concurrent, with late delivery, and
 * with the truth of who wrote and who deleted what, taken from each revision as it is stored.
 */
import fc from 'fast-check';
import * as Y from 'yjs';
import { fieldText, readNegotiation, readPlan } from '../../src/lib/document/read.ts';
import {
	ACTION_FIELDS,
	ACTION_STATUSES,
	NOVELTIES,
	PROBLEM_SLOTS,
	slotFragmentName,
	type ActionField,
	type ProblemSlot
} from '../../src/lib/document/shape.ts';
import {
	actionDetail,
	actionText,
	addAction,
	moveAction,
	removeAction,
	setActionField
} from '../../src/lib/document/write.ts';
import { NegotiationLog, paragraph } from './negotiation-log.ts';

const PEOPLE = ['alice', 'bob', 'carol', 'dave'] as const;
const SLOTS = ['statement', 'affected'] as const satisfies ProblemSlot[];
const ACTIONS = ['a1', 'a2', 'a3'] as const;
const FIELDS = Object.keys(ACTION_FIELDS) as ActionField[];
/** What is written letter by letter, and what is picked. */
export const TEXTS = FIELDS.filter((field) => ['text', 'richText'].includes(ACTION_FIELDS[field]));
const PICKED = FIELDS.filter((field) => field !== 'order' && !TEXTS.includes(field));

/** A place in something of unknown length: 0 is its beginning, 99 its end. */
const place = fc.nat(99);
const words = fc.array(fc.nat(6), { minLength: 1, maxLength: 8 });
const slot = fc.constantFrom(...SLOTS);
const actionId = fc.constantFrom(...ACTIONS);

const edit = fc.oneof(
	{ weight: 16, arbitrary: fc.record({ kind: fc.constant('write' as const), slot, block: place, at: place, words }) },
	{
		weight: 12,
		arbitrary: fc.record({
			kind: fc.constant('erase' as const),
			slot,
			block: place,
			at: place,
			length: fc.integer({ min: 1, max: 12 })
		})
	},
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('split' as const), slot, block: place, at: place }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('eraseBlock' as const), slot, block: place }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('embolden' as const), slot, block: place }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('makeList' as const), slot, block: place }) },
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant('addAction' as const), actionId }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('removeAction' as const), actionId }) },
	{
		weight: 10,
		arbitrary: fc.record({
			kind: fc.constant('writeField' as const),
			actionId,
			// The title and the first step most, so that people meet in them.
			field: fc.oneof(fc.constantFrom<ActionField>('title', 'firstStep'), fc.constantFrom(...TEXTS)),
			at: place,
			words
		})
	},
	{
		weight: 8,
		arbitrary: fc.record({
			kind: fc.constant('pick' as const),
			actionId,
			field: fc.oneof(fc.constant<ActionField>('due'), fc.constantFrom(...PICKED)),
			choice: fc.nat(9)
		})
	},
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), actionId, at: place }) }
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** One person does one thing; before it they may fetch what others did, and after it they may send. */
const step = fc.record({
	who: fc.nat(PEOPLE.length - 1),
	edit,
	receives: fc.boolean(),
	sends: fc.constantFrom('each', 'asOne', 'later'),
	afterMs: fc.constantFrom(0, 400, 30_000, 200_000, 400_000)
});

/** @returns work for the given number of steps, by two to four people */
export function someWork(steps: { min: number; max: number }): fc.Arbitrary<Work> {
	return fc
		.record({
			people: fc.integer({ min: 2, max: PEOPLE.length }),
			steps: fc.array(step, { minLength: steps.min, maxLength: steps.max })
		})
		.map(({ people, steps: taken }) => work(people, taken));
}

export interface Work {
	log: NegotiationLog;
	/** Who wrote each letter; every letter is written once in a workshop. */
	writtenBy: Map<string, string>;
	/** The seq and author of the revision after which a letter no longer stood; those copied by an edit are left out. */
	erasedBy: Map<string, { seq: number; participantId: string }>;
	/** Letters that an edit wrote again elsewhere (a split paragraph, a list): their author is whoever moved them. */
	moved: Set<string>;
	/** Who gave a field of any action a value: by the field and the value as it reads. */
	pickedBy: Map<string, Set<string>>;
	/** Who added each action. */
	addedBy: Map<string, Set<string>>;
	/** When each action went, and by whom, in order. */
	removedBy: Map<string, { seq: number; participantId: string }[]>;
}

/** @returns what a picked value is found under in `pickedBy` */
export function pickKey(field: ActionField, value: string): string {
	return `${field} ${value}`;
}

function work(people: number, steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): Work {
	const log = new NegotiationLog();
	const truth: Work = {
		log,
		writtenBy: new Map(),
		erasedBy: new Map(),
		moved: new Set(),
		pickedBy: new Map(),
		addedBy: new Map(),
		removedBy: new Map()
	};
	let standing = new Set<string>();
	let planned = new Set<string>();
	let seen = 0;
	// The log is read after each sending; a revision's own effect needs its own document.
	const replayed = new Y.Doc();
	const watch = (): void => {
		for (; seen < log.revisions.length; seen++) {
			const { seq, participantId, update } = log.revisions[seen]!;
			Y.applyUpdate(replayed, update);
			const now = lettersOf(replayed);
			for (const letter of standing) {
				if (!now.has(letter)) truth.erasedBy.set(letter, { seq, participantId: participantId! });
			}
			standing = now;
			const plan = new Set(replayed.getMap('plan').keys());
			for (const id of planned) {
				if (!plan.has(id)) noteIn(truth.removedBy, id, []).push({ seq, participantId: participantId! });
			}
			planned = plan;
		}
	};
	let letters = 0;
	const write = (name: string, lengths: readonly number[]): string =>
		lengths
			.map((length) =>
				Array.from({ length }, () => {
					const letter = String.fromCharCode(0x4e00 + letters++);
					truth.writtenBy.set(letter, name);
					return letter;
				}).join('')
			)
			.join(' ');

	// One shared beginning: two people who each made the first paragraph would be a different test.
	log.edit('alice', (doc) => SLOTS.forEach((name) => paragraph(doc, name)), { asOne: true });
	for (const { who, edit: taken, receives, sends, afterMs } of steps) {
		const name = PEOPLE[who % people]!;
		log.nowMs += afterMs;
		if (receives) log.receive(name);
		const { doc } = log.writer(name);
		doc.transact(() => perform(doc, taken, { write: (lengths) => write(name, lengths), moved: truth.moved }), name);
		for (const action of 'actionId' in taken ? readPlan(doc).filter(({ id }) => id === taken.actionId) : []) {
			if (taken.kind === 'addAction') noteIn(truth.addedBy, action.id, new Set()).add(name);
			for (const field of fieldsGivenBy(taken))
				noteIn(truth.pickedBy, pickKey(field, fieldText(action, field)), new Set()).add(name);
		}
		if (sends !== 'later') log.send(name, { asOne: sends === 'asOne' });
		watch();
	}
	for (const name of PEOPLE.slice(0, people)) log.send(name);
	watch();
	return truth;
}

function fieldsGivenBy(taken: Edit): ActionField[] {
	if (taken.kind === 'pick') return [taken.field];
	return taken.kind === 'move' ? ['order'] : taken.kind === 'addAction' ? ['order', 'status'] : [];
}

function noteIn<Note>(notes: Map<string, Note>, key: string, otherwise: Note): Note {
	const note = notes.get(key) ?? otherwise;
	notes.set(key, note);
	return note;
}

interface Hand {
	/** @returns words of so many letters, never used before */
	write: (lengths: readonly number[]) => string;
	moved: Set<string>;
}

function perform(doc: Y.Doc, taken: Edit, { write, moved }: Hand): void {
	switch (taken.kind) {
		case 'write': {
			const text = blockText(doc, taken.slot, taken.block);
			return text?.insert(placeIn(text.length, taken.at), write(taken.words));
		}
		case 'erase': {
			const text = blockText(doc, taken.slot, taken.block);
			if (!text || text.length === 0) return;
			const at = Math.min(placeIn(text.length, taken.at), text.length - 1);
			text.delete(at, Math.min(taken.length, text.length - at));
			return;
		}
		case 'split': {
			const text = blockText(doc, taken.slot, taken.block);
			if (!text) return;
			const at = placeIn(text.length, taken.at);
			const tail = plain(text).slice(at);
			text.delete(at, tail.length);
			for (const letter of tail) moved.add(letter);
			const fragment = doc.getXmlFragment(slotFragmentName(taken.slot));
			fragment.insert(blockIndex(fragment, taken.block) + 1, [newParagraph(tail)]);
			return;
		}
		case 'eraseBlock': {
			const fragment = doc.getXmlFragment(slotFragmentName(taken.slot));
			if (fragment.length > 1) fragment.delete(blockIndex(fragment, taken.block), 1);
			return;
		}
		case 'embolden': {
			const text = blockText(doc, taken.slot, taken.block);
			return text?.format(0, text.length, { bold: true });
		}
		case 'makeList': {
			const text = blockText(doc, taken.slot, taken.block);
			if (!text) return;
			const fragment = doc.getXmlFragment(slotFragmentName(taken.slot));
			const index = blockIndex(fragment, taken.block);
			for (const letter of plain(text)) moved.add(letter);
			const list = new Y.XmlElement('bulletList');
			const item = new Y.XmlElement('listItem');
			item.insert(0, [newParagraph(plain(text))]);
			list.insert(0, [item]);
			fragment.delete(index, 1);
			fragment.insert(index, [list]);
			return;
		}
		case 'addAction':
			if (!doc.getMap('plan').has(taken.actionId)) addAction(doc, { id: taken.actionId });
			return;
		case 'removeAction': {
			removeAction(doc, { id: taken.actionId });
			return;
		}
		case 'writeField': {
			if (taken.field === 'detail')
				return actionDetail(doc, taken.actionId)?.insert(0, [newParagraph(write(taken.words))]);
			const text = actionText(doc, taken.actionId, taken.field);
			return text?.insert(placeIn(text.length, taken.at), write(taken.words));
		}
		case 'pick': {
			const { actionId: id, field, choice } = taken;
			const value = choice === 0 ? '' : valueOf(field, choice, write);
			const isList = ACTION_FIELDS[field] === 'strings';
			const list = value === '' ? [] : choice > 5 ? [value, valueOf(field, choice - 5, write)] : [value];
			setActionField(doc, { id, field: field as 'due', value: (isList ? list : value) as string });
			return;
		}
		case 'move': {
			moveAction(doc, { id: taken.actionId, index: placeIn(ACTIONS.length, taken.at) });
			return;
		}
	}
}

/** People and what is answered are never the same twice, so that it is known who picked them. */
function valueOf(field: ActionField, choice: number, write: Hand['write']): string {
	switch (field) {
		case 'due':
			return `2027-01-${String(choice + 10)}`;
		case 'status':
			return ACTION_STATUSES[choice % ACTION_STATUSES.length]!;
		case 'novelty':
			return NOVELTIES[choice % NOVELTIES.length]!;
		case 'dependsOn':
			return ACTIONS[choice % ACTIONS.length]!;
		default:
			return write([1]);
	}
}

function placeIn(length: number, at: number): number {
	return Math.floor((at * (length + 1)) / 100);
}

function blockIndex(fragment: Y.XmlFragment, block: number): number {
	return Math.min(placeIn(fragment.length, block), fragment.length - 1);
}

/** @returns the text of a block, the first item's where it is a list; null where there is none */
function blockText(doc: Y.Doc, name: ProblemSlot, block: number): Y.XmlText | null {
	const fragment = doc.getXmlFragment(slotFragmentName(name));
	let node: unknown = fragment.get(blockIndex(fragment, block));
	while (node instanceof Y.XmlElement) node = node.get(0);
	return node instanceof Y.XmlText ? node : null;
}

function newParagraph(text: string): Y.XmlElement {
	const element = new Y.XmlElement('paragraph');
	element.insert(0, [new Y.XmlText(text)]);
	return element;
}

function plain(text: Y.XmlText): string {
	return (text.toDelta() as { insert: unknown }[])
		.map(({ insert }) => (typeof insert === 'string' ? insert : ''))
		.join('');
}

function lettersOf(doc: Y.Doc): Set<string> {
	const { problem, plan } = readNegotiation(doc);
	const texts = [
		...PROBLEM_SLOTS.map((name) => problem[name].text),
		...plan.flatMap((action) => TEXTS.map((field) => fieldText(action, field)))
	];
	return new Set(texts.flatMap((text) => [...text.replace(/\s/g, '')]));
}
