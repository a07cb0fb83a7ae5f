/**
 * Secret prioritising: each person says of some notes or actions whether they are strong, possible, or not now. Answers
 * lie sealed until they are shown together, as tallies without names; the tallies stay on the timeline. Who has not
 * answered is always counted beside them: silence is no answer.
 */
import { accept, factOf, refuse, type Context, type Family, type Rules } from './family.ts';

export const PRIORITY_LEVELS = ['strong', 'possible', 'notNow'] as const;
export type PriorityLevel = (typeof PRIORITY_LEVELS)[number];

/** What is prioritised: `note:{recordId}` or `plan:{actionId}`, with its wording when it began. */
export interface PriorityItem {
	item: string;
	text: string;
}

/** One person's answer: item → level. Items left out are not answered. */
export type PriorityAnswer = Readonly<Record<string, PriorityLevel>>;

export interface PriorityTally extends Record<PriorityLevel, number> {
	item: string;
	/** Those who take part in the workshop and said nothing of this item. */
	notAnswered: number;
}

export interface PrioritisingStarted {
	kind: 'PrioritisingStarted';
	/** '' when nothing was asked in particular. */
	question: string;
	items: readonly PriorityItem[];
}

/** Somebody has answered: how many now have, never who. */
export interface PrioritiesAnswered {
	kind: 'PrioritiesAnswered';
	prioritising: string;
	count: number;
}

export interface PrioritiesRevealed {
	kind: 'PrioritiesRevealed';
	prioritising: string;
	tallies: readonly PriorityTally[];
}

export interface PrioritisingCancelled {
	kind: 'PrioritisingCancelled';
	prioritising: string;
}

export type PrioritiesFact = PrioritisingStarted | PrioritiesAnswered | PrioritiesRevealed | PrioritisingCancelled;

export type PrioritiesCommand =
	| { kind: 'startPrioritising'; question: string; items: readonly string[] }
	| { kind: 'answerPriorities'; prioritising: string; answer: PriorityAnswer }
	| { kind: 'revealPriorities'; prioritising: string }
	| { kind: 'cancelPrioritising'; prioritising: string };

export interface Prioritising {
	/** The id of the fact that began it. */
	id: string;
	question: string;
	items: readonly PriorityItem[];
	by: string | null;
	at: string;
	/** How many have answered so far. */
	answered: number;
	/** What came of it; null while it goes on. */
	outcome: { kind: 'cancelled' } | { kind: 'revealed'; at: string; tallies: readonly PriorityTally[] } | null;
}

export interface PrioritiesState {
	/** In the order in which they began. */
	readonly all: readonly Prioritising[];
}

/** @returns the prioritising that goes on, or null */
export function openPrioritising({ all }: PrioritiesState): Prioritising | null {
	return all.find(({ outcome }) => outcome === null) ?? null;
}

/** @returns the sealed batch in which the answers wait */
export function priorityBatch(prioritising: string): string {
	return `priorities:${prioritising}`;
}

/**
 * Counts answers, item by item.
 * @param asked how many people the answers could have come from
 */
function tallyPriorities(
	items: readonly PriorityItem[],
	answers: readonly PriorityAnswer[],
	asked: number
): PriorityTally[] {
	return items.map(({ item }) => {
		const count = (level: PriorityLevel) => answers.filter((answer) => answer[item] === level).length;
		const levels = { strong: count('strong'), possible: count('possible'), notNow: count('notNow') };
		const said = levels.strong + levels.possible + levels.notNow;
		return { item, ...levels, notAnswered: Math.max(0, asked - said) };
	});
}

export const priorities: Family<PrioritiesState> = {
	initial: { all: [] },
	evolve: {
		PrioritisingStarted: ({ all }, { id, question, items, by, at }) => ({
			all: [...all, { id, question, items, by, at, answered: 0, outcome: null }]
		}),
		PrioritiesAnswered: (slice, { prioritising, count }) => changed(slice, prioritising, { answered: count }),
		PrioritiesRevealed: (slice, { prioritising, tallies, at }) =>
			changed(slice, prioritising, { outcome: { kind: 'revealed', at, tallies } }),
		PrioritisingCancelled: (slice, { prioritising }) => changed(slice, prioritising, { outcome: { kind: 'cancelled' } })
	}
};

export const prioritiesRules: Rules<PrioritiesCommand['kind'], PrioritiesState> = {
	readsBoard: true,
	decide: {
		startPrioritising(state, { question, items }, context) {
			if (openPrioritising(state.priorities)) return refuse('prioritising-open');
			const worded: PriorityItem[] = [];
			for (const item of new Set(items)) {
				const text = wordsOf(item, context);
				if (text === null) return refuse('unknown-subject');
				worded.push({ item, text });
			}
			return accept(factOf(state, context, { kind: 'PrioritisingStarted', question, items: worded }));
		},
		answerPriorities(state, { prioritising, answer }, context) {
			const open = openPrioritising(state.priorities);
			if (open?.id !== prioritising) return refuse('no-open-prioritising');
			if (Object.keys(answer).some((key) => !open.items.some(({ item }) => item === key))) {
				return refuse('unknown-subject');
			}
			const batch = priorityBatch(prioritising);
			const givers = new Set(context.sealed(batch).map(({ participantId }) => participantId));
			const count = givers.add(context.by).size;
			const head = { ...context, by: null };
			return {
				...accept(factOf(state, head, { kind: 'PrioritiesAnswered', prioritising, count })),
				seals: [{ batch, participantId: context.by, payload: answer }]
			};
		},
		revealPriorities(state, { prioritising }, context) {
			const open = openPrioritising(state.priorities);
			if (open?.id !== prioritising) return refuse('no-open-prioritising');
			const batch = priorityBatch(prioritising);
			const answers = context.sealed(batch).map(({ payload }) => payload as PriorityAnswer);
			const tallies = tallyPriorities(open.items, answers, Math.max(answers.length, context.participantCount));
			return {
				...accept(factOf(state, context, { kind: 'PrioritiesRevealed', prioritising, tallies })),
				unseals: [batch]
			};
		},
		cancelPrioritising(state, { prioritising }, context) {
			if (openPrioritising(state.priorities)?.id !== prioritising) return refuse('no-open-prioritising');
			return {
				...accept(factOf(state, context, { kind: 'PrioritisingCancelled', prioritising })),
				unseals: [priorityBatch(prioritising)]
			};
		}
	},
	batches: (_, command) =>
		command.kind === 'answerPriorities' || command.kind === 'revealPriorities'
			? [priorityBatch(command.prioritising)]
			: [],
	isBatchOver: ({ all }, batch) => all.some(({ id, outcome }) => outcome !== null && priorityBatch(id) === batch)
};

function changed({ all }: PrioritiesState, id: string, change: Partial<Prioritising>): PrioritiesState {
	return { all: all.map((prioritising) => (prioritising.id === id ? { ...prioritising, ...change } : prioritising)) };
}

/** @returns what an item says, null when it is not there */
function wordsOf(item: string, { table, note }: Pick<Context, 'table' | 'note'>): string | null {
	if (item.startsWith('note:')) return note(item.slice(5))?.words ?? null;
	const text = item.startsWith('plan:') ? table.wordingOf(item)?.text : undefined;
	return text === undefined ? null : (text.split('\n')[0] ?? '');
}
