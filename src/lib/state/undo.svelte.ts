/** Undo and redo of one's own work, one stack for the problem, the plan and every text in them. */
/* eslint-disable svelte/prefer-svelte-reactivity -- bookkeeping the page never reads: what it sees is $state.raw, replaced as a whole */
import * as Y from 'yjs';
import { PLAN, PROBLEM_SLOTS, slotFragmentName } from '$lib/document/shape';

/** What an undo did: nothing was there, it was undone, or it was let be because others have built on it. */
export type UndoOutcome = 'nothing' | 'done' | 'kept';

export class UndoController {
	canUndo = $state(false);
	canRedo = $state(false);
	private readonly manager: Y.UndoManager;
	private readonly doc: Y.Doc;

	/**
	 * @param origins what one's own edits are marked with
	 * @param scope the shared texts it is for; null: the problem and the plan
	 */
	constructor(doc: Y.Doc, origins: readonly unknown[], scope: readonly Y.XmlFragment[] | null = null) {
		this.doc = doc;
		this.manager = new Y.UndoManager((scope ?? negotiationOf(doc)) as Y.AbstractType<unknown>[], {
			trackedOrigins: new Set(origins),
			deleteFilter: isFreeToGo,
			captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false
		});
		const refresh = () => {
			this.canUndo = this.manager.canUndo();
			this.canRedo = this.manager.canRedo();
		};
		for (const event of ['stack-item-added', 'stack-item-popped', 'stack-item-updated', 'stack-cleared'] as const) {
			this.manager.on(event, refresh);
		}
	}

	/** A further mark of one's own edits, such as the rich text editor's. */
	track(origin: unknown): void {
		this.manager.addTrackedOrigin(origin);
	}

	/** What follows is a step of its own, not part of the typing before it. */
	startStep(): void {
		this.manager.stopCapturing();
	}

	undo(): UndoOutcome {
		const top = this.manager.undoStack.at(-1);
		if (!top) return 'nothing';
		if (this.wouldTakeOthersWork(top.insertions)) {
			this.manager.undoStack.pop();
			this.canUndo = this.manager.canUndo();
			return 'kept';
		}
		return this.manager.undo() ? 'done' : 'nothing';
	}

	redo(): UndoOutcome {
		return this.manager.redo() ? 'done' : 'nothing';
	}

	destroy(): void {
		this.manager.destroy();
	}

	/** Undoing an addition removes the whole action, and with it what others have written in it since. */
	private wouldTakeOthersWork(insertions: Parameters<typeof Y.isDeleted>[0]): boolean {
		for (const action of this.doc.getMap(PLAN).values()) {
			if (!(action instanceof Y.Map) || !action._item || !Y.isDeleted(insertions, action._item.id)) continue;
			if (holdsWorkOfOthers(action, this.doc.clientID)) return true;
		}
		return false;
	}
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
