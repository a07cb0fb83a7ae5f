/** Writes a story into a revision log as people would have: word by word, under their own names, at its own time. */
import * as Y from 'yjs';
import { readNegotiation } from '../../src/lib/document/read.ts';
import { addArea, addNote, connect, shapeId } from '../../src/lib/document/board-write.ts';
import { correctionsFragment, writeSummaryText } from '../../src/lib/document/summary-text.ts';
import { agreementId, wordingOf } from '../../src/lib/document/wording.ts';
import type { DocumentKind } from '../../src/lib/document/names.ts';
import type { Command } from '../../src/lib/workshop/command.ts';
import { currentMarker, problemMarkerNumber } from '../../src/lib/workshop/markers.ts';
import { readBlocks } from '../../src/lib/document/blocks.ts';
import { slotFragmentName, type ActionField, type ProblemSlot } from '../../src/lib/document/shape.ts';
import {
	actionText,
	addAction,
	moveAction,
	removeAction,
	setActionField,
	type PlainField
} from '../../src/lib/document/write.ts';
import { writeBlocks, writeText } from '../../src/lib/document/write-blocks.ts';
import { watchWords } from '../../src/lib/history/projector.ts';
import { encodeOperations } from '../../src/lib/history/words.ts';
import type { ClientBinding, Revision } from '../../src/lib/server/store/port.ts';
import { StoryRecord, type Asking, type Registered } from './record.ts';
import type { BoardDeed, Deed, RecordDeed, Who } from './story.ts';

/** How long a word takes, and the pause before the next thing somebody does. */
const WORD_MS = 700;
const PAUSE_MS = 70_000;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface StoryWriterOptions {
	workshopId: string;
	/** The participant id of each person of the story. */
	ids: ReadonlyMap<Who, string>;
	registered: Registered;
	/** When the demonstration is made; Unix time in milliseconds. */
	madeMs: number;
}

export class StoryWriter {
	readonly revisions: Revision[] = [];
	readonly bindings: ClientBinding[] = [];
	#doc = new Y.Doc();
	#summary = new Y.Doc();
	#board = new Y.Doc();
	#record: StoryRecord;
	#projector = watchWords(this.#doc);
	#workshopId: string;
	#ids: ReadonlyMap<Who, string>;
	#clientIds = new Map<string, number>();
	#madeMs: number;
	#author: Who | null = null;
	#nowMs = 0;

	constructor({ workshopId, ids, registered, madeMs }: StoryWriterOptions) {
		this.#workshopId = workshopId;
		this.#ids = ids;
		this.#madeMs = madeMs;
		this.#record = new StoryRecord(registered);
		this.#doc.on('update', (update: Uint8Array) => this.#store('negotiation', update));
		this.#record.doc.on('update', (update: Uint8Array) => this.#store('record', update));
		this.#board.on('update', (update: Uint8Array) => this.#store('canvas', update));
		this.#summary.on('update', (update: Uint8Array) => this.#store('summary', update));
	}

	/** Goes to a moment. @param nowMs Unix time in milliseconds */
	goTo(nowMs: number): void {
		this.#nowMs = nowMs;
	}

