/** The board as the list shows it: the canvas document on one side, runes on the other. The canvas shares the document. */
/* eslint-disable svelte/prefer-svelte-reactivity -- bookkeeping the page never reads: what it sees is $state.raw, replaced as a whole */
import * as Y from 'yjs';
import type { OpenDocument, WaitingBoard, WorkshopConnection } from '$lib/connection/connection';
import { boardOf, groupsOf, type Board, type BoardArea, type BoardItem, type BoardNote } from '$lib/document/board';
import type { CardPart } from '$lib/document/board-cards';
import { recordsGoing } from '$lib/document/board-deletions';
import { thingsIn, type RemovedThing } from '$lib/document/board-removed';
import { readRecord, recordsOf, wordsOf, type BoardRecord } from '$lib/document/board-records';
import type { Json, NoteKind } from '$lib/document/board-shape';
import {
	addArea,
	addCard,
	addNote,
	connect,
	deleteRecords,
	moveToArea,
	reorder,
	restoreRecords,
	setBoardProperty,
	setWords,
	shapeId
} from '$lib/document/board-write';
import { DeletionLimit } from './deletion-limit.svelte';
import { newId } from './new-id';

/** What this page's own edits of the board, other than the canvas's, are marked with. */
export const OWN_BOARD_EDIT = { name: 'own edit of the board' };

/** An area of the board with what stands in it, in reading order; `area` null is what stands in none. */
export interface BoardGroup {
	area: BoardArea | null;
	items: readonly BoardItem[];
}

/** Something that was deleted. */
export interface Removed extends RemovedThing {
	/** Unique in this page. */
	id: number;
}

/** What another person did on the board, for those who only hear the page. */
export interface BoardChange {
	/** Who it was, as the server says; null when it cannot be told. */
	who: { participantId: string; name: string } | null;
	what: 'added' | 'changed' | 'removed';
	/** The name of the area where it was; null in none. */
	area: string | null;
}

const EMPTY: Board = { areas: [], items: [], connections: [] };
/** Others' moves come many a second; the list is put in order again no more often than this. */
const REFRESH_MS = 120;

export class BoardController {
	readonly doc = new Y.Doc();
	board = $state.raw<Board>(EMPTY);
	/** Whether the document holds the present board. */
	isLive = $state(false);
	/** A large board that waits to be taken in; null where the document holds it. */
	waiting = $state.raw<WaitingBoard | null>(null);
	/** The notes that are chosen, to do something with all of them. */
	chosen = $state.raw<ReadonlySet<string>>(new Set());
	/** The note that is being rewritten in the list. */
	editing = $state<string | null>(null);
	/** The note or area to bring before the reader's eyes; set anew for each wish. */
	wanted = $state.raw<{ id: string } | null>(null);
	/** Newest first. */
	removed = $state.raw<readonly Removed[]>([]);
	/** How much may be deleted from here. */
	readonly deletions: DeletionLimit;
	readonly groups = $derived<readonly BoardGroup[]>(groupsOf(this.board));
	private readonly byId = $derived(new Map(this.board.items.map((item) => [item.id, item])));
	private readonly records = new Map<string, BoardRecord>();
	private readonly author: string | null;
	private readonly onRemote: (change: BoardChange) => void;
	private open: OpenDocument | null = null;
	private timer: ReturnType<typeof setTimeout> | null = null;
	private nextId = 1;

	/**
	 * @param author who writes on this page; null for a reader
	 * @param onRemote told of what others do
	 * @param deletions by it this page says so before the server would refuse a deletion
	 */
	constructor(
		author: string | null,
		onRemote: (change: BoardChange) => void = () => undefined,
		deletions = new DeletionLimit(null)
	) {
		this.author = author;
		this.onRemote = onRemote;
		this.deletions = deletions;
	}

	/**
	 * Brings the board in; does nothing when it is in already.
	 * @param isDrawn whether it will be shown drawn: then of a large one what is shown first is told first
	 * @returns who is present on it
	 */
	connect(connection: WorkshopConnection, { isDrawn = false } = {}): OpenDocument {
		if (this.open) return this.open;
		this.open = connection.open('canvas', {
			doc: this.doc,
			onLoaded: () => this.goLive(),
			...(isDrawn && { onWaiting: (board) => (this.waiting = board) })
		});
		// By it the others know whose changes they hear of.
		if (this.author !== null) this.open.awareness.setLocalStateField('place', 'board');
		return this.open;
	}

