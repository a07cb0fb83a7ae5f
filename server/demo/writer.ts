/** Writes a story into a revision log as people would have: word by word, under their own names, at its own time. */
import * as Y from 'yjs';
import { readBlocks } from '../../src/lib/document/blocks.ts';
import { PLAN, slotFragmentName, type ActionField, type ProblemSlot } from '../../src/lib/document/shape.ts';
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
import type { Deed, Who } from './story.ts';

/** How long a word takes, and the pause before the next thing somebody does. */
const WORD_MS = 700;
const PAUSE_MS = 70_000;

export class StoryWriter {
	readonly revisions: Revision[] = [];
	readonly bindings: ClientBinding[] = [];
	#doc = new Y.Doc();
	#projector = watchWords(this.#doc);
	#workshopId: string;
	#ids: ReadonlyMap<Who, string>;
	#clientIds = new Map<Who, number>();
	#author: Who | null = null;
	#nowMs = 0;

	/** @param ids the participant id of each person of the story */
	constructor(workshopId: string, ids: ReadonlyMap<Who, string>) {
		this.#workshopId = workshopId;
		this.#ids = ids;
		this.#doc.on('update', (update: Uint8Array) => this.#store(update));
	}

	/** Goes to a moment. @param nowMs Unix time in milliseconds */
	goTo(nowMs: number): void {
		this.#nowMs = nowMs;
	}

	/** @returns what the field of an action holds when a name in it stands for a person */
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
				return this.#type(actionText(this.#doc, deed.action, 'title'), deed.title);
			case 'fill':
				return this.#type(actionText(this.#doc, deed.action, deed.field), deed.text);
			case 'set':
				return this.set(deed.action, deed.field, deed.value);
			case 'drop':
				return removeAction(this.#doc, { id: deed.action });
			case 'move':
				return moveAction(this.#doc, { id: deed.action, index: deed.to });
		}
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

	/** @returns the ids of the actions in the plan */
	actions(): string[] {
		return [...this.#doc.getMap(PLAN).keys()];
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
		if (known !== undefined) return;
		this.#clientIds.set(who, clientId);
		this.bindings.push({
			workshopId: this.#workshopId,
			document: 'negotiation',
			clientId,
			participantId: this.#ids.get(who) ?? ''
		});
	}

	#store(update: Uint8Array): void {
		this.#nowMs += WORD_MS;
		this.revisions.push({
			workshopId: this.#workshopId,
			seq: this.revisions.length + 1,
			document: 'negotiation',
			at: this.#nowMs,
			participantId: (this.#author && this.#ids.get(this.#author)) ?? null,
			sessionId: null,
			restores: null,
			update,
			words: encodeOperations(this.#projector.take())
		});
	}
}
