/** The problem and the plan as the page sees them: a Yjs document on one side, runes on the other. */
/* eslint-disable svelte/prefer-svelte-reactivity -- bookkeeping the page never reads: what it sees is $state.raw, replaced as a whole */
import * as Y from 'yjs';
import { byOrder, readAction, type Action } from '$lib/document/read';
import { PLAN, slotFragmentName, type ActionField, type ProblemSlot } from '$lib/document/shape';
import {
	actionDetail,
	actionText,
	addAction,
	moveAction,
	removeAction,
	setActionField,
	type PlainField
} from '$lib/document/write';
import { newId } from './new-id';

/** What this page's own edits outside the rich text editors are marked with. */
export const OWN_EDIT = { name: 'own edit' };

export class NegotiationController {
	readonly doc = new Y.Doc();
	/** The actions in order. An action that did not change is the same object as before. */
	plan = $state.raw<readonly Action[]>([]);
	/** Whether the document holds the present wording; until then the page shows what the server sent. */
	isLive = $state(false);
	private readonly actions = new Map<string, Action>();
	private readonly removed = new Map<string, Action>();
	private stop: (() => void) | null = null;

	/** @param plan the actions as the server sent them with the page */
	constructor(plan: readonly Action[]) {
		this.plan = plan;
	}

	/** From now on the document is what is shown. */
	goLive(): void {
		if (this.stop) return;
		const plan = this.doc.getMap(PLAN);
		const onPlan = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
			const changed = new Set<string>();
			for (const event of events) {
				if (event.path.length > 0) changed.add(String(event.path[0]));
				else for (const id of event.keys.keys()) changed.add(id);
			}
			this.readAgain(changed);
		};
		plan.observeDeep(onPlan);
		this.stop = () => plan.unobserveDeep(onPlan);
		this.readAgain(plan.keys());
		this.isLive = true;
	}

	destroy(): void {
		this.stop?.();
		this.doc.destroy();
	}

	slot(slot: ProblemSlot): Y.XmlFragment {
		return this.doc.getXmlFragment(slotFragmentName(slot));
	}

	/** @returns the action's shared text, or null when another program stored something else there */
	text(id: string, field: ActionField): Y.Text | null {
		return actionText(this.doc, id, field);
	}

	detail(id: string): Y.XmlFragment | null {
		return actionDetail(this.doc, id);
	}

	/** @returns the action as it was last seen, also right after it was removed */
	lastKnown(id: string): Action | null {
		return this.actions.get(id) ?? this.removed.get(id) ?? null;
	}

	/**
	 * Adds an action last.
	 * @param problemMarker the number of the problem marker it answers; 0 while there is none
	 * @returns its id
	 */
	add(title = '', problemMarker = 0): string {
		const id = newId();
		addAction(this.doc, { id, title, answers: problemMarker > 0 ? String(problemMarker) : '', origin: OWN_EDIT });
		return id;
	}

	set<Field extends PlainField>(id: string, field: Field, value: Action[Field] & (string | string[])): void {
		setActionField(this.doc, { id, field, value: value as never, origin: OWN_EDIT });
	}

	/** Moves an action to stand at `index` (0-based) of the plan without it. */
	move(id: string, index: number): void {
		moveAction(this.doc, { id, index, origin: OWN_EDIT });
	}

	/** Removes an action. @returns a function that brings it back as it was, or null when it was gone already */
	remove(id: string): (() => void) | null {
		const map = this.doc.getMap(PLAN).get(id);
		if (!(map instanceof Y.Map)) return null;
		const copy = map.clone();
		removeAction(this.doc, { id, origin: OWN_EDIT });
		return () => {
			const plan = this.doc.getMap(PLAN);
			if (!plan.has(id)) this.doc.transact(() => plan.set(id, copy), OWN_EDIT);
		};
	}

	private readAgain(ids: Iterable<string>): void {
		const plan = this.doc.getMap(PLAN);
		for (const id of ids) {
			const map = plan.get(id);
			const before = this.actions.get(id);
			if (map instanceof Y.Map) this.actions.set(id, readAction(id, map));
			else if (before) {
				this.actions.delete(id);
				this.removed.set(id, before);
			}
		}
		this.plan = [...this.actions.values()].sort(byOrder);
	}
}
