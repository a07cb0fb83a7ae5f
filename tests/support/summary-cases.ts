/** Made-up workshops for the tests of who is named where: every name is one that no other text holds. */
import fc from 'fast-check';
import { ACTION_FIELDS, ACTION_STATUSES, PROBLEM_SLOTS } from '../../src/lib/document/shape.ts';
import type { BoardNote } from '../../src/lib/document/board.ts';
import { wordingOf } from '../../src/lib/document/wording.ts';
import type { RenegotiationTold } from '../../src/lib/history/renegotiation-page.ts';
import type { Change } from '../../src/lib/history/types.ts';
import type { PlannedAction, SummaryInput } from '../../src/lib/summary/summarise.ts';
import { exampleBoard, exampleNote } from '../../src/lib/summary/board-example.ts';
import { exampleAction, exampleChange, exampleInput, exampleState } from '../../src/lib/summary/summary-example.ts';
import { FACT_VERSION, type Fact, type FactContent } from '../../src/lib/workshop/fact.ts';

// A name is recognised wherever it turns up, in whatever escaping: no other text holds its letters in this order.
const nameOf = (index: number) => `Qx${'abcdefghijklmnopqrst'[index]}zJ`;
const participantId = (index: number) => `p-${index}`;

const freeText = fc.string({
	unit: fc.constantFrom('a', 'b', ' ', '\n', '|', '<', '=', '*', ';', '"', 'æ'),
	maxLength: 12
});

export interface Case {
	input: SummaryInput;
	/** Names of those who take part, and names written by hand where the plan says who. */
	names: string[];
	/** Those of them who are responsible for an action now. */
	responsibleNow: string[];
}

/** Up to 6 people with and without parties, up to 5 names by hand, anywhere that a person can be named by a field. */
export const cases: fc.Arbitrary<Case> = fc
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
		const said = fc
			.record({
				by: fc.constantFrom(...participants),
				to: fc.constantFrom(...participants),
				text: freeText,
				pick: fc.nat(11)
			})
			.map(({ by, to, text, pick }): FactContent & { by: string } => ({ by, ...factContent(pick, { to, text }) }));
		const renegotiation = fc
			.record({
				by: fc.constantFrom(...participants),
				others: several,
				text: freeText,
				who: fc.tuple(somebody, somebody)
			})
			.map((given) => toldRenegotiation(given, participants));
		const note = fc
			.record({
				words: freeText,
				description: freeText,
				author: fc.constantFrom(...participants, null, 'gone'),
				writtenFor: fc.oneof(somebody, fc.constant(null))
			})
			.map((given): NoteGiven => given);
		const change = fc
			.tuple(fc.oneof(slotChange, actionChange), fc.constantFrom(...participants, null, 'gone'))
			.map(([given, author]) => exampleChange({ ...given, participantId: author }));
		return fc
			.record({
				plan: fc.array(action, { maxLength: 4 }),
				changes: fc.array(change, { maxLength: 12 }),
				said: fc.array(said, { maxLength: 12 }),
				renegotiations: fc.array(renegotiation, { maxLength: 3 }),
				notes: fc.array(note, { maxLength: 6 }),
				partyOf: fc.array(fc.constantFrom('party-0', 'party-1', 'party-gone', null), {
					minLength: people,
					maxLength: people
				}),
				language: fc.constantFrom('da' as const, 'en' as const),
				isOfMeeting: fc.boolean()
			})
			.map(({ plan, changes, said, renegotiations, notes, partyOf, language, isOfMeeting }) => {
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
					input: exampleInput({
						state,
						changes,
						language,
						renegotiations,
						...boardOf(notes),
						facts: [...MEETING_HELD, ...said.map(recorded), ...ASKING],
						...(isOfMeeting && { stretch: OF_MEETING })
					}),
					names: named.map(([, name]) => name!),
					responsibleNow: named
						.filter(([id, name]) => responsible.has(id!.toLowerCase()) || responsible.has(name!.toLowerCase()))
						.map(([, name]) => name!)
				};
			});
	});

const WORDING = { id: 'w', text: 'Mange unge er alene.', markdown: 'Mange unge er **alene**.' };

