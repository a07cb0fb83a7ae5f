import { ours, paragraph, richBlocks, theirs, type Block, type Section } from '../blocks.ts';
import type { Speech } from '../language.ts';
import type { SummaryMinutes } from '../stand-types.ts';
import type { Summary } from '../types.ts';

/** @returns `Låst 12. november 2026. Ingen indsigelser. 3 har godkendt (Alice, Bo), 2 af dem, der var med, har ikke svaret.` */
export function minutesLine(minutes: SummaryMinutes, { words, moment, day }: Speech): string {
	const { state, until, approvals, approvedBy, notAnswered } = minutes;
	const said = words.minutes;
	const stands = state === 'draft' ? said.draft(moment(until)) : said[state](day(until));
	const names = approvedBy.length > 0 ? ` (${approvedBy.join(', ')})` : '';
	const answers = [
		approvals === 0 ? said.noApprovals : said.approvals(approvals) + names,
		...(notAnswered > 0 ? [said.notAnswered(notAnswered)] : [])
	].join(', ');
	return `${stands}. ${answers.charAt(0).toUpperCase()}${answers.slice(1)}.`;
}

/** @returns what people corrected together, and what they object to; null where there is neither */
export function minutesSection({ corrections, minutes }: Summary, speech: Speech): Section | null {
	const { words, signed, day } = speech;
	const objections = minutes?.objections ?? [];
	const hasCorrections = corrections.text.trim() !== '';
	if (!hasCorrections && objections.length === 0) return null;
	const heading = (text: string): Block => ({ kind: 'heading', level: 3, content: [ours(text)] });
	const corrected: Block[] = hasCorrections
		? [heading(words.minutes.corrections), ...richBlocks(corrections.markdown)]
		: [];
	const objected: Block[] =
		objections.length === 0
			? []
			: [
					heading(words.minutes.objections),
					{
						kind: 'list',
						isOrdered: false,
						items: objections.map(({ who, text, at }) => [
							paragraph([theirs(text)]),
							paragraph([ours(`${signed(who)}, ${day(at)}`)], 'note')
						])
					}
				];
	return { heading: words.minutes.correctionsHeading, blocks: [...corrected, ...objected], isAppendix: false };
}
