/** The table's own words: slots, fields and states. */
import { m } from '$lib/paraglide/messages';
import type { ActionField, ActionStatus, Novelty, ProblemSlot } from '$lib/document/shape';
import type { Place } from '$lib/state/presence.svelte';
import type { Sheet } from '$lib/state/layout.svelte';

const SLOT_NAMES: Record<ProblemSlot, () => string> = {
	statement: m.table_slot_statement,
	affected: m.table_slot_affected,
	known: m.table_slot_known,
	unknown: m.table_slot_unknown,
	excluded: m.table_slot_excluded
};

const SLOT_QUESTIONS: Record<ProblemSlot, () => string> = {
	statement: m.table_ask_statement,
	affected: m.table_ask_affected,
	known: m.table_ask_known,
	unknown: m.table_ask_unknown,
	excluded: m.table_ask_excluded
};

const FIELD_NAMES: Record<ActionField, () => string> = {
	title: m.table_field_title,
	detail: m.table_field_detail,
	firstStep: m.table_field_firstStep,
	responsible: m.table_field_responsible,
	contributors: m.table_field_contributors,
	due: m.table_field_due,
	status: m.table_field_status,
	signOfSuccess: m.table_field_signOfSuccess,
	needs: m.table_field_needs,
	existing: m.table_field_existing,
	novelty: m.table_field_novelty,
	adaptation: m.table_field_adaptation,
	order: m.table_field_order,
	answers: m.table_field_answers,
	dependsOn: m.table_field_dependsOn
};

const STATUS_NAMES: Record<ActionStatus, () => string> = {
	draft: m.table_status_draft,
	waiting: m.table_status_waiting,
	active: m.table_status_active,
	stuck: m.table_status_stuck,
	done: m.table_status_done,
	dropped: m.table_status_dropped
};

const NOVELTY_NAMES: Record<Novelty, () => string> = {
	new: m.table_novelty_new,
	translated: m.table_novelty_translated,
	developed: m.table_novelty_developed,
	combined: m.table_novelty_combined
};

const SHEET_NAMES: Record<Sheet, () => string> = {
	problem: m.table_problem,
	board: m.table_board,
	plan: m.table_plan
};

export function sheetName(sheet: Sheet): string {
	return SHEET_NAMES[sheet]();
}

export function slotName(slot: ProblemSlot): string {
	return SLOT_NAMES[slot]();
}

/** @returns the one question an empty slot asks */
export function slotQuestion(slot: ProblemSlot): string {
	return SLOT_QUESTIONS[slot]();
}

export function fieldName(field: ActionField): string {
	return FIELD_NAMES[field]();
}

/** @returns the state in words; another program's own word as it stands */
export function statusName(status: string): string {
	return Object.hasOwn(STATUS_NAMES, status) ? STATUS_NAMES[status as ActionStatus]() : status;
}

/** @returns how it is new, in words; '' when nobody has said */
export function noveltyName(novelty: string): string {
	return Object.hasOwn(NOVELTY_NAMES, novelty) ? NOVELTY_NAMES[novelty as Novelty]() : novelty;
}

/** @param titleOf the title of an action by its id. @returns where somebody is, in words; '' when nowhere in particular */
export function placeName(place: Place | null, titleOf: (actionId: string) => string): string {
	const [kind, id = ''] = place?.split(':') ?? [];
	if (kind === 'problem' && Object.hasOwn(SLOT_NAMES, id)) return slotName(id as ProblemSlot);
	if (kind === 'board') return m.table_board();
	return kind === 'plan' ? titleOf(id) || m.table_untitled() : '';
}

/** @param day `YYYY-MM-DD`. @returns the day in words, or what stands there when it is no date */
export function dayName(day: string, language: string, month: 'long' | 'short' = 'long'): string {
	const date = new Date(`${day}T12:00:00Z`);
	if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(date.getTime())) return day;
	return new Intl.DateTimeFormat(language, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }).format(date);
}
