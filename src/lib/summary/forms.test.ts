import { expect, it } from 'vitest';
import { toPlanCsv } from './csv.ts';
import { toHtml } from './html.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';
import { summarise } from './summarise.ts';
import { exampleAction, exampleInput, exampleState } from './summary-example.ts';
import { outlineOf } from './outline/outline.ts';
import { toPlainText } from './text.ts';
import type { Summary } from './types.ts';

const ACTION = exampleAction({ responsible: 'p-alice', contributors: ['p-bob'] });
const state = exampleState({ plan: [ACTION, exampleAction({ id: 'action-2', title: 'Madklub', status: 'draft' })] });
const summary = summarise(exampleInput({ state }));

/** What any form of the plan says of it. */
const PLAN = [ACTION.title, 'Madklub', ACTION.firstStep, ACTION.signOfSuccess, ACTION.needs, 'Alice', 'Bob'];
const WHOLE = [...PLAN, state.title, state.question, 'Unge', 'Forældre', 'Mange unge er', 'alene', 'Carol', 'Kommunen'];

it.each([
	['Markdown', (given) => toMarkdown(outlineOf(given)), WHOLE],
	['HTML', (given) => toHtml(outlineOf(given)), WHOLE],
	['JSON', toJson, WHOLE],
	['mail text', (given) => toPlainText(outlineOf(given)), WHOLE],
	['CSV', toPlanCsv, PLAN]
] as [string, (summary: Summary) => string, string[]][])(
	'[SUMMARY1] the %s says all that the model says',
	(_, form, words) => {
		const text = form(summary);
		expect(words.filter((word) => !text.includes(word))).toEqual([]);
	}
);