	/** Takes in the rest of a large board, where what is shown first was told; otherwise does nothing. */
	takeIn(): void {
		this.waiting?.takeIn();
		this.waiting = null;
	}

	/** From now on the document is what is shown. */
	goLive(): void {
		if (this.isLive) return;
		this.takeIn();
		recordsOf(this.doc).observeDeep(this.observe);
		this.readAgain(recordsOf(this.doc).keys());
		this.refresh();
		this.isLive = true;
	}

	destroy(): void {
		if (this.timer) clearTimeout(this.timer);
		recordsOf(this.doc).unobserveDeep(this.observe);
		this.doc.destroy();
	}

	note(id: string): BoardNote | null {
		const item = this.byId.get(id);
		return item?.kind === 'note' ? item : null;
	}

	item(id: string): BoardItem | null {
		return this.byId.get(id) ?? null;
	}

	/** @returns the shared words of a note, text or shape */
	text(id: string): Y.Text | null {
		return wordsOf(this.doc, id);
	}

	/** Adds a note last in an area. @returns its id */
	addNote({
		words,
		areaId,
		noteKind = ''
	}: {
		words: string;
		areaId: string | null;
		noteKind?: NoteKind | '';
	}): string {
		const id = shapeId(newId());
		addNote(this.doc, { id, words, areaId, noteKind, author: this.author, origin: OWN_BOARD_EDIT });
		return id;
	}

	/** @returns the new area's id */
	addArea(name: string): string {
		const id = shapeId(newId());
		addArea(this.doc, { id, name, author: this.author, origin: OWN_BOARD_EDIT });
		return id;
	}

	/** Puts the one card for a part of the problem, or for the plan, on the board. */
	addCard(part: CardPart): void {
		addCard(this.doc, { part, origin: OWN_BOARD_EDIT });
	}

	setWords(id: string, words: string): void {
		setWords(this.doc, { id, words, origin: OWN_BOARD_EDIT });
	}

	set(id: string, name: `meta.${string}`, value: Json): void {
		setBoardProperty(this.doc, { id, name, value, origin: OWN_BOARD_EDIT });
	}

	/** Moves something to stand at `index` (0-based) among what stands beside it. */
	move(id: string, index: number): void {
		reorder(this.doc, { id, index, origin: OWN_BOARD_EDIT });
	}

	moveToArea(ids: readonly string[], areaId: string | null): void {
		this.doc.transact(() => {
			for (const id of ids) moveToArea(this.doc, { id, areaId, origin: OWN_BOARD_EDIT });
		}, OWN_BOARD_EDIT);
	}

	link(from: string, to: string, words: string): void {
		const id = shapeId(newId());
		connect(this.doc, { id, from, to, words, author: this.author, origin: OWN_BOARD_EDIT });
	}

	/** @returns false where that is more than may be deleted now: then nothing is, and the page says so */
	remove(ids: readonly string[]): boolean {
		if (!this.deletions.allows(recordsGoing(this.doc, ids).size)) return false;
		deleteRecords(this.doc, { ids, origin: OWN_BOARD_EDIT });
		return true;
	}

	/** Brings back what was deleted, whoever deleted it. */
	restore({ id, records }: Removed): void {
		restoreRecords(this.doc, { records, origin: OWN_BOARD_EDIT });
		this.removed = this.removed.filter((removed) => removed.id !== id);
	}

	/** Brings back all of it, in one step. */
	restoreAll(): void {
		restoreRecords(this.doc, { records: this.removed.flatMap(({ records }) => records), origin: OWN_BOARD_EDIT });
	}

	/** Takes in what was deleted before this page was open, as the server tells it, newest first. */
	learnRemoved(things: readonly RemovedThing[]): void {
		const known = new Set(this.removed.flatMap(({ records }) => records.map(({ id }) => id)));
		const isNews = ({ records }: RemovedThing) =>
			records.every(({ id }) => !known.has(id)) && records.some(({ id }) => !this.records.has(id));
		this.removed = [...this.removed, ...things.filter(isNews).map((thing) => this.numbered(thing))];
	}

