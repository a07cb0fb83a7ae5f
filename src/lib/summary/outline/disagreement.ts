import { facts, ours, paragraph, theirs, type Block, type Inline, type Section } from '../blocks.ts';
import type { Speech } from '../language.ts';
import type { Stand, SummaryStance } from '../stand-types.ts';
import type { Summary } from '../types.ts';
import { subjectName } from './renegotiations.ts';

/** @returns what people have not come to agree on, in their own words; null while nobody has decided or answered anything */
export function disagreementSection(summary: Summary, speech: Speech): Section | null {
	const { words } = speech;
	const { problem, plan, perspectives } = summary;
	const standing: [Inline, Stand][] = [
		...problem.map((slot): [Inline, Stand] => [subjectName({ kind: 'slot', slot: slot.slot }, speech), slot]),
		...plan.map((action): [Inline, Stand] => [subjectName({ kind: 'action', title: action.title }, speech), action])
	];
	const isQuiet = standing.every(([, { marker, tally }]) => marker === null && isUnanswered(tally));
	if (isQuiet && perspectives.length === 0) return null;
	const items = standing.flatMap(([subject, stand]) => itemsOf(subject, stand, speech));
	const list: Block =
		items.length === 0 ? paragraph(words.disagreementEmpty, 'note') : { kind: 'list', isOrdered: false, items };
	const views: Block[] =
		perspectives.length === 0
			? []
			: [
					{ kind: 'heading', level: 3, content: [ours(words.perspectivesHeading)] },
					...facts(perspectives.map(({ party, text }) => [party, [theirs(text)]]))
				];
	return { heading: words.disagreementHeading, blocks: [list, ...views], isAppendix: false };
}

function isUnanswered({ notAnswered: _, ...given }: Stand['tally']): boolean {
	return Object.values(given).every((count) => count === 0);
}

/** What is agreed with is counted; what somebody said beside it, or said no to, is told. A reservation is told as one. */
function saysMore({ level, reason }: SummaryStance): boolean {
	return level === 'object' || (reason !== '' && level !== 'reservations');
}

function inBold(text: Inline): Inline {
	return { ...text, bold: true };
}

function itemsOf(subject: Inline, { stances, reservations }: Stand, { words, signed, day }: Speech): Block[][] {
	const by = (somebody: Parameters<typeof signed>[0], at: string, more = '') =>
		paragraph([ours(`${signed(somebody)}, ${day(at)}${more}`)], 'note');
	return [
		...stances.filter(saysMore).map((stance) => [
			paragraph([
				inBold(subject),
				ours(' · '),
				ours(words.levels[stance.level], stance.level === 'object' ? { meaning: 'stuck' } : {})
			]),
			...facts([
				[stance.level === 'object' ? words.objection : words.reason, [theirs(stance.reason)]],
				[words.risk, [theirs(stance.risk)]],
				[words.condition, [theirs(stance.condition)]]
			]),
			by(stance.who, stance.at)
		]),
		...reservations.map(({ who: author, text, at, isAboutPresent }) => [
			paragraph([inBold(subject), ours(` · ${words.levels.reservations}`)]),
			...facts([[words.reservation, [theirs(text)]]]),
			by(author, at, isAboutPresent ? '' : ` (${words.earlierWording})`)
		])
	];
}
