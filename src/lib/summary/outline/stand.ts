/** Where a statement stands, said in a line. */
import { ours, type Inline } from '../blocks.ts';
import type { Speech } from '../language.ts';
import type { Stand } from '../stand-types.ts';
import { STANCE_LEVELS } from '../../workshop/stances.ts';

/** @returns `Gælder nu, pejlemærke 2 (23. november 2026). 6 enige, 2 har ikke svaret.`; nothing while nobody has decided or answered anything */
export function standLine(stand: Stand, speech: Speech): Inline[] {
	const { words, day } = speech;
	const answers = answersText(stand, speech);
	if (!stand.marker) return answers === '' ? [] : [ours(`${words.standings.draft}. `), ours(`${answers}.`)];
	const marker = `, ${words.markerNumber(stand.marker.number)} (${day(stand.marker.at)}). `;
	return [standingWord(stand, speech), ours(marker), ours(`${answers || words.notAnswered(stand.tally.notAnswered)}.`)];
}

/** @returns the word for where it stands, in the meaning's colour */
export function standingWord({ standing }: Stand, { words }: Speech): Inline {
	return ours(words.standings[standing], standing === 'draft' ? { soft: true } : { meaning: standing });
}

/** @returns how many answer what, and how many not; '' while nobody has */
export function answersText({ tally }: Pick<Stand, 'tally'>, { words }: Speech): string {
	const given = STANCE_LEVELS.filter((level) => tally[level] > 0).map((level) => words.levelCount(level, tally[level]));
	if (given.length === 0) return '';
	return [...given, ...(tally.notAnswered > 0 ? [words.notAnswered(tally.notAnswered)] : [])].join(', ');
}