	choose(id: string, isChosen: boolean): void {
		const chosen = new Set(this.chosen);
		if (isChosen) chosen.add(id);
		else chosen.delete(id);
		this.chosen = chosen;
	}

	chooseNone(): void {
		this.chosen = new Set();
	}

	edit(id: string | null): void {
		this.editing = id;
	}

	private readonly observe = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
		const changed = new Set<string>();
		for (const event of events) {
			if (event.path.length > 0) changed.add(String(event.path[0]));
			else for (const id of event.keys.keys()) changed.add(id);
		}
		if (transaction.local) this.deletions.noteDeleted(deletedIn(events));
		this.tell(changed, transaction);
		this.readAgain(changed);
		if (transaction.local) this.refresh();
		else this.timer ??= setTimeout(() => this.refresh(), REFRESH_MS);
	};

	private readAgain(ids: Iterable<string>): void {
		const gone: BoardRecord[] = [];
		for (const id of ids) {
			const before = this.records.get(id);
			const record = readRecord(this.doc, id);
			if (record) this.records.set(id, record);
			else if (before) {
				this.records.delete(id);
				gone.push(before);
			}
		}
		if (gone.length > 0) this.removed = [...thingsIn(gone).map((thing) => this.numbered(thing)), ...this.removed];
		const back = this.removed.filter(({ records }) => records.some(({ id }) => !this.records.has(id)));
		if (back.length < this.removed.length) this.removed = back;
	}

	private numbered(thing: RemovedThing): Removed {
		return { ...thing, id: this.nextId++ };
	}

	private refresh(): void {
		if (this.timer) clearTimeout(this.timer);
		this.timer = null;
		this.board = boardOf([...this.records.values()]);
		const chosen = new Set([...this.chosen].filter((id) => this.records.has(id)));
		if (chosen.size < this.chosen.size) this.chosen = chosen;
		if (this.editing !== null && !this.records.has(this.editing)) this.editing = null;
	}

	private personBehind(clientId: number | null): BoardChange['who'] {
		const state = clientId === null ? undefined : this.open?.awareness.getStates().get(clientId);
		return (state as { user?: { participantId: string; name: string } } | undefined)?.user ?? null;
	}

	private tell(changed: ReadonlySet<string>, transaction: Y.Transaction): void {
		if (transaction.local || !this.isLive) return;
		const who = this.personBehind(writerOf(transaction));
		for (const id of changed) {
			const before = this.records.get(id);
			const now = readRecord(this.doc, id);
			const record = now ?? before;
			if (!record || id.startsWith('binding:')) continue;
			if (now && before && isOnlyMoved(before, now)) continue;
			const name = this.records.get(record.properties.parentId as string)?.properties['props.name'];
			this.onRemote({
				who,
				what: before === undefined ? 'added' : now === null ? 'removed' : 'changed',
				area: typeof name === 'string' ? name : null
			});
		}
	}
}

/** @returns how many records an edit deleted */
function deletedIn(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): number {
	const changes = events.filter(({ path }) => path.length === 0).flatMap(({ keys }) => [...keys.values()]);
	return changes.filter(({ action }) => action !== 'add').length;
}

/** Where things lie is nothing to the list, and a drag would be told of for as long as it lasts. */
function isOnlyMoved(before: BoardRecord, now: BoardRecord): boolean {
	const rest = ({ words, properties: { xy: _xy, index: _index, 'props.growY': _growY, ...properties } }: BoardRecord) =>
		JSON.stringify([words, properties]);
	return rest(before) === rest(now);
}

/** @returns the one client that wrote the transaction, or null */
function writerOf({ afterState, beforeState }: Y.Transaction): number | null {
	const writers = [...afterState.keys()].filter(
		(client) => (afterState.get(client) ?? 0) > (beforeState.get(client) ?? 0)
	);
	return writers.length === 1 ? (writers[0] ?? null) : null;
}
