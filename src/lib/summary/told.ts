/** What happened in the period, as the record tells it: renegotiations, markers, meetings, questions, the process itself. */
import { parseStatement, type StatementId } from '../document/wording.ts';
import type { RenegotiationTold } from '../history/renegotiation-page.ts';
import type { Fact } from '../workshop/fact.ts';
import type { Hat } from '../workshop/hats.ts';
import type { EndedSession, Session } from '../workshop/sessions.ts';
import type { StanceLevel } from '../workshop/stances.ts';
import type { State } from '../workshop/state.ts';
import type { People } from './people.ts';
import { endOf, type Stretch } from './period.ts';
import type {
	SummaryCard,
	SummaryFieldChange,
	SummaryLogEntry,
	SummaryMarker,
	SummaryQuestion,
	SummaryRenegotiation,
	SummarySession
} from './stand-types.ts';

export interface ToldInput {
	record: State;
	/** In order, up to the end of the period. */
	facts: readonly Fact[];
	people: People;
	stretch: Stretch;
	/** @returns an action's title, also of one that is gone; '' when it never had one */
	titleOf: (actionId: string) => string;
}

type Subject = SummaryRenegotiation['subject'];

function subjectOf(statement: StatementId, titleOf: ToldInput['titleOf']): Subject {
	const parsed = parseStatement(statement);
	if (parsed?.kind === 'slot') return { kind: 'slot', slot: parsed.slot };
	return { kind: 'action', title: parsed ? titleOf(parsed.actionId) : '' };
}

/** @param all in the order in which they opened */
export function renegotiationsTold(
	all: readonly RenegotiationTold[],
	{ people, stretch, titleOf }: Pick<ToldInput, 'people' | 'stretch' | 'titleOf'>
): SummaryRenegotiation[] {
	const within = all.filter(
		({ openedSeq, closedSeq = Infinity }) => openedSeq <= stretch.toSeq && closedSeq >= stretch.fromSeq
	);
	const told = within.map((renegotiation): SummaryRenegotiation => {
		const { statement, title, closedAt, closedSeq = Infinity } = renegotiation;
		// What ended after the period was still open in it.
		const isOver = renegotiation.outcome !== 'open' && closedSeq <= stretch.toSeq;
		return {
			statement,
			subject: subjectOf(statement, () => title),
			outcome: isOver ? renegotiation.outcome : isSlot(statement) || renegotiation.nowId !== null ? 'open' : 'removed',
			openedBy: people.author(renegotiation.openedBy),
			openedAt: renegotiation.openedAt,
			closedAt: isOver ? (closedAt ?? null) : null,
			reasons: renegotiation.reasons.map(({ participantId, chip = null, text = '' }) => ({
				by: people.author(participantId),
				chip,
				text
			})),
			// An action's wording holds names: it is told field by field.
			before: isSlot(statement) ? renegotiation.before : '',
			now: isSlot(statement) ? renegotiation.now : '',
			fields: isSlot(statement) ? [] : renegotiation.fields.map((field) => shownField(field, { people, titleOf })),
			authors: distinct(renegotiation.authors.map((author) => people.author(author))),
			levels: levelsOf(renegotiation),
			reservations: renegotiation.reservations.map(({ participantId, text }) => ({
				who: people.author(participantId),
				text
			}))
		};
	});
	const isProblem = ({ subject }: SummaryRenegotiation) => subject.kind === 'slot';
	return [...told.filter(isProblem), ...told.filter((one) => !isProblem(one))];
}

/** What a field holds as ids is told as the profile, and the plan, know it. */
function shownField(
	{ field, before, after }: RenegotiationTold['fields'][number],
	{ people, titleOf }: Pick<ToldInput, 'people' | 'titleOf'>
): SummaryFieldChange {
	switch (field) {
		case 'responsible': {
			const shown = (value: string) => [people.responsible(value)].filter((who) => who !== null);
			return { kind: 'people', field, before: shown(before), after: shown(after) };
		}
		case 'contributors': {
			const shown = (value: string) => people.contributors(value.split(', '));
			return { kind: 'people', field, before: shown(before), after: shown(after) };
		}
		case 'dependsOn': {
			const shown = (value: string) => (value === '' ? '' : value.split(', ').map(titleOf).join(', '));
			return { kind: 'value', field, before: shown(before), after: shown(after) };
		}
		default:
			return { kind: 'value', field, before, after };
	}
}

function isSlot(statement: StatementId): boolean {
	return parseStatement(statement)?.kind === 'slot';
}

function levelsOf({ stances }: RenegotiationTold): SummaryRenegotiation['levels'] {
	const levels: Partial<Record<StanceLevel, number>> = {};
	for (const { on, level } of stances) if (on === 'now') levels[level] = (levels[level] ?? 0) + 1;
	return levels;
}

