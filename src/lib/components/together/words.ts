/** Words for what people do together: levels of priority, what cards are about, places to gather. */
import { m } from '$lib/paraglide/messages';
import type { CardAnswerKind, CardSubject } from '$lib/workshop/cards';
import type { GatheringPlace } from '$lib/workshop/gathering';
import type { PriorityLevel } from '$lib/workshop/priorities';
import { areaName } from '$lib/components/board/words';

const LEVELS: Record<PriorityLevel, () => string> = {
	strong: m.priority_strong,
	possible: m.priority_possible,
	notNow: m.priority_notNow
};

const SUBJECTS: Record<CardSubject, () => string> = {
	stuck: m.card_about_stuck,
	unknown: m.card_about_unknown,
	notAllowed: m.card_about_notAllowed,
	limit: m.card_about_limit,
	dilemma: m.card_about_dilemma
};

const ANSWERS: Record<CardAnswerKind, () => string> = {
	question: m.card_answer_question,
	offer: m.card_answer_offer,
	sameHere: m.card_answer_same
};

export function levelName(level: PriorityLevel): string {
	return LEVELS[level]();
}

export function subjectName(subject: CardSubject): string {
	return SUBJECTS[subject]();
}

export function answerName(answer: CardAnswerKind): string {
	return ANSWERS[answer]();
}

/** @param areas the board's areas, by id and name. @returns a place in words, as in "people gather at …" */
export function gatheringPlace(place: GatheringPlace, areas: readonly { id: string; words: string }[]): string {
	if (place === 'problem') return m.gather_problem();
	if (place === 'plan') return m.gather_plan();
	const area = areas.find(({ id }) => `area:${id}` === place);
	return area ? areaName(area.words) : m.gather_board();
}
