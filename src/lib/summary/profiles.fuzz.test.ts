import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases, namesIn } from '../../../tests/support/summary-cases.ts';
import { toChangesCsv, toPlanCsv } from './csv.ts';
import { fileName } from './file-name.ts';
import { toHtml } from './html.ts';
import { toIcs } from './ics.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';
import { outlineOf } from './outline/outline.ts';
import { summarise, type SummaryInput } from './summarise.ts';
import { toPlainText } from './text.ts';
import type { ExportProfile } from './types.ts';

const SEED = 20261123;

function allForms(input: SummaryInput, profile: ExportProfile): string {
	const summary = summarise({ ...input, profile });
	const outline = outlineOf(summary);
	const laidOut = [toMarkdown, toHtml, toPlainText].map((form) => form(outline));
	const tables = [toJson, toPlanCsv, toChangesCsv, toIcs].map((form) => form(summary));
	return [...laidOut, ...tables, outline.description, fileName(summary, 'summary.md')].join('\n');
}

describe(`[SUMMARY2] profiles (seed ${SEED})`, () => {
	it('let no name into any form of a public summary', () => {
		fc.assert(
			fc.property(cases, ({ input, names }) => {
				expect(namesIn(allForms(input, 'public'), names)).toEqual([]);
			}),
			{ seed: SEED, numRuns: 200 }
		);
	});

	it('let only the names of those responsible now into any form of a journal', () => {
		let withResponsible = 0;
		fc.assert(
			fc.property(cases, ({ input, names, responsibleNow }) => {
				const shown = namesIn(allForms(input, 'journal'), names);
				expect(shown.filter((name) => !responsibleNow.includes(name))).toEqual([]);
				if (shown.length > 0) withResponsible += 1;
			}),
			{ seed: SEED, numRuns: 200 }
		);
		expect(withResponsible).toBeGreaterThan(50);
	});

	it('let every participant be named to the group', () => {
		fc.assert(
			fc.property(cases, ({ input }) => {
				const names = input.state.participants.map((participant) => participant.name);
				expect(namesIn(allForms(input, 'group'), names)).toEqual(names);
			}),
			{ seed: SEED, numRuns: 100 }
		);
	});
});
