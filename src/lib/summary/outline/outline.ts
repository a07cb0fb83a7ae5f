/** Lays a summary out: which sections, in which order. What stands in them is each section's own. */
import type { Outline, Section } from '../blocks.ts';
import { oneLine, speechIn } from '../language.ts';
import type { Summary } from '../types.ts';
import { changesSection } from './changes.ts';
import { headBlocks } from './head.ts';
import { peopleSection } from './people.ts';
import { planSection } from './plan.ts';
import { problemSection } from './problem.ts';

/** @returns the summary as all its forms say it */
export function outlineOf(summary: Summary): Outline {
	const speech = speechIn(summary.language);
	const { words } = speech;
	const { workshop } = summary;
	const sections: Section[] = [problemSection, planSection, changesSection, peopleSection].map((section) =>
		section(summary, speech)
	);
	return {
		language: summary.language,
		theirLanguage: workshop.language,
		kind: words.summary,
		title: oneLine(workshop.title),
		question: workshop.question,
		description: words.description(oneLine(workshop.title), speech.moment(summary.at)),
		at: summary.at,
		head: headBlocks(summary, speech),
		sections,
		foot: words.madeWith,
		words: { question: words.question, page: words.page, of: words.of, before: words.before, now: words.now }
	};
}
