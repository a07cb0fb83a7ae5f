/** How each statement reads now: what markers, stances and yeses are held against. */
/* eslint-disable svelte/prefer-svelte-reactivity -- bookkeeping the page never reads: what it sees is $state.raw, replaced as a whole */
import type * as Y from 'yjs';
import type { Action } from '$lib/document/read';
import { readRichText, type RichText } from '$lib/document/rich-text';
import { PLAN, PROBLEM_SLOTS, type ProblemSlot } from '$lib/document/shape';
import {
	actionStatement,
	actionWording,
	agreementId,
	parseStatement,
	slotStatement,
	slotWording,
	type StatementId,
	type Wording
} from '$lib/document/wording';
import type { ActionView } from '$lib/workshop/family';
import type { NegotiationController } from './negotiation.svelte';

/** A slot is read again when the typing pauses for this long: reading it for each letter would slow the typing. */
const PAUSE_MS = 180;

export class StatementsController {
	private slots = $state.raw<ReadonlyMap<ProblemSlot, Wording>>(new Map());
	private readonly negotiation: NegotiationController;
	private readonly ofActions = new WeakMap<Action, Wording>();
	private readonly views = new WeakMap<Action, ActionView>();
	private readonly waiting = new Set<ProblemSlot>();
	private timer: ReturnType<typeof setTimeout> | null = null;
	private readonly stops: (() => void)[] = [];
	/** Action → its wording when it was last changed. */
	private readonly lastIds = new Map<string, string | undefined>();
	private readonly onOwnEdit: (statement: StatementId, before: string | undefined) => void;

	/** @param onOwnEdit is told when this page changes a statement that was at rest, and the id of the wording it leaves */
	constructor(
		negotiation: NegotiationController,
		onOwnEdit: (statement: StatementId, before: string | undefined) => void
	) {
		this.negotiation = negotiation;
		this.onOwnEdit = onOwnEdit;
	}

	/** Reads all of it, and follows it from now on. */
	goLive(): void {
		for (const slot of PROBLEM_SLOTS) {
			const fragment = this.negotiation.slot(slot);
			const onChange = (_: unknown, { local }: Y.Transaction) => this.readSoon(slot, local);
			fragment.observeDeep(onChange);
			this.stops.push(() => fragment.unobserveDeep(onChange));
		}
		const plan = this.negotiation.doc.getMap(PLAN);
		const onPlan = (events: Y.YEvent<Y.AbstractType<unknown>>[], { local }: Y.Transaction) => {
			for (const id of new Set(events.flatMap(changedActions))) this.noteAction(id, local);
		};
		plan.observeDeep(onPlan);
		this.stops.push(() => plan.unobserveDeep(onPlan));
		for (const id of plan.keys()) this.noteAction(id, false);
		this.read(PROBLEM_SLOTS);
	}

	destroy(): void {
		for (const stop of this.stops) stop();
		if (this.timer) clearTimeout(this.timer);
	}

	/** Every statement there is, in reading order. */
	get all(): StatementId[] {
		return [...PROBLEM_SLOTS.map(slotStatement), ...this.negotiation.plan.map(({ id }) => actionStatement(id))];
	}

	/** @returns how a statement reads, a moment late while somebody types; null while it is not known or not there */
	wording(statement: StatementId): Wording | null {
		const parsed = parseStatement(statement);
		if (parsed?.kind === 'slot') return this.slots.get(parsed.slot) ?? null;
		const action = this.negotiation.plan.find(({ id }) => id === parsed?.actionId);
		return action ? this.wordingOfAction(action) : null;
	}

	/** @returns how a statement reads at this very moment, to send with an answer to it */
	wordingNow(statement: StatementId): Wording | null {
		if (this.waiting.size > 0) this.read([...this.waiting]);
		return this.wording(statement);
	}

	/** @returns the action as the rules about yeses and fits look at it */
	view(action: Action): ActionView {
		const known = this.views.get(action);
		if (known) return known;
		const { id, responsible, answers, dependsOn } = action;
		const view = { id, responsible, answers, dependsOn, agreementId: agreementId(action) };
		this.views.set(action, view);
		return view;
	}

	private wordingOfAction(action: Action): Wording {
		const known = this.ofActions.get(action);
		if (known) return known;
		const wording = actionWording(action);
		this.ofActions.set(action, wording);
		return wording;
	}

	private noteAction(id: string, isOwn: boolean): void {
		const statement = actionStatement(id);
		if (isOwn) this.onOwnEdit(statement, this.lastIds.get(id));
		this.lastIds.set(id, this.wording(statement)?.id);
	}

	private readSoon(slot: ProblemSlot, isOwn: boolean): void {
		if (isOwn && !this.waiting.has(slot)) this.onOwnEdit(slotStatement(slot), this.slots.get(slot)?.id);
		this.waiting.add(slot);
		this.timer ??= setTimeout(() => this.read([...this.waiting]), PAUSE_MS);
	}

	private read(slots: readonly ProblemSlot[]): void {
		if (this.timer) clearTimeout(this.timer);
		this.timer = null;
		this.waiting.clear();
		const read = slots.map((slot) => [slot, slotWording(this.richText(slot))] as const);
		this.slots = new Map([...this.slots, ...read]);
	}

	private richText(slot: ProblemSlot): RichText {
		const fragment: Y.XmlFragment = this.negotiation.slot(slot);
		return readRichText(fragment);
	}
}

/** @returns the actions an event of the plan changed */
function changedActions({ path, keys }: Y.YEvent<Y.AbstractType<unknown>>): string[] {
	return path.length > 0 ? [String(path[0])] : [...keys.keys()];
}