	perform(deed: Deed): void {
		this.#nowMs += PAUSE_MS;
		this.#become(deed.who);
		switch (deed.does) {
			case 'write':
				return this.#write(deed.slot, deed.block, deed.text);
			case 'list':
				return this.#change(() =>
					writeBlocks(
						this.#fragment(deed.slot),
						deed.items.map((item, index) => (index === 0 ? '\u0001' : '\u0002') + item)
					)
				);
			case 'remove':
				return this.#change(() => this.#fragment(deed.slot).delete(deed.block, 1));
			case 'add':
				addAction(this.#doc, { id: deed.action });
				this.#answerProblem(deed.action);
				return this.#type(actionText(this.#doc, deed.action, 'title'), deed.title);
			case 'fill':
				return this.#type(actionText(this.#doc, deed.action, deed.field), deed.text);
			case 'set':
				return this.set(deed.action, deed.field, deed.value);
			case 'drop':
				return removeAction(this.#doc, { id: deed.action });
			case 'move':
				return moveAction(this.#doc, { id: deed.action, index: deed.to });
			case 'due':
				return this.set(deed.action, 'due', this.#day(deed.inDays));
			case 'short':
				return this.#writeShort(deed.session === 'this' ? this.#session() : null, deed.text);
			case 'area':
			case 'note':
			case 'connect':
				return this.#onBoard(deed);
			case 'correct':
				return this.#summary.transact(() =>
					writeBlocks(correctionsFragment(this.#summary, this.#lastMeeting()), deed.text.split('\n'))
				);
			default:
				return this.#perform(deed);
		}
	}

	#onBoard(deed: BoardDeed): void {
		const author = this.#ids.get(deed.who) ?? null;
		switch (deed.does) {
			case 'area':
				return addArea(this.#board, { id: shapeId(deed.area), name: deed.name, author });
			case 'note':
				return addNote(this.#board, {
					id: shapeId(deed.note),
					words: deed.words,
					author,
					areaId: deed.area === undefined ? null : shapeId(deed.area),
					noteKind: deed.kind ?? '',
					noteOrigin: deed.isFromPaper ? 'paper' : ''
				});
			case 'connect': {
				const id = shapeId(`${deed.from}-${deed.to}`);
				const [from, to] = [shapeId(deed.from), shapeId(deed.to)];
				return connect(this.#board, { id, from, to, words: deed.words, author });
			}
		}
	}

	#perform(deed: RecordDeed): void {
		const asking = this.#asking(deed.who);
		const seq = this.revisions.length + 1;
		if (deed.does === 'arrive') {
			const others = deed.others.map((who) => this.#ids.get(who) ?? '');
			return this.#record.arrive([asking.by, ...others], asking, seq);
		}
		this.#record.ask(this.#command(deed, asking), asking, seq);
	}

	/** What the screens would send: with the wording, the agreement and the marker that the person looks at. */
	#command(deed: Exclude<RecordDeed, { does: 'arrive' }>, { by, negotiation }: Asking): Command {
		const { state } = this.#record;
		switch (deed.does) {
			case 'ask':
				return deed.command;
			case 'stance': {
				const wordingId = wordingOf(negotiation, deed.statement)?.id ?? '';
				return { kind: 'takeStance', statement: deed.statement, wordingId, ...deed.answer };
			}
			case 'reason': {
				const marker = currentMarker(state, deed.statement)?.number ?? 0;
				return { kind: 'giveReason', statement: deed.statement, marker, chip: deed.chip, text: deed.text };
			}
			case 'yes': {
				const action = negotiation.plan.find(({ id }) => id === deed.action);
				return { kind: 'sayYes', actionId: deed.action, agreementId: action ? agreementId(action) : '' };
			}
			case 'fit': {
				const { action, fit, text } = deed;
				return { kind: 'answerFit', actionId: action, problemMarker: problemMarkerNumber(state), fit, text };
			}
			case 'judge':
				return { kind: 'sayOfMinutes', meeting: this.#lastMeeting(), answer: deed.answer, text: deed.text };
			case 'settle':
				return { kind: 'settleQuestion', question: this.#record.question(deed.question), answer: deed.answer };
			case 'perspective':
				return { kind: 'writePerspective', party: this.#record.partyOf(by), text: deed.text };
			case 'meetAgain':
				return {
					kind: 'planNextMeeting',
					meetsAt: `${this.#day(deed.inDays)}T${deed.at}`,
					place: deed.place
				};
		}
	}

	#asking(who: Who): Asking {
		return { by: this.#ids.get(who) ?? '', nowMs: this.#nowMs, negotiation: readNegotiation(this.#doc) };
	}

	/** A new action answers the problem as it was last marked. */
	#answerProblem(action: string): void {
		const marker = problemMarkerNumber(this.#record.state);
		if (marker > 0) setActionField(this.#doc, { id: action, field: 'answers', value: String(marker) });
	}

	#session(): string | null {
		return this.#record.state.sessions.open?.id ?? null;
	}

	#lastMeeting(): string {
		return this.#record.state.sessions.ended.at(-1)?.id ?? '';
	}

	#writeShort(session: string | null, text: string): void {
		writeSummaryText(this.#summary, { session, blocks: text.split('\n') });
	}

	#day(inDays: number): string {
		return new Date(this.#madeMs + inDays * DAY_MS).toISOString().slice(0, 10);
	}

	/** Sets a plain field; a person of the story stands for their participant id. */
	set(action: string, field: ActionField, value: string): void {
		const ids = value.split(', ').map((name) => this.#ids.get(name as Who) ?? name);
		if (field === 'contributors') setActionField(this.#doc, { id: action, field, value: ids });
		else
			setActionField(this.#doc, {
				id: action,
				field: field as Exclude<PlainField, 'contributors'>,
				value: ids[0] ?? ''
			});
	}

	#write(slot: ProblemSlot, block: number, text: string): void {
		const fragment = this.#fragment(slot);
		const blocks = readBlocks(fragment);
		if (block >= blocks.length) this.#change(() => writeBlocks(fragment, [...blocks, '']));
		const paragraph = fragment.get(block) as Y.XmlElement;
		if (paragraph.length === 0) this.#change(() => paragraph.insert(0, [new Y.XmlText()]));
		this.#type(paragraph.get(0) as Y.XmlText, text);
	}

	/** Types a text to read as given: rewording changes only the words that differ, new text comes word by word. */
	#type(text: Y.Text | null, wanted: string): void {
		if (!text) return;
		if (text.length > 0) return this.#change(() => writeText(text, wanted));
		for (const word of wanted.match(/\S+\s*/g) ?? []) {
			this.#nowMs += WORD_MS;
			text.insert(text.length, word);
		}
	}

	#change(change: () => void): void {
		this.#doc.transact(change);
	}

	#fragment(slot: ProblemSlot): Y.XmlFragment {
		return this.#doc.getXmlFragment(slotFragmentName(slot));
	}

	#become(who: Who): void {
		this.#author = who;
		const known = this.#clientIds.get(who);
		const clientId = known ?? 1_000 + this.#clientIds.size;
		this.#doc.clientID = clientId;
		this.#summary.clientID = clientId;
		this.#board.clientID = clientId;
		if (known === undefined) this.#clientIds.set(who, clientId);
	}

	/** A client id is somebody's in the documents they have written in, and in no other. */
	#bind(document: DocumentKind, author: Who): void {
		const clientId = this.#clientIds.get(author) ?? 0;
		const isBound = this.bindings.some((bound) => bound.document === document && bound.clientId === clientId);
		if (isBound) return;
		const participantId = this.#ids.get(author) ?? '';
		this.bindings.push({ workshopId: this.#workshopId, document, clientId, participantId });
	}

	#store(document: DocumentKind, update: Uint8Array): void {
		this.#nowMs += WORD_MS;
		if (document !== 'record' && this.#author) this.#bind(document, this.#author);
		this.revisions.push({
			workshopId: this.#workshopId,
			seq: this.revisions.length + 1,
			document,
			at: this.#nowMs,
			// The record is the server's own.
			participantId: document === 'record' ? null : ((this.#author && this.#ids.get(this.#author)) ?? null),
			sessionId: this.#session(),
			restores: null,
			update,
			words: document === 'negotiation' ? encodeOperations(this.#projector.take()) : null
		});
	}
}
