/**
 * Sessions: a meeting, live or over some days. At most one is open; everything that happens meanwhile belongs to it. One
 * that people forgot to end ends by itself when nothing has happened in it for long.
 */
import { accept, factOf, refuse, type Context, type Decision, type Family, type Rules } from './family.ts';
import type { NewFact } from './fact.ts';
import type { State } from './state.ts';

export const SESSION_MODES = ['live', 'days'] as const;
export type SessionMode = (typeof SESSION_MODES)[number];

export type SessionsCommand =
	| { kind: 'startSession'; title: string; mode: SessionMode; template?: string }
	| { kind: 'endSession' }
	| { kind: 'planNextMeeting'; meetsAt: string; place: string };

export type SessionsFact =
	/** The session's id is the fact's own. */
	| { kind: 'SessionStarted'; title: string; mode: SessionMode; template: string | null }
	/** Who has come since it was last noted. */
	| { kind: 'PresenceNoted'; participants: readonly string[] }
	/** `endedAt`: when it was over; for a forgotten one, when something last happened in it. */
	| { kind: 'SessionEnded'; present: readonly string[]; endedAt: string; isForgotten: boolean }
	/** When and where people meet next; '' for what is not settled. */
	| { kind: 'NextMeetingPlanned'; meetsAt: string; place: string };

export interface Session {
	id: string;
	title: string;
	mode: SessionMode;
	template: string | null;
	startedAt: string;
	startedBy: string | null;
	/** The first revision in it. */
	startSeq: number;
	/** Participants who were there at some time, in the order they came. */
	present: readonly string[];
}

export type EndedSession = Session & { endedAt: string; endedBy: string | null; endSeq: number; isForgotten: boolean };

export interface NextMeeting {
	meetsAt: string;
	place: string;
	by: string | null;
	at: string;
	/** The meeting it was planned in. */
	session: string | null;
}

export interface SessionsState {
	readonly open: Session | null;
	/** Oldest first. */
	readonly ended: readonly EndedSession[];
	readonly nextMeeting: NextMeeting | null;
}

/** How long nothing happens in a meeting before it counts as forgotten. */
export const FORGOTTEN_AFTER_MS: Readonly<Record<SessionMode, number>> = {
	live: 3 * 60 * 60_000,
	days: 14 * 24 * 60 * 60_000
};

/** @returns when the open meeting counts as forgotten, in Unix time (ms), if nothing happens after `lastAtMs`; null without one */
export function forgottenAtMs(state: State, lastAtMs: number): number | null {
	const { open } = state.sessions;
	return open && Math.max(lastAtMs, Date.parse(open.startedAt)) + FORGOTTEN_AFTER_MS[open.mode];
}

/** @returns the fact that ends a forgotten meeting; null when none is open */
export function endForgotten(state: State, lastAtMs: number, context: Pick<Context, 'now' | 'newId'>): NewFact | null {
	const { open } = state.sessions;
	if (!open) return null;
	const endedAt = new Date(Math.max(lastAtMs, Date.parse(open.startedAt))).toISOString();
	return factOf(
		state,
		{ ...context, by: null },
		{ kind: 'SessionEnded', present: open.present, endedAt, isForgotten: true }
	);
}

/** @returns the fact that some people are there; null when no meeting is open, or all of them are noted already */
export function notePresence(
	state: State,
	participants: readonly string[],
	context: Pick<Context, 'now' | 'newId'>
): NewFact | null {
	const { open } = state.sessions;
	const fresh = [...new Set(participants)].filter((participant) => open && !open.present.includes(participant));
	if (fresh.length === 0) return null;
	return factOf(state, { ...context, by: null }, { kind: 'PresenceNoted', participants: fresh });
}

/** @returns the meeting of an id, open or over */
export function sessionOf(state: State, id: string): Session | EndedSession | null {
	const { open, ended } = state.sessions;
	return open?.id === id ? open : (ended.find((session) => session.id === id) ?? null);
}

export const sessions: Family<SessionsState> = {
	initial: { open: null, ended: [], nextMeeting: null },
	evolve: {
		SessionStarted: (slice, { id, title, mode, template, at, by, seq }) => ({
			...slice,
			open: {
				id,
				title,
				mode,
				template,
				startedAt: at,
				startedBy: by,
				startSeq: seq,
				present: by === null ? [] : [by]
			}
		}),
		PresenceNoted: (slice, { participants }) =>
			slice.open
				? { ...slice, open: { ...slice.open, present: [...new Set([...slice.open.present, ...participants])] } }
				: slice,
		SessionEnded: (slice, { present, endedAt, isForgotten, by, seq }) =>
			slice.open
				? {
						...slice,
						open: null,
						ended: [...slice.ended, { ...slice.open, present, endedAt, endedBy: by, endSeq: seq, isForgotten }]
					}
				: slice,
		NextMeetingPlanned: (slice, { meetsAt, place, by, at, session }) => ({
			...slice,
			nextMeeting: { meetsAt, place, by, at, session }
		})
	}
};

export const sessionsRules: Rules<SessionsCommand['kind']> = {
	decide: {
		startSession(state, { title, mode, template }, context): Decision {
			if (state.sessions.open) return refuse('session-open');
			const started = { kind: 'SessionStarted', title: title.trim(), mode, template: template ?? null } as const;
			const fact = factOf(state, context, started);
			return accept({ ...fact, session: fact.id });
		},
		endSession(state, _, context): Decision {
			const { open } = state.sessions;
			if (!open) return refuse('no-open-session');
			const { present } = open;
			return accept(
				factOf(state, context, { kind: 'SessionEnded', present, endedAt: context.now, isForgotten: false })
			);
		},
		planNextMeeting(state, { meetsAt, place }, context): Decision {
			return accept(factOf(state, context, { kind: 'NextMeetingPlanned', meetsAt, place: place.trim() }));
		}
	}
};