export function markersTold({ facts, people, stretch, titleOf }: ToldInput): SummaryMarker[] {
	return facts.flatMap((fact) =>
		fact.kind === 'MarkerSet' && fact.seq >= stretch.fromSeq
			? {
					at: fact.at,
					by: people.author(fact.by),
					entries: fact.entries.map(({ statement, number }) => ({ subject: subjectOf(statement, titleOf), number }))
				}
			: []
	);
}

export function questionsTold({ record, people, stretch, facts }: ToldInput): SummaryQuestion[] {
	const settledBefore = new Set(
		facts.flatMap((fact) => (fact.kind === 'QuestionSettled' && fact.seq < stretch.fromSeq ? [fact.question] : []))
	);
	return record.parking.questions
		.filter(({ id }) => !settledBefore.has(id))
		.map(({ text, by, at, settled }) => ({
			text,
			by: people.author(by),
			at,
			settled: settled && { answer: settled.answer, by: people.author(settled.by), at: settled.at }
		}));
}

export function cardsTold({ record, facts, people, stretch }: ToldInput): SummaryCard[] {
	const laidBefore = new Set(
		facts.flatMap((fact) => {
			if (fact.seq >= stretch.fromSeq) return [];
			if (fact.kind === 'CardPlaced') return [fact.card];
			return fact.kind === 'CardsReleased' ? fact.cards.map(({ card }) => card) : [];
		})
	);
	return record.cards.all
		.filter(({ id }) => !laidBefore.has(id))
		.map(({ about, text, signed, at, answers }) => ({
			about,
			text,
			by:
				signed.by === 'name'
					? people.author(signed.participantId)
					: signed.by === 'party'
						? { kind: 'party', name: people.party(signed.party) }
						: null,
			at,
			sameHere: answers.filter(({ answer }) => answer === 'sameHere').length,
			answers: answers.flatMap(({ answer, text: said, by }) =>
				answer === 'sameHere' ? [] : [{ kind: answer, text: said, by: people.author(by) }]
			)
		}));
}

export function sessionsTold({ record, facts, people, stretch }: ToldInput): SummarySession[] {
	const { ended, open } = record.sessions;
	const meetings: (Session | EndedSession)[] = [...ended, ...(open ? [open] : [])];
	return meetings
		.filter((meeting) => meeting.startSeq <= stretch.toSeq && (endOf(meeting) ?? Infinity) >= stretch.fromSeq)
		.map((meeting) => ({
			id: meeting.id,
			title: meeting.title,
			mode: meeting.mode,
			startedAt: meeting.startedAt,
			endedAt: 'endedAt' in meeting ? meeting.endedAt : null,
			present: people
				.parties(meeting.present)
				.map(({ name, participants, names }) => ({ party: name, participants, names })),
			hats: hatsIn(meeting, facts, people)
		}));
}

function hatsIn({ id }: Session, facts: readonly Fact[], people: People): SummarySession['hats'] {
	const taken = facts.flatMap((fact): { hat: Hat; by: string }[] =>
		fact.kind === 'HatTaken' && fact.session === id && fact.by !== null ? [{ hat: fact.hat, by: fact.by }] : []
	);
	return distinct(taken.map(({ hat, by }) => ({ hat, who: people.author(by) })));
}

export function logTold({ facts, people, stretch, titleOf }: ToldInput): SummaryLogEntry[] {
	return facts
		.filter(({ seq }) => seq >= stretch.fromSeq)
		.flatMap((fact): SummaryLogEntry[] => {
			const what = logged(fact, { people, titleOf });
			return what ? [{ at: fact.at, by: people.author(fact.by), what }] : [];
		});
}

function logged(
	fact: Fact,
	{ people, titleOf }: Pick<ToldInput, 'people' | 'titleOf'>
): SummaryLogEntry['what'] | null {
	switch (fact.kind) {
		case 'SessionStarted':
			return { kind: 'sessionStarted', title: fact.title };
		case 'SessionEnded':
			return { kind: 'sessionEnded', isForgotten: fact.isForgotten };
		case 'HatTaken':
			return { kind: 'hatTaken', hat: fact.hat };
		case 'HatPutDown':
			return { kind: 'hatPutDown', hat: fact.hat };
		case 'RoundRevealed':
			return { kind: 'roundRevealed', answers: new Set(fact.answers.map(({ by }) => by)).size };
		case 'RoundCancelled':
			return { kind: 'roundCancelled' };
		case 'PartiesMerged':
			return { kind: 'partiesMerged', from: people.party(fact.from), into: people.party(fact.into) };
		case 'NextMeetingPlanned':
			return { kind: 'nextMeeting', meetsAt: fact.meetsAt, place: fact.place };
		case 'YesWithdrawn':
			return { kind: 'yesWithdrawn', actions: fact.actionIds.map(titleOf) };
		default:
			return null;
	}
}

function distinct<Item>(items: readonly Item[]): Item[] {
	return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
