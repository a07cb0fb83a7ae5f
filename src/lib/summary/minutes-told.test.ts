import { describe, expect, it } from 'vitest';
import { FACT_VERSION, type Fact, type FactContent } from '../workshop/fact.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { outlineOf } from './outline/outline.ts';
import { summarise, type SummaryInput } from './summarise.ts';
import { exampleInput } from './summary-example.ts';
import { toPlainText } from './text.ts';
import { EXPORT_PROFILES } from './types.ts';

const CLOSED = '2026-11-23T13:00:00.000Z';
const UNTIL = '2026-11-30T13:00:00.000Z';
const MEETING = 'fact-1';

const FACTS: readonly Fact[] = (
	[
		['p-alice', { kind: 'SessionStarted', title: 'Anden samling', mode: 'live', template: null }],
		['p-alice', { kind: 'PresenceNoted', participants: ['p-bob', 'p-carol'] }],
		[
			'p-alice',
			{ kind: 'SessionEnded', present: ['p-alice', 'p-bob', 'p-carol'], endedAt: CLOSED, isForgotten: false }
		],
		['p-alice', { kind: 'MinutesSaid', meeting: MEETING, answer: 'approve', text: '' }],
		['p-bob', { kind: 'MinutesSaid', meeting: MEETING, answer: 'object', text: 'Lyset mangler' }]
	] as [string, FactContent][]
).map(([by, content], index) => ({
	v: FACT_VERSION,
	id: `fact-${index + 1}`,
	seq: index + 1,
	at: CLOSED,
	by,
	session: index < 3 ? MEETING : null,
	...content
}));

const input = (given: Partial<SummaryInput> = {}): SummaryInput =>
	exampleInput({
		facts: FACTS,
		stretch: { period: { kind: 'session', id: MEETING, title: 'Anden samling' }, fromSeq: 1, toSeq: 3 },
		corrections: { text: 'Bussen kører om søndagen.', markdown: 'Bussen kører *om søndagen*.' },
		at: '2026-11-24T09:00:00.000Z',
		...given
	});

const formsOf = (given: Partial<SummaryInput>) => {
	const outline = outlineOf(summarise(input(given)));
	return [toMarkdown, toHtml, toPlainText].map((form) => form(outline).replace(/\s+/g, ' '));
};

describe('[MINUTES6] the summary of a meeting that is over', () => {
	it('is a draft until the end of the seven days, then frozen with the objections that stand', () => {
		expect(summarise(input()).minutes).toEqual({
			state: 'draft',
			until: UNTIL,
			approvals: 1,
			approvedBy: ['Alice'],
			notAnswered: 1,
			objections: [{ who: { kind: 'person', name: 'Bob', party: 'Kommunen' }, text: 'Lyset mangler', at: CLOSED }]
		});
		expect(summarise(input({ at: UNTIL })).minutes?.state).toBe('objected');
		expect(summarise(input({ at: UNTIL, facts: FACTS.slice(0, 4) })).minutes?.state).toBe('approved');
	});

	it.each(EXPORT_PROFILES)(
		'says so in every form of the profile %s, with what was corrected and objected',
		(profile) => {
			for (const form of formsOf({ profile })) {
				expect(form).toContain('Udkast, som kan rettes til 30. november 2026');
				expect(form).toMatch(/Bussen kører .*om søndagen/);
				expect(form).toContain('Lyset mangler');
			}
			for (const form of formsOf({ profile, at: UNTIL, language: 'en' })) {
				expect(form).toContain('Frozen on 30 November 2026. The objections stand below');
				expect(form).toContain('1 of those who were there have not answered');
			}
		}
	);

	it('names who approved and who objected to the group alone', () => {
		// Alice is responsible for an action, so a journal names her: but not as one who spoke of the summary.
		const { minutes } = summarise(input({ profile: 'journal' }));
		expect(minutes?.approvedBy).toEqual([]);
		expect(minutes?.objections[0]?.who).toEqual({ kind: 'party', name: 'Kommunen' });
		expect(summarise(input({ profile: 'public' })).minutes).toEqual(minutes);
	});

	it('is told of no meeting that goes on, and of nothing but meetings', () => {
		expect(summarise(input({ facts: FACTS.slice(0, 2) })).minutes).toBeNull();
		expect(summarise(exampleInput({ facts: FACTS })).minutes).toBeNull();
	});
});