/** One of the things people can have said or done; `pick` chooses which. */
function factContent(pick: number, { to, text }: { to: string; text: string }): FactContent {
	const statement = 'problem:statement';
	switch (pick) {
		case 0:
			return { kind: 'MarkerSet', entries: [{ statement, number: 1, wording: WORDING }] };
		case 1:
			return {
				kind: 'StanceTaken',
				statement,
				wordingId: PRESENT_ID,
				level: 'object',
				reason: text,
				risk: text,
				condition: text
			};
		case 2:
			return { kind: 'StanceTaken', statement, wordingId: PRESENT_ID, level: 'reservations', reason: `x${text}` };
		case 3:
			return { kind: 'HatTaken', hat: 'scribe', former: to };
		case 4:
			return { kind: 'SessionStarted', title: text, mode: 'live', template: null };
		case 5:
			return { kind: 'PresenceNoted', participants: [to] };
		case 6:
			return { kind: 'YesSaid', actionId: 'action-1', agreementId: 'agreed', party: null };
		case 7:
			return { kind: 'FitAnswered', actionId: 'action-1', problemMarker: 1, fit: 'fits', text };
		case 8:
			return { kind: 'QuestionParked', text };
		case 9:
			return { kind: 'MinutesSaid', meeting: MEETING, answer: 'object', text: `x${text}` };
		case 10:
			return { kind: 'MinutesSaid', meeting: MEETING, answer: 'approve', text: '' };
		default:
			return { kind: 'SessionEnded', present: [to], endedAt: '2026-11-23T13:00:00.000Z', isForgotten: false };
	}
}

type NoteGiven = Pick<BoardNote, 'words' | 'description' | 'author' | 'writtenFor'>;

/** A meeting that asks what people can bring, as the last thing that happens. */
const ASKING: readonly Fact[] = [
	{ kind: 'SessionStarted', title: '', mode: 'live', template: 'resources' } as const,
	{ kind: 'StepStarted', step: 1 } as const
].map((content, index) => ({ ...recorded({ by: 'p-0', ...content }, 100 + index), seq: 100 + index }));

/** @returns a board of the notes, every one of which came while the meeting asked */
function boardOf(given: readonly NoteGiven[]): Pick<SummaryInput, 'board' | 'notesAdded'> {
	const items = given.map((note, at) => exampleNote({ id: `shape:${at}`, x: 210 * at, ...note }));
	return {
		board: { ...exampleBoard({ words: '' }), items },
		notesAdded: items.map(({ id, author }, at) => ({ id, seq: 200 + at, participantId: author }))
	};
}

const MEETING = 'meeting-1';

/** A meeting that is over before anything else, so that its summary can be spoken of. */
const MEETING_HELD: readonly Fact[] = [
	{ kind: 'SessionStarted', title: '', mode: 'live', template: null } as const,
	{ kind: 'SessionEnded', present: [], endedAt: '2026-11-23T12:30:00.000Z', isForgotten: false } as const
].map((content) => ({
	v: FACT_VERSION,
	id: content.kind === 'SessionStarted' ? MEETING : 'meeting-over',
	seq: 0,
	at: '2026-11-23T12:30:00.000Z',
	by: null,
	session: MEETING,
	...content
}));

const OF_MEETING: SummaryInput['stretch'] = {
	period: { kind: 'session', id: MEETING, title: '' },
	fromSeq: 0,
	toSeq: 1_000
};

const PRESENT_ID = wordingOf({ problem: exampleState().problem, plan: [] }, 'problem:statement')?.id ?? '';

function recorded({ by, ...content }: FactContent & { by: string }, index: number): Fact {
	const head = {
		v: FACT_VERSION,
		id: `f-${index}`,
		seq: index + 1,
		at: '2026-11-23T13:00:00.000Z',
		session: null
	} as const;
	return { ...head, by, ...content };
}

function toldRenegotiation(
	{ by, others, text, who: [before, after] }: { by: string; others: string[]; text: string; who: [string, string] },
	participants: readonly string[]
): RenegotiationTold {
	return {
		statement: 'plan:action-1',
		title: 'Værksted',
		marker: 1,
		newMarker: null,
		outcome: 'open',
		openedBy: by,
		openedAt: '2026-11-23T13:00:00.000Z',
		openedSeq: 3,
		openedIn: null,
		reasons: [{ participantId: by, at: '2026-11-23T13:00:00.000Z', text }],
		before: [text, before, ...others].join('\n'),
		now: [text, after, ...others].join('\n'),
		beforeMarkdown: before,
		nowMarkdown: after,
		beforeId: 'a',
		nowId: 'b',
		fields: [
			{ field: 'responsible', before, after },
			{ field: 'contributors', before: others.join(', '), after: '' },
			{ field: 'title', before: text, after: text }
		],
		authors: [...participants],
		stances: [],
		reservations: [{ participantId: by, text: `x${text}`, wordingId: 'a', at: '2026-11-23T13:00:00.000Z' }]
	};
}

/** @returns those of the names that stand somewhere in the text, whatever their case */
export function namesIn(text: string, names: readonly string[]): string[] {
	const searched = text.toLowerCase();
	return names.filter((name) => searched.includes(name.toLowerCase()));
}
