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
		isAppendix: false
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

/** @returns when and where people meet next; null while nobody has said */
export function nextMeetingSection({ nextMeeting }: Summary, { words, moment }: Speech): Section | null {
	if (!nextMeeting) return null;
	const { meetsAt, place } = nextMeeting;
	const blocks = facts([
		[words.when, [ours(meetsAt === '' ? '' : moment(meetsAt))]],
		[words.place, [theirs(place)]]
	]);
	return blocks.length === 0 ? null : { heading: words.nextHeading, blocks, isAppendix: false };
}
