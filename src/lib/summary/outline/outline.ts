/** Lays a summary out: which sections, in which order. What stands in them is each section's own. */
import type { Outline, Section } from '../blocks.ts';
import { oneLine, speechIn, type Speech } from '../language.ts';
import type { Summary } from '../types.ts';
import { boardSection } from './board.ts';
import { changesSection } from './changes.ts';
import { cardsSection, markersSection, nextMeetingSection, questionsSection } from './decisions.ts';
import { disagreementSection } from './disagreement.ts';
import { gatheredSection } from './gathered.ts';
import { headBlocks } from './head.ts';
import { logSection } from './log.ts';
import { minutesSection } from './minutes.ts';
import { newnessSection } from './newness.ts';
import { peopleSection } from './people.ts';
import { planSection } from './plan.ts';
import { problemSection } from './problem.ts';
import { renegotiationsSection } from './renegotiations.ts';
import { shortSection } from './short.ts';

/** First what a reader needs, within about two pages; then the appendices. */
const SECTIONS: readonly ((summary: Summary, speech: Speech) => Section | null)[] = [
	shortSection,
	minutesSection,
	problemSection,
	renegotiationsSection,
	disagreementSection,
	planSection,
	gatheredSection,
	cardsSection,
	questionsSection,
	nextMeetingSection,
	peopleSection,
	newnessSection,
	markersSection,
	changesSection,
	boardSection,
	logSection
];

/** @returns the summary as all its forms say it */
export function outlineOf(summary: Summary): Outline {
	const speech = speechIn(summary.language);
	const { words } = speech;
	const { workshop } = summary;
	const sections = SECTIONS.map((section) => section(summary, speech)).filter((section) => section !== null);
	const appendices = sections.filter(({ isAppendix }) => isAppendix);
	return {
		language: summary.language,
		theirLanguage: workshop.language,
		kind: words.summary,
		title: oneLine(workshop.title),
		question: workshop.question,
		description: words.description(oneLine(workshop.title), speech.moment(summary.at)),
		at: summary.at,
		head: headBlocks(summary, speech),
		sections: sections.map((section) =>
			section.isAppendix
				? { ...section, heading: words.appendix(letter(appendices.indexOf(section)), section.heading) }
				: section
		),
		foot: words.madeWith,
		words: { question: words.question, page: words.page, of: words.of, before: words.before, now: words.now }
	};
}

function letter(index: number): string {
	return String.fromCharCode('A'.charCodeAt(0) + index);
}
