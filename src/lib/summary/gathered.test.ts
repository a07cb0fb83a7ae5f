/** Resources and expectations in the summary: what was written while a meeting asked for it. */
import { describe, expect, it } from 'vitest';
import { FACT_VERSION, type Fact, type FactContent } from '../workshop/fact.ts';
import { exampleNote } from './board-example.ts';
import type { NoteAdded } from './gathered-told.ts';
import { toMarkdown } from './markdown.ts';
import { outlineOf } from './outline/outline.ts';
import { summarise, type SummaryInput } from './summarise.ts';
import { exampleInput } from './summary-example.ts';

const SEQS = { start: 1, needs: 2, silence: 5, offers: 6, revealed: 10, end: 14 };

function fact(seq: number, content: FactContent, by: string | null = 'p-alice'): Fact {
	return { v: FACT_VERSION, id: `f-${seq}`, seq, at: '2026-11-23T13:00:00.000Z', by, session: 'f-1', ...content };
}

const meeting: Fact[] = [
	fact(SEQS.start, { kind: 'SessionStarted', title: 'Kortet', mode: 'live', template: 'resources' }),
	fact(SEQS.needs, { kind: 'StepStarted', step: 0 }),
	fact(4, { kind: 'StepStarted', step: 1 }),
	fact(SEQS.silence, { kind: 'SilenceStarted', prompt: '', area: null }),
	fact(SEQS.offers, { kind: 'StepStarted', step: 2 }),
	fact(SEQS.revealed, { kind: 'SilenceRevealed', silence: 'f-5', notes: 2, writers: 2 }),
	fact(SEQS.end, { kind: 'SessionEnded', present: [], endedAt: '2026-11-23T14:00:00.000Z', isForgotten: false })
];

const NOTES: readonly (NoteAdded & { words: string })[] = [
	{ id: 'shape:need', seq: 3, participantId: 'p-bob', words: 'Et sted med varme' },
	{ id: 'shape:offer', seq: 7, participantId: 'p-bob', words: 'Klubben, til klokken 17' },
	{ id: 'shape:time', seq: 8, participantId: 'p-alice', words: 'Torsdage' },
	{ id: 'shape:keys', seq: 9, participantId: 'p-carol', words: 'Nøgler' },
	{ id: 'shape:later', seq: 20, participantId: 'p-bob', words: 'Efter mødet' }
];

function given(changed: Partial<SummaryInput> = {}, notes = NOTES): SummaryInput {
	return exampleInput({
		facts: meeting,
		notesAdded: notes,
		board: {
			areas: [],
			items: notes.map(({ id, words, participantId }) => exampleNote({ id, words, author: participantId })),
			connections: []
		},
		...changed
	});
}

const gathered = (input: SummaryInput) =>
	summarise(input).gathered.map(({ about, notes }) => [about, notes.map(({ text }) => text)]);

describe('[SUMMARY12] resources and expectations', () => {
	it('are the notes that were written while a step asked for them; those of a silence belong to where it began', () => {
		expect(gathered(given())).toEqual([
			['needs', ['Et sted med varme']],
			['resources', ['Torsdage', 'Nøgler']],
			['offers', ['Klubben, til klokken 17']]
		]);
		expect(toMarkdown(outlineOf(summarise(given())))).toContain(
			'## Ressourcer og forventninger\n\n*Det, der blev skrevet på tavlens sedler, da mødet spurgte om det.*\n\n### Det skal der til\n\n- Et sted med varme (Bob, Kommunen)'
		);
	});

	it('are told with names in the group only', () => {
		const by = (profile: SummaryInput['profile']) =>
			summarise(given({ profile })).gathered.flatMap(({ notes }) => notes.map(({ by: who }) => who?.kind));
		expect(by('group')).toEqual(['person', 'person', 'person', 'person']);
		expect(by('public')).toEqual(['party', 'party', 'participant', 'party']);
	});

	it('are those of the period, that were not taken away again', () => {
		const { board } = given();
		const without = { ...board, items: board.items.filter(({ id }) => id !== 'shape:time') };
		const stretch = {
			period: { kind: 'span', fromSeq: 5, toSeq: 12, fromDay: null, toDay: null },
			fromSeq: 5,
			toSeq: 12
		} as const;
		expect(gathered(given({ board: without, stretch }))).toEqual([
			['resources', ['Nøgler']],
			['offers', ['Klubben, til klokken 17']]
		]);
	});

	it('have no heading where no meeting asked', () => {
		const outline = outlineOf(summarise(given({ facts: meeting.filter(({ kind }) => kind !== 'StepStarted') })));
		expect(outline.sections.map(({ heading }) => heading)).not.toContain('Ressourcer og forventninger');
	});
});
