/** What is said of markers, stances, reasons and yeses. */
import { m } from '$lib/paraglide/messages';
import { parseStatement, type StatementId } from '$lib/document/wording';
import { slotName } from '$lib/components/table/words';
import { REASON_CHIPS, type ReasonChip } from '$lib/workshop/reasons';
import { STANCE_LEVELS, type StanceLevel } from '$lib/workshop/stances';
import type { Standing, Tally } from '$lib/workshop/standing';

const LEVEL_NAMES: Record<StanceLevel, () => string> = {
	agree: m.negotiation_level_agree,
	reservations: m.negotiation_level_reservations,
	aside: m.negotiation_level_aside,
	talk: m.negotiation_level_talk,
	object: m.negotiation_level_object
};

const LEVEL_HINTS: Record<StanceLevel, () => string> = {
	agree: m.negotiation_hint_agree,
	reservations: m.negotiation_hint_reservations,
	aside: m.negotiation_hint_aside,
	talk: m.negotiation_hint_talk,
	object: m.negotiation_hint_object
};

const LEVEL_COUNTS: Record<StanceLevel, (inputs: { count: number }) => string> = {
	agree: m.negotiation_count_agree,
	reservations: m.negotiation_count_reservations,
	aside: m.negotiation_count_aside,
	talk: m.negotiation_count_talk,
	object: ({ count }) => (count === 1 ? m.negotiation_count_object_one() : m.negotiation_count_object({ count }))
};

const STANDING_NAMES: Record<Standing, () => string> = {
	draft: m.negotiation_draft,
	holds: m.negotiation_holds,
	renegotiating: m.negotiation_renegotiated
};

const CHIP_NAMES: Record<ReasonChip, () => string> = {
	newParticipant: m.negotiation_chip_newParticipant,
	newKnowledge: m.negotiation_chip_newKnowledge,
	triedIt: m.negotiation_chip_triedIt,
	disagreement: m.negotiation_chip_disagreement,
	givenMoved: m.negotiation_chip_givenMoved
};

export function levelName(level: StanceLevel): string {
	return LEVEL_NAMES[level]();
}

/** @returns one sentence of what it means to stand there */
export function levelHint(level: StanceLevel): string {
	return LEVEL_HINTS[level]();
}

/** @returns as in "3 enige" */
export function levelCount(level: StanceLevel, count: number): string {
	return LEVEL_COUNTS[level]({ count });
}

export function standingName(standing: Standing): string {
	return STANDING_NAMES[standing]();
}

export function chipName(chip: ReasonChip): string {
	return CHIP_NAMES[chip]();
}

export const CHIPS = REASON_CHIPS.map((chip) => ({ chip, name: () => chipName(chip) }));

/** @returns how many have not answered, always said: silence is no answer */
export function notAnsweredCount(count: number): string {
	if (count === 0) return m.negotiation_all_answered();
	return count === 1 ? m.negotiation_not_answered_one() : m.negotiation_not_answered({ count });
}

/** @returns the whole tally in words, as in "3 enige, 1 indvending, 4 har ikke svaret" */
export function tallySentence(tally: Tally): string {
	const answered = STANCE_LEVELS.filter((level) => tally[level] > 0).map((level) => levelCount(level, tally[level]));
	return [...answered, notAnsweredCount(tally.notAnswered)].join(', ');
}

/** @param titleOf the title of an action by its id. @returns a slot's heading or an action's title */
export function statementName(statement: StatementId, titleOf: (actionId: string) => string): string {
	const parsed = parseStatement(statement);
	if (parsed?.kind === 'slot') return slotName(parsed.slot);
	return titleOf(parsed?.actionId ?? '').trim() || m.table_untitled();
}
