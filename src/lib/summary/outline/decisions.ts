import { facts, ours, paragraph, theirs, type Block, type Inline, type Section } from '../blocks.ts';
import type { Speech } from '../language.ts';
import type { Summary } from '../types.ts';
import { subjectName } from './renegotiations.ts';

/** @returns what was marked in the period, and when; null where nothing ever was */
export function markersSection({ markers, problem, plan }: Summary, speech: Speech): Section | null {
	const { words, signed, moment } = speech;
	if (markers.length === 0 && [...problem, ...plan].every(({ marker }) => marker === null)) return null;
	const items = markers.map(({ at, by, entries }): Block[] => [
		paragraph(
			entries.flatMap(({ subject, number }, index): Inline[] => [
				...(index === 0 ? [] : [ours(', ')]),
				subjectName(subject, speech),
				ours(` (${words.markerNumber(number)})`, { soft: true })
			])
		),
		paragraph(`${moment(at)}, ${signed(by)}`, 'note')
	]);
	return {
		heading: words.markersHeading,
		blocks: [items.length === 0 ? paragraph(words.markersEmpty, 'note') : { kind: 'list', isOrdered: false, items }],
		isAppendix: true
	};
}

/** @returns the parked questions; null where there are none */
export function questionsSection({ questions }: Summary, { words, signed, day }: Speech): Section | null {
	if (questions.length === 0) return null;
	const items = questions.map(({ text, by, at, settled }): Block[] => [
		paragraph([theirs(text)]),
		...(settled ? facts([[words.answer, [theirs(settled.answer)]]]) : []),
		paragraph(`${signed(by)}, ${day(at)}`, 'note')
	]);
	return { heading: words.questionsHeading, blocks: [{ kind: 'list', isOrdered: false, items }], isAppendix: false };
}

/** @returns the open cards, with what was offered; null where none was laid out */
export function cardsSection({ cards }: Summary, { words, signed, day }: Speech): Section | null {
	if (cards.length === 0) return null;
	const items = cards.map(({ about, text, by, at, sameHere, answers }): Block[] => [
		paragraph([ours(words.cards[about], { bold: true }), ours(': '), theirs(text)]),
		...facts(
			answers.map((answer) => [
				words.cardBy[answer.kind],
				[theirs(answer.text), ours(` (${signed(answer.by)})`, { soft: true })]
			])
		),
		paragraph(
			[
				by === null ? words.cardBy.nobody : signed(by),
				day(at),
				...(sameHere > 0 ? [words.sameHere(sameHere)] : [])
			].join(', '),
			'note'
		)
	]);
	return { heading: words.cardsHeading, blocks: [{ kind: 'list', isOrdered: false, items }], isAppendix: false };
}

/** @returns when and where people meet next; null while nobody has said */
export function nextMeetingSection({ nextMeeting }: Summary, { words, meeting }: Speech): Section | null {
	if (!nextMeeting) return null;
	const { meetsAt, place } = nextMeeting;
	const blocks = facts([
		[words.when, [ours(meetsAt === '' ? '' : meeting(meetsAt))]],
		[words.place, [theirs(place)]]
	]);
	return blocks.length === 0 ? null : { heading: words.nextHeading, blocks, isAppendix: false };
}
