import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_FIELDS, ACTION_STATUSES, PROBLEM_SLOTS } from '../document/shape.ts';
import type { Change } from '../history/types.ts';
import { toChangesCsv, toPlanCsv } from './csv.ts';
import { fileName } from './file-name.ts';
import { toHtml } from './html.ts';
import { toIcs } from './ics.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';
import { outlineOf } from './outline/outline.ts';
import { summarise, type PlannedAction, type SummaryInput } from './summarise.ts';
import { exampleAction, exampleChange, exampleInput, exampleState } from './summary-example.ts';
import { toPlainText } from './text.ts';
import type { ExportProfile } from './types.ts';

const SEED = 20261123;

// A name is recognised wherever it turns up, in whatever escaping: no other text holds its letters in this order.
const nameOf = (index: number) => `Qx${'abcdefghijklmnopqrst'[index]}zJ`;
const participantId = (index: number) => `p-${index}`;

const freeText = fc.string({
	unit: fc.constantFrom('a', 'b', ' ', '\n', '|', '<', '=', '*', ';', '"', 'æ'),
	maxLength: 12
});

interface Case {
	input: SummaryInput;
	/** Names of those who take part, and names written by hand where the plan says who. */
	names: string[];
	/** Those of them who are responsible for an action now. */
	responsibleNow: string[];
}

/** Up to 6 people with and without parties, up to 5 names by hand, anywhere that a person can be named by a field. */
const cases: fc.Arbitrary<Case> = fc
	.record({ people: fc.integer({ min: 1, max: 6 }), byHand: fc.integer({ min: 1, max: 5 }) })
	.chain(({ people, byHand }) => {
		const participants = Array.from({ length: people }, (_, index) => participantId(index));
		const written = Array.from({ length: byHand }, (_, index) => nameOf(10 + index));
		const namesake = fc.nat(people - 1).map((index) => nameOf(index).toLowerCase());
		const somebody = fc.oneof(
			fc.constantFrom(...participants),
			fc.constantFrom(...written),
			fc.constantFrom('party-0', 'party-1', 'parten 1', 'gone', ''),
			namesake
		);
		const several = fc.array(somebody, { maxLength: 4 });
		const action: fc.Arbitrary<PlannedAction> = fc
			.record({
				title: freeText,
				detail: freeText,
				firstStep: freeText,
				needs: freeText,
				responsible: somebody,
				contributors: several,
				status: fc.constantFrom(...ACTION_STATUSES, 'andet')
			})
			.map((given) => exampleAction({ ...given, detailMarkdown: given.detail }));
		const slotChange = fc
			.record({ slot: fc.constantFrom(...PROBLEM_SLOTS), before: freeText, after: freeText })
			.map(({ slot, ...wording }): Partial<Change> => ({ statement: { kind: 'slot', slot }, ...wording }));
		const actionChange = fc
			.record({
				field: fc.constantFrom(
					...(Object.keys(ACTION_FIELDS) as (keyof typeof ACTION_FIELDS)[]),
					'added' as const,
					'removed' as const
				),
				texts: fc.tuple(freeText, freeText, freeText),
				who: fc.tuple(several, several)
			})
			.map(({ field, texts: [before, after, title], who }): Partial<Change> => ({
				statement: { kind: 'action', actionId: 'action-1', field },
				title,
				...(field === 'contributors'
					? { before: who[0].join(', '), after: who[1].join(', ') }
					: field === 'responsible'
						? { before: who[0][0] ?? '', after: who[1][0] ?? '' }
						: { before, after })
			}));
		const change = fc
			.tuple(fc.oneof(slotChange, actionChange), fc.constantFrom(...participants, null, 'gone'))
			.map(([given, author]) => exampleChange({ ...given, participantId: author }));
		return fc
			.record({
				plan: fc.array(action, { maxLength: 4 }),
				changes: fc.array(change, { maxLength: 12 }),
				partyOf: fc.array(fc.constantFrom('party-0', 'party-1', 'party-gone', null), {
					minLength: people,
					maxLength: people
				}),
				language: fc.constantFrom('da' as const, 'en' as const)
			})
			.map(({ plan, changes, partyOf, language }) => {
				const state = exampleState({
					plan,
					parties: [
						{ id: 'party-0', name: 'Parten 0' },
						{ id: 'party-1', name: 'Parten 1' }
					],
					participants: partyOf.map((partyId, index) => ({ id: participantId(index), name: nameOf(index), partyId }))
				});
				const responsible = new Set(plan.map((planned) => planned.responsible.toLowerCase()));
				const named = [...participants.map((id, index) => [id, nameOf(index)]), ...written.map((name) => [name, name])];
				return {
					input: exampleInput({ state, changes, language }),
					names: named.map(([, name]) => name!),
					responsibleNow: named
						.filter(([id, name]) => responsible.has(id!.toLowerCase()) || responsible.has(name!.toLowerCase()))
						.map(([, name]) => name!)
				};
			});
	});

function allForms(input: SummaryInput, profile: ExportProfile): string {
	const summary = summarise({ ...input, profile });
	const outline = outlineOf(summary);
	const laidOut = [toMarkdown, toHtml, toPlainText].map((form) => form(outline));
	const tables = [toJson, toPlanCsv, toChangesCsv, toIcs].map((form) => form(summary));
	return [...laidOut, ...tables, outline.description, fileName(summary, 'summary.md')].join('\n');
}

function namesIn(forms: string, names: readonly string[]): string[] {
	return names.filter((name) => forms.toLowerCase().includes(name.toLowerCase()));
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
