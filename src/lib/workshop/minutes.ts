/**
 * Minutes: the summary of a meeting that is over. For seven days it is a draft that anyone corrects, approves or objects
 * to; then the server freezes it as it was at the end of the seventh day, and nothing changes it afterwards.
 */
import { accept, factOf, refuse, type Context, type Decision, type Family, type Rules } from './family.ts';
import type { NewFact } from './fact.ts';
import { sessionOf } from './sessions.ts';
import type { State } from './state.ts';

/** How long the summary of a meeting can be corrected after the meeting was closed. */
export const CORRECTED_FOR_MS = 7 * 24 * 60 * 60_000;

/** `withdraw`: what one said before counts no more. */
export const MINUTES_ANSWERS = ['approve', 'object', 'withdraw'] as const;
export type MinutesAnswer = (typeof MINUTES_ANSWERS)[number];

/** Whether an objection stands. */
export const MINUTES_OUTCOMES = ['approved', 'objected'] as const;
export type MinutesOutcome = (typeof MINUTES_OUTCOMES)[number];

export type MinutesCommand = { kind: 'sayOfMinutes'; meeting: string; answer: MinutesAnswer; text?: string };

export type MinutesFact =
	/** `text`: what somebody objects to; '' otherwise. */
	| { kind: 'MinutesSaid'; meeting: string; answer: MinutesAnswer; text: string }
	/**
	 * `upTo`: the last revision that the frozen summary knows of. `fingerprint`: the SHA-256, in hex, of the list of the
	 * frozen files and their fingerprints.
	 */
	| { kind: 'MinutesFrozen'; meeting: string; upTo: number; outcome: MinutesOutcome; fingerprint: string };

/** What one person says of a summary, last. */
export interface MinutesSay {
	by: string;
	answer: Exclude<MinutesAnswer, 'withdraw'>;
	text: string;
	at: string;
}

export interface FrozenMinutes {
	at: string;
	upTo: number;
	outcome: MinutesOutcome;
	fingerprint: string;
}

/** The summary of one meeting that is over. */
export interface Minutes {
	/** When the end of the meeting was recorded: of a forgotten one, later than it ended. ISO 8601, UTC. */
	closedAt: string;
	/** What stands, in the order in which it was said. */
	said: readonly MinutesSay[];
	/** null while nothing is frozen. */
	frozen: FrozenMinutes | null;
}

export interface MinutesState {
	/** By the id of the meeting, in the order in which they were closed. */
	readonly byMeeting: Readonly<Record<string, Minutes>>;
}

/** @returns null when there is no such meeting, or it goes on */
export function minutesOf({ minutes: { byMeeting } }: State, meeting: string): Minutes | null {
	return Object.hasOwn(byMeeting, meeting) ? (byMeeting[meeting] ?? null) : null;
}

/** @returns the moment at which nothing can be corrected any more, in Unix time (ms) */
export function correctedUntilMs({ closedAt }: Minutes): number {
	return Date.parse(closedAt) + CORRECTED_FOR_MS;
}

/** @returns how a summary ends, as what is said of it stands: nobody's objection is lost */
export function outcomeOf({ said }: Minutes): MinutesOutcome {
	return said.some(({ answer }) => answer === 'object') ? 'objected' : 'approved';
}

/** @returns the meetings whose summary is not frozen, with the moment at which it is to be, in Unix time (ms) */
export function unfrozenMinutes({ minutes: { byMeeting } }: State): { meeting: string; untilMs: number }[] {
	return Object.entries(byMeeting)
		.filter(([, { frozen }]) => frozen === null)
		.map(([meeting, minutes]) => ({ meeting, untilMs: correctedUntilMs(minutes) }));
}

/**
 * @param frozen what the server has frozen
 * @returns the fact that tells so; null when it is frozen already, or its time has not come
 */
export function freezeMinutes(
	state: State,
	{ meeting, upTo, fingerprint }: { meeting: string; upTo: number; fingerprint: string },
	context: Pick<Context, 'now' | 'newId'>
): NewFact | null {
	const minutes = minutesOf(state, meeting);
	if (!minutes || minutes.frozen || Date.parse(context.now) < correctedUntilMs(minutes)) return null;
	const frozen = { kind: 'MinutesFrozen', meeting, upTo, outcome: outcomeOf(minutes), fingerprint } as const;
	return factOf(state, { ...context, by: null }, frozen);
}

export const minutes: Family<MinutesState> = {
	initial: { byMeeting: {} },
	evolve: {
		SessionEnded: (slice, { session, at }) =>
			session === null || Object.hasOwn(slice.byMeeting, session)
				? slice
				: { byMeeting: { ...slice.byMeeting, [session]: { closedAt: at, said: [], frozen: null } } },
		MinutesSaid: (slice, { meeting, answer, text, by, at }) =>
			change(slice, meeting, (before) => {
				const others = before.said.filter((say) => say.by !== by);
				return by === null || answer === 'withdraw'
					? { ...before, said: others }
					: { ...before, said: [...others, { by, answer, text, at }] };
			}),
		MinutesFrozen: (slice, { meeting, upTo, outcome, fingerprint, at }) =>
			change(slice, meeting, (before) => ({ ...before, frozen: { at, upTo, outcome, fingerprint } }))
	}
};

/** What is frozen stays as it is, whatever comes later. */
function change(slice: MinutesState, meeting: string, changed: (before: Minutes) => Minutes): MinutesState {
	const before = Object.hasOwn(slice.byMeeting, meeting) ? slice.byMeeting[meeting] : undefined;
	if (!before || before.frozen) return slice;
	return { byMeeting: { ...slice.byMeeting, [meeting]: changed(before) } };
}

export const minutesRules: Rules<MinutesCommand['kind']> = {
	decide: {
		sayOfMinutes(state, { meeting, answer, text = '' }, context): Decision {
			if (!sessionOf(state, meeting)) return refuse('unknown-meeting');
			const known = minutesOf(state, meeting);
			if (!known) return refuse('meeting-not-over');
			if (known.frozen || Date.parse(context.now) >= correctedUntilMs(known)) return refuse('minutes-frozen');
			const objects = answer === 'object';
			if (objects && text.trim() === '') return refuse('objection-empty');
			if (answer === 'withdraw' && !known.said.some(({ by }) => by === context.by)) return refuse('nothing-said');
			return accept(factOf(state, context, { kind: 'MinutesSaid', meeting, answer, text: objects ? text.trim() : '' }));
		}
	}
};
