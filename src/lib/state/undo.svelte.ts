/** Undo and redo of one's own work, one order of steps for the problem, the plan, the board and every text in them. */
/* eslint-disable svelte/prefer-svelte-reactivity -- bookkeeping the page never reads: what it sees is $state.raw, replaced as a whole */
import * as Y from 'yjs';
import { PLAN, PROBLEM_SLOTS, slotFragmentName } from '$lib/document/shape';

/** What an undo did: nothing was there, it was undone, or it was let be because others have built on it. */
export type UndoOutcome = 'nothing' | 'done' | 'kept';

/** A document whose edits can be undone. */
interface Undoable {
	doc: Y.Doc;
	/** The types in it that count. */
	scope: readonly unknown[];
	/** What one's own edits are marked with. */
	origins: readonly unknown[];
	/** The map whose entries others may have written in since they were added; null where there is none. */
	entries: Y.Map<unknown> | null;
	/** Asked before a step is undone or done again. @returns whether it may be */
	allows?: (step: Step) => boolean;
}

/** A document taken in. */
interface Managed extends Required<Pick<Undoable, 'entries' | 'allows'>> {
	manager: Y.UndoManager;
	ownClient: number;
}

type Step = Y.UndoManager['undoStack'][number];

/** Where in the order of all steps a step stands, noted in it. */
const PLACE = 'place';

export class UndoController {
	canUndo = $state(false);
	canRedo = $state(false);
	private readonly managers: Managed[] = [];
	private steps = 0;

	/**
	 * @param origins what one's own edits are marked with
	 * @param scope the shared texts it is for; null: the problem and the plan
	 */
	constructor(doc: Y.Doc, origins: readonly unknown[], scope: readonly Y.XmlFragment[] | null = null) {
		this.include({ doc, scope: scope ?? negotiationOf(doc), origins, entries: scope ? null : doc.getMap(PLAN) });
	}

	/** Takes in a further document: its edits and the others' are undone in the order they were made. */
	include({ doc, scope, origins, entries, allows = () => true }: Undoable): void {
		const manager = new Y.UndoManager([...scope] as Y.AbstractType<unknown>[], {
			trackedOrigins: new Set(origins),
			deleteFilter: isFreeToGo,
			captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false
		});
		this.managers.push({ manager, entries, allows, ownClient: doc.clientID });
		const placed = ({ stackItem, type }: { stackItem: { meta: Map<unknown, unknown> }; type: 'undo' | 'redo' }) => {
			stackItem.meta.set(PLACE, (this.steps += 1));
			// Something new was done: what was undone elsewhere before it can no longer be done again.
			if (type === 'undo' && !manager.undoing && !manager.redoing) {
				for (const other of this.managers) if (other.manager !== manager) other.manager.clear(false, true);
			}
			this.refresh();
		};
		manager.on('stack-item-added', placed);
		manager.on('stack-item-updated', placed);
		manager.on('stack-item-popped', () => this.refresh());
		manager.on('stack-cleared', () => this.refresh());
	}

	/** A further mark of one's own edits of the first document, such as the rich text editor's. */
	track(origin: unknown): void {
		this.managers[0]?.manager.addTrackedOrigin(origin);
	}

	/** What follows is a step of its own, not part of the typing before it. */
	startStep(): void {
		for (const { manager } of this.managers) manager.stopCapturing();
	}

	undo(): UndoOutcome {
		const last = this.latest('undoStack');
		const top = last?.manager.undoStack.at(-1);
		if (!last || !top) return 'nothing';
		if (wouldTakeOthersWork(last, top.insertions)) {
			last.manager.undoStack.pop();
			this.refresh();
			return 'kept';
		}
		return last.allows(top) && last.manager.undo() ? 'done' : 'nothing';
	}

	redo(): UndoOutcome {
		const next = this.latest('redoStack');
		const top = next?.manager.redoStack.at(-1);
		return next && top && next.allows(top) && next.manager.redo() ? 'done' : 'nothing';
	}

	destroy(): void {
		for (const { manager } of this.managers) manager.destroy();
	}

	/** @returns the document whose last step came after the others' */
	private latest(stack: 'undoStack' | 'redoStack') {
		const placeOf = ({ manager }: { manager: Y.UndoManager }) => Number(manager[stack].at(-1)?.meta.get(PLACE) ?? 0);
		return this.managers
			.filter(({ manager }) => manager[stack].length > 0)
			.sort((a, b) => placeOf(a) - placeOf(b))
			.at(-1);
	}

	private refresh(): void {
		this.canUndo = this.managers.some(({ manager }) => manager.canUndo());
		this.canRedo = this.managers.some(({ manager }) => manager.canRedo());
	}
}

/** Undoing an addition removes the whole entry, and with it what others have written in it since. */
function wouldTakeOthersWork(
	{ entries, ownClient }: { entries: Y.Map<unknown> | null; ownClient: number },
	insertions: Parameters<typeof Y.isDeleted>[0]
): boolean {
	for (const entry of entries?.values() ?? []) {
		if (!(entry instanceof Y.Map) || !entry._item || !Y.isDeleted(insertions, entry._item.id)) continue;
		if (holdsWorkOfOthers(entry, ownClient)) return true;
	}
	return false;
}

function negotiationOf(doc: Y.Doc): (Y.XmlFragment | Y.Map<unknown>)[] {
	const slots = PROBLEM_SLOTS.map((slot) => doc.getXmlFragment(slotFragmentName(slot)));
	return [...slots, doc.getMap(PLAN)];
}

/** A paragraph stays while it holds somebody's text: undo takes only one's own letters out of it. */
function isFreeToGo(item: Y.Item): boolean {
	if (!(item.content instanceof Y.ContentType)) return true;
	const type = item.content.type as unknown;
	const isText = type instanceof Y.XmlText || (type instanceof Y.XmlElement && type.nodeName === 'paragraph');
	return !isText || type.length === 0;
}

/** What a shared type holds: its entries by key, and its items in order. */
type Held = Pick<Y.AbstractType<never>, '_map' | '_start'>;

function holdsWorkOfOthers(type: Held, ownClient: number): boolean {
	const items: Y.Item[] = [...type._map.values()];
	for (let item = type._start; item; item = item.right) items.push(item);
	return items.some((item) => {
		if (item.deleted) return false;
		if (item.id.client !== ownClient) return true;
		return item.content instanceof Y.ContentType && holdsWorkOfOthers(item.content.type, ownClient);
	});
}
